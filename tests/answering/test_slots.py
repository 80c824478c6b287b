"""What a question wants to know, where the facts have the words but no such thing."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("How many of the 80 lamps came?", "80"),  # the number itself: a part of them is asked for
        ("On which day in September 2032 does the school open?", "September 2032"),
        ("How many lamps did Orland send to each town?", "each"),
        ("Which other island sent coal?", "other"),
        ("How many ships were sent?", "How many"),
        ("Which union sent the coal?", "union"),
        ("What else was in the cargo besides the lamps, the stoves and the candles?", "lamps"),
    ],
)
def test_what_the_facts_lack(text: str, word: str, ask: Ask) -> None:
    reply = ask(text)
    assert reply.status == "unknown"
    assert word in reply.why[0].unaccounted


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("How many lamps came?", {"lamps"}),
        ("In which month does the school open?", {"opening"}),
        ("Lamps and stoves: how many of each?", {"lamps", "stoves"}),
        ("Besides the lamps, what was in the cargo?", {"extras", "lamps", "stoves"}),
    ],
)
def test_what_they_have(text: str, facts: set[str], ask: Ask) -> None:
    assert set(ask(text).facts) == facts


@pytest.mark.parametrize(
    "text",
    [
        "What did Rook say about the coal?",  # the mayor said it
        "What did Captain Rook himself have to say about the coal?",
        "What did the pilots say about the school?",
        "Who in Sandmouth sent the coal?",
        "Who recorded the meeting?",
        "Name the doctors who came with the coal.",
        "The law of which island governs the coal?",
    ],
)
def test_near_misses(text: str, ask: Ask) -> None:
    assert ask(text).status == "unknown"


@pytest.mark.parametrize(
    "question",
    [
        "im packing for a trip and need the number of lamps",
        "mate, how many lamps were there?",
        "just tell me how many lamps were there",
        "how many lamps was orland geting to send",
    ],
)
def test_what_is_said_around_a_question_asks_nothing(question: str, ask: Ask) -> None:
    assert ask(question).facts == ("lamps",)


def test_the_same_meeting_is_asked_for_again_another_is_not(ask: Ask) -> None:
    assert ask("When did they meet again?").facts == ("meeting",)
    assert ask("When will they meet again?").status == "unknown"
