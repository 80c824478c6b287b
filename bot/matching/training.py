"""Training: multinomial logistic regression over the features, from the intents' centroids.

Starting at the centroids (Rocchio 1971) rather than at nothing makes up for few phrases. The steps are AdaGrad's (Duchi,
Hazan and Singer 2011) with one learning rate a feature.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints
from .features import Rows

SHARPNESS = 10.0
"""How long the centroids are to begin with: the scale of the scores."""
MANY = 5_000
"""With more phrases than that, fewer passes and larger steps do."""


@dataclass(slots=True)
class Weights:
    """What each feature counts for each intent."""

    sparse: Floats
    """Features x intents."""
    dense: Floats
    """Dimensions of the meaning x intents."""

    def columns(self, intents: list[int]) -> tuple[Floats, Floats]:
        """Both parts for some intents only."""
        return self.sparse[:, intents], self.dense[:, intents]

    def scores(self, rows: Rows) -> Floats:
        """Rows x intents."""
        scores = rows.dense @ self.dense
        for number, (start, end) in enumerate(zip(rows.starts, rows.starts[1:], strict=False)):
            scores[number] += rows.values[start:end] @ self.sparse[rows.ids[start:end]]
        return scores


def centroids(rows: Rows, labels: Ints, features: int, intents: int) -> Weights:
    """The sum of each intent's phrases, all of the same length."""
    key = rows.ids * intents + labels[rows.numbers()]
    sparse = np.bincount(key, rows.values, minlength=features * intents).reshape(features, intents).astype(np.float32)
    member = np.zeros((len(rows), intents), np.float32)
    member[np.arange(len(rows)), labels] = 1
    dense = rows.dense.T @ member
    norms = np.sqrt(np.einsum("fc,fc->c", sparse, sparse) + np.einsum("dc,dc->c", dense, dense))
    scale = SHARPNESS / np.where(norms > 0, norms, 1)
    sparse *= scale
    dense *= scale
    return Weights(sparse, dense)


def train(rows: Rows, labels: Ints, weights: Weights) -> None:
    """Betters the weights in place until they tell the phrases of one intent from those of the others."""
    rate, batch, epochs = (0.15, 32, 3) if len(rows) <= MANY else (0.3, 64, 2)
    intents = weights.dense.shape[1]
    squares = [np.full(len(part), 1e-3, np.float32) for part in (weights.sparse, weights.dense)]
    for chosen in _batches(len(rows), batch, epochs):
        ids, block = _block(rows, chosen)
        dense = rows.dense[chosen]
        picked = weights.sparse[ids]
        slip = _softmax(block @ picked + dense @ weights.dense)
        slip[np.arange(len(chosen)), labels[chosen]] -= 1
        step = block.T @ slip
        squares[0][ids] += np.einsum("fc,fc->f", step, step) / intents
        step *= (rate / np.sqrt(squares[0][ids]))[:, None]
        picked -= step
        weights.sparse[ids] = picked
        step = dense.T @ slip
        squares[1] += np.einsum("dc,dc->d", step, step) / intents
        step *= (rate / np.sqrt(squares[1]))[:, None]
        weights.dense -= step


def _batches(size: int, batch: int, epochs: int) -> Iterator[Ints]:
    order = np.random.default_rng(0)
    for _ in range(epochs):
        shuffled = order.permutation(size)
        for start in range(0, size, batch):
            yield shuffled[start : start + batch]


def _block(rows: Rows, chosen: Ints) -> tuple[Ints, Floats]:
    """The features of some rows, and the rows over them, written out."""
    starts, sizes = rows.starts[chosen], rows.starts[chosen + 1] - rows.starts[chosen]
    places = np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
    ids, column = np.unique(rows.ids[places], return_inverse=True)
    block = np.zeros((len(chosen), len(ids)), np.float32)
    block[np.repeat(np.arange(len(chosen)), sizes), column] = rows.values[places]
    return ids, block


def _softmax(scores: Floats) -> Floats:
    scores -= scores.max(1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(1, keepdims=True)
    return scores
