"""Calibration: from a score to the chance of being right, and from which chance on to answer.

Both come from phrases that were held out of the training, and from nothing else. The curve is Platt's (1999).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .arrays import Floats, Ints
from .coverage import Coverage
from .features import Counts, Features
from .training import train
from .weights import centroids

LOST, LOST_OF_MANY = 0.05, 0.02
"""The share of right answers that the threshold may cost. Where there are many phrases they repeat each other, and those
held out are easier than the questions to come: there it is less."""
FEW = 5_000
"""Up to so many phrases, three folds are held out one after the other; of more, one is enough."""
ENOUGH = 100
"""Right answers to held-out phrases that it takes to tell where the least sure of them lie."""
CAUTIOUS = 0.4
"""The least threshold where there are fewer."""
LEAD, COVERED = 0.2, 0.5
"""What the lead over the next intent and the coverage count beside the score of a typical right answer."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How a score and a coverage become a confidence."""

    typical: float
    """The score of a typical right answer."""
    slope: float
    offset: float
    """Of the logistic curve."""
    threshold: float
    """The confidence below which no answer is given."""

    def confidence(self, score: float, lead: float, coverage: float) -> float:
        """The chance, 0 to 1, that the answer is right: from its score, its lead over the next and its coverage."""
        return logistic(self.slope * ((score + LEAD * lead) / self.typical + COVERED * coverage) + self.offset)


UNKNOWN = Calibration(typical=5.0, slope=4.0, offset=-3.5, threshold=0.5)
"""Where no intent has two phrases, there is nothing to hold out."""


class _Held(NamedTuple):
    """Phrases that were held out, answered."""

    scores: Floats
    leads: Floats
    coverage: Floats
    right: Ints
    inside: Floats
    """The chance that each is in scope at all; 1 where no examples of the contrary were given."""


def calibrate(
    counts: Counts, meant: Floats, labels: Ints, features: Features, intents: int, outside: bool = False
) -> Calibration:
    """Trains without some phrases and some intents, and looks at how these are answered then.

    `outside`: the last label is of what is out of scope, which is right to be known as such and never an answer.
    """
    folds = 3 if counts.size <= FEW else 1
    rng = np.random.default_rng(1)
    place = _places(labels, rng)
    sizes = np.bincount(labels, minlength=intents)
    away = max(intents // 6, int(intents > 2)) if folds > 1 else 0
    held = []
    for fold in range(folds):
        out = (place % (3 if folds > 1 else 5) == fold) & (sizes[labels] > 1)
        strangers = np.isin(labels, rng.permutation(intents)[:away])
        if outside:
            strangers &= labels != intents - 1
        if out.any() and (~out & ~strangers)[counts.rows].any():
            held.append(_answered(counts, meant, labels, features, intents, outside, out, strangers))
    if not held:
        return UNKNOWN
    scores, leads, coverage, right, inside = (np.concatenate(parts) for parts in zip(*held, strict=True))
    if not right.any():
        return UNKNOWN
    typical = max(float(np.median(scores[right == 1])), 1e-3)
    # The whole index has more phrases an intent than a fold's had, and scores a little higher.
    known = (scores + LEAD * leads) / typical + COVERED * coverage
    slope, offset = _platt(known, right)
    typical *= 1 + intents / counts.size
    sure = _logistic(slope * known + offset) * inside
    threshold = float(np.quantile(sure[right == 1], LOST if folds > 1 else LOST_OF_MANY))
    if right.sum() < ENOUGH:
        threshold = max(threshold, CAUTIOUS)
    return Calibration(typical, slope, offset, threshold)


def _places(labels: Ints, rng: np.random.Generator) -> Ints:
    """For each phrase its place in a random order of its intent's."""
    order = np.lexsort((rng.random(len(labels)), labels))
    firsts = np.searchsorted(labels[order], labels[order])
    places = np.empty(len(labels), np.int64)
    places[order] = np.arange(len(labels)) - firsts
    return places


def _answered(
    counts: Counts, meant: Floats, labels: Ints, features: Features, intents: int, outside: bool, out: Ints, strangers: Ints
) -> _Held:
    kept = ~out & ~strangers
    known, asked = _part(counts, kept), _part(counts, out | strangers)
    rows = features.vectors(known, meant[kept])
    weights = centroids(rows, labels[kept], len(features), intents)
    train(rows, labels[kept], weights)
    coverage = Coverage.of(weights, len(features.stems))
    seen = np.zeros(len(features), bool)
    seen[known.ids] = True
    there = seen[asked.ids]
    heard = Counts(asked.size, asked.rows[there], asked.ids[there], asked.times[there])
    scores = weights.scores(features.vectors(heard, meant[~kept]))
    answers, best, leads = leading(scores[:, : intents - outside])
    right = (answers == labels[~kept]) & ~strangers[~kept]
    inside = _logistic(best - scores[:, -1]) if outside else np.ones(len(best))
    return _Held(best, leads, coverage.of_rows(asked, features, answers), right.astype(np.int64), inside)


def leading(scores: Floats) -> tuple[Ints, Floats, Floats]:
    """For each row of scores the place of the best, the best, and its lead over the next (over nothing if it is alone)."""
    answers, best = scores.argmax(1), scores.max(1)
    others = scores.copy()
    others[np.arange(len(scores)), answers] = -np.inf
    return answers, best, best - others.max(1) if scores.shape[1] > 1 else best


def _part(counts: Counts, kept: Ints) -> Counts:
    """The counts of some texts only, numbered anew."""
    number = np.cumsum(kept) - 1
    there = kept[counts.rows]
    return Counts(int(kept.sum()), number[counts.rows[there]], counts.ids[there], counts.times[there])


def _platt(known: Floats, right: Ints) -> tuple[float, float]:
    """Slope and offset of the logistic curve of being right, by Newton's method; Platt's targets keep it from being sure."""
    good, bad = int(right.sum()), int(len(right) - right.sum())
    target = np.where(right == 1, (good + 1) / (good + 2), 1 / (bad + 2))
    slope, offset = 2.0, -2.0
    for _ in range(50):
        chance = _logistic(slope * known + offset)
        error, spread = chance - target, chance * (1 - chance) + 1e-9
        a, b, c = (spread * known * known).sum() + 1e-6, (spread * known).sum(), spread.sum() + 1e-6
        da, db = (error * known).sum(), error.sum()
        determinant = a * c - b * b
        if abs(determinant) < 1e-12:
            break
        step = ((c * da - b * db) / determinant, (a * db - b * da) / determinant)
        slope, offset = slope - float(step[0]), offset - float(step[1])
        if abs(step[0]) + abs(step[1]) < 1e-6:
            break
    return (slope, offset) if np.isfinite([slope, offset]).all() and slope > 0 else (2.0, -2.0)


def logistic(x: float) -> float:
    """The logistic function of one number."""
    return 1 / (1 + math.exp(-max(-30.0, min(x, 30.0))))


def _logistic(x: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-np.clip(x, -30, 30)))
    return chance
