"""What the bot says that is not in the pack, word for word."""

from __future__ import annotations

import pytest

from bot.answering import texts
from bot.content import About
from bot.understanding.frames import Frames

ABOUT = About(title="the ferry", examples=("When does it sail?", "Who sails it?"))


@pytest.mark.parametrize(
    ("missing", "options", "text"),
    [
        ([], [], "The source does not say."),
        (["gold"], [], "The source does not say: I find nothing in it about “gold”."),
        (["gold", "rum"], [], "The source does not say: I find nothing in it about “gold” or “rum”."),
        (["a", "b", "c", "d"], [], "The source does not say: I find nothing in it about “a”, “b” or “c”."),
        (["gold", "gold"], [], "The source does not say: I find nothing in it about “gold”."),
        (
            ["gold"],
            ["How much coal?"],
            "The source does not say: I find nothing in it about “gold”. You could ask: How much coal?",
        ),
        ([], ["Who?", "When?"], "The source does not say. You could ask: Who? · When?"),
    ],
)
def test_unknown(missing: list[str], options: list[str], text: str) -> None:
    assert texts.unknown(missing, options) == text


@pytest.mark.parametrize(
    ("verdict", "correction", "facts", "text"),
    [
        ("yes", "", ["lamps"], "Yes. Orland sent 80 lamps to Sandmouth."),
        ("yes", "80, not 90", ["lamps"], "Yes. Orland sent 80 lamps to Sandmouth."),
        ("no", "", ["lamps"], "No. Orland sent 80 lamps to Sandmouth."),
        ("no", "80 lamps, not 90", ["lamps"], "No: 80 lamps, not 90. Orland sent 80 lamps to Sandmouth."),
        ("yes", "", ["lamps", "stoves"], "Yes. Orland sent 80 lamps to Sandmouth. Orland sent 25 stoves to Sandmouth."),
    ],
)
def test_verdict(verdict: str, correction: str, facts: list[str], text: str, frames: Frames) -> None:
    assert texts.verdict("yes" if verdict == "yes" else "no", correction, facts, frames) == text


def test_asking_back() -> None:
    assert texts.which(["Who sails it?", "When does it sail?"]) == "Which do you mean? Who sails it? · When does it sail?"


def test_an_intent_is_offered_as_a_question(frames: Frames) -> None:
    assert texts.question("school.when", frames) == "When does the school open?"
    assert texts.question("coal.why", frames) == "Why coal?"


def test_three_different_questions_are_offered(frames: Frames) -> None:
    ids = ["lamps.count", "stoves.count", "lamps.count", "coal.why", "coal.who"]
    assert texts.options(ids, frames) == ("How many lamps?", "How many stoves?", "Why coal?")
    assert texts.options([], frames) == ()


def test_small_talk_is_filled_from_the_pack() -> None:
    assert texts.small_talk("Hi! About {title}: {examples}", ABOUT) == "Hi! About the ferry: When does it sail? · Who sails it?"
    assert texts.small_talk("Bye {name} {0}", ABOUT) == "Bye {name} {0}"


def test_an_empty_message() -> None:
    assert texts.nothing_asked(ABOUT) == "Ask me something about the ferry. For example: When does it sail? · Who sails it?"
