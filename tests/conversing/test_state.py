"""The state of a conversation: small, JSON-able, and safe to keep anywhere."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import Bot
from bot.conversing.state import UNREADABLE

WORDS = (
    "and films?", "why?", "who says so?", "are you sure?", "the other way round?", "tell me more", "the first one", "not 20?",
    "is it?", "does he?", "they?", "which ones?", "sorry, I meant", "1", "else", "anything else?", "it", "and", "20 or 30?",
    "How long are books lent?", "How much is the fine?", "Does the library give the foundation books?", "in May?", "so it is?",
)  # fmt: skip
FIRST, SECOND = "How long are books lent?", "and films?"


def test_another_process_goes_on(library: Bot) -> None:
    chat = library.conversation()
    chat.ask(FIRST)
    stored = json.dumps(chat.state)
    assert library.conversation(json.loads(stored)).ask(SECOND) == chat.ask(SECOND)
    assert len(stored) < 1_000


def test_nothing_asked(library: Bot) -> None:
    assert library.conversation().state == {"version": 1}
    assert library.conversation({"version": 1}).ask(FIRST).why[0].checks == ()


@pytest.mark.parametrize(
    "state",
    [
        "",
        "nonsense",
        7,
        [],
        {},
        {"version": 2},
        {"version": 1, "facts": "books"},
        {"version": 1, "asked": "x" * 10_000},
        {"version": 1, "more": True},
        {"version": 1, "status": "happy"},
        {"version": 1, "told": ["books"] * 1_000},
    ],
)
def test_damaged(library: Bot, state: Any) -> None:
    chat = library.conversation(state)
    reply = chat.ask(FIRST)
    if state != {}:
        assert reply.why[0].checks[0] == UNREADABLE
    assert reply.facts == ("books",)
    assert UNREADABLE not in chat.ask(SECOND).why[0].checks


def test_of_another_pack(library: Bot) -> None:
    chat = library.conversation()
    chat.ask(FIRST)
    state = chat.state | {"facts": ["gone"], "intent": "gone", "told": ["books", "gone"]}
    other = library.conversation(state)
    assert other.ask(SECOND).facts == ("films",)
    assert other.ask("are you sure?").verdict == "yes"


def test_bounded(library: Bot) -> None:
    chat = library.conversation()
    for message in islice(cycle([FIRST, "x" * 5_000, f"and {'films ' * 500}?", "When is the library open?", "{}" * 900]), 60):
        chat.ask(message)
        assert len(json.dumps(chat.state)) < 5_000


def test_people_on_many_threads_share_nothing(library: Bot) -> None:
    talks = {
        ("How long are books lent?", "and films?"): "films",
        ("When is the library open?", "and on Saturday?"): "saturday_hours",
        ("How much is membership?", "and for children?"): "free_for_children",
        ("When does the reading club meet?", "tell me more"): "club_leader",
    }

    def talk(messages: tuple[str, ...]) -> str:
        chat = library.conversation()
        return [chat.ask(message) for message in messages][-1].facts[0]

    many = list(talks) * 25
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(talk, many)) == [talks[messages] for messages in many]


@given(st.lists(st.text() | st.sampled_from(WORDS), min_size=1, max_size=4), st.text() | st.sampled_from(WORDS))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_any_messages_get_replies(library: Bot, before: list[str], last: str) -> None:
    chat = library.conversation()
    for message in (*before, last):
        assert chat.ask(message).text
    assert library.conversation(json.loads(json.dumps(chat.state))).ask("and films?").text


@pytest.mark.parametrize("text", ["x " * 200_000, "and films " * 50_000, "is it? " * 50_000, "not " * 100_000])
def test_long_messages_are_read_in_time(library: Bot, text: str) -> None:
    def taken(length: int) -> float:
        chat = library.conversation()
        chat.ask(FIRST)
        began = perf_counter()
        assert chat.ask(text[:length]).text
        return perf_counter() - began

    whole, part = taken(len(text)), taken(len(text) // 8)
    assert whole < 24 * part + 0.1
