"""One word of a claim held against a fact: backed, contradicted, its opposite, or not in it."""

from __future__ import annotations

from bot.understanding.asking import is_wh
from bot.understanding.clefts import contrast, sets_against
from bot.understanding.frames import FactFrame, Frames
from bot.understanding.matching import RANKED, Match
from bot.understanding.question import Clause, Term

from .backing import backing
from .contraries import OPPOSITE, OTHER, closed, opposed, stance, turned
from .duties import duty, is_predicate, theme
from .figures import figure, plural, rejecting
from .findings import Findings
from .nationality import nationality
from .unfinished import ended, is_over, is_settled, settled


def judge(term: Term, at: int, clause: Clause, match: Match, frames: Frames, found: Findings) -> None:
    """Add what is found of the term at a place of the clause."""
    fact = match.frame.facts[0]
    set_against = sets_against(clause.terms, contrast(clause.terms, at))
    if term.figure:
        _figure(term, at, clause, match, frames, found)
    elif stance(term, at, clause, frames):
        if opposed(fact, frames):
            found.opposite(term.text, OPPOSITE)
        else:
            found.missing.append(term)
    elif (by := _adverbial(term, at, clause, fact, frames)) is not None:
        if by:
            found.backing.append((term, by))
        else:
            found.missing.append(term)
    elif standing := nationality(term, at, clause, fact, frames):
        if standing == "wrong" and set_against:
            found.backing.append((term, "set against"))
        elif standing == "wrong":
            found.otherwise(term.text, "of another country")
        elif standing == "right":
            found.backing.append((term, "its country"))
        else:
            found.missing.append(term)
    elif by := "figure" if _counting(term, clause) else backing(term, match, clause, frames):
        found.backing.append((term, by))
    else:
        _unbacked(term, at, clause, match, frames, found)


def _adverbial(term: Term, at: int, clause: Clause, fact: FactFrame, frames: Frames) -> str | None:
    """What backs a word that says how it was done: to each other, alone, that very day, to several; None for other words."""
    if term.has("one-way"):
        return "one way" if fact.who.isdisjoint(fact.whom) else ""  # they did it to each other
    if term.has("solo"):
        return "only" if term.has("only") else ""
    if term.words == ("in", "person") and _himself(at, clause, frames):
        return "himself" if clause.terms[at - 1].concepts & fact.said & fact.who else ""  # not one for whom another acts
    if term.words[-1] == "now" and term.has("passing") and fact.done:
        return "done"  # "has it opened now?"
    if is_over(at, clause):
        return "done" if ended(fact) else ""
    if is_settled(at, clause):
        told = any(is_predicate(t, fact.does, frames) for t in clause.terms)
        return "done" if told and settled(fact) else None
    if term.words == ("already",):
        over = fact.done or (not fact.planned and not fact.words.isdisjoint(("has", "have")))
        then = next((n for n, t in enumerate(clause.terms) if n > at and t.words in (("when",), ("while",))), len(clause.terms))
        deeds = (
            t for t in clause.terms[:then] if not frames.subjects(t) or not t.concepts.isdisjoint(frames.lexicon.own & fact.does)
        )
        told = over and any(is_predicate(t, fact.does, frames) for t in deeds)
        return "done" if told else ""  # "have they already begun?", of what they have agreed to begin
    if term.has("several"):
        counted = next((t for t in clause.terms[at + 1 :] if t.concepts and not t.structural), None)
        return "more than one" if counted and plural(counted, fact, frames) else ""
    if term.has("same-day"):
        days = [v.date for v in fact.values.values() if v.date is not None and v.date.day is not None]
        return "its date" if any(date.agrees(day) for day in days for date in frames.dates) else ""
    return None


def _himself(at: int, clause: Clause, frames: Frames) -> bool:
    """ "Was it the mayor in person who rang?": it is the mayor, and not how they met."""
    joined = at + 1 < len(clause.terms) and clause.terms[at + 1].words in (("who",), ("that",))
    return joined and at > 0 and bool(clause.terms[at - 1].concepts & frames.actors)


def _figure(term: Term, at: int, clause: Clause, match: Match, frames: Frames, found: Findings) -> None:
    outcome, right = figure(term, at, clause, match.frame.facts, frames)
    if against := rejecting(at, clause):
        found.turns -= against.has("negation")
        outcome, right = None if outcome is None else not outcome, ""
    found.notes.append(f"{term.text}: {'confirmed' if outcome else 'contradicted' if outcome is False else 'not settled'}")
    if outcome:
        found.backing.append((term, "figure"))
    elif outcome is None:
        found.missing.append(term)
    else:
        found.conflict = True
        found.correction = f"{right}, not {term.text.strip()}" if right else found.correction


def _unbacked(term: Term, at: int, clause: Clause, match: Match, frames: Frames, found: Findings) -> None:
    fact = match.frame.facts[0]
    against = turned(term, at, clause, fact, frames)
    set_off = contrast(clause.terms, at)
    if against and set_off >= 0:
        found.notes.append(f"{term.text}: {against}, and denied")
        found.turns -= clause.terms[set_off].has("negation")
    elif against == OPPOSITE:
        found.opposite(term.text, against)
    elif against == OTHER:
        found.otherwise(term.text, against)
        found.excluded.append(term)
    elif closed(term, at, clause, fact, frames):
        if sets_against(clause.terms, set_off):
            found.backing.append((term, "set against"))
        else:
            found.otherwise(term.text, "the source names another")
            found.closed = True
    elif term.concepts & frames.lexicon.own or term.has("passing") or term.asks & RANKED:
        found.missing.append(term)
    elif by := theme(term, at, clause, frames) or duty(term, match, clause, frames):
        found.backing.append((term, by))
    else:
        found.missing.append(term)


def _counting(term: Term, clause: Clause) -> bool:
    """It only says that a figure counts: "is the number of lamps 57?". The figure has to hold."""
    return "?count" in term.asks and not is_wh(term) and not term.concepts and any(t.value is not None for t in clause.terms)
