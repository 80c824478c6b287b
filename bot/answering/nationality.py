"""Whose a thing is said to be: "is the boat Danish?", "a Danish boat", "it's a Danish one"."""

from __future__ import annotations

from typing import Literal

from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import BE, Clause, Term

from .conflicts import LANGUAGE

Standing = Literal["", "right", "wrong", "unsaid"]
"""Empty where nothing of the kind is claimed."""
_ONE = (("one",), ("ones",))


def nationality(term: Term, at: int, clause: Clause, fact: FactFrame, frames: Frames) -> Standing:
    """How what a country's adjective claims of a thing stands to the fact."""
    up = frames.lexicon.up
    countries = {c for c in term.concepts & frames.lexicon.own if "country~" in up(c)}
    if not countries or len(term.words) > 1 or not term.words[0].endswith(LANGUAGE):
        return ""
    things = _things(at, clause)
    if things is None:
        return ""
    owners = _owners(things, fact, frames)
    if len(owners) > 1:
        return "unsaid"
    if owners:
        return "right" if countries & owners else "wrong" if _named(owners, fact, frames) else "unsaid"
    said_of = not _attributive(at, clause)  # that it was sent to Denmark makes nothing Danish
    return "unsaid" if said_of and not (countries & fact.who and things & fact.does) else ""


def _attributive(at: int, clause: Clause) -> bool:
    follows = clause.terms[at + 1] if at + 1 < len(clause.terms) else None
    return follows is not None and bool(follows.concepts) and not follows.duties


def _things(at: int, clause: Clause) -> frozenset[str] | None:
    """What the adjective is said of; None where it is no adjective."""
    if _attributive(at, clause):
        return clause.terms[at + 1].concepts
    follows = clause.terms[at + 1] if at + 1 < len(clause.terms) else None
    last = not any(t.concepts for t in clause.terms[at + 1 :]) or (follows is not None and follows.words in _ONE)
    is_so = any(not BE.isdisjoint(t.words) for t in clause.terms[:at])
    if not last or not is_so:
        return None
    return frozenset(m for t in clause.terms[:at] for m in t.concepts)


def _owners(things: frozenset[str], fact: FactFrame, frames: Frames) -> frozenset[str]:
    """Whose the things are, or what the fact has of their kind."""
    up = frames.lexicon.up
    themselves = frozenset(side for n in things - frames.context for side in _side(n, frames))
    kinds = things - frames.parties
    told = (n for n in fact.said | fact.who | fact.whom if kinds & up(n))
    return themselves or frozenset(side for n in told for side in _side(n, frames))


def _side(name: str, frames: Frames) -> frozenset[str]:
    """The country that a thing of the pack belongs to, or is named after: "Danish boat"."""
    if side := frames.lexicon.sides.get(name):
        return frozenset({side})
    word = frames.pack.words.get(name)
    first = [n.split()[0].lower() for n in word.names if " " in n] if word else []
    adjectives = (frames.lexicon.single.get(w, frozenset()) for w in first if w.endswith(LANGUAGE))
    return frozenset(c for meanings in adjectives for c in meanings & frames.lexicon.own if "country~" in frames.lexicon.up(c))


def _named(countries: frozenset[str], fact: FactFrame, frames: Frames) -> bool:
    """The fact's statement has the country in it, if only within a name."""
    words = (frames.pack.words.get(c) for c in countries)
    names = (name for word in words if word for name in word.names)
    return bool(countries & fact.said) or any(name.lower() in fact.words for name in names)
