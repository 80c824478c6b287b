"""Every word counts."""

from __future__ import annotations

import pytest

from bot.answering.accounting import Account, Beside, account
from bot.understanding.frames import Frames
from bot.understanding.matching import Match
from tests.answering.conftest import Ask
from tests.understanding.conftest import Read


def accounted(text: str, intent: str, one: Read, frames: Frames) -> Account:
    frame = frames.frames[intent]
    clause = one(text)
    return account(Match(frame, frame.keys[0], 1.0), clause, Beside.of(clause, frames), frames)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how many lamps did Orland send to Sandmouth", "lamps.count"),
        ("how many lamps were there", "lamps.count"),
        ("kindly tell me the number of lamps", "lamps.count"),
        ("when does the school open", "school.when"),
        ("in which month of 2032 does the school open", "school.when"),
        ("who sent the coal by ship", "coal.who"),
        ("who thanked Captain Rook for the coal", "thanks.who"),
        ("apart from stoves, how many lamps came", "lamps.count"),
        ("for my homework, how many lamps came", "lamps.count"),
    ],
)
def test_what_the_facts_back(text: str, intent: str, one: Read, frames: Frames) -> None:
    found = accounted(text, intent, one, frames)
    assert found.accepted
    assert all(by for _, by in found.backing)
    assert len(found.backing) == len(one(text).terms)


@pytest.mark.parametrize(
    ("text", "intent", "missing"),
    [
        ("how many umbrellas did Orland send", "lamps.count", ["umbrellas"]),
        ("how many lamps did Orland sell", "lamps.count", ["sell"]),
        ("how many expensive lamps came", "lamps.count", ["expensive"]),
        ("how many lamps did China send", "lamps.count", ["China"]),
        ("how many lamps came in 1999", "lamps.count", ["1999"]),
        ("how many of the 90 lamps came", "lamps.count", ["90"]),
        ("how many lamps never came", "lamps.count", ["never"]),
        ("when does the school close", "school.when", ["close"]),
        ("where does the school open", "school.when", ["where"]),
        ("when does the dance school open", "school.when", ["dance"]),
        ("what is the name of the pilots", "pilots.count", ["pilots"]),
    ],
)
def test_what_nothing_backs_is_left_over(text: str, intent: str, missing: list[str], one: Read, frames: Frames) -> None:
    found = accounted(text, intent, one, frames)
    assert set(missing) <= {t.text for t in found.missing}
    assert not found.accepted


def test_a_role_that_the_fact_gives_to_another_is_a_conflict(one: Read, frames: Frames) -> None:
    found = accounted("why did Rook thank Quill", "thanks.who", one, frames)
    assert found.missing == ()
    assert not found.accepted
    assert accounted("why did Quill thank Rook", "thanks.who", one, frames).accepted


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("How many umbrellas did Orland send?", "umbrellas"),
        ("What did Orland charge for the coal?", "charge"),
        ("Who sent the whisky?", "whisky"),
        ("When does the school close?", "close"),
        ("Did China send the coal?", "China"),
        ("Did Orland sell 80 lamps?", "sell"),
        ("Did Orland send 80 lamps by Zeppelin?", "Zeppelin"),
        ("When will they meet again?", "again"),
        ("zqxv", "zqxv"),
    ],
)
def test_the_reply_names_the_word(text: str, word: str, ask: Ask) -> None:
    reply = ask(text)
    assert reply.status == "unknown"
    assert f"“{word}”" in reply.text
    assert word in reply.why[0].unaccounted
    assert reply.quotes == ()
    assert reply.verdict is None


@pytest.mark.parametrize("text", ["Which pilots will be trained?", "Does the school train sailors?", "What did Quill promise?"])
@pytest.mark.xfail(strict=True, reason="where no single word is at fault the reply does not say what it could not back")
def test_an_unknown_reply_names_something(text: str, ask: Ask) -> None:
    reply = ask(text)
    assert reply.status == "unknown"
    assert "“" in reply.text


def test_a_word_is_left_over_once(ask: Ask) -> None:
    assert ask("Did China send the coal?").why[0].unaccounted == ("China",)


def test_two_ways_of_travel_are_no_question(ask: Ask) -> None:
    assert ask("by ship or by air?").status != "answered"


def test_nor_is_one(ask: Ask) -> None:
    assert ask("by air").status != "answered"
