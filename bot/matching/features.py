"""From words to features: stems, pairs of stems and pieces of words as a sparse part, meanings as a dense one.

The weighting is TF-IDF (Salton and Buckley 1988) with intents in place of documents: a word of one intent tells more than
a word of many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from .arrays import Floats, Ints
from .meanings import Meanings
from .words import stem

STEMS, PAIRS, PIECES = 1.0, 0.6, 0.9
"""What the sparse blocks weigh, each being of unit length before."""
PIECE_SIZES = (3, 4)
"""Letters in a piece of a word, whose ends are marked by ``_``."""
MANY = 5_000
"""With more phrases than that, a pair or a piece seen but once is dropped."""
_WEIGHTS = np.array([STEMS, PAIRS, PIECES])


@dataclass(frozen=True, slots=True)
class Counts:
    """How often which feature stands in which of some texts, by row and then by feature."""

    size: int
    """How many texts."""
    rows: Ints
    ids: Ints
    times: Ints


@dataclass(frozen=True, slots=True)
class Rows:
    """Feature vectors of some texts, each of unit length over both parts."""

    starts: Ints
    """Where each row begins in `ids` and `values`; one more than there are rows."""
    ids: Ints
    values: Floats
    dense: Floats
    """Rows x dimensions of the meaning."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def numbers(self) -> Ints:
        """The row of each value."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))


def pieces(word: str) -> list[str]:
    """The pieces of three and four letters of a word with its ends marked."""
    marked = f"_{word}_"
    return [marked[i : i + size] for size in PIECE_SIZES for i in range(len(marked) - size + 1)]


class Features:
    """What is counted in a text and what it weighs. Made from the phrases once, then only looked up."""

    def __init__(self, meanings: Meanings) -> None:
        self.meanings = meanings
        self.ids: dict[str, int] = {}
        self.blocks = np.zeros(0, np.int64)
        """Of each feature: 0 stem, 1 pair, 2 piece."""
        self.weights = np.zeros(0)
        """Of each feature: its IDF."""
        self.centre = np.zeros(meanings.size, np.float32)
        """The mean meaning of the phrases, which tells nothing."""
        self._blocks: list[int] = []
        self._memo: dict[str, tuple[str, list[int]]] = {}

    def learn(self, texts: Sequence[Sequence[str]], labels: Ints, intents: int) -> Counts:
        """Takes up the features of the phrases (as words); `labels` are their intents, ascending."""
        found = self._count(texts, grow=True)
        seen = np.bincount(found.ids, minlength=len(self.ids))
        blocks = np.array(self._blocks)
        kept = (blocks == 0) | (seen > 1) if len(texts) > MANY else np.ones(len(blocks), bool)
        number = np.cumsum(kept) - 1
        self.ids = {name: int(new) for name, new, keep in zip(self.ids, number, kept, strict=True) if keep}
        self.blocks, self._memo, self._blocks = blocks[kept], {}, []
        rows, ids, times = (part[kept[found.ids]] for part in (found.rows, found.ids, found.times))
        ids = number[ids]
        spread = np.bincount(np.unique(labels[rows] * len(self.ids) + ids) % len(self.ids), minlength=len(self.ids))
        self.weights = np.log((1 + intents) / (1 + spread)) + 1
        return Counts(found.size, rows, ids, times)

    def rows(self, texts: Sequence[Sequence[str]]) -> Rows:
        """The vectors of texts, given as their words. What is not known counts nothing."""
        return self.vectors(self._count(texts), self.meant(texts) - self.centre)

    def vectors(self, counts: Counts, meant: Floats) -> Rows:
        """The weighted vectors from what was counted, and the meanings of the same texts."""
        values = (1 + np.log(counts.times)) * self.weights[counts.ids]
        block = counts.rows * 3 + self.blocks[counts.ids]
        lengths = np.bincount(block, values * values, minlength=counts.size * 3)
        there = lengths > 0
        scale = np.where(there, 1 / np.sqrt(np.where(there, lengths, 1)), 0).reshape(-1, 3) * _WEIGHTS
        norms = np.sqrt((meant * meant).sum(1, keepdims=True))
        meant = np.divide(meant * self.meanings.weight, norms, out=np.zeros_like(meant), where=norms > 1e-6)
        total = np.sqrt((there.reshape(-1, 3) * _WEIGHTS**2).sum(1) + (meant * meant).sum(1))
        total[total == 0] = 1
        values *= (scale / total[:, None]).ravel()[block]
        starts = np.searchsorted(counts.rows, np.arange(counts.size + 1))
        return Rows(starts, counts.ids, values.astype(np.float32), (meant / total[:, None]).astype(np.float32))

    def weight(self, word: str) -> float:
        """What a word weighs: the more, the fewer intents have it; the most if none has."""
        number = self.ids.get(stem(word))
        return float(self.weights[number]) if number is not None else self.unseen

    @property
    def unseen(self) -> float:
        return float(self.weights.max(initial=1.0))

    def meant(self, texts: Sequence[Sequence[str]]) -> Floats:
        """The meanings of texts: the sums of their words', each by its weight."""
        return self.meanings.sums(texts, self.weight)

    def _count(self, texts: Sequence[Sequence[str]], grow: bool = False) -> Counts:
        found = [self._numbers(words, grow) for words in texts]
        sizes = np.fromiter(map(len, found), np.int64, len(found))
        ids = np.fromiter(chain.from_iterable(found), np.int64, int(sizes.sum()))
        width = max(len(self.ids), 1)
        keys, times = np.unique(np.repeat(np.arange(len(found)), sizes) * width + ids, return_counts=True)
        return Counts(len(found), keys // width, keys % width, times)

    def _numbers(self, words: Sequence[str], grow: bool) -> list[int]:
        memo, before, found = self._memo, "<", list[int]()
        for word in words:
            known = memo.get(word)
            if known is None:
                known = self._word(word, grow)
                if grow or len(memo) < 65_536:
                    memo[word] = known
            found += known[1]
            self._pair(before, known[0], grow, found)
            before = known[0]
        self._pair(before, ">", grow, found)
        return found

    def _word(self, word: str, grow: bool) -> tuple[str, list[int]]:
        root = stem(word)
        names = [(root, 0), *((piece + "+", 2) for piece in pieces(word))]
        return root, [number for name, block in names if (number := self._number(name, block, grow)) is not None]

    def _pair(self, left: str, right: str, grow: bool, found: list[int]) -> None:
        number = self._number(f"{left} {right}", 1, grow)
        if number is not None:
            found.append(number)

    def _number(self, name: str, block: int, grow: bool) -> int | None:
        number = self.ids.get(name)
        if number is None and grow:
            number = self.ids[name] = len(self.ids)
            self._blocks.append(block)
        return number
