"""Repair of misspelt words in questions, towards the words of the phrases."""

from __future__ import annotations

from collections.abc import Container, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.spelling import by_size

from .words import stem

SHORT, LONG = 4, 8
"""Letters from which on a word is repaired at all, and from which on two slips are."""
MEMO = 65_536
"""Words whose repair is remembered."""


class Speller:
    """Finds the word of the phrases that was meant, by optimal string alignment distance (one slip, or two in long words)."""

    def __init__(self, words: Mapping[str, int], english: Container[str]) -> None:
        """`words` are those of the phrases, with how often each occurs; what is in `english` is spelt right as it is."""
        self.words = words
        self._english = english
        self._stems = {stem(word) for word in words}
        self._by_size = by_size(words)
        self._memo: dict[str, str] = {}

    def meant(self, word: str) -> str:
        """The word itself if it is known or nothing is near; else the nearest known one."""
        if len(word) < SHORT or word in self.words or word in self._english or word.isnumeric():
            return word
        found = self._memo.get(word)
        if found is None:
            found = self._nearest(word) if stem(word) not in self._stems else word
            if len(self._memo) < MEMO:
                self._memo[word] = found
        return found

    def _nearest(self, word: str) -> str:
        slips = 2 if len(word) >= LONG else 1
        near: list[tuple[int, bool, int, str]] = []
        for size in range(len(word) - slips, len(word) + slips + 1):
            found = process.extract(word, self._by_size.get(size, ()), scorer=OSA.distance, score_cutoff=slips, limit=None)
            near += [(int(distance), other[0] != word[0], -self.words[other], other) for other, distance, _ in found]
        return min(near)[-1] if near else word
