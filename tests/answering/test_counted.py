"""Questions for what a number of the source counts."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("80 of what?", "lamps"),
        ("What does the 25 in the list stand for?", "stoves"),
        ("To what does the figure 1,50,000 refer?", "candles"),
        ("80 would be?", "lamps"),
        ("80, what was that figure for?", "lamps"),
        ("and 80 stands for?", "lamps"),
    ],
)
def test_what_it_counts(text: str, fact: str, ask: Ask) -> None:
    reply = ask(text)
    assert (reply.status, reply.verdict, reply.facts) == ("answered", None, (fact,))


@pytest.mark.parametrize("text", ["90 of what?", "What do the 80 lamps stand for?", "What does the 90 stand for?"])
def test_no_such_number(text: str, ask: Ask) -> None:
    assert ask(text).status == "unknown"
