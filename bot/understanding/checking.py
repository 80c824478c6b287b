"""A stretch that only asks whether what stands before it is so: "200 lamps, did I copy that down properly?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from .english import entries
from .lexicon import Lexicon
from .question import Term

_CLAIM = frozenset({"*claim"})
_OTHERS = frozenset({"he", "she", "they"})
_THEIRS = frozenset("right correct mistaken point sure honest kidding".split())
"""What is asked about somebody else's claim; whether they agree or heard it is a question of its own."""


def with_checks(terms: Sequence[Term], lexicon: Lexicon) -> list[Term]:
    """The terms with those of such stretches marked as asking about a claim; the first stretch is none."""
    stretches: dict[tuple[int, int], list[Term]] = {}
    for term in terms:
        stretches.setdefault((term.sentence, term.segment), []).append(term)
    later = list(stretches.values())[1:]
    checks = [t for stretch in later if _checks(stretch, lexicon) for t in stretch]
    return [replace(t, meanings=_CLAIM) if t in checks else t for t in terms]


def _checks(stretch: Sequence[Term], lexicon: Lexicon) -> bool:
    if any(t.figure or t.possessive or t.concepts & lexicon.own for t in stretch):
        return False
    if all(t.has("claim", "tag") for t in stretch):
        return False  # known as one already
    words = [w for t in stretch for w in t.words]
    helped = words[0] in _words("helping") and len(words) > 1
    if helped and words[1] not in _words("persons"):
        return False
    rest = words[2:] if helped else words
    if helped and words[1] in _OTHERS and _THEIRS.isdisjoint(rest):
        return False
    judged = not _words("judging").isdisjoint(rest)
    return judged and (_words("judging") | _words("beside")).issuperset(rest)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(w for entry in entries("checking")[kind] for w in entry.split())
