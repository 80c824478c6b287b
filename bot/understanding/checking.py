"""A stretch that only asks whether what stands before it is so: "200 lamps, did I copy that down properly?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from .asking import LINKS, is_wh
from .english import entries
from .lexicon import Lexicon
from .question import Term

_CLAIM = frozenset({"*claim"})
_ASKING = frozenset({"i", "we", "one", "it"})
_LEAST = 2
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
    checks += [t for stretch in stretches.values() for t in _opening(stretch, lexicon)]
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


def _opening(stretch: Sequence[Term], lexicon: Lexicon) -> Sequence[Term]:
    """The terms before a claim that only ask whether somebody may say so: "can I tell my readers that …"."""
    opening = [w for t in stretch[:2] for w in t.words]
    if len(opening) < _LEAST or opening[0] not in _words("helping") or opening[1] not in _ASKING:
        return ()
    concluded = False
    start = end = 1 if len(stretch[0].words) == _LEAST else _LEAST
    for end, term in enumerate(stretch[start:], start):
        if concluded and term.words == ("that",):
            return stretch[: end + 1]
        concluding = not _words("concluding").isdisjoint(term.words)
        known = _words("concluding") | _words("around") | _asked("people")
        if term.figure or term.concepts & lexicon.own or term.possessive or not known.issuperset(term.words):
            break
        if concluded and not (term.words[0] in _words("around") or not _asked("people").isdisjoint(term.words)):
            break
        concluded = concluded or concluding
    rest = stretch[end:]
    claimed = any(t.has("auxiliary", "exist") or t.concepts & lexicon.verbs for t in rest[1:])
    return stretch[:end] if concluded and claimed and not is_wh(rest[0]) and rest[0].words[-1] not in LINKS else ()


@cache
def _asked(kind: str) -> frozenset[str]:
    return frozenset(w for entry in entries("askers")[kind] for w in entry.split())


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(w for entry in entries("checking")[kind] for w in entry.split())
