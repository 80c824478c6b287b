"""What English words mean, as vectors: words that are used alike lie close together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from .arrays import Floats
from .texts import Texts
from .words import stem

TOGETHER = 500
"""Texts that are summed at a time."""
TABLE = Path(__file__).with_name("meanings.npz")


class Meanings:
    """A table of words and their vectors. Words that are not in it mean nothing."""

    weight = 1.2
    """What the meaning of a text weighs among its features; stems weigh 1."""

    def __init__(self, words: Sequence[str], vectors: Floats, scale: Floats | None = None) -> None:
        """`scale`: by what each vector is multiplied (words x 1), where that is not done yet."""
        self.words = words
        self._vectors = vectors
        self._scale = np.ones((len(words), 1), np.float32) if scale is None else scale
        self.size = vectors.shape[1]
        self._rows = {word: row for row, word in enumerate(words)}

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.row(word) is not None

    def row(self, word: str) -> int | None:
        """Where a word stands in the table, itself or its stem."""
        row = self._rows.get(word)
        return row if row is not None else self._rows.get(stem(word))

    def _of(self, rows: Sequence[int]) -> Floats:
        vectors: Floats = self._vectors[rows] * self._scale[rows]
        return vectors

    def sum(self, words: Sequence[str], weight: Callable[[str], float]) -> Floats:
        """The weighted sum of the vectors of a text's words."""
        rows, weights = list[int](), list[float]()
        for word in words:
            row = self.row(word)
            if row is not None:
                rows.append(row)
                weights.append(weight(word))
        total: Floats = np.array(weights, np.float32) @ self._of(rows) if rows else np.zeros(self.size, np.float32)
        return total

    def sums(self, texts: Texts, weight: Callable[[str], float]) -> Floats:
        """The same for many texts (texts x dimensions)."""
        rows = [self.row(word) for word in texts.vocabulary]
        known = [0 if row is None else row for row in rows]
        weights = [0.0 if row is None else weight(word) for row, word in zip(rows, texts.vocabulary, strict=True)]
        vectors = self._of(known) * np.array(weights, np.float32)[:, None]
        sums = np.zeros((len(texts), self.size), np.float32)
        # Some texts at a time: the vectors of all words at once would be too many.
        for first in range(0, len(texts), TOGETHER):
            starts = texts.starts[first : first + TOGETHER + 1]
            sums[first : first + TOGETHER] = np.add.reduceat(vectors[texts.ids[starts[0] : starts[-1]]], starts[:-1] - starts[0])
        return sums


@lru_cache(maxsize=1)
def english() -> Meanings:
    """The table that ships (see docs/matching.md for where it comes from)."""
    with np.load(TABLE, allow_pickle=False) as stored:
        words = stored["words"].tobytes().decode().split()
        return Meanings(words, stored["vectors"], stored["scale"])
