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
from .features import Features
from .names import importance
from .rows import Counts, Rows
from .training import learnt, passes
from .weights import Weights

LOST, LOST_OF_MANY = 0.05, 0.02
"""The share of right answers that the threshold may cost. Where there are many phrases they repeat each other, and those
held out are easier than the questions to come: there it is less."""
FEW = 5_000
"""Up to so many phrases, three folds are held out one after the other; of more, one is enough."""
ENOUGH = 100
"""Right answers to held-out phrases that it takes to tell where the least sure of them lie."""
CAUTIOUS = 0.5
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

USUAL = (2.0, -2.0)
"""Slope and offset where the curve cannot be fitted."""


class Held(NamedTuple):
    """Phrases that were held out, answered."""

    scores: Floats
    leads: Floats
    coverage: Floats
    right: Ints
    inside: Floats
    """The chance that the answer is not excluded; 1 where no phrase is."""


def calibrate(
    counts: Counts, meant: Floats, rows: Rows, labels: Ints, named: Ints, features: Features, columns: int, against: Ints
) -> Calibration:
    """Trains without some phrases and some intents, and looks at how these are answered then.

    `rows` are made from `counts` and `meant`; `labels` are columns of the weights, the last ones being of what is excluded,
    `against` some intent or all. The rows that are `named` are names of intents, which nobody asks.
    """
    intents = columns - len(against)
    folds = 3 if counts.size <= FEW else 1
    rng = np.random.default_rng(1)
    place = _places(np.where(named, columns, labels), rng)
    sizes = np.bincount(labels[~named], minlength=columns)
    away = max(intents // 6, int(intents > 2)) if folds > 1 else 0
    held = []
    for fold in range(folds):
        out = (place % (3 if folds > 1 else 5) == fold) & (sizes[labels] > 1) & ~named
        strangers = np.isin(labels, rng.permutation(intents)[:away])
        kept = ~out & ~strangers
        if out.any() and kept[counts.rows].any():
            shares = importance(labels[kept], named[kept])
            weights = learnt(rows.chosen(np.flatnonzero(kept)), labels[kept], shares, passes(counts.size), len(features), columns)
            asked = ~kept & ~named
            expected = np.where(strangers, -1, labels)[asked]
            held.append(answered(_part(counts, asked), meant[asked], expected, features, weights, against))
    # The whole index has more phrases an intent than a fold's had, and scores a little higher.
    return fitted(held, LOST if folds > 1 else LOST_OF_MANY, growth=1 + columns / counts.size)


def answered(asked: Counts, meant: Floats, labels: Ints, features: Features, weights: Weights, against: Ints) -> Held:
    """What `weights` make of phrases that they were not made from. The label -1 stands for an intent that they do not know."""
    there = np.diff(weights.starts)[asked.ids] > 0
    heard = Counts(asked.size, asked.rows[there], asked.ids[there])
    scores = weights.scores(features.vectors(heard, meant))
    scores, penalties = penalised(scores, against)
    answers, best, leads = leading(scores)
    inside = np.exp(-penalties[np.arange(asked.size), answers])
    coverage = Coverage.of(weights, len(features.stems)).of_rows(asked, features, answers)
    return Held(best, leads, coverage, (answers == labels).astype(np.int64), inside)


def fitted(held: list[Held], lost: float, growth: float) -> Calibration:
    """The curve, and the threshold that loses this share of the right answers.

    `growth`: by how much a right answer's score will be larger than of those held out.
    """
    if not held:
        return UNKNOWN
    scores, leads, coverage, right, inside = (np.concatenate(parts) for parts in zip(*held, strict=True))
    if not right.any():
        return UNKNOWN
    typical = max(float(np.median(scores[right == 1])), 1e-3)
    known = (scores + LEAD * leads) / typical + COVERED * coverage
    slope, offset = _platt(known, right)
    sure = _logistic(slope * known + offset) * inside
    threshold = float(np.quantile(sure[right == 1], lost))
    if right.sum() < ENOUGH:
        threshold = max(threshold, CAUTIOUS)
    return Calibration(typical * growth, slope, offset, threshold)


def _places(labels: Ints, rng: np.random.Generator) -> Ints:
    """For each phrase its place in a random order of its intent's."""
    order = np.lexsort((rng.random(len(labels)), labels))
    firsts = np.searchsorted(labels[order], labels[order])
    places = np.empty(len(labels), np.int64)
    places[order] = np.arange(len(labels)) - firsts
    return places


def penalised(scores: Floats, against: Ints) -> tuple[Floats, Floats]:
    """What is left of the intents' scores (rows x intents), and what the excluded phrases, the last columns, take from them.

    The penalty is the logarithm of one over the chance that the intent is meant and not one of those that exclude it.
    """
    intents = scores.shape[1] - len(against)
    known, penalties = scores[:, :intents], np.zeros((len(scores), intents))
    if not len(against):
        return known, penalties
    for column, intent in enumerate(against.tolist(), intents):
        there = slice(None) if intent < 0 else slice(intent, intent + 1)
        penalties[:, there] = np.logaddexp(penalties[:, there], scores[:, column, None] - known[:, there])
    return known - penalties, penalties


def leading(scores: Floats) -> tuple[Ints, Floats, Floats]:
    """For each row of scores the place of the best, the best, and its lead over the next (over nothing if it is alone)."""
    answers, best = scores.argmax(1), scores.max(1)
    others = scores.copy()
    others[np.arange(len(scores)), answers] = -np.inf
    return answers, best, best - others.max(1) if scores.shape[1] > 1 else best


def _part(counts: Counts, kept: Ints) -> Counts:
    """The counts of some texts only, numbered anew."""
    number = np.cumsum(kept, dtype=np.int32) - 1
    there = kept[counts.rows]
    return Counts(int(kept.sum()), number[counts.rows[there]], counts.ids[there])


def _platt(known: Floats, right: Ints) -> tuple[float, float]:
    """Slope and offset of the logistic curve of being right, by Newton's method; Platt's targets keep it from being sure."""
    good, bad = int(right.sum()), int(len(right) - right.sum())
    target = np.where(right == 1, (good + 1) / (good + 2), 1 / (bad + 2))
    slope, offset = USUAL
    if not bad:  # any curve fits
        return USUAL
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
    return (slope, offset) if np.isfinite([slope, offset]).all() and slope > 0 else USUAL


def logistic(x: float) -> float:
    """The logistic function of one number."""
    return 1 / (1 + math.exp(-max(-30.0, min(x, 30.0))))


def _logistic(x: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-np.clip(x, -30, 30)))
    return chance
