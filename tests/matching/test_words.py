from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.words import stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What's the MENU?", ["what", "is", "the", "menu"]),
        ("I can't come", ["i", "can", "not", "come"]),
        ("I won’t, we’re late", ["i", "will", "not", "we", "are", "late"]),
        ("the cook's soup", ["the", "cook", "soup"]),
        ("table 4, 2nd floor", ["table", "4", "2nd", "floor"]),
        ("crème brûlée", ["creme", "brulee"]),
        ("?!", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "group",
    ["book books booking booked", "charge charges charging charged", "city cities", "stop stopping stopped", "glass glasses"],
)
def test_forms_of_a_word_share_a_stem(group: str) -> None:
    assert len({stem(word) for word in group.split()}) == 1


@pytest.mark.parametrize("word", ["bus", "this", "is", "need", "sing", "thing", "bed"])
def test_what_only_looks_like_an_ending_stays(word: str) -> None:
    assert stem(word) == word


@given(st.text())
def test_any_text_has_words_without_spaces(text: str) -> None:
    for word in words(text):
        assert word
        assert not any(letter.isspace() for letter in word)
        assert stem(word)
