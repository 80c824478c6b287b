"""Things that a question sets aside: "apart from the lamps, what came?", of facts that have nothing else."""

from __future__ import annotations

from bot.understanding.asking import asked_noun
from bot.understanding.frames import FactFrame, Frames
from bot.understanding.matching import Match
from bot.understanding.question import Clause, Term
from bot.understanding.values import parse_value

from .slots import asks_place


def nothing_left(set_aside: frozenset[int], clause: Clause, match: Match, frames: Frames) -> list[Term]:
    """Terms that set aside all that the facts could answer: each part of a list, or the only place."""
    named = [clause.terms[i] for i in sorted(set_aside) if clause.terms[i].concepts & frames.lexicon.own]
    out = frozenset(m for t in named for m in t.concepts & frames.lexicon.own)
    if not out:
        return []
    noun = asked_noun(clause)
    fact = match.frame.facts[0]
    spoken = any(not fact.words.isdisjoint(t.words) for t in named)
    if (
        noun
        and frames.lexicon.closure(out) & noun.concepts
        and (spoken or out & fact.said)
        and not _beside_it(out, noun, fact, frames)
    ):
        return named  # "which boats apart from the Mary", of a fact about the Mary
    places = match.frame.facts[0].places & frames.lexicon.own
    if places and places <= out and asks_place(clause):
        return named
    values = [v for v in fact.values.values() if v.date is None and not v.amounts]
    alone = len(match.frame.facts) == 1 and bool(values)
    amounts = len(match.frame.facts) == 1 and bool(fact.values) and not (values or any(v.listed for v in fact.values.values()))
    if (alone or amounts) and any(t.words == ("else",) for t in clause.terms) and all(v.meanings & out for v in values):
        return named  # "besides the storm, what else was talked of?", of a talk about the storm
    return named if any(_all_parts(out, fact, frames) for fact in match.frame.facts) else []


def _beside_it(out: frozenset[str], noun: Term, fact: FactFrame, frames: Frames) -> bool:
    """The fact speaks of another thing of the kind that is asked for, which is no part of what is set aside."""
    lexicon = frames.lexicon
    rest = fact.said & lexicon.own - lexicon.closure(out)
    return any(lexicon.up(m) & noun.concepts - {m} and lexicon.up(m).isdisjoint(out) for m in rest)


def _all_parts(out: frozenset[str], fact: FactFrame, frames: Frames) -> bool:
    """A list of the fact has no part that is not set aside."""
    lists = (value.parts for value in fact.values.values() if value.listed)
    return any(all(parse_value([part], frames.reader).meanings & out for part in parts) for parts in lists)
