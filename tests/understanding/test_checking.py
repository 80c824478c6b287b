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
