"""Slips that are words: only the word beside them tells."""

from __future__ import annotations

import pytest

from bot.understanding.slips import without_slips
from bot.understanding.text import tokenize


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("were is the boat", "where is the boat"),
        ("how much dose it cost", "how much does it cost"),
        ("the boats that where sold", "the boats that were sold"),
        ("it is coming form Orland", "it is coming from Orland"),
        ("according 2 the mayor", "according to the mayor"),
    ],
)
def test_slips(typed: str, meant: str) -> None:
    assert [t.text for t in without_slips(tokenize(typed))] == [t.text for t in tokenize(meant)]


@pytest.mark.parametrize("text", ["they were here", "a dose of it", "where they were", "fill in the form", "2 lamps"])
def test_what_is_no_slip(text: str) -> None:
    assert without_slips(tokenize(text)) == tokenize(text)
