"""Training: multinomial logistic regression over the features, from the intents' centroids.

Starting at the centroids rather than at nothing makes up for few phrases. The steps are AdaGrad's (Duchi,
Hazan and Singer 2011) with one learning rate a feature.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .arrays import Floats, Ints
from .features import Rows
from .texts import ranges
from .weights import Weights

MANY = 5_000
"""With more phrases than that, fewer passes and larger steps do."""


def train(rows: Rows, labels: Ints, weights: Weights) -> None:
    """Betters the weights in place until they tell the phrases of one intent from those of the others."""
    rate, batch, epochs = (0.15, 32, 3) if len(rows) <= MANY else (0.3, 64, 2)
    intents = weights.dense.shape[1]
    squares, squares_dense = (np.full(size, 1e-3, np.float32) for size in (len(weights.starts) - 1, len(weights.dense)))
    number = np.zeros(len(squares), np.int64)
    for chosen in _batches(len(rows), batch, epochs):
        ids, block = _block(rows, chosen, number)
        dense = rows.dense[chosen]
        places, owners = weights.postings(ids)
        cells = owners * intents + weights.intents[places]
        picked = np.zeros((len(ids), intents), np.float32)
        picked.ravel()[cells] = weights.values[places]
        slip = _softmax(block @ picked + dense @ weights.dense)
        slip[np.arange(len(chosen)), labels[chosen]] -= 1
        step = block.T @ slip
        squares[ids] += np.einsum("fc,fc->f", step, step) / intents
        weights.values[places] -= step.ravel()[cells] * (rate / np.sqrt(squares[ids]))[owners]
        step = dense.T @ slip
        squares_dense += np.einsum("dc,dc->d", step, step) / intents
        step *= (rate / np.sqrt(squares_dense))[:, None]
        weights.dense -= step


def _batches(size: int, batch: int, epochs: int) -> Iterator[Ints]:
    order = np.random.default_rng(0)
    for _ in range(epochs):
        shuffled = order.permutation(size)
        for start in range(0, size, batch):
            yield shuffled[start : start + batch]


def _block(rows: Rows, chosen: Ints, number: Ints) -> tuple[Ints, Floats]:
    """The features of some rows, and the rows over them, written out. `number` is room for a number a feature."""
    sizes = rows.starts[chosen + 1] - rows.starts[chosen]
    places = ranges(rows.starts[chosen], sizes)
    found = rows.ids[places]
    number[:] = 0
    number[found] = 1
    ids = np.flatnonzero(number)
    number[ids] = np.arange(len(ids))
    block = np.zeros((len(chosen), len(ids)), np.float32)
    block[np.repeat(np.arange(len(chosen)), sizes), number[found]] = rows.values[places]
    return ids, block


def _softmax(scores: Floats) -> Floats:
    scores -= scores.max(1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(1, keepdims=True)
    return scores
