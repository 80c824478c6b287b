"""What a fact says is not so ("maps may not be taken home"), and whether a claim or a question says the same of it."""

from __future__ import annotations

from bot.understanding.denying import denials
from bot.understanding.frames import FactFrame
from bot.understanding.question import Clause, Term


def denied(term: Term, clause: Clause, fact: FactFrame) -> bool:
    """The negation is one that the fact has too, of the same."""
    return any(negation is term and bool(what.concepts & fact.denied) for negation, what in denials(clause.terms))


def asserted(clause: Clause, fact: FactFrame) -> list[Term]:
    """What the clause takes to be so, and the fact denies."""
    mine = [what for _, what in denials(clause.terms)] if fact.denied else []
    return [t for t in clause.terms if t.concepts & fact.denied and all(t is not what for what in mine)]


def turns(clause: Clause, fact: FactFrame) -> tuple[int, list[Term]]:
    """How much oftener than its own negations say the claim is turned against the fact, and negations of it that are not settled.

    A negation that both have turns nothing; what only the fact denies turns the claim once.
    """
    if not fact.denied:
        return 0, []
    shared = [n for n, what in denials(clause.terms) if what.concepts & fact.denied and not _only_asks(n, clause)]
    left = [t for t in clause.terms if t.has("negation") and not t.figure and all(t is not n for n in shared)]
    turned = asserted(clause, fact)
    left += [t for t in clause.terms if t.words == ("anything",) and not (turned or shared)]  # "does it cost them anything?"
    counted = min(len(shared), clause.negations)  # one taken over from the question before is not counted
    return bool(turned) - counted, [t for t in left if not _only_asks(t, clause)]


def _only_asks(term: Term, clause: Clause) -> bool:
    """The "not" of an opening "isn't"."""
    return term.contracted and any(t is term for t in clause.terms[:2])
