from __future__ import annotations

import pytest

from bot.matching.spelling import Speller

SPELLER = Speller({"reservation": 5, "table": 9, "cable": 1, "cancel": 3, "menu": 2, "2024": 1}, english={"tale", "cape"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tabel", "table"),
        ("tble", "table"),
        ("canncel", "cancel"),
        ("resevation", "reservation"),
        ("rservatoin", "reservation"),
        ("meun", "menu"),
    ],
)
def test_a_slip_is_mended(typed: str, meant: str) -> None:
    assert SPELLER.meant(typed) == meant


@pytest.mark.parametrize("word", ["table", "tables", "tale", "cape", "2025", "mnu", "elephant", "", "tabbbel"])
def test_what_is_known_short_a_number_or_far_off_stays(word: str) -> None:
    assert SPELLER.meant(word) == word


def test_of_two_as_near_the_same_first_letter_wins_then_the_more_frequent() -> None:
    assert SPELLER.meant("tabble") == "table"
    assert SPELLER.meant("xable") == "table"
    assert SPELLER.meant("cablee") == "cable"
