"""Stretches that only ask whether what stands before them is so."""

from __future__ import annotations

import pytest

from bot.understanding.frames import Frames
from tests.understanding.conftest import Read


@pytest.mark.parametrize(
    "check",
    [
        "did I jot that down properly?",
        "have I got that right?",
        "would you sign that?",
        "final answer?",
        "does that tally?",
        "is my memory correct?",
    ],
)
def test_it_asks_about_the_claim(check: str, frames: Frames) -> None:
    terms = [t for c in frames.reader.read(f"Orland sent 80 lamps, {check}").clauses for t in c.terms]
    stretch = [t for t in terms if t.segment == terms[-1].segment]
    assert all(t.has("claim", "tag", "polite", "soft") for t in stretch), [str(t) for t in stretch]


@pytest.mark.parametrize("question", ["did he read that?", "was the mayor right to thank him?", "did Quill confirm it?"])
def test_it_asks_something_of_its_own(question: str, frames: Frames) -> None:
    terms = [t for c in frames.reader.read(f"Orland sent 80 lamps, {question}").clauses for t in c.terms]
    assert not all(t.has("claim", "tag") for t in terms if t.segment == terms[-1].segment)


def test_a_number_with_a_comma_is_no_year(one: Read) -> None:
    clause = one("were 2,030 candles sent")
    assert any(t.value == 2030 and t.date is None for t in clause.terms)


@pytest.mark.parametrize(
    "opening",
    [
        "may we assume that",
        "can I safely tell my readers that",
        "is it fair to conclude that",
        "do we have to believe",
        "shall I write down",
    ],
)
def test_an_opening_that_only_asks_whether_it_is_so(opening: str, one: Read) -> None:
    clause = one(f"{opening} Orland sent 80 lamps?")
    before = clause.terms[: next(n for n, t in enumerate(clause.terms) if "orland" in t.words)]
    assert clause.form == "check"
    assert all(t.has("claim") for t in before), [str(t) for t in before]


@pytest.mark.parametrize("question", ["do we believe Orland", "is it safe to use the lamps?"])
def test_it_is_no_such_opening(question: str, one: Read) -> None:
    assert not any(t.has("claim") for t in one(question).terms)
