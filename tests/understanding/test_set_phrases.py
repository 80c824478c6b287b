"""Messages of set phrases, with small words beside them and nothing else."""

from __future__ import annotations

import pytest

from bot.understanding.set_phrases import LONGEST, kinds_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("so who are you exactly", "identity"),
        ("am i talking to a human or a computer", "identity"),
        ("could you explain to me how you work", "help"),
        ("goodbye for now", "goodbye"),
        ("that is what i was looking for", "thanks"),
        ("good evening sir", "greeting"),
    ],
)
def test_small_talk(text: str, kind: str) -> None:
    assert kind in kinds_of(text.split(), "smalltalk")


@pytest.mark.parametrize("text", ["", "who is the mayor", "thanks to the mayor", "how does the pump work", "is the boat real"])
def test_what_names_something_is_none(text: str) -> None:
    assert not kinds_of(text.split(), "smalltalk")


def test_long_messages_are_none() -> None:
    assert not kinds_of(["thanks", *["so"] * LONGEST], "smalltalk")


@pytest.mark.parametrize(
    ("text", "kind"), [("who gave out those figures", "ground"), ("was not it vice versa", "reversed"), ("are you sure", "doubt")]
)
def test_turns(text: str, kind: str) -> None:
    assert kind in kinds_of(text.split(), "turns")
