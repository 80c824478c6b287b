"""Replies laid out as lines."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import Quote, Reply
from bot.answering.reply import Why, Word
from bot.channels.page import answer_page, chat_page, plain, why_page
from bot.channels.shown import columns, json_line, mended, shown, wrap

TEXTS = st.text(alphabet=st.characters(exclude_categories=()))
"""Any characters, half ones too."""
LONG = "No: 60, not 61. The pool will lend 60 towels to visitors."


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
    Why(question="", form="check", intent="opening.when", unaccounted=("sharks", "sharks"), checks=("sharks: not there",)),
    Why(question="and", form="topic", example="and", place="a:1:2", score=2.0),
)


def test_an_answer() -> None:
    assert plain(answer_page(ANSWERED)) == (
        "No: 60, not 61. The pool will lend 60 towels to visitors.\n"
        "\n"
        "│ We will lend 60 towels to visitors.\n"
        "  — Ms. Pike, letter\n"
        "│ Two\n"
        "│ \n"
        "│ lines\n"
        "  — Ms. Pike, letter\n"
    )


def test_an_answer_in_a_narrow_conversation() -> None:
    assert plain(chat_page(ANSWERED, 24)) == (
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


def test_options_get_numbers_in_a_conversation_only() -> None:
    assert plain(answer_page(UNKNOWN)) == f"{UNKNOWN.text}\n"
    assert plain(chat_page(UNKNOWN, 30)) == (
        "It does not say. You could\n"
        "ask:\n"
        "  1  When does the pool open,\n"
        "     and for whom?\n"
        "  2  How many lifeguards?\n"
    )  # fmt: skip


def test_options_within_the_text_are_numbered_too() -> None:
    reply = UNKNOWN.model_copy(update={"text": "Which? A · B And this: C"})
    assert plain(chat_page(reply)).startswith("Which? A · B And this: C\n  1  When")


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
def test_who_said_it_and_how(fields: dict[str, str], line: str) -> None:
    page = answer_page(Reply(status="answered", text="", quotes=(quote("x", **fields),)))
    assert plain(page) == f"\n\n│ x\n  — {line}\n"


def test_documents_are_named_where_there_are_several() -> None:
    quotes = (quote("x"), quote("y", source="Letter"), quote("z", said_by="", source="Diary"))
    rows = [line.text for line in answer_page(Reply(status="answered", text="", quotes=quotes)) if line.style == "source"]
    assert rows == ["  — Ms. Pike, letter (Notice)", "  — Ms. Pike, letter (Letter)", "  — Diary, letter"]


def test_why() -> None:
    reply = Reply(status="answered", text="", why=WHY, repaired=(("towals", "towels"),))
    assert plain(why_page(reply)) == (
        "Mended      “towals” as “towels”\n"
        "\n"
        "Read as     how many 浴 towels\n"
        "Form        ask\n"
        "Intent      towels.count\n"
        "Example     “how many towels” at intents.yaml:22:16\n"
        "Score       3.5, 0.25 before lifeguards.count\n"
        "Words       how many  asks count\n"
        "            浴        nothing\n"
        "            towels    towels\n"
        "\n"
        "Read as     nothing\n"
        "Form        check\n"
        "Nearest     opening.when\n"
        "Not backed  sharks\n"
        "Checks      sharks: not there\n"
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


@given(TEXTS, TEXTS, TEXTS, st.none() | st.integers(1, 200))
def test_any_reply_can_be_laid_out(text: str, said: str, option: str, width: int | None) -> None:
    reply = Reply.model_construct(
        status="unknown",
        text=text,
        quotes=(Quote.model_construct(text=said, said_by=option, how=said, source=text, start=0, end=0),),
        options=(option,),
        repaired=((text, said),),
        why=(Why.model_construct(question=text, form="ask", unaccounted=(said,), checks=(option,)),),
    )
    for page in (answer_page, chat_page, why_page):
        assert "".join(line.text for line in page(reply, width)).encode("utf-8")
