"""Coverage: how much of a question an intent's phrases have words for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .arrays import Floats, Ints
from .features import Features
from .rows import Counts
from .weights import Weights

REPAIRED = 0.9
"""What a word counts that was repaired, against one that was spelt right."""


class Coverage:
    """Which stems occur in which intents' phrases.

    A stem weighs ``log((intents + 1) / (its intents + 1/2))``: one that no phrase has weighs most, one that all have
    next to nothing.
    """

    def __init__(self, pairs: Ints, stems: int, intents: int) -> None:
        """`pairs`: stem x intents + intent for each stem that an intent has, ascending."""
        self.pairs, self.intents = pairs, intents
        spread = np.bincount(pairs // intents, minlength=stems)
        self.weights = np.maximum(np.log((intents + 1) / (spread + 0.5)), 0)
        self.unseen = float(np.log((intents + 1) / 0.5))

    @classmethod
    def of(cls, weights: Weights, stems: int) -> Coverage:
        """From the postings of the stems, which are the first features."""
        intents = weights.dense.shape[1]
        owners = np.repeat(np.arange(stems), np.diff(weights.starts[: stems + 1]))
        return cls(owners * intents + weights.intents[: len(owners)], stems, intents)

    def of_rows(self, counts: Counts, features: Features, answers: Ints) -> Floats:
        """For each counted text the share, 0 to 1, of its words' weight that its answer's phrases have."""
        stems = counts.ids < len(features.stems)
        rows, ids = counts.rows[stems], counts.ids[stems]
        weights = self.weights[ids]
        total = np.bincount(rows, weights, minlength=counts.size)
        met = np.bincount(rows, weights * self._has(ids, answers[rows]), minlength=counts.size)
        return np.divide(met, total, out=np.ones(counts.size), where=total > 0)

    def of_question(self, words: Sequence[str], repaired: Sequence[bool], features: Features, intent: int) -> float:
        """The same for a question and one intent; words that no phrase has are counted too."""
        roots = [features.known(word).root for word in words]
        has = self._has(np.array(roots, np.int64), intent).tolist()
        total = met = 0.0
        for root, mended, there in zip(roots, repaired, has, strict=True):
            weight = float(self.weights[root]) if root >= 0 else self.unseen
            total += weight
            if there and root >= 0:
                met += weight * REPAIRED if mended else weight
        return met / total if total else float(bool(words))

    def _has(self, ids: Ints, intents: Ints | int) -> Ints:
        wanted = ids * self.intents + intents
        has: Ints = self.pairs.take(self.pairs.searchsorted(wanted), mode="clip") == wanted
        return has
