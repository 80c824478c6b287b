"""Who gets something, hears it or has it from somebody: the other side of sending, giving and telling."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import ARTICLES, Clause, Term

from .conflicts import stands_for
from .duties import is_predicate

GET = frozenset({"get", "receive", "obtain"})
"""What is done by whom something is sent to."""
_GIVE = frozenset({"send~", "give~", "deliver~", "supply~", "donate~"})
HEAR = frozenset({"hear", "learn"})
"""What is done by who is told something."""
_TELL = frozenset({"tell~", "inform~"})
_COME = frozenset({"come", "comes", "coming", "came"})


def received(term: Term, clause: Clause, fact: FactFrame, frames: Frames) -> str:
    """What is sent to somebody he gets, and it comes from the one who sends it."""
    given = fact.does & _GIVE
    if not given or not fact.whom or term.has("ask") or (clause.past and not fact.done):
        return ""  # what is being sent nobody has received
    at = clause.place(term)
    after = [t for t in clause.terms[at + 1 : at + 3] if t.words[-1] not in ARTICLES]
    if not _COME.isdisjoint(term.words) and term.words[-1] == "from":
        things = frozenset[str]().union(*(v.meanings for v in fact.values.values()))
        sent = any(t.concepts & frames.lexicon.own & things for t in clause.terms[:at])
        return min(given) if sent and any(t.concepts & fact.who - fact.whom for t in after[:1]) else ""
    if len(term.words) > 1 or GET.isdisjoint(frames.lexicon.inflection.bases(term.words[0])):
        return ""
    before = [t.concepts & frames.actors for t in clause.terms[:at] if t.concepts & frames.actors]
    to_him = not before or any(stands_for(n, fact.whom - fact.who, frames) for n in before[-1])
    return min(given) if to_him and from_him(clause, fact, frames) else ""


def heard(term: Term, at: int, clause: Clause, fact: FactFrame, frames: Frames) -> str:
    """Who is told something hears it: "what did the mayor hear from the cook?"."""
    bases = frames.lexicon.inflection.bases(term.words[0])
    somebody = at > 0 and any(stands_for(n, fact.whom, frames) for n in clause.terms[at - 1].concepts & frames.actors)
    told = fact.does & _TELL and somebody and from_him(clause, fact, frames)
    return min(fact.does & _TELL) if told and not bases.isdisjoint(HEAR) else ""


def from_him(clause: Clause, fact: FactFrame, frames: Frames) -> bool:
    """Nobody is named from whom it is heard but he who told it."""
    named = [
        b.concepts & frames.actors
        for a, b in pairwise(t for t in clause.terms if t.words[-1] not in ARTICLES)
        if a.words == ("from",)
    ]
    return all(any(stands_for(n, fact.who, frames) for n in names) for names in named if names)


def got(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """ "Is she getting a boat from Denmark?", of a fact that has nobody send or give anything."""
    from_whom = any(a.words == ("from",) and b.concepts & frames.actors for a, b in pairwise(clause.terms))
    told = any(is_predicate(t, fact.does, frames) and not t.has("light") for t in clause.terms)  # "get thanks from"
    if not from_whom or told or fact.does & _GIVE:
        return []
    getting = ((t, frames.lexicon.inflection.bases(t.words[0]) & GET) for t in clause.terms if len(t.words) == 1)
    return [t for t, bases in getting if bases and t.has("light") and bases.isdisjoint(fact.words)]
