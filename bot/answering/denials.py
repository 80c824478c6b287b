"""What a fact says is not so ("maps may not be taken home"), and whether a claim or a question says the same of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import Clause, Term

_REACH = 3
"""How many terms may stand between a negation and what it denies."""
_OBJECTS = frozenset({"nothing", "nobody", "none"})
"""They stand after the verb that they deny."""


def denied(term: Term, clause: Clause, fact: FactFrame, frames: Frames) -> bool:
    """The negation is one that the fact has too, of the same."""
    theirs = _denied_in(fact, frames)
    return any(negation is term and bool(what.concepts & theirs) for negation, what in _denials(clause.terms))


def asserted(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """What the clause takes to be so, and the fact denies."""
    theirs = _denied_in(fact, frames)
    mine = [what for _, what in _denials(clause.terms)]
    return [t for t in clause.terms if t.concepts & theirs and all(t is not what for what in mine)]


def turns(clause: Clause, fact: FactFrame, frames: Frames) -> tuple[int, list[Term]]:
    """How much oftener than its own negations say the claim is turned against the fact, and negations of it that are not settled.

    A negation that both have turns nothing; what only the fact denies turns the claim once.
    """
    theirs = _denied_in(fact, frames)
    if not theirs:
        return 0, []
    shared = [n for n, what in _denials(clause.terms) if what.concepts & theirs and not _only_asks(n, clause)]
    left = [t for t in clause.terms if t.has("negation") and not t.figure and all(t is not n for n in shared)]
    counted = min(len(shared), clause.negations)  # one taken over from the question before is not counted
    return bool(asserted(clause, fact, frames)) - counted, [t for t in left if not _only_asks(t, clause)]


def _denied_in(fact: FactFrame, frames: Frames) -> frozenset[str]:
    """The meanings of what the fact denies; where that is what is done, all that can be said for it."""
    denials = list(_denials(frames.reader.words(fact.fact.says)))
    deeds = frozenset(m for n, what in denials for m in what.concepts & fact.does if n.words[0] not in _OBJECTS)
    return frozenset(m for _, what in denials for m in what.concepts) | (fact.does if deeds else frozenset())


def _denials(terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Each negation with what it denies: the next word that names something, or the verb before "nothing"."""
    for at, term in enumerate(terms):
        if not term.has("negation") or term.figure or len(term.words) > 1:
            continue
        near = terms[max(0, at - _REACH) : at][::-1] if term.words[0] in _OBJECTS else terms[at + 1 : at + 2 + _REACH]
        what = next((t for t in near if t.concepts), None)
        if what is not None:
            yield term, what


def _only_asks(term: Term, clause: Clause) -> bool:
    """The "not" of an opening "isn't"."""
    return term.contracted and any(t is term for t in clause.terms[:2])
