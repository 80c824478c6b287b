"""Picking one of the questions that were offered."""

from __future__ import annotations

import pytest

from bot.conversing.focus import Focus
from bot.conversing.options import chosen
from bot.understanding.reading import Reader

OFFERED = ("When does the pool open?", "How many lifeguards are there?")


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("1", 0),
        ("2.", 1),
        ("number 2 please", 1),
        ("the first one", 0),
        ("the second one, please", 1),
        ("the last one", 1),
        ("lifeguards", 1),
        ("the pool", 0),
    ],
)
def test_chosen(library_reader: Reader, text: str, index: int) -> None:
    assert chosen(library_reader.read(text), Focus(options=OFFERED, status="clarify")) == OFFERED[index]


@pytest.mark.parametrize("text", ["3", "0", "the third one", "there", "how much is the fee for two people", "neither"])
def test_no_choice(library_reader: Reader, text: str) -> None:
    assert chosen(library_reader.read(text), Focus(options=OFFERED, status="clarify")) is None


def test_a_word_picks_only_where_it_was_asked_which(library_reader: Reader) -> None:
    assert chosen(library_reader.read("the pool"), Focus(options=OFFERED, status="unknown")) is None


def test_nothing_offered(library_reader: Reader) -> None:
    assert chosen(library_reader.read("1"), Focus()) is None
