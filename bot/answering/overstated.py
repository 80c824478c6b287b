"""Words by which a claim says a little more than its fact, though each of them stands in it or is small."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import ARTICLES, AUXILIARIES, BE, Clause, Term

from .conflicts import LANGUAGE
from .duties import GOING, is_predicate

_SPEAK = frozenset({"speak", "speaks", "spoke", "spoken", "speaking"})
_MAKE = frozenset({"make", "makes", "making"})
_BY = (("by",), ("under",), ("thanks", "to"))
_MOVING = GOING | {"arrive~", "begin~", "start~"}
_IRREGULAR = frozenset("came went began flew met".split())
_WRITTEN = frozenset("tweet post letter article".split())
_WHILE = (("during",), ("while",), ("in", "the", "middle", "of"), ("in", "the", "midst", "of"))


def overstated(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """What the fact does not settle."""
    terms = [t for t in clause.terms if t.words[-1] not in ARTICLES]
    deeds = [
        (before, t)
        for before, t in pairwise((clause.terms[0], *clause.terms))
        if is_predicate(t, fact.does, frames) and (not frames.subjects(t) or t.concepts & frames.lexicon.own & fact.does)
    ]
    done = bool(deeds)
    acted = any(before.words[-1] not in ARTICLES for before, _ in deeds)  # "the supply" is no deed
    out = [*begun(clause, fact, frames)]
    for at, (before, term) in enumerate(pairwise(terms)):
        names = term.concepts & frames.parties
        if before.words == ("in",) and names & fact.whom and "where" not in fact.values and not acted:
            out.append(term)  # "is the coal already in Denmark?", of coal that is sent there
        if not _SPEAK.isdisjoint(before.words) and ((names and term.words[-1].endswith(LANGUAGE)) or term.words == ("for",)):
            out.append(term)  # a language
        deed = at > 0 and bool(terms[at - 1].concepts & frames.lexicon.verbs)
        alone = not done or (bool(fact.talk) and len(fact.who) > 1)  # a talk is made by neither alone
        if deed and alone and before.words in _BY and frames.lexicon.persons(term.concepts):
            out.append(term)  # "was it licensed by the mayor?", who was glad of it
        if before.words == ("used",) and frames.subjects(term) and _adjective(before, terms):
            out.append(before)
        if (
            not _MAKE.isdisjoint(before.words)
            and frames.subjects(term)
            and not (done or ("to",) in [t.words for t in terms])
            and fact.words.isdisjoint(_MAKE | {"made"})
        ):
            out.append(before)
        if before.words in _WHILE and _WRITTEN.intersection(fact.fact.how.split()) and term.concepts & frames.context:
            out.append(before)  # what is written of a talk is not written during it
    return out


def _adjective(term: Term, terms: Sequence[Term]) -> bool:
    """The "used" of "used boats", which is not done to anything here."""
    before = terms[terms.index(term) - 1] if terms.index(term) else term
    return not (before.has("auxiliary", "temporal", "also"))


def begun(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """ "The race began", "which boat came?", of what is only planned; an auxiliary before it may make it "is held"."""
    if not fact.planned:
        return []
    out = []
    for at, term in enumerate(clause.terms):
        before = clause.terms[:at]
        past = term.words[0] in _IRREGULAR or term.words[0].endswith("ed")
        moved = frames.lexicon.meanings(term.words[0]) & _MOVING
        helped = any(not (AUXILIARIES | BE | {"be", "been", "being"}).isdisjoint(t.words) for t in before)
        if at and past and len(term.words) < 3 and moved and not helped and is_predicate(term, fact.does, frames):
            out.append(term)
    return out
