"""What each feature counts for each intent, as an inverted index: under a feature only the intents that have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints
from .rows import Rows
from .texts import ranges

SHARPNESS = 12.0
"""How long the centroids are to begin with: the scale of the scores."""

TOGETHER = 10_000
"""Scores that are found at a time."""
SUMMED = 2_000
"""Phrases that are summed at a time."""
TABLE = 5_000_000
"""Features x intents up to which the weights are written out for questions: a quarter of the time, for 4 bytes each."""


@dataclass(slots=True)
class Weights:
    """Postings (feature by feature, and in each by intent) and a dense part for the meaning."""

    starts: Ints
    """Where the postings of each feature begin; one more than there are features."""
    intents: Ints
    """The intent of each posting."""
    values: Floats
    """What it weighs."""
    dense: Floats
    """Dimensions of the meaning x intents."""
    table: Floats | None = None
    """All of them written out (features x intents), if :meth:`settle` was called and they are few."""

    def settle(self) -> None:
        """Readies them for questions, when they are trained."""
        features, intents = len(self.starts) - 1, self.dense.shape[1]
        if features * intents <= TABLE:
            self.table = np.zeros((features, intents), np.float32)
            self.table[np.repeat(np.arange(features), np.diff(self.starts)), self.intents] = self.values

    def postings(self, ids: Ints) -> tuple[Ints, Ints]:
        """The places of the postings of some features, and for each the place of its feature among `ids`."""
        starts = self.starts[ids]
        sizes = self.starts[ids + 1] - starts
        return ranges(starts, sizes), np.repeat(np.arange(len(ids)), sizes)

    def score(self, ids: Ints, values: Floats, dense: Floats) -> Floats:
        """For each intent."""
        scores: Floats = dense @ self.dense
        if self.table is not None:
            scores += values @ self.table[ids]
            return scores
        starts = self.starts[ids]
        sizes = self.starts[ids + 1] - starts
        places = ranges(starts, sizes)
        weighed = self.values[places] * np.repeat(values, sizes)
        scores += np.bincount(self.intents[places], weighed, self.dense.shape[1])
        return scores

    def scores(self, rows: Rows) -> Floats:
        """Rows x intents."""
        intents = self.dense.shape[1]
        found = rows.dense @ self.dense
        for some in np.array_split(np.arange(len(rows)), -(-len(rows) * intents // TOGETHER)):
            ids, matrix = rows.written_out(some)
            places, owners = self.postings(ids)
            picked = np.zeros((len(ids), intents), np.float32)
            picked[owners, self.intents[places]] = self.values[places]
            found[some] += matrix @ picked
        return found

    def of_intents(self, ids: Ints, intents: list[int]) -> Floats:
        """Written out for some features and intents (features x intents)."""
        places, owners = self.postings(ids)
        found = np.zeros((len(ids), len(intents)), np.float32)
        for column, intent in enumerate(intents):
            there = self.intents[places] == intent
            found[owners[there], column] = self.values[places[there]]
        return found


def centroids(parts: Iterable[tuple[Rows, Ints]], features: int, intents: int) -> Weights:
    """The sum of each intent's phrases, all of the same length (Rocchio 1971). Phrases may come in parts, by intent."""
    dense: Floats = np.zeros(0, np.float32)
    sums = []
    for rows, labels in parts:
        for some in np.array_split(np.arange(len(rows)), -(-len(rows) // SUMMED)):
            part = rows.chosen(some)
            sums.append(_summed(part.ids * np.int64(intents) + labels[some][part.numbers()], part.values))
        firsts = np.flatnonzero(np.diff(labels, prepend=-1))
        found = np.zeros((rows.dense.shape[1], intents), np.float32)
        found[:, labels[firsts]] = np.add.reduceat(rows.dense, firsts).T
        dense = dense + found if dense.size else found
    keys, values = _summed(*map(np.concatenate, zip(*sums, strict=True)))
    owners = (keys % intents).astype(np.int32)
    norms = np.sqrt(np.bincount(owners, values * values, intents) + np.einsum("dc,dc->c", dense, dense))
    scale = (SHARPNESS / np.where(norms > 0, norms, 1)).astype(np.float32)
    starts = np.searchsorted(keys, np.arange(features + 1) * intents)
    return Weights(starts, owners, values * scale[owners], dense * scale)


def _summed(keys: Ints, values: Floats) -> tuple[Ints, Floats]:
    """Each key once, ascending, with the sum of its values."""
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[firsts], np.add.reduceat(values[order], firsts) if len(firsts) else values[:0]
