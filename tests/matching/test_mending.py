from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.matching.spelling import LONG, Speller
from bot.matching.words import stem

SPELLER = Speller(
    {"reservation": 5, "table": 9, "cable": 1, "cancel": 3, "menu": 2, "2024": 1}, english=["tale", "cape", "refund"]
)


def mended(text: str, pairs: str = "") -> str:
    """`pairs` are the pairs of words that the phrases have, as “one-two”."""
    known = pairs.split()
    return " ".join(SPELLER.mend(text.split(), lambda one, two, three: (f"{one}-{two}" in known) + (f"{two}-{three}" in known)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tabel", "table"),
        ("tble", "table"),
        ("canncel", "cancel"),
        ("resevation", "reservation"),
        ("rservatoin", "reservation"),
        ("meun", "menu"),
        ("mnu", "menu"),
        ("refnud", "refund"),
        ("the tabel and the meun", "the table and the menu"),
    ],
)
def test_a_slip_is_mended(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize("word", ["table", "tables", "tale", "cape", "2025", "mu", "elephant", "", "tabbbel"])
def test_what_is_known_short_a_number_or_far_off_stays(word: str) -> None:
    assert mended(word) == word


def test_of_two_as_near_the_same_first_letter_wins_then_the_more_frequent() -> None:
    assert mended("tabble") == "table"
    assert mended("xable") == "table"
    assert mended("cablee") == "cable"


def test_of_two_as_near_the_one_that_fits_wins() -> None:
    assert mended("a xable car", "a-table a-cable cable-car") == "a cable car"


def test_letters_left_out_or_swapped_count_like_a_neighbour() -> None:
    names = Speller({"your": 1, "our": 9, "how": 9, "hour": 1}, english=[])
    assert names.mend(["oyur"], lambda *_: 0) == ["your"]
    assert names.mend(["hou"], lambda *_: 0) == ["hour"]
    assert names.mend(["hou"], lambda *words: 2 * (words[1] == "how")) == ["how"]


def test_english_is_mended_only_between_two_neighbours_that_say_so() -> None:
    assert mended("a tale for", "a-table") == "a tale for"
    assert mended("a tale for", "a-table table-for") == "a table for"


@given(
    st.lists(st.text("abcdefé日\udce9", min_size=3, max_size=10), min_size=1, max_size=20, unique=True),
    st.text("abcdefé\udce9", min_size=3),
)
def test_the_nearest_are_found_as_by_comparing_all(words: list[str], typed: str) -> None:
    slips = 2 if len(typed) >= LONG else 1
    distances = {word: OSA.distance(typed, word) for word in words}
    nearest = {word for word in words if distances[word] == min(distances.values()) <= slips}
    known = stem(typed) in map(stem, words)
    assert set(Speller(dict.fromkeys(words, 1), english=[]).options(typed)) == (set() if known else nearest)
