"""Replies laid out as lines."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import Bot, Quote, Reply
from bot.answering.reply import Why, Word
from bot.channels.layout import Line, paragraph, plain
from bot.channels.marking import asked_for, said
from bot.channels.page import answer_page, chat_page
from bot.channels.shown import columns, json_line, mended, shown, wrap
from bot.channels.source import passage_page, source_page
from bot.channels.why import why_page
from bot.content import Pack
from tests import tiny

TEXTS = st.text(alphabet=st.characters(exclude_categories=()))
"""Any characters, half ones too."""
LONG = "No: 60, not 61. The pool will lend 60 towels to visitors."


@pytest.fixture(scope="session")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    return Bot.load(tiny.write(tmp_path_factory.mktemp("pack")))


@pytest.fixture(scope="session")
def pack(bot: Bot) -> Pack:
    return bot.pack


def quote(text: str, **fields: Any) -> Quote:
    usual = {"said_by": "Ms. Pike", "how": "letter", "source": "Notice", "start": 0, "end": len(text)}
    return Quote(text=text, **usual | fields)


ANSWERED = Reply(status="answered", text=LONG, quotes=(quote("We will lend 60 towels to visitors."), quote("Two\n\nlines")))
OPTIONS = ("When does the pool open, and for whom?", "How many lifeguards?")
UNKNOWN = Reply(status="unknown", text=f"It does not say. You could ask: {' · '.join(OPTIONS)}", options=OPTIONS)
WHY = (
    Why(
        question="how many 浴 towels",
        form="ask",
        intent="towels.count",
        example="how many towels",
        place="intents.yaml:22:16",
        score=3.5,
        runner_up="lifeguards.count",
        margin=0.25,
        words=(
            Word(text="how many", backed_by="asks count"),
            Word(text="浴", backed_by=""),
            Word(text="towels", backed_by="towels"),
        ),
    ),
    Why(
        question="",
        form="check",
        intent="opening.when",
        unaccounted=("sharks", "sharks"),
        checks=("sharks: not there", "75: confirmed", "4 against 5"),
    ),
    Why(question="and", form="topic", example="and", place="a:1:2", score=2.0),
)


def test_an_answer(pack: Pack) -> None:
    assert plain(answer_page(ANSWERED, pack)) == (
        "No: 60, not 61. The pool will lend 60 towels to visitors.\n"
        "\n"
        "│ We will lend 60 towels to visitors.\n"
        "  — Ms. Pike, letter\n"
        "│ Two\n"
        "│ \n"
        "│ lines\n"
        "  — Ms. Pike, letter\n"
    )


def test_an_answer_in_a_narrow_conversation(pack: Pack) -> None:
    assert plain(chat_page(ANSWERED, pack, 24)) == (
        "No: 60, not 61. The pool\n"
        "will lend 60 towels to\n"
        "visitors.\n"
        "│ We will lend 60 towels\n"
        "│ to visitors.\n"
        "  — Ms. Pike, letter\n"
        "│ Two\n"
        "│ \n"
        "│ lines\n"
        "  — Ms. Pike, letter\n"
    )


def test_options_get_numbers_in_a_conversation_only(pack: Pack) -> None:
    assert plain(answer_page(UNKNOWN, pack)) == f"{UNKNOWN.text}\n"
    assert plain(chat_page(UNKNOWN, pack, 30)) == (
        "It does not say. You could\n"
        "ask:\n"
        "  1  When does the pool open,\n"
        "     and for whom?\n"
        "  2  How many lifeguards?\n"
    )  # fmt: skip


def test_options_within_the_text_are_numbered_too(pack: Pack) -> None:
    reply = UNKNOWN.model_copy(update={"text": "Which? A · B And this: C"})
    assert plain(chat_page(reply, pack)).startswith("Which? A · B And this: C\n  1  When")


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "Ms. Pike, letter"),
        ({"how": ""}, "Ms. Pike"),
        ({"said_by": "the report", "how": "report"}, "the report"),
        ({"said_by": ""}, "Notice, letter"),
        ({"said_by": "Eve\x1b"}, r"Eve\x1b, letter"),
    ],
)
def test_who_said_it_and_how(fields: dict[str, str], line: str, pack: Pack) -> None:
    page = answer_page(Reply(status="answered", text="", quotes=(quote("x", **fields),)), pack)
    assert plain(page) == f"\n\n│ x\n  — {line}\n"


def test_documents_are_named_where_there_are_several(pack: Pack) -> None:
    letter = replace(pack.documents["notice"], id="letter", title="Letter", text="\ny")
    several = replace(pack, documents=pack.documents | {"letter": letter})
    quotes = (quote("x"), quote("y", source="Letter", start=1, end=2), quote("z", said_by="", source="Diary"))
    reply = Reply(status="answered", text="", quotes=quotes)
    rows = [line.text for line in answer_page(reply, several) if line.style == "source"]
    assert rows == ["  — Ms. Pike, letter (Notice)", "  — Ms. Pike, letter (Letter, line 2)", "  — Diary, letter"]


def marked(lines: list[Line], style: str) -> list[str]:
    """What stands out so."""
    return [line.text[start:end] for line in lines for start, end, found in line.spans if found == style]


@pytest.mark.parametrize(
    ("question", "style", "marks"),
    [
        ("When does the pool open?", "mark", ["May 2031"]),
        ("Does the pool lend 61 towels?", "mark", ["60 towels"]),
        ("Does the pool lend 61 towels?", "no", ["No"]),
        ("Does the pool lend 60 towels?", "yes", ["Yes"]),
        ("How many sharks are there?", "missing", ["“sharks”"]),
        ("When does the pool open? How many sharks are there?", "missing", ["“sharks”"]),
        ("hello", "missing", []),
    ],
)
@pytest.mark.parametrize("width", [None, 200, 40, 24])
def test_what_stands_out(bot: Bot, question: str, style: str, marks: list[str], width: int | None) -> None:
    assert "".join(marked(chat_page(bot.ask(question), bot.pack, width), style)).replace(" ", "") == "".join(marks).replace(
        " ", ""
    )


def test_the_words_of_the_question_stand_out_where_the_answer_takes_no_value(bot: Bot) -> None:
    reply = bot.ask("How many lifeguards are there?")
    without = replace(bot.pack, facts={})
    assert marked(answer_page(reply, without), "mark") == ["lifeguards"]


def test_a_verdict_inside_a_sentence_is_none(pack: Pack) -> None:
    reply = Reply(status="answered", verdict="no", text="No. Yes. He said Yes: so. Yes-man. No way")
    assert [reply.text[start:end] for start, end, _ in said(reply)] == ["No", "Yes"]
    assert said(reply.model_copy(update={"verdict": None})) == []
    assert asked_for(quote("x"), reply, pack) == []


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))), st.integers(20, 60))
def test_what_stands_out_survives_wrapping(text: str, places: list[tuple[int, int]], width: int) -> None:
    spans = [(start, min(end, len(text)), "mark") for start, end in places if start < min(end, len(text))]
    lines = paragraph(text, width, spans=spans, first="│ ", others="│ ")
    assert [line.text for line in lines] == [f"│ {line}" for line in wrap(shown(text), width - 2)]
    assert ["".join(part for _, part in line.pieces()) for line in lines] == [line.text for line in lines]
    starts: set[int] = set()
    for start, end, _ in sorted(spans, key=lambda s: (s[0], -s[1])):
        if all(at not in starts for at in range(start, end)):
            starts.update(range(start, end))
    expected = "".join(shown(text[at]) for at in sorted(starts))
    assert re.sub(r"\s", "", "".join(marked(lines, "mark"))) == re.sub(r"\s", "", expected)


SOURCE = """\
1   Larkfield swimming pool
2 │ The pool opens in May
  ┃ 2031. Four lifeguards
  │ watch over the bathers.
3   Ms. Pike, the manager,
  │ wrote: “We will lend 60
  │ towels to visitors.”
"""


def test_a_document_with_its_quotes(bot: Bot) -> None:
    document = bot.pack.documents["notice"]
    quoted = [(fact.start, fact.end) for fact in bot.pack.facts.values()]
    here = document.text.index("2031"), document.text.index("2031") + 5
    lines = source_page(document, [here], quoted, 28)
    assert marked(lines, "mark") == ["2031."]
    assert plain(lines).splitlines()[-7:] == SOURCE.splitlines()
    assert plain(source_page(document, [], [])).endswith(
        "1   Larkfield swimming pool\n"
        "2   The pool opens in May 2031. Four lifeguards watch over the bathers.\n"
        "3   Ms. Pike, the manager, wrote: “We will lend 60 towels to visitors.”\n"
    )


def test_a_passage_in_its_paragraph(bot: Bot) -> None:
    document = bot.pack.documents["notice"]
    start = document.text.index("Four")
    lines = passage_page(document, (start, start + 15), "the pool")
    assert plain(lines) == "2 ┃ The pool opens in May 2031. Four lifeguards watch over the bathers.\n  — the pool\n"
    assert marked(lines, "mark") == ["Four lifeguards"]


def test_why() -> None:
    reply = Reply(status="answered", text="", why=WHY, repaired=(("towals", "towels"),))
    assert plain(why_page(reply)) == (
        "Mended      “towals” as “towels”\n"
        "\n"
        "Read as     how many 浴 towels\n"
        "Form        ask\n"
        "Words       ✓ how many  asks count\n"
        "            ✗ 浴        nothing\n"
        "            ✓ towels    towels\n"
        "Intent      towels.count\n"
        "Example     “how many towels” at intents.yaml:22:16\n"
        "Score       3.5, 0.25 before lifeguards.count\n"
        "\n"
        "Read as     nothing\n"
        "Form        check\n"
        "Words       ✗ sharks  nothing\n"
        "Nearest     opening.when\n"
        "Checks      ✗ sharks: not there\n"
        "            ✓ 75: confirmed\n"
        "            · 4 against 5\n"
        "\n"
        "Read as     and\n"
        "Form        topic\n"
        "Example     “and” at a:1:2\n"
        "Score       2, no runner-up\n"
    )


@pytest.mark.parametrize(("intent", "said"), [("hello", "small talk (hello)"), (None, "an empty message")])
def test_why_of_small_talk(intent: str | None, said: str) -> None:
    assert plain(why_page(Reply(status="chat", text="", intent=intent))) == f"Read as     {said}\n"


@given(TEXTS, st.integers(20, 120))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    clean = shown(text)
    lines = wrap(clean, width)
    assert all(columns(line) <= width for line in lines)
    assert re.sub(r"[ \n]", "", "".join(lines)) == re.sub(r"[ \n]", "", clean)


def test_wide_letters_take_two_columns() -> None:
    assert wrap("水" * 15, 20) == ["水" * 10, "水" * 5]


@given(TEXTS)
def test_nothing_shown_is_unseen(text: str) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]", shown(text))
    assert shown(shown(text)) == shown(text)


@given(TEXTS)
def test_json_says_what_it_was_given(text: str) -> None:
    line = json_line({"text": text})
    assert json.loads(line.encode("utf-8")) == {"text": mended(text)}
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202e]", line)


def test_words_stand_beside_what_backs_them_in_the_order_of_the_question() -> None:
    words = (Word(text="Did", backed_by="auxiliary"), Word(text="send", backed_by="send~"))
    why = Why(question="did china send china tea", form="check", words=words, unaccounted=("China", "China", " tea "))
    shown = plain(why_page(Reply(status="unknown", text="", why=(why,)))).splitlines()
    assert [line.split()[-2] for line in shown[2:]] == ["Did", "China", "send", "tea"]


@given(TEXTS, TEXTS, TEXTS, st.none() | st.integers(1, 200))
def test_any_reply_can_be_laid_out(pack: Pack, text: str, said: str, option: str, width: int | None) -> None:
    reply = Reply.model_construct(
        status="unknown",
        text=text,
        quotes=(Quote.model_construct(text=said, said_by=option, how=said, source=text, start=0, end=0),),
        options=(option,),
        repaired=((text, said),),
        why=(Why.model_construct(question=text, form="ask", unaccounted=(said,), checks=(option,)),),
    )
    for lines in (answer_page(reply, pack, width), chat_page(reply, pack, width), why_page(reply, width)):
        assert "".join(line.text for line in lines).encode("utf-8")
        assert all(columns(line.text) <= max(width or 9**9, 40) for line in lines)
