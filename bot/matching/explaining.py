"""Why a matcher prefers one intent: what each word of the question adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Floats
from .features import pieces
from .index import Index, Question
from .words import stem


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
    sparse, dense = index.weights.columns(columns)
    lead, lead_dense = (
        (sparse[:, 0], dense[:, 0]) if len(columns) == 1 else (sparse[:, 0] - sparse[:, 1], dense[:, 0] - dense[:, 1])
    )
    gains = dict(zip(question.ids.tolist(), (question.values * lead[question.ids]).tolist(), strict=True))
    meant = _shares(index, question, lead_dense)
    parts = []
    around = ["<", *map(stem, question.words), ">"]
    shared = _owners(index, question)
    for place, (typed, word) in enumerate(zip(question.typed, question.words, strict=True)):
        weight = meant[place]
        for name in (stem(word), *(piece + "+" for piece in pieces(word))):
            number = index.features.ids.get(name)
            if number is not None:
                weight += gains[number] / shared[number]
        for pair in (f"{around[place]} {around[place + 1]}", f"{around[place + 1]} {around[place + 2]}"):
            number = index.features.ids.get(pair)
            if number is not None:
                weight += gains[number] / shared[number]
        known = index.coverage.of_question([word], [False], index.features, columns[0]) > 0
        parts.append(Part(typed, word, weight, known))
    rival = candidates[1][0] if len(candidates) > 1 else None
    return Explanation(candidates[0][0], rival, candidates[0][1], threshold, tuple(parts))


def _owners(index: Index, question: Question) -> dict[int, int]:
    """How many places of the question each feature is shared by."""
    owners: dict[int, int] = {}
    stems = [stem(word) for word in question.words]
    around = ["<", *stems, ">"]
    for place, word in enumerate(question.words):
        names = [stems[place], *(piece + "+" for piece in pieces(word))]
        names += [f"{around[place]} {around[place + 1]}", f"{around[place + 1]} {around[place + 2]}"]
        for name in names:
            number = index.features.ids.get(name)
            if number is not None:
                owners[number] = owners.get(number, 0) + 1
    return owners


def _shares(index: Index, question: Question, lead: Floats) -> list[float]:
    """What the meaning changes for want of each word. What is then left, which is no single word's, is shared equally."""
    words = question.words
    without = [[*words[:place], *words[place + 1 :]] for place in range(len(words))]
    whole, *others = index.features.meant([words, *without])
    alone = [whole - other for other in others]
    whole = whole - index.features.centre
    size, length = float(np.linalg.norm(whole)), float(np.linalg.norm(question.dense))
    if size < 1e-6 or length == 0:
        return [0.0] * len(alone)
    rest = (whole - np.sum(alone, axis=0)) / len(alone)
    return [float((vector + rest) @ lead) * length / size for vector in alone]
