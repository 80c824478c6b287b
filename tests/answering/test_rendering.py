"""Templates filled, and quotes collected."""

from __future__ import annotations

import pytest

from bot.answering.rendering import quotes_of, say
from bot.understanding.frames import Frames
from tests.understanding.harbour import DOCUMENT


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("coal.weight", "It was over 30 tonnes of coal."),
        ("coal.why", "Because of the hard winter."),
        ("sign.what", "a sign of a lasting friendship"),
        ("cargo.list", "80 lamps, 25 stoves, 1,50,000 candles; of lamps 80 lamps."),
        ("lamps.count", "Orland sent 80 lamps to Sandmouth."),  # no template: what the fact says
    ],
)
def test_what_an_intent_answers(intent: str, text: str, frames: Frames) -> None:
    assert say(frames.frames[intent], frames) == text


def test_a_quote_is_the_passage_of_the_document(frames: Frames) -> None:
    for id in frames.facts:
        (quote,) = quotes_of([id], frames)
        assert DOCUMENT[quote.start : quote.end] == quote.text
        assert quote.source == "Notice of the port"


def test_a_quote_tells_who_said_it_and_how(frames: Frames) -> None:
    said = {id: (q.said_by, q.how) for id in ("sign", "promise", "coal") for q in quotes_of([id], frames)}
    assert said == {"sign": ("Mayor Quill", "letter"), "promise": ("Captain Rook", "speech"), "coal": ("the port", "notice")}


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        (["lamps", "stoves"], ["80 lamps", "25 stoves"]),
        (["lamps", "lamps"], ["80 lamps"]),
        (["extras", "lamps"], ["With it came 80 lamps, 25 stoves and 1,50,000 candles."]),
        (["lamps", "stoves", "extras"], ["With it came 80 lamps, 25 stoves and 1,50,000 candles."]),
        (["lamps", "pilots", "extras"], ["will train six pilots", "With it came 80 lamps, 25 stoves and 1,50,000 candles."]),
        ([], []),
    ],
)
def test_a_passage_inside_another_is_not_shown_twice(facts: list[str], shown: list[str], frames: Frames) -> None:
    assert [q.text for q in quotes_of(facts, frames)] == shown
