"""What a claim speaks of as done or as still going on, held against how far the fact has it."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import Clause, Term
from bot.understanding.text import tokenize

from .duties import is_predicate, occurs

_UNDER_WAY = frozenset({"negotiate~", "wait~", "consider~", "hesitate~", "be-undecided~", "ongoing~", "pending~", "continue~"})
"""Of what is at an end this is no longer said."""


def undone(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """What the claim speaks of as done, and the source only as planned or decided."""
    if not clause.past:
        return []
    out = [
        t for before, t in pairwise(clause.terms) if t.concepts & frames.to_come and (before.concepts or before.has("auxiliary"))
    ]
    if fact.planned:
        out += [t for t in clause.terms if t.concepts & fact.does or (t.has("exist") and occurs(t, frames))]
    return out


def still(clause: Clause, fact: FactFrame, frames: Frames) -> Term | None:
    """The word by which the claim says that it still goes on ("is she still deciding?"), where the fact has it done."""
    if not any("still" in t.words for t in clause.terms) or not _done(fact, frames):
        return None
    return next((t for t in clause.terms if t.concepts & _UNDER_WAY or _doing(t, fact, frames)), None)


def _doing(term: Term, fact: FactFrame, frames: Frames) -> bool:
    return term.words[0].endswith("ing") and is_predicate(term, fact.does, frames)


def _done(fact: FactFrame, frames: Frames) -> bool:
    """Its statement says that it came to an end: "have reached an agreement", "decided"."""
    said = [t.text for t in tokenize(fact.fact.says)]
    bases = frames.lexicon.inflection.bases
    return not fact.planned and any(
        word.endswith("ed") and (not bases(word).isdisjoint(fact.verbs) or before in ("has", "have", "already"))
        for before, word in pairwise(said)
    )
