"""Questions that offer their own answers: one of them is told, never a yes or a no to both."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Did Orland send 80 lamps or 90 lamps?", "lamps"),
        ("Did Orland send 80 or 90 lamps?", "lamps"),
        ("Who sent coal, Orland or Quill?", "coal"),
        ("How many lamps did Orland send, 80 or 90?", "lamps"),
    ],
)
def test_the_one_that_is_right(text: str, fact: str, ask: Ask) -> None:
    reply = ask(text)
    assert (reply.status, reply.verdict, reply.facts) == ("answered", None, (fact,))


def test_neither_is_right(ask: Ask) -> None:
    reply = ask("Did Orland send 70 or 90 lamps?")
    assert (reply.status, reply.verdict) == ("answered", "no")


@pytest.mark.parametrize(
    "text",
    [
        "Were the lamps new or used?",
        "Did Orland send the lamps for money or for free?",
        "How many lamps did Orland send, 70 or 90?",
        "Who sent coal, Rook or Quill?",
    ],
)
def test_nothing_tells_which(text: str, ask: Ask) -> None:
    assert ask(text).status == "unknown"


def test_a_bound_is_no_choice(ask: Ask) -> None:
    assert ask("Were there 80 or more lamps?").verdict == "yes"
