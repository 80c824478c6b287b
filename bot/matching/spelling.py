"""Repair of misspelt words in questions, towards the words of the phrases and then towards English."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from .arrays import Ints
from .words import stem

SHORT, LONG = 3, 8
"""Letters from which on a word is repaired at all, and from which on two slips are."""
SURE = 1
"""A word that is English is repaired only if another fits better than that between its neighbours."""
MEMO = 65_536
"""Words whose repair is remembered."""
_SET = np.array([number.bit_count() for number in range(1 << 16)], np.uint8)
"""How many bits are set in a number of 16."""
Fits = Callable[[str, str, str], int]
"""How well a word, in the middle, stands between two others: the larger the better. An end of the text is an empty word."""


class Speller:
    """Finds the words that were meant, by optimal string alignment distance (one slip, or two in long words).

    Of several that are as near, the one that fits best between its neighbours is taken. That letters were left out or
    swapped counts like a neighbour: it happens in few ways, where one that was changed or added may be any of 26, so that
    words come near each other by that far more often by chance (after the noisy channel of Kernighan, Church and Gale 1990).
    """

    def __init__(self, words: Mapping[str, int], english: Sequence[str]) -> None:
        """`words`: those of the phrases, and how often each occurs. `english`: others that are right, frequent ones first."""
        self.words = words
        self._english = frozenset(english)
        self._stems = {stem(word) for word in words}
        self._nearest = (_Near(sorted(words, key=lambda word: -words[word])), _Near(english))
        self._memo: dict[str, tuple[str, ...]] = {}

    def mend(self, typed: Sequence[str], fits: Fits) -> list[str]:
        """The words that were meant by those typed."""
        mended = list(typed)
        for place, word in enumerate(typed):
            if len(word) < SHORT or word in self.words or word.isnumeric():
                continue
            options = self.options(word)
            if not options:
                continue
            left = mended[place - 1] if place else ""
            right = typed[place + 1] if place + 1 < len(typed) else ""
            fitting = [fits(left, option, right) for option in options]
            if word not in self._english or max(fitting) > SURE:
                likely = [fit + _kept(word, option) for fit, option in zip(fitting, options, strict=True)]
                mended[place] = options[likely.index(max(likely))]
        return mended

    def options(self, word: str) -> tuple[str, ...]:
        """The words that may be meant by one that no phrase has, all equally near, the likeliest first."""
        found = self._memo.get(word)
        if found is None:
            found = () if stem(word) in self._stems else self._nearest[0].to(word)
            if not found and word not in self._english:
                found = self._nearest[1].to(word)[:1]
            if len(self._memo) < MEMO:
                self._memo[word] = found
        return found


class _Near:
    """Words to be found by others that are near.

    The letters of a word, as a set of bits, rule most words out before any is compared: a slip changes at most two.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._by_size: dict[int, tuple[Ints, Ints]] = {}
        """For each number of letters where the words that have so many stand, and their letters."""

    def to(self, word: str) -> tuple[str, ...]:
        """The nearest words if there are any: by left out or swapped letters first, then with the same first letter."""
        if not self._by_size and self._words:
            self._by_size = _by_size(self._words)
        slips = 2 if len(word) >= LONG else 1
        letters = _letters([word], np.array([len(word)]))
        likely = list[int]()
        for size in range(len(word) - slips, len(word) + slips + 1):
            if size in self._by_size:
                places, others = self._by_size[size]
                differ = others ^ letters
                likely += places[_SET[differ & 0xFFFF] + _SET[differ >> 16] <= 2 * slips].tolist()
        options = [self._words[place] for place in likely]
        found = process.extract(word, options, scorer=OSA.distance, score_cutoff=slips, limit=None)
        least = min((distance for _, distance, _ in found), default=0)
        near = [(likely[place], other) for other, distance, place in found if distance == least]
        near.sort(key=lambda one: (not _kept(word, one[1]), one[1][0] != word[0], one[0]))
        return tuple(other for _, other in near)


def _kept(typed: str, meant: str) -> bool:
    """Whether what was typed may be what was meant with letters left out, or in another order."""
    return len(meant) > len(typed) or sorted(meant) == sorted(typed)


def _by_size(words: Sequence[str]) -> dict[int, tuple[Ints, Ints]]:
    sizes = np.array([len(word) for word in words])
    letters, order = _letters(words, sizes), np.argsort(sizes, kind="stable")
    found, firsts = np.unique(sizes[order], return_index=True)
    return {size: (places, letters[places]) for size, places in zip(found.tolist(), np.split(order, firsts[1:]), strict=True)}


def _letters(words: Sequence[str], sizes: Ints) -> Ints:
    """A bit for each letter that a word has; letters of other scripts share them. `sizes`: letters of each, 1 or more."""
    codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
    bits = np.uint32(1) << (codes % np.uint32(32))
    found: Ints = np.bitwise_or.reduceat(bits, np.cumsum(sizes) - sizes)
    return found
