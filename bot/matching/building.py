"""Building: from phrases to an index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from .arrays import Floats, Ints
from .calibration import LOST_OF_MANY, Calibration, answered, calibrate, fitted
from .coverage import Coverage
from .features import Features
from .index import Excluded, Index
from .meanings import Meanings
from .names import MANY, importance, spoken
from .rows import Counts
from .spelling import Speller
from .texts import Texts
from .training import learnt, passes, train
from .weights import Weights, centroids

LARGE = 50_000
"""Phrases that are held in memory as vectors at a time. Of more, all count in the centroids, and as many are trained on."""
HELD = 3_000
"""Of more than that, phrases that the calibration is made from: so few are not missed."""


def build(phrases: Mapping[str, Sequence[str]], excluded: Excluded, meanings: Meanings, names: bool = True) -> Index:
    """Trains on the phrases of each intent, on what its name says if `names`, and on the phrases that are excluded.

    Raises:
        ValueError: A phrase has no word.
    """
    given = [*phrases.values(), *(texts for _, texts in excluded)]
    said = spoken(list(phrases)) if names else [""] * len(phrases)
    added = [[name] if name and len(own) < MANY else [] for name, own in zip(said, given, strict=False)] + [[]] * len(excluded)
    groups = [[*own, *name] for own, name in zip(given, added, strict=True)]
    named = np.concatenate([np.repeat([False, True], [len(own), len(name)]) for own, name in zip(given, added, strict=True)])
    against = np.array([intent for intent, _ in excluded], np.int64)
    texts = Texts.read(phrase for group in groups for phrase in group)
    labels = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    features = Features.learn(meanings, texts, labels, len(groups))
    learn = _learn_all if len(texts) <= LARGE else _learn_in_parts
    weights, calibration = learn(texts, labels, named, features, len(groups), against)
    seen = np.bincount(texts.ids, minlength=len(texts.vocabulary)).tolist()
    speller = Speller(dict(zip(texts.vocabulary, seen, strict=True)), meanings.words)
    coverage = Coverage.of(weights, len(features.stems))
    return Index(tuple(phrases), against, features, weights, coverage, speller, calibration)


def _learn_all(
    texts: Texts, labels: Ints, named: Ints, features: Features, columns: int, against: Ints
) -> tuple[Weights, Calibration]:
    counts, meant = features.count(texts), features.settle(texts, labels)
    rows = features.vectors(counts, meant)
    weights = learnt(rows, labels, importance(labels, named), passes(len(rows)), len(features), columns)
    return weights, calibrate(counts, meant, rows, labels, named, features, columns, against)


def _learn_in_parts(
    texts: Texts, labels: Ints, named: Ints, features: Features, columns: int, against: Ints
) -> tuple[Weights, Calibration]:
    mixed = np.random.default_rng(2).permutation(len(texts))
    mixed = mixed[np.argsort(named[mixed], kind="stable")]  # names are not held out
    held, sample, known = np.sort(mixed[:HELD]), np.sort(mixed[HELD : HELD + LARGE]), np.sort(mixed[HELD:])
    features.settle(texts.chosen(sample), labels[sample])

    def taken(which: Ints) -> tuple[Counts, Floats]:
        chosen = texts.chosen(which)
        return features.count(chosen), features.meant(chosen)

    parts = np.array_split(known, -(-len(known) // LARGE))
    weights = centroids(((features.vectors(*taken(part)), labels[part]) for part in parts), len(features), columns)
    train(features.vectors(*taken(sample)), labels[sample], weights, passes(LARGE), importance(labels, named)[sample])
    asked, meant = taken(held)
    return weights, fitted([answered(asked, meant, labels[held], features, weights, against)], LOST_OF_MANY, growth=1.0)
