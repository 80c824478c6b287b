"""What English words mean, as vectors: words that are used alike lie close together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from .arrays import Floats
from .words import stem

TABLE = Path(__file__).with_name("meanings.npz")


class Meanings:
    """A table of words and their vectors. Words that are not in it mean nothing."""

    weight = 1.2
    """What the meaning of a text weighs among its features; stems weigh 1."""

    def __init__(self, words: Sequence[str], vectors: Floats) -> None:
        self.vectors = vectors
        self.size = vectors.shape[1]
        self._rows = {word: row for row, word in enumerate(words)}

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.row(word) is not None

    def row(self, word: str) -> int | None:
        """Where a word stands in the table, itself or its stem."""
        row = self._rows.get(word)
        return row if row is not None else self._rows.get(stem(word))

    def sums(self, texts: Sequence[Sequence[str]], weight: Callable[[str], float]) -> Floats:
        """For each text, given as words, the weighted sum of their vectors (texts x dimensions)."""
        known: dict[str, tuple[int, float] | None] = {}
        rows, weights, sizes = list[int](), list[float](), list[int]()
        for words in texts:
            before = len(rows)
            for word in words:
                if word not in known:
                    row = self.row(word)
                    known[word] = None if row is None else (row, weight(word))
                found = known[word]
                if found:
                    rows.append(found[0])
                    weights.append(found[1])
            sizes.append(len(rows) - before)
        sums = np.zeros((len(texts), self.size), np.float32)
        starts = np.cumsum([0, *sizes[:-1]])
        there = np.array(sizes) > 0
        if rows:
            scaled = self.vectors[rows].astype(np.float32) * np.array(weights, np.float32)[:, None]
            sums[there] = np.add.reduceat(scaled, starts[there], axis=0)
        return sums


@lru_cache(maxsize=1)
def english() -> Meanings:
    """The table that ships (see docs/matching.md for where it comes from)."""
    with np.load(TABLE, allow_pickle=False) as stored:
        words = stored["words"].tobytes().decode().split()
        vectors = stored["vectors"].astype(np.float32) * stored["scale"]
    return Meanings(words, vectors)
