"""Training: multinomial logistic regression over the features, from the intents' centroids.

Starting at the centroids rather than at nothing makes up for few phrases. The steps are AdaGrad's (Duchi, Hazan and Singer
2011) with one learning rate a feature. Where there are many phrases, the right intent has to lead by a margin (Crammer and
Singer 2001), and what the later half of the steps comes by is averaged (Polyak and Juditsky 1992), so that the last phrases
say no more than others. Where there are many intents, each is told from its nearest only, and from some others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints
from .rows import Rows
from .texts import ranges
from .weights import Weights, centroids

MANY = 5_000
"""With more phrases than that, larger steps do, with a margin and a mean; with fewer, these two bring nothing."""
MARGIN = 2.0
"""What is taken from the score of the right intent while training."""
EVERY = 8
"""After so many steps the weights are counted into the mean."""
MET, PASSES = 36_000, (2, 6)
"""How many times phrases are met in all, each at least and at most so often."""
CROWD = 300
"""With more intents than that, not all are compared with all."""
ENOUGH = 10
"""Phrases an intent that it takes then: with fewer, telling it from its nearest costs more than it brings."""
RIVALS, OTHERS = 31, 16
"""With how many of its nearest an intent is compared then, and with how many others."""
TELLING = 20
"""Features by which the nearest intents are found: those that weigh most."""


def passes(phrases: int) -> int:
    """How often so many phrases are met where all intents are compared with all."""
    return min(max(round(MET / phrases), PASSES[0]), PASSES[1])


def learnt(rows: Rows, labels: Ints, importance: Floats, times: int, features: int, intents: int) -> Weights:
    """The weights that tell the intents apart, from their centroids by :func:`train`."""
    weights = centroids([(rows, labels)], features, intents)
    train(rows, labels, weights, times, importance)
    return weights


def train(rows: Rows, labels: Ints, weights: Weights, times: int, importance: Floats) -> None:
    """Betters the weights in place until they tell the phrases of one intent from those of the others; `labels` ascend.

    `times`: how many :func:`passes`. `importance`: what each row counts, usually 1.
    """
    many = len(rows) > MANY
    rate, batch = (0.3, 64) if many else (0.15, 32)
    intents = weights.dense.shape[1]
    steps = _Steps(rows, labels, weights, rate, importance[:, None])
    if intents <= CROWD:
        everyone, batches, mean = np.arange(intents), list(_batches(len(rows), batch, times)), _Mean(weights)
        counted = range(len(batches) // 2, len(batches), EVERY) if many else ()
        for number, chosen in enumerate(batches):
            steps.take(chosen, everyone, all_intents=True, margin=MARGIN if many else 0.0)
            if number in counted:
                mean.add()
        if counted:
            mean.take()
    elif len(rows) >= ENOUGH * intents:
        for chosen, crowd in _neighbours(labels, weights, 2 * batch):
            steps.take(chosen, crowd, all_intents=False)


class _Steps:
    """The state between one step and the next."""

    def __init__(self, rows: Rows, labels: Ints, weights: Weights, rate: float, importance: Floats) -> None:
        self._rows, self._labels, self._weights, self._rate, self._importance = rows, labels, weights, rate, importance
        self._squares = np.full(len(weights.starts) - 1, 1e-3, np.float32)
        self._dense_squares = np.full(len(weights.dense), 1e-3, np.float32)
        self._number = np.full(len(self._squares), -1)
        """Of each feature its place among those of the batch, if it is one."""
        self._column = np.zeros(weights.dense.shape[1], np.int64)
        self._by_intent: _ByIntent | None = None

    def take(self, chosen: Ints, intents: Ints, all_intents: bool, margin: float = 0.0) -> None:
        """One step, for some rows, which tells their intents from the other `intents` by a margin."""
        rows, weights, size = self._rows, self._weights, len(intents)
        ids, block = rows.written_out(chosen)
        if all_intents:
            places, owners = weights.postings(ids)
            cells = owners * size
            cells += weights.intents[places]
        else:
            places, cells = self._postings(ids, intents)
        self._column[intents] = np.arange(size)
        dense, meaning = rows.dense[chosen], weights.dense[:, intents]
        picked = np.zeros((len(ids), size), np.float32)
        picked.ravel()[cells] = weights.values[places]
        right = np.arange(len(chosen)), self._column[self._labels[chosen]]
        scores = block @ picked + dense @ meaning
        scores[right] -= margin
        slip = _softmax(scores)
        slip[right] -= 1
        slip *= self._importance[chosen]
        step = block.T @ slip
        self._squares[ids] += np.einsum("fc,fc->f", step, step) / size
        step *= (self._rate / np.sqrt(self._squares[ids]))[:, None]
        weights.values[places] -= step.ravel()[cells]
        step = dense.T @ slip
        self._dense_squares += np.einsum("dc,dc->d", step, step) / size
        weights.dense[:, intents] = meaning - step * (self._rate / np.sqrt(self._dense_squares))[:, None]

    def _postings(self, ids: Ints, intents: Ints) -> tuple[Ints, Ints]:
        """The places of the postings of some features and intents, and their cells in a matrix of these."""
        if self._by_intent is None:
            self._by_intent = _ByIntent.of(self._weights)
        starts = self._by_intent.starts[intents]
        sizes = self._by_intent.starts[intents + 1] - starts
        places = self._by_intent.order[ranges(starts, sizes)]
        self._number[ids] = np.arange(len(ids))
        owners = self._number[self._by_intent.features[places]]
        self._number[ids] = -1
        there = owners >= 0
        return places[there], owners[there] * len(intents) + np.repeat(np.arange(len(intents)), sizes)[there]


class _Mean:
    """The mean of weights while they change."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._values, self._dense, self._number = np.zeros_like(weights.values), np.zeros_like(weights.dense), 0

    def add(self) -> None:
        """Counts in what they are now."""
        self._values += self._weights.values
        self._dense += self._weights.dense
        self._number += 1

    def take(self) -> None:
        """Puts the mean in their place."""
        self._weights.values[:] = self._values / self._number
        self._weights.dense[:] = self._dense / self._number


@dataclass(frozen=True, slots=True)
class _ByIntent:
    """The postings, intent by intent."""

    order: Ints
    starts: Ints
    features: Ints
    """The feature of each posting, by its place."""

    @classmethod
    def of(cls, weights: Weights) -> _ByIntent:
        order = np.argsort(weights.intents, kind="stable")
        starts = np.searchsorted(weights.intents[order], np.arange(weights.dense.shape[1] + 1))
        return cls(order, starts, np.repeat(np.arange(len(weights.starts) - 1), np.diff(weights.starts)))


def _batches(size: int, batch: int, epochs: int) -> Iterator[Ints]:
    order = np.random.default_rng(0)
    for _ in range(epochs):
        shuffled = order.permutation(size)
        for start in range(0, size, batch):
            yield shuffled[start : start + batch]


def _neighbours(labels: Ints, weights: Weights, batch: int) -> Iterator[tuple[Ints, Ints]]:
    """Rows and intents, around each intent in turn, until each row has been met about twice."""
    order = np.random.default_rng(0)
    intents = weights.dense.shape[1]
    starts = np.searchsorted(labels, np.arange(intents + 1))
    by_intent, dense = _ByIntent.of(weights), weights.dense.copy()
    rivals = _rivals(weights, by_intent, dense)
    for _ in range(max(1, round(2 * len(labels) / batch / intents))):
        for intent in order.permutation(intents):
            crowd = np.union1d(rivals[intent], order.integers(0, intents, OTHERS))
            rows = ranges(starts[crowd], starts[crowd + 1] - starts[crowd])
            if len(rows):
                yield order.choice(rows, min(batch, len(rows)), replace=False), crowd


def _rivals(weights: Weights, by_intent: _ByIntent, dense: Floats) -> Ints:
    """The nearest of each intent, itself among them (intents x RIVALS + 1)."""
    found = []
    for intent, (start, end) in enumerate(zip(by_intent.starts, by_intent.starts[1:], strict=False)):
        places = by_intent.order[start:end]
        if len(places) > TELLING:
            places = places[np.argpartition(-weights.values[places], TELLING)[:TELLING]]
        scores = weights.score(by_intent.features[places], weights.values[places], dense[:, intent])
        scores[intent] = np.inf
        found.append(np.argpartition(-scores, RIVALS)[: RIVALS + 1])
    return np.array(found)


def _softmax(scores: Floats) -> Floats:
    scores -= scores.max(1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(1, keepdims=True)
    return scores
