"""Coverage: how much of a question an intent's phrases have words for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .arrays import Floats, Ints
from .features import Counts, Features
from .words import stem

REPAIRED = 0.9
"""What a word counts that was repaired, against one that was spelt right."""


class Coverage:
    """Which stems occur in which intents' phrases.

    A stem weighs ``log((intents + 1) / (its intents + 1/2))``: one that no phrase has weighs most, one that all have
    next to nothing.
    """

    def __init__(self, pairs: Ints, features: int, intents: int) -> None:
        """`pairs`: feature x intents + intent for each stem that an intent has, ascending."""
        self.pairs, self.intents = pairs, intents
        spread = np.bincount(pairs // intents, minlength=features)
        self.weights = np.maximum(np.log((intents + 1) / (spread + 0.5)), 0)
        self.unseen = float(np.log((intents + 1) / 0.5))

    @classmethod
    def of(cls, counts: Counts, labels: Ints, features: Features, intents: int) -> Coverage:
        """From the phrases as they were counted."""
        stems = features.blocks[counts.ids] == 0
        pairs = np.unique(counts.ids[stems] * intents + labels[counts.rows[stems]])
        return cls(pairs, len(features.ids), intents)

    def of_rows(self, counts: Counts, features: Features, answers: Ints) -> Floats:
        """For each counted text the share, 0 to 1, of its words' weight that its answer's phrases have."""
        stems = features.blocks[counts.ids] == 0
        rows, ids = counts.rows[stems], counts.ids[stems]
        weights = self.weights[ids]
        total = np.bincount(rows, weights, minlength=counts.size)
        met = np.bincount(rows, weights * self._has(ids, answers[rows]), minlength=counts.size)
        return np.divide(met, total, out=np.ones(counts.size), where=total > 0)

    def of_question(self, words: Sequence[str], repaired: Sequence[bool], features: Features, intent: int) -> float:
        """The same for a question and one intent; words that no phrase has are counted too."""
        numbers = [features.ids.get(stem(word), -1) for word in words]
        ids = np.array(numbers, np.int64)
        weights = np.where(ids >= 0, self.weights[ids], self.unseen)
        counted = np.where(repaired, REPAIRED, 1.0) * self._has(ids, np.full(len(ids), intent)) * (ids >= 0)
        total = float(weights.sum())
        return float(weights @ counted) / total if total else float(bool(words))

    def _has(self, ids: Ints, intents: Ints) -> Ints:
        wanted = ids * self.intents + intents
        places = np.minimum(np.searchsorted(self.pairs, wanted), len(self.pairs) - 1)
        has: Ints = self.pairs[places] == wanted
        return has
