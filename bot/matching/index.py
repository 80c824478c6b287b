"""The index: all that is learnt from the phrases, ready to be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints
from .calibration import Calibration, calibrate
from .coverage import Coverage
from .features import Features
from .meanings import Meanings
from .spelling import Speller
from .texts import Texts
from .training import train
from .weights import Weights, centroids
from .words import words


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the index sees it."""

    typed: tuple[str, ...]
    words: tuple[str, ...]
    """The same after repair."""
    ids: Ints
    values: Floats
    dense: Floats

    @property
    def repaired(self) -> list[bool]:
        return [typed != word for typed, word in zip(self.typed, self.words, strict=True)]


@dataclass(frozen=True, slots=True)
class Index:
    """What was learnt. The last column of `weights` is for what is out of scope if `outside` is set."""

    intents: tuple[str, ...]
    outside: bool
    features: Features
    weights: Weights
    coverage: Coverage
    speller: Speller
    calibration: Calibration

    @classmethod
    def build(cls, phrases: Mapping[str, Sequence[str]], outside: Sequence[str], meanings: Meanings) -> Index:
        """Trains on the phrases of each intent, and on those of none (`outside`).

        Raises:
            ValueError: A phrase has no word.
        """
        groups = [*phrases.values(), *([outside] if outside else [])]
        texts = Texts.read(phrase for group in groups for phrase in group)
        labels = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        features = Features.learn(meanings, texts, labels, len(groups))
        counts, meant = features.count(texts), features.meant(texts)
        features.centre = meant.mean(0)
        meant -= features.centre
        rows = features.vectors(counts, meant)
        weights = centroids(rows, labels, len(features), len(groups))
        train(rows, labels, weights)
        seen = np.bincount(texts.ids, minlength=len(texts.vocabulary)).tolist()
        return cls(
            tuple(phrases),
            bool(outside),
            features,
            weights,
            Coverage.of(weights, len(features.stems)),
            Speller(dict(zip(texts.vocabulary, seen, strict=True)), meanings.words),
            calibrate(counts, meant, labels, features, len(groups), bool(outside)),
        )

    def read(self, text: str) -> Question:
        """Takes a question apart and mends its spelling."""
        typed = words(text)
        mended = self.speller.mend(typed, self.features.fits)
        return Question(tuple(typed), tuple(mended), *self.features.vector(mended))

    def scores(self, question: Question) -> Floats:
        """A score for each intent, the higher the better; unbounded."""
        return self.weights.score(question.ids, question.values, question.dense)
