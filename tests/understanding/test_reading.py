"""From tokens to clauses."""

from __future__ import annotations

import pytest

from bot.understanding.asking import asked_noun, clause_of, is_wh, merge
from bot.understanding.numbers import Date
from bot.understanding.question import Clause
from bot.understanding.reading import Reader
from tests.understanding.conftest import Read

FORMS = [
    ("How many lamps did Orland send?", "ask"),
    ("how many lamps", "ask"),
    ("please tell me how many lamps there are", "ask"),
    ("do you know when the school opens?", "ask"),
    ("can you tell me who sent the coal", "ask"),
    ("in which month does the school open", "ask"),
    ("what was it for?", "ask"),
    ("who thanked whom", "ask"),
    ("the date", "ask"),
    ("The ship that came: what did it bring?", "ask"),
    ("Did Orland send lamps?", "check"),
    ("Isn't the school open?", "check"),
    ("Orland sent 80 lamps", "check"),
    ("Orland sent lamps, right?", "check"),
    ("Orland sent lamps, didn't it?", "check"),
    ("Is it true that Orland sent lamps?", "check"),
    ("confirm that Orland sent lamps", "check"),
    ("Only lamps were sent", "check"),
    ("More lamps than stoves", "check"),
    ("Are lessons open to sailors or cooks?", "check"),
    ("Is Rook the captain who sent the coal?", "check"),
    ("Was it Quill who thanked Rook?", "check"),
    ("It was the winter when the coal came", "check"),
    ("lamps", "topic"),
    ("the lamps", "topic"),
    ("tell me about the lamps", "topic"),
    ("Orland sent lamps", "topic"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_form_of_a_question(text: str, form: str, one: Read) -> None:
    assert one(text).form == form


@pytest.mark.xfail(strict=True, reason="a relative clause before the verb is taken for the question")
def test_a_relative_clause_after_the_subject_asks_nothing(one: Read) -> None:
    assert one("The captain who came by ship was thanked by Quill").form != "ask"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("How many lamps?", {"?count"}),
        ("when and where did they meet", {"?when", "?where"}),
        ("in which month does it open", {"?month", "?what"}),
        ("what was it for?", {"?what", "?why"}),
        ("who thanked whom", {"?who"}),
        ("Did they meet?", set()),
    ],
)
def test_what_is_asked_for(text: str, asks: set[str], one: Read) -> None:
    assert one(text).asks == asks


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("How many lamps came? When does the school open?", ["how many lamps came", "when does the school open"]),
        ("How many lamps and how many stoves came?", ["how many lamps", "how many stoves came"]),
        ("How many lamps came, and when does it open?", ["how many lamps came", "when does it open"]),
        (
            "When does it open and who sent the coal and why?",
            ["when does it open", "who sent the coal", "why"],
        ),
        ("Who sent coal, in which year?", ["who sent coal", "in which year"]),
        ("who thanked whom", ["who thanked whom"]),
        ("when and where did they meet", ["when and where did they meet"]),
        ("Did Orland send coal? Did it send lamps?", ["did orland send coal", "did it send lamps"]),
    ],
)
def test_a_message_may_hold_several_questions(text: str, clauses: list[str], reader: Reader) -> None:
    assert [c.text for c in reader.read(text).clauses] == clauses


@pytest.mark.parametrize(
    ("text", "clause", "background"),
    [
        ("My teacher is cross. How many lamps came?", "how many lamps came", ["my teacher is cross"]),
        (
            "I live in Sandmouth. It is cold here. Who sent the coal?",
            "who sent the coal",
            ["i live in sandmouth", "it is cold here"],
        ),
        ("Who sent the coal? I am new here.", "who sent the coal", ["i am new here"]),
        ("Orland sent lamps. Orland sent stoves.", "orland sent stoves", ["orland sent lamps"]),
    ],
)
def test_sentences_that_ask_nothing_are_background(text: str, clause: str, background: list[str], reader: Reader) -> None:
    message = reader.read(text)
    assert [c.text for c in message.clauses] == [clause]
    assert [c.text for c in message.background] == background


def test_a_question_may_go_over_two_lines(reader: Reader) -> None:
    assert len(reader.read("How many lamps\nwere sent?").clauses) == 1


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("Orland sent lamps, right?", True),
        ("Orland sent lamps, isn't it?", True),
        ("Is it true that Orland sent lamps?", True),
        ("Orland sent lamps", False),
        ("Did Orland send lamps?", False),
    ],
)
def test_a_tag_says_that_a_yes_or_no_is_wanted(text: str, tagged: bool, one: Read) -> None:
    assert one(text).tagged is tagged


@pytest.mark.parametrize(
    ("text", "negations"),
    [
        ("Did Orland send lamps?", 0),
        ("Did Orland not send lamps?", 1),
        ("Orland never sent lamps", 1),
        ("Orland did not send lamps, did it?", 1),
        ("Orland sent lamps, didn't it?", 0),
        ("Isn't the school open?", 0),
        ("Didn't Orland send lamps?", 0),
        ("Didn't Orland fail to send lamps?", 1),
        ("Did Orland never fail to send lamps?", 2),
    ],
)
def test_how_often_it_is_turned_round(text: str, negations: int, one: Read) -> None:
    assert one(text).negations == negations


@pytest.mark.parametrize("text", ["", "   ", "?!…", "\u200b", "🚢", "\ud800"])
def test_a_message_without_words_has_no_terms(text: str, reader: Reader) -> None:
    message = reader.read(text)
    assert [t for c in (*message.clauses, *message.background) for t in c.terms] == []
    assert message.text == text


def test_a_term_knows_where_it_was_typed(one: Read) -> None:
    text = "Did  the harbour   school open on 3 June, 2032 or with 2,00,000 candles?"
    terms = {t.text: t for t in one(text).terms}
    assert all(text[t.start : t.end] == t.text for t in terms.values())
    assert "school" in terms["harbour   school"].concepts
    assert terms["3 June, 2032"].date == Date(2032, 6, 3)
    assert terms["2,00,000"].value == 200_000


def test_terms_count_their_sentences_and_segments(reader: Reader) -> None:
    terms = reader.words("Rook came, Quill thanked. Orland")
    assert [(str(t), t.sentence, t.segment) for t in terms] == [
        ("rook", 0, 0), ("came", 0, 0), ("quill", 0, 1), ("thanked", 0, 1), ("orland", 1, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("which island sent coal", "island"),
        ("what kind of cargo came", "cargo"),
        ("whose lamps came", "lamps"),
        ("which of the lamps", "lamps"),
        ("which Orland ship will come", "ship"),
        ("what came", None),
        ("what is the cargo", None),
        ("who sent the coal", None),
    ],
)
def test_the_noun_that_is_asked_for(text: str, noun: str | None, one: Read) -> None:
    found = asked_noun(one(text))
    assert (found and found.text) == noun


def test_question_words(reader: Reader) -> None:
    assert [str(t) for t in reader.words("how many ships and when: the number, the captain") if is_wh(t)] == ["how many", "when"]


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("When was it held?", True),
        ("Did it open?", True),
        ("Has it opened?", True),
        ("Will it have opened?", False),
        ("Does it open?", False),
        ("Is it to open?", False),
        ("Was it still to open?", False),
        ("Did the opening of the school to sailors happen?", True),
    ],
)
def test_what_is_spoken_of_as_done(text: str, past: bool, one: Read) -> None:
    assert one(text).past is past


def test_a_clause_may_borrow_the_terms_of_others(reader: Reader) -> None:
    first: Clause = clause_of(reader.words("the harbour school"))
    merged = merge(clause_of(reader.words("when does it open")), [first])
    assert merged.text == "the harbour school when does it open"
    assert merged.asks == {"?when"}
    assert merged.form == "ask"


def test_the_texts_of_a_pack_are_read_once(reader: Reader) -> None:
    assert reader.words("an unheard-of text") is reader.words("an unheard-of text")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("What did Rook say when they met?", {"?what"}),  # a joined clause asks nothing
        ("When they met, what did Rook say?", {"?what"}),
        ("When did they meet?", {"?when"}),
        ("Who sent what to whom?", {"?who", "?what"}),
        ("Name the ports of the island", set()),
        ("What is the name of the port?", {"?what", "?name"}),
        ("Kindly list the lamps", set()),
    ],
)
def test_what_a_clause_asks_for(text: str, asks: set[str], one: Read) -> None:
    assert one(text).asks == asks
