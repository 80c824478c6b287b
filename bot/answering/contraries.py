"""Words of a claim that mean the opposite of what a fact says, or that it excludes."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import ARTICLES, BE, Clause, Term

from .backing import ordinal
from .conflicts import within
from .duties import is_predicate

OPPOSITE, OTHER = "the opposite of what the source says", "excluded by what the source says"
_OPPOSE = "oppose~"
_BEGUN = frozenset({"begin~", "start~"})
_ENDED = frozenset({"end~", "stop~", "complete~", "finished~"})
_AIMED = frozenset("at about against on over despite because".split())


def turned(term: Term, at: int, clause: Clause, fact: FactFrame, frames: Frames) -> str:
    """How the term turns the claim against the fact: `OPPOSITE`, `OTHER`, or not at all."""
    if term.has("light") or term.asks or _unlike_ordinal(term, at, clause, fact, frames) or _helped_against(term, at, clause):
        return ""
    against = _contrary(_concepts(term, at, clause, frames), fact, frames)
    if against == OPPOSITE and _no_verb(term, at, clause, fact, frames):
        return ""
    if against == OPPOSITE and term.concepts & _ENDED and fact.does & _BEGUN and _at_another_time(clause, fact):
        return ""  # when it begins does not say when it ends
    # what has been ended has begun: "it has not begun" is no more true than "it has"
    return OTHER if against == OPPOSITE and clause.negations and term.concepts & _BEGUN else against


def _no_verb(term: Term, at: int, clause: Clause, fact: FactFrame, frames: Frames) -> bool:
    """ "Did they send tanks?", "is it the closest?": words that would mean the opposite if they said what is done."""
    before = clause.terms[at - 1] if at else term
    thing = at and term.words[0].endswith("s") and (before.figure or is_predicate(before, fact.does, frames))
    return bool(thing and term.concepts & frames.lexicon.nouns) or (len(term.words) == 1 and term.words[0].endswith("est"))


def _at_another_time(clause: Clause, fact: FactFrame) -> bool:
    """It gives a date that is not just the fact's own."""
    dates = [t.date for t in clause.terms if t.date is not None]
    own = [v.date for v in fact.values.values() if v.date is not None]
    bounded = any(t.words in (("by",), ("before",), ("after",)) for t in clause.terms)
    return bool(dates) and (bounded or not any(mine.agrees(date) for mine in own for date in dates))


def stance(term: Term, at: int, clause: Clause, frames: Frames) -> bool:
    """ "Who is against it?", "is the mayor against it?": no preposition, but what somebody thinks of it."""
    if term.words != ("against",):
        return False
    if clause.form == "check" and any(frames.subjects(t) and not t.concepts & frames.actors for t in clause.terms[:at]):
        return False  # "is the dyke against the flood?"
    before = [t for t in clause.terms[:at] if not t.has("polite", "claim", "frame", "soft")]
    being = any(not BE.isdisjoint(t.words) for t in before)
    named = sum(bool(t.concepts or t.asks) for t in before)
    return being and (before[-1].has("auxiliary") or (named == 1 and bool(before[-1].concepts)))


def opposed(fact: FactFrame, frames: Frames) -> bool:
    """The fact says the opposite of being against it."""
    return bool(frames.lexicon.opposites.get(_OPPOSE, frozenset()) & fact.does)


def _helped_against(term: Term, at: int, clause: Clause) -> bool:
    """The preposition of what stands before it ("help against the storm"), not a stance ("is he against it?")."""
    return term.words == ("against",) and at > 0 and bool(clause.terms[at - 1].concepts)


def _unlike_ordinal(term: Term, at: int, clause: Clause, fact: FactFrame, frames: Frames) -> bool:
    """A first or second one of something else than the fact counts so."""
    if not ordinal(term.meanings):
        return False
    if not {"will", "did", "had", "would"}.isdisjoint(w for t in clause.terms for w in t.words):
        return True  # that there is a second one says nothing of a third still to come, or of the first
    counted = {b for a, b in pairwise(fact.fact.says.lower().split()) if ordinal(frames.lexicon.meanings(a))}
    return counted.isdisjoint(w for t in clause.terms[at + 1 : at + 3] for w in t.words)


def _concepts(term: Term, at: int, clause: Clause, frames: Frames) -> frozenset[str]:
    """What it means; between an article and a thing nothing that is done ("the last part" lasts not)."""
    attribute = (
        0 < at < len(clause.terms) - 1 and clause.terms[at - 1].words[-1] in ARTICLES and bool(clause.terms[at + 1].concepts)
    )
    return term.concepts - (frames.lexicon.verbs - frames.lexicon.nouns) if attribute else term.concepts


def _contrary(concepts: frozenset[str], fact: FactFrame, frames: Frames) -> str:
    lexicon = frames.lexicon
    for meaning in concepts:
        if lexicon.opposites.get(meaning, frozenset()) & (fact.said | fact.does):
            return OPPOSITE
    for meaning in concepts:
        if lexicon.families.get(meaning, frozenset()) & fact.said:
            return OTHER
    return ""


def closed(term: Term, at: int, clause: Clause, fact: FactFrame, frames: Frames) -> bool:
    """Another one of a kind of which the fact names all there are; not what it is aimed at or about."""
    if at and clause.terms[at - 1].words[-1] in _AIMED:
        return False
    mine = term.concepts & frames.lexicon.own or term.concepts
    kinds = (frames.lexicon.closure(mine) - mine) & fact.closed
    places = [m for m in mine if frames.lexicon.up(m) & {"country~", "city~"}]
    if any(within(m, fact.said, frames) for m in places):
        return False
    before = clause.terms[at - 1 - (clause.terms[at - 1].words[-1] in ARTICLES)] if at > 1 else None
    done = fact.whom and any(is_predicate(t, fact.does, frames) for t in clause.terms)
    if places and not done and before is not None and before.words[-1] in ("for", "to"):
        return False  # where it is from says nothing of whom it is for
    return bool(kinds) and not term.structural and ("person~" not in kinds or bool(mine & frames.parties))
