"""The index: all that is learnt from the phrases, ready to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from .arrays import Floats, Ints
from .calibration import Calibration
from .coverage import Coverage
from .features import Features
from .spelling import Speller
from .weights import Weights
from .words import words

Excluded: TypeAlias = Sequence[tuple[int, Sequence[str]]]
"""Groups of phrases, each with the number of the intent that it excludes, or -1 if it excludes all."""


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
    """What was learnt. The columns of `weights` are the intents and then groups of phrases that are excluded."""

    intents: tuple[str, ...]
    against: Ints
    """Of each group of excluded phrases the number of the intent that they exclude; -1: all."""
    features: Features
    weights: Weights
    coverage: Coverage
    speller: Speller
    calibration: Calibration

    def __post_init__(self) -> None:
        self.weights.settle()

    def read(self, text: str) -> Question:
        """Takes a question apart and mends its spelling."""
        typed = words(text)
        mended = self.speller.mend(typed, self.features.fits)
        return Question(tuple(typed), tuple(mended), *self.features.vector(mended))

    def scores(self, question: Question) -> Floats:
        """A score for each intent, the higher the better, unbounded; and then for each group of excluded phrases."""
        return self.weights.score(question.ids, question.values, question.dense)
