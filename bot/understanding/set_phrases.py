"""Messages of set phrases: "who says so?", "thanks a lot". They name nothing, and small words may stand beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from .english import entries

LONGEST = 16
"""Words of a message that is nothing but set phrases and small words."""
_BESIDE, _WITH = "beside", " with"
Words = tuple[str, ...]


@cache
def phrases(file: str) -> Mapping[Words, str]:
    """Each set phrase of a file of general English with its kind."""
    return {
        tuple(phrase.split()): kind
        for kind, found in entries(file).items()
        if kind != _BESIDE and not kind.endswith(_WITH)
        for phrase in found
    }


@cache
def beside(file: str, kind: str = "") -> frozenset[str]:
    """What may stand beside a phrase of this kind: small words, and those of other such phrases; without one, beside any."""
    found = entries(file)
    allowed = (*found[_BESIDE], *found.get(kind + _WITH, ()), *found.get(kind, ()))
    return frozenset(word for phrase in allowed for word in phrase.split())


@cache
def words_of(file: str) -> frozenset[str]:
    """All words of a file."""
    return frozenset(word for found in entries(file).values() for phrase in found for word in phrase.split())


@cache
def _openings(file: str) -> frozenset[str]:
    """The first words of its phrases."""
    return frozenset(phrase[0] for phrase in phrases(file))


def kinds_of(words: Sequence[str], file: str) -> frozenset[str]:
    """The kinds of the phrases in it that have nothing but small words beside them."""
    if len(words) > LONGEST:
        return frozenset()
    known, openings = phrases(file), _openings(file)
    return frozenset(
        kind
        for start in range(len(words))
        if words[start] in openings
        for end in range(start + 1, len(words) + 1)
        if (kind := known.get(tuple(words[start:end]))) and beside(file, kind).issuperset((*words[:start], *words[end:]))
    )
