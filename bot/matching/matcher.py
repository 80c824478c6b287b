"""Which intent a text is an instance of: ``Matcher``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .arrays import Floats
from .building import build
from .cache import Cache
from .calibration import penalised
from .explaining import Explanation, explain
from .index import Question
from .meanings import Meanings, english

if TYPE_CHECKING:
    from .semantic import Semantic


SORTED = 500
"""Up to so many intents are all sorted, which is faster than to look for the best first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An intent that a text may be about."""

    intent: str
    confidence: float
    """The chance, 0 to 1, that this is the right intent, as far as the phrases allow to tell."""


class Matcher:
    """Tells which intent a text belongs to, from example phrases alone; and when to none.

    It needs no pack and no network, and unless asked for it no neural network. It gives the same answer to the same text
    every time, is immutable once built and safe to share between threads. See docs/matching.md.

        >>> matcher = Matcher({"hours": ["when do you open", "are you open today"], "menu": ["what is on the menu"]})
        >>> matcher.best("are you open tomorow").intent
        'hours'
    """

    threshold: float
    """The confidence below which :meth:`best` gives no answer, 0 to 1."""

    def __init__(
        self,
        phrases: Mapping[str, Iterable[str]],
        *,
        excluded: Mapping[str, Iterable[str]] | None = None,
        out_of_scope: Iterable[str] = (),
        threshold: float | None = None,
        semantic: Semantic | None = None,
        names: bool = True,
        cache: bool = True,
    ) -> None:
        """Trains on `phrases`, or reads what was trained on the same before.

        Args:
            phrases: For each intent what people say who mean it; five phrases do, more are better. Case, spacing and the
                punctuation at the end make no difference.
            excluded: For some intents what sounds like it and is something else: phrases that it is not meant by. Another
                intent may be.
            out_of_scope: What people say who mean none of the intents; it helps to tell when not to answer.
            threshold: The confidence below which :meth:`best` gives no answer, 0 to 1. Found from the phrases if not given.
            semantic: Understand phrases whose words were never seen, by sentence encoders: "fast" or "full". Needs the
                extra of that name, ``semantic`` or ``semantic-full``.
            names: Take the name of an intent for one more phrase, where it has words in it: "card_lost" is about a card that
                is lost. The more phrases an intent has, the less its name counts.
            cache: Keep what was trained in the user's cache folder. A cache that is damaged, or cannot be read or written,
                is as good as none.

        Raises:
            ValueError: No intents, an intent without phrases, a phrase without a word, phrases excluded for what is no
                intent, or a threshold outside 0 to 1.
            ModuleNotFoundError: The extra that `semantic` needs is not installed.
            TypeError: A text where several phrases are meant, or something that is no text.
        """
        given = _groups(phrases, "phrases", "the phrases of")
        if not given:
            raise ValueError("a matcher needs at least one intent")
        empty = [intent for intent, texts in given.items() if not texts]
        if empty:
            raise ValueError(f"no phrases for “{empty[0]}”")
        _check_threshold(threshold)
        numbers = {intent: number for number, intent in enumerate(given)}
        aside = [(-1, _texts(out_of_scope, "out_of_scope"))]
        for intent, texts in _groups(excluded or {}, "excluded", "the phrases excluded for").items():
            if intent not in numbers:
                raise ValueError(f"“{intent}”, for which phrases are excluded, is no intent")
            aside.append((numbers[intent], texts))
        aside = [(intent, texts) for intent, texts in aside if texts]
        meanings = _meanings(semantic)
        store = Cache(given, aside, meanings, semantic, names) if cache else None
        index = store.read() if store else None
        if index is None:
            index = build(given, aside, meanings, names)
            if store:
                store.write(index)
        self._index = index
        self.threshold = index.calibration.threshold if threshold is None else threshold

    @property
    def intents(self) -> tuple[str, ...]:
        """The intents, in the order given."""
        return self._index.intents

    def rank(self, text: str, limit: int = 5) -> list[Candidate]:
        """The most likely intents, best first, at most `limit`. Any text will do; one without a word has none."""
        question = self._read(text)
        if not question.words or limit < 1:
            return []
        scores, penalties = penalised(self._index.scores(question)[None], self._index.against)
        known = scores[0]
        order = _largest(known, max(limit, 2))
        first, best = order[0], float(known[order[0]])
        lead = best - float(known[order[1]]) if len(order) > 1 else best
        coverage = self._index.coverage.of_question(question.words, question.repaired, self._index.features, first)
        confidence = self._index.calibration.confidence(best, lead, coverage) * math.exp(-penalties[0, first])
        # The others by their odds against the first.
        return [Candidate(self.intents[i], confidence * math.exp(float(known[i]) - best)) for i in order[:limit]]

    def best(self, text: str) -> Candidate | None:
        """The most likely intent, or None if its confidence is below :attr:`threshold`: better no answer than a wrong one."""
        found = self.rank(text, limit=1)
        return found[0] if found and found[0].confidence >= self.threshold else None

    def explain(self, text: str) -> Explanation:
        """Which words speak for the best candidate and which against it. ``print`` it, or look at its parts."""
        question = self._read(text)
        return explain(self._index, question, [(c.intent, c.confidence) for c in self.rank(text, limit=2)], self.threshold)

    def _read(self, text: str) -> Question:
        if not isinstance(text, str):
            raise TypeError(f"a question is to be a text, not {text!r}")
        return self._index.read(text)


def _largest(scores: Floats, limit: int) -> list[int]:
    """Where the largest scores stand, the largest first; of equals the one given first."""
    if len(scores) <= max(limit, SORTED):
        first: list[int] = np.argsort(-scores, kind="stable")[:limit].tolist()
        return first
    places = np.flatnonzero(scores >= np.partition(scores, -limit)[-limit])
    order: list[int] = places[np.argsort(-scores[places], kind="stable")[:limit]].tolist()
    return order


def _meanings(semantic: Semantic | None) -> Meanings:
    if semantic is None:
        return english()
    from .semantic import sentences

    return sentences(semantic)


def _groups(groups: Mapping[str, Iterable[str]], name: str, one: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(groups, Mapping):
        raise TypeError(f"{name} is to be a dict of lists of phrases, not {groups!r}")
    for intent in groups:
        if not isinstance(intent, str):
            raise TypeError(f"an intent is to be a text, not {intent!r}")
    return {intent: _texts(texts, f"{one} “{intent}”") for intent, texts in groups.items()}


def _texts(texts: Iterable[str], name: str) -> tuple[str, ...]:
    if isinstance(texts, str) or not isinstance(texts, Iterable):
        raise TypeError(f"{name} are to be a list of texts, not {texts!r}")
    found = tuple(texts)
    for text in found:
        if not isinstance(text, str):
            raise TypeError(f"{name} are to be texts, not {text!r}")
    return found


def _check_threshold(threshold: float | None) -> None:
    if threshold is None:
        return
    if not isinstance(threshold, int | float):
        raise TypeError(f"the threshold is to be a number, not {threshold!r}")
    if not 0 <= threshold <= 1:
        raise ValueError(f"the threshold is to be between 0 and 1, not {threshold}")
