"""Why a matcher prefers one intent: what each word of the question adds to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from .arrays import Floats
from .features import Features
from .index import Index, Question


@dataclass(frozen=True, slots=True)
class Part:
    """One word of the question."""

    word: str
    """As it was typed."""
    read: str
    """As it was understood: repaired where it was misspelt."""
    weight: float
    """What it adds to the best intent's lead over the second; negative: it speaks against it."""
    known: bool
    """Whether the phrases of the best intent have it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What speaks for the best candidate and what against it."""

    intent: str | None
    """The best candidate."""
    rival: str | None
    """The second best."""
    confidence: float
    threshold: float
    parts: tuple[Part, ...]
    """The words of the question in their order."""

    @property
    def answered(self) -> bool:
        """Whether the confidence reaches the threshold."""
        return self.intent is not None and self.confidence >= self.threshold

    def __str__(self) -> str:
        if self.intent is None:
            return "no words to go by"
        lines = [f"{self.intent}  {self.confidence:.2f}" + ("" if self.answered else f", below {self.threshold:.2f}: no answer")]
        if self.rival is not None:
            lines.append(f"against {self.rival}")
        width = max(len(part.word) for part in self.parts)
        for part in self.parts:
            notes = [f"read as {part.read}"] if part.read != part.word else []
            notes += [] if part.known else ["not in its phrases"]
            lines.append(f"  {part.word:<{width}}  {part.weight:+.2f}" + (f"  {', '.join(notes)}" if notes else ""))
        return "\n".join(lines)


def explain(index: Index, question: Question, candidates: Sequence[tuple[str, float]], threshold: float) -> Explanation:
    """Shares out the lead of the first candidate over the second among the words; a pair's share goes to both its words."""
    if not candidates:
        return Explanation(None, None, 0.0, threshold, ())
    columns = [index.intents.index(intent) for intent, _ in candidates]
    sign = np.array([1, -1], np.float32)[: len(columns)]
    lead = question.values * (index.weights.of_intents(question.ids, columns) @ sign)
    gains = dict(zip(question.ids.tolist(), lead.tolist(), strict=True))
    meant = _shares(index, question, index.weights.dense[:, columns] @ sign)
    places = _features(index.features, question.words)
    shared = Counter(chain.from_iterable(places))
    parts = []
    for typed, word, weight, numbers in zip(question.typed, question.words, meant, places, strict=True):
        weight += sum(gains[number] / shared[number] for number in numbers)
        known = index.coverage.of_question([word], [False], index.features, columns[0]) > 0
        parts.append(Part(typed, word, weight, known))
    rival = candidates[1][0] if len(candidates) > 1 else None
    return Explanation(candidates[0][0], rival, candidates[0][1], threshold, tuple(parts))


def _features(features: Features, words: Sequence[str]) -> list[list[int]]:
    """The features of each word: of its own, and the pairs to both its sides."""
    known = [features.known(word) for word in words]
    pairs = [[number] if number >= 0 else [] for number in features.pairs_of(known)]
    return [[*word.ids, *before, *after] for word, before, after in zip(known, pairs, pairs[1:], strict=False)]


def _shares(index: Index, question: Question, lead: Floats) -> list[float]:
    """What the meaning changes for want of each word. What is then left, which is no single word's, is shared equally."""
    words = question.words
    without = [[*words[:place], *words[place + 1 :]] for place in range(len(words))]
    features = index.features
    whole, *others = (features.meaning(text) for text in (words, *without))
    alone = [whole - other for other in others]
    whole = whole - features.centre
    size, length = float(np.linalg.norm(whole)), float(np.linalg.norm(question.dense))
    if size < 1e-6 or length == 0:
        return [0.0] * len(alone)
    rest = (whole - np.sum(alone, axis=0)) / len(alone)
    return [float((vector + rest) @ lead) * length / size for vector in alone]
