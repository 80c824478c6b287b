"""One question by itself, whatever its form: open, a claim, a choice of two, whose words, what a number counts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.asides import states
from bot.understanding.choices import claims, offered
from bot.understanding.frames import Frames
from bot.understanding.question import ANY, OBJECTS, Clause, Term

from .attribution import published, said, sourced, whose
from .counted import counting
from .given import given
from .outcome import Outcome, held_back
from .verified import ask, settle, told_by

_OR = ("or",)
_OPENING = frozenset({"so", "wait"})
_CLAIMING = (("already",), ("really",), ("both",))


def answer_single(
    clause: Clause, frames: Frames, besides: frozenset[str] = frozenset(), about: frozenset[str] = frozenset()
) -> Outcome:
    """One question by itself.

    :param besides: facts; an answer that rests on nothing else is none.
    :param about: facts; a claim is held against these first.
    """
    if claim := said(clause, frames):
        outcome = settle(claim, frames, about)
        speakers = frozenset(frames.facts[f].fact.said_by for f in outcome.facts)
        if outcome.verdict == "yes" and not any(t.concepts & speakers & frames.parties for t in claim.terms):
            text = " ".join(whose(f, frames) for f in outcome.facts)
            return replace(outcome, text=text, verdict=None, part=clause.typed)
    if frame := counting(clause, frames):
        return told_by(frame, clause, frames)
    if clause.form == "check":
        outcome = _chosen(clause, frames, about) or settle(clause, frames, about)
        return outcome if outcome.status == "answered" else given(clause, frames) or outcome
    exists = _wants_any(clause)
    if exists or states(clause, frames) or _suggests(clause):
        outcome = settle(replace(clause, form="check"), frames, about)
        if outcome.verdict and not (exists and outcome.verdict == "no") and not besides.issuperset(outcome.facts):
            return outcome
    if open_choice := _open_choice(clause, frames, about):
        return open_choice
    if source := sourced(clause):
        known = settle(source, frames, about) if source.form == "check" else ask(source, frames, besides)
        if known.status == "answered" and known.verdict != "no":
            return replace(known, verdict=None, text=" ".join(whose(f, frames) for f in known.facts), part=clause.typed)
        return held_back(clause, None, [], frames)
    outcome = _offered(clause, frames, besides) or ask(clause, frames, besides)
    if outcome.status != "answered" and (topic := published(clause, frames)):
        known = ask(topic, frames, besides)
        speakers = frozenset(frames.facts[f].fact.said_by for f in known.facts)
        if known.status == "answered" and speakers <= frames.actors:  # that the report itself says it tells nothing
            return replace(known, text=" ".join(whose(f, frames) for f in known.facts), part=clause.typed)
    return outcome


def _suggests(clause: Clause) -> bool:
    """Several things and a word that claims something of them, which may want a yes or no: "the deal already done?"."""
    content = [t for t in clause.terms if t.figure or (t.concepts and not t.structural)]
    claims = clause.terms[0].words[0] in _OPENING or any(
        t.words in _CLAIMING or t.has("also") or (t.words[0] == "by" and any("=" in m for m in t.concepts)) for t in clause.terms
    )
    chosen = clause.terms[-1].words == ("one",) or any(t.words == ("or",) for t in clause.terms)  # "the boat: a Danish one?"
    return clause.form == "topic" and claims and len(content) > 1 and not chosen


def _wants_any(clause: Clause) -> bool:
    """Is there any: "any drugs in the cargo?"; not "any in there, too?"."""
    first = next((t for t in clause.terms if not t.has("polite")), None)
    bound = any(t.has("also") or t.words[-1] in OBJECTS or t.words[-1] == "there" for t in clause.terms)
    return clause.form == "topic" and not bound and first is not None and first.words[0] in ANY


def _chosen(clause: Clause, frames: Frames, about: frozenset[str]) -> Outcome | None:
    """Which of several it is ("on Thursday or on Friday?"): none of them is a yes or a no to the question."""
    unsettled: Outcome | None = None
    for offers in claims(clause, frames):
        outcomes = [settle(claim, frames, about) for claim in offers]
        right = [o for o in outcomes if o.verdict == "yes"]
        if len(right) == 1:
            text = " ".join(frames.facts[f].fact.says for f in right[0].facts)
            return replace(right[0], text=text, verdict=None, part=clause.typed)
        if outcomes[0].verdict and all(o.verdict == outcomes[0].verdict for o in outcomes):
            return replace(outcomes[0], part=clause.typed)
        unsettled = unsettled or next((o for o in outcomes if not o.verdict), None)
    return replace(unsettled, part=clause.typed) if unsettled else None


def either(clause: Clause, frames: Frames) -> bool:
    """It names a thing and after a mark two that it may be, not two more things: "the boats, new or old?"."""
    at = next((n for n, t in enumerate(clause.terms[:-1]) if t.words == _OR), 0)
    things = all(frames.subjects(clause.terms[n]) for n in (at - 1, at + 1)) if at else True
    marked = clause.terms[0].segment < clause.terms[at - 1].segment == clause.terms[at].segment
    return not things and clause.form == "topic" and marked


def _open_choice(clause: Clause, frames: Frames, about: frozenset[str]) -> Outcome | None:
    """Which of the two it is; None where that is not asked, or both are."""
    if not either(clause, frames):
        return None
    if any(t.has("passing") for pair in pairwise(clause.terms) if _OR in (pair[0].words, pair[1].words) for t in pair):
        return held_back(clause, None, [], frames)  # "new" by itself says nothing else than "any news"
    outcome = _chosen(clause, frames, about)
    both = outcome is not None and outcome.status == "answered" and outcome.verdict is not None
    return None if both else outcome


def _offered(clause: Clause, frames: Frames, besides: frozenset[str]) -> Outcome | None:
    """Of a question that offers its own answers ("who leads it, Agnes or Helen?") the answer, if it is one of them."""
    choice = offered(clause) if clause.form == "ask" else None
    if choice is None:
        return None
    rest, answers = choice
    outcome = ask(rest, frames, besides)
    known = frozenset(m for t in rest.terms for m in t.concepts)
    right = outcome.status == "answered" and any(_told(t, outcome, frames) for t in answers if not t.concepts & known)
    return replace(outcome, part=clause.typed) if right else None


def _told(term: Term, outcome: Outcome, frames: Frames) -> bool:
    """The facts of an answer have what the term names."""
    facts = [frames.facts[f] for f in outcome.facts]
    if not term.figure:
        return bool(term.concepts) and any(term.concepts & fact.said for fact in facts)
    values = [v for fact in facts for v in fact.values.values()]
    if term.date is not None:
        return any(v.date is not None and v.date.agrees(term.date) for v in values)
    return any(a.number == term.value for v in values for a in v.amounts)
