"""Passages found, nearly found, and widened to sentences."""

from __future__ import annotations

import pytest

from bot.content import find_quote, find_quotes, nearest_passage, sentence_around

NOTICE = (
    "The library is open from 9 to 5. On Fridays it stays open until 8 in the evening.\n"
    "Readers may borrow only six books at a time.\n"
)


def test_a_quote_is_found_letter_for_letter() -> None:
    assert find_quote(NOTICE, "open") == (15, 19)
    assert find_quote(NOTICE, "Open") is None
    assert find_quote(NOTICE, "") is None


def test_all_places_of_a_quote() -> None:
    assert find_quotes(NOTICE, "open") == [(15, 19), (53, 57)]
    assert find_quotes("aaaa", "aa") == [(0, 2), (1, 3), (2, 4)]
    assert find_quotes(NOTICE, "shut") == []
    assert find_quotes(NOTICE, "") == []


@pytest.mark.parametrize(
    ("quote", "passage", "difference"),
    [
        ("The library is open from 10 to 5.", "The library is open from 9 to 5.", '"10" should be "9"'),
        ("The library is open from 9 to 6.", "The library is open from 9 to 5.", '"6" should be "5"'),
        ("On fridays it stays", "On Fridays it stays", '"fridays" should be "Fridays"'),
        ("Readers may borrow six books", "Readers may borrow only six books", '"only" is left out'),
        ("it stays open very long until 8", "it stays open until 8", '"very long" does not stand there'),
        ("librarry", "library", '"librarry" should be "library"'),
        ("On Fridays it\u00a0stays open", "On Fridays it stays open", '"\u00a0" should be " "'),
        ("in the evening. Readers may", "in the evening.\nReaders may", '" " should be "\n"'),
    ],
)
def test_the_nearest_passage_and_its_difference(quote: str, passage: str, difference: str) -> None:
    near = nearest_passage(NOTICE, quote)
    assert near is not None
    assert (near.text, near.difference) == (passage, difference)
    assert NOTICE[near.start : near.end] == passage


@pytest.mark.parametrize("quote", ["Cheques are welcome.", "x" * 500, "§§§§", ""])
def test_what_nothing_is_like_has_no_nearest_passage(quote: str) -> None:
    assert nearest_passage(NOTICE, quote) is None
    assert nearest_passage("", quote) is None


TEXT = (
    "• The library opens at 9.30 a.m. on weekdays. Mr. Smith's U.S. visit isn't set. Is it? See No. 5 now! "
    "They say “no.” Then they leave\n"
    "  - A card costs Rs. 2.5 a year. Ask at desk no. Five helpers wait.\n"
    "12. Fees rose in 2021. They may fall… or not.\n"
    "\n"
    "No bullet here\r\nand no full stop"
)


@pytest.mark.parametrize(
    ("passage", "sentence"),
    [
        ("9.30", "The library opens at 9.30 a.m. on weekdays."),
        ("Smith", "Mr. Smith's U.S. visit isn't set."),
        ("visit", "Mr. Smith's U.S. visit isn't set."),
        ("Is it", "Is it?"),
        ("No. 5", "See No. 5 now!"),
        ("say", "They say “no.”"),
        ("Then", "Then they leave"),
        ("card", "A card costs Rs. 2.5 a year."),
        ("desk", "Ask at desk no."),
        ("Five", "Five helpers wait."),
        ("2021", "12. Fees rose in 2021."),
        ("fall", "They may fall… or not."),
        ("bullet", "No bullet here"),
        ("and no", "and no full stop"),
        ("set. Is", "Mr. Smith's U.S. visit isn't set. Is it?"),
        (" Is it", "Is it?"),
        ("leave\n  - A", "Then they leave\n  - A card costs Rs. 2.5 a year."),
        ("• The", "• The library opens at 9.30 a.m. on weekdays."),
    ],
)
def test_a_passage_is_widened_to_its_sentences(passage: str, sentence: str) -> None:
    at = TEXT.index(passage)
    start, end = sentence_around(TEXT, at, at + len(passage))
    assert TEXT[start:end].lstrip() == sentence


def test_nothing_is_widened_to_nothing() -> None:
    assert sentence_around(TEXT, 5, 5) == (5, 5)
    assert sentence_around("a \n b", 1, 3) == (1, 3)
    assert sentence_around("", 0, 0) == (0, 0)
