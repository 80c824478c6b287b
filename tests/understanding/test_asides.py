"""Parts of a question that ask nothing."""

from __future__ import annotations

import pytest

from bot.understanding.asides import asides, exclusions
from bot.understanding.frames import Frames
from tests.understanding.conftest import Read


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("For my homework, how many lamps came?", "for my homework"),
        ("I am writing an essay, how many lamps came?", "i am writing an essay"),
        ("As a fan of boats, who sent the coal?", "as a fan of boats"),
        ("How many lamps came, my friend asks", "my asks friend"),  # a phrase stands before what is in its gap
        ("How many lamps for my essay?", "for my essay"),
        ("How many lamps did Orland send for my uncle?", "for my uncle"),
    ],
)
def test_why_and_for_whom_somebody_asks(text: str, aside: str, one: Read, frames: Frames) -> None:
    clause = one(text)
    assert " ".join(str(clause.terms[i]) for i in sorted(asides(clause, frames))) == aside


@pytest.mark.parametrize(
    "text",
    [
        "How many lamps came?",
        "Because of the stoves, how many lamps came?",  # it takes something of the document for granted
        "Rook came, how many lamps?",
        "With no umbrella, how many lamps?",
        "Why, according to China, was the coal sent?",
        "The law of which island is it?",
        "Name the doctors who came.",
        "Later in 2032, what comes?",
    ],
)
def test_what_claims_something_is_no_aside(text: str, one: Read, frames: Frames) -> None:
    assert asides(one(text), frames) == frozenset()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Apart from stoves, how many lamps came?", "stoves"),
        ("How many lamps not counting the stoves?", "the stoves"),
        ("Leaving the stoves aside, how many lamps came?", "the stoves"),
        ("How many lamps besides candles and stoves?", "candles and stoves"),
        ("How many lamps besides candles sent to us?", "candles"),
        ("Which ports besides Sandmouth burn coal?", "sandmouth"),
        ("What came besides the lamps, the stoves and candles?", "the lamps the stoves and candles"),
        ("How many lamps came?", ""),
    ],
)
def test_what_a_question_sets_aside(text: str, words: str, one: Read, frames: Frames) -> None:
    clause = one(text)
    assert " ".join(str(clause.terms[i]) for i in sorted(exclusions(clause, frames))) == words


def test_what_a_personal_aside_names_is_left_to_be_backed(one: Read, frames: Frames) -> None:
    clause = one("My aunt likes candles, how many lamps came?")
    apart = asides(clause, frames)
    assert [str(t) for n, t in enumerate(clause.terms) if n not in apart][:1] == ["candles"]
