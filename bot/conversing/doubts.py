"""Doubt about the value just told: "wasn't it June?", "I thought 100", "the third, surely?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.figures import figure
from bot.answering.outcome import Outcome, held_back
from bot.answering.reply import Verdict
from bot.understanding.asking import clause_of, is_wh
from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import ARTICLES, Clause, Term
from bot.understanding.set_phrases import LONGEST, beside
from bot.understanding.values import bound_of, bounding, holds

from .clauses import alike, goes_on, read_again
from .focus import Focus
from .turns import without_repair
from .verdicts import told_again

_REALLY = (("really",), ("seriously",), ("honestly",))
_SHORT = 3
"""Terms that are doubted."""
_PARTS = frozenset("first last early mid late end beginning start middle".split())
"""They make a date narrower than the one that was told."""
_FILE, _KIND = "turns", "value"


def doubt(clause: Clause, focus: Focus, frames: Frames) -> Outcome | None:
    """The verdict on a value that a clause suggests, and nothing else; None where it is no such clause or has no verdict."""
    on = goes_on(clause) and clause.terms[0].words not in (("not",), ("so",))  # "not 100?", "so it's 100?" suggest 100
    if (
        focus.status != "answered"
        or not focus.facts
        or on
        or any(is_wh(t) for t in clause.terms)
        or _repairs(clause, focus, frames)
    ):
        return None
    told = [frames.facts[f] for f in focus.facts]
    if _repeated(clause, told, focus, frames):
        words = [(t.text, "told" if t.concepts or not t.meanings else "doubt") for t in clause.terms]
        return told_again("yes", focus.facts, words, "it was told so", clause, focus, frames)
    found = _suggested(clause, told, frames)
    if found is None or (found.date is not None and any(not _PARTS.isdisjoint(t.words) for t in clause.terms)):
        return None
    facts = tuple(f for f in told if _has_kind(found, f))
    bound = bound_of(clause.terms, clause.place(found)) if found.value is not None else "="
    amounts = [a for f in facts for v in f.values.values() for a in v.amounts]
    if bound != "=":
        if len(amounts) != 1:
            return None
        held, right = holds(amounts[0], bound, found.value or 0.0), amounts[0].text
        if held is None:
            return held_back(clause, None, [], frames)  # "less than 25?", of over 22
    else:
        held, right = _held(found, facts, focus, frames)
    if held is None:
        return None
    settled: Verdict = "yes" if held else "no"
    correction = f"{right}, not {found.text.strip()}" if right and not held else ""
    words = [(t.text, ("figure" if held else "") if t is found else "doubt") for t in clause.terms]
    check = f"{found.text.strip()}: {'confirmed' if held else 'contradicted'}"
    return told_again(settled, [f.fact.id for f in facts], words, check, clause, focus, frames, correction)


def _repeated(clause: Clause, told: Sequence[FactFrame], focus: Focus, frames: Frames) -> bool:
    """ "Really, a friend?", "excellent, are you sure?": words of the statement just told, doubted."""
    doubting = [t for t in clause.terms if t.words in _REALLY or (t.has("claim") and not t.asks)]
    others = [t for t in clause.terms if t not in doubting and not (t.words[0] in ARTICLES or t.has("tag"))]
    if not doubting or not others or len(others) > _SHORT or focus.verdict == "no" or clause.negations:
        return False
    plain = not any(
        t.figure or t.asks or t.has("auxiliary", "only", "exclusion") or t.concepts & frames.actors for t in others
    )  # who did it and to whom may have been mixed up
    said = frozenset(w for f in told for w in f.words)
    return plain and all(not said.isdisjoint(frames.lexicon.inflection.bases(w)) for t in others for w in t.words)


def _repairs(clause: Clause, focus: Focus, frames: Frames) -> bool:
    """ "Sorry, I meant April", after a question about May: it asks another question."""
    meant = without_repair(clause)
    asked = read_again(focus.question, frames).terms if meant is not clause else ()
    return any(alike(t, other, frames) for t in meant.terms if t.figure for other in asked)


def _suggested(clause: Clause, facts: Sequence[FactFrame], frames: Frames) -> Term | None:
    """The one value in the clause, where all else are small words, doubts and what the facts' amounts are amounts of."""
    if sum(len(t.words) for t in clause.terms) > LONGEST:
        return None
    small = beside(_FILE, _KIND) | beside(_FILE, "doubt")
    units = frozenset(m for f in facts for v in f.values.values() for a in v.amounts for m in a.of)
    values = [t for t in clause.terms if t.figure or _excluding(t, frames)]
    if not values and any(t.has("claim") or t.words in _REALLY for t in clause.terms):
        values = [t for t in clause.terms if t.concepts & frames.parties]  # "you really mean Denmark?"
    bounds = [clause.terms[at] for at in bounding(clause.terms)]
    others = (t for t in clause.terms if t not in values and t not in bounds)
    if len(values) != 1 or not all(
        small.issuperset(t.words) or t.has("claim", "frame") or (t.concepts | t.asks) & units or _somebody(t, frames)
        for t in others
    ):
        return None
    return values[0]


def _somebody(term: Term, frames: Frames) -> bool:
    """Somebody whom the pack does not name: "my editor says it's 32"."""
    return "person~" in frames.lexicon.closure(term.concepts) and not term.concepts & frames.actors


def _has_kind(value: Term, fact: FactFrame) -> bool:
    """The fact has a value of the same kind: a date, an amount; any other may be in its words."""
    known = fact.values.values()
    return not value.figure or any(v.date if value.date is not None else v.amounts for v in known)


def _excluding(term: Term, frames: Frames) -> bool:
    """It is one of several values that exclude each other: "third", "by ship"."""
    return bool(term.concepts & frames.lexicon.families.keys()) and not term.concepts & frames.lexicon.own


def _held(value: Term, facts: tuple[FactFrame, ...], focus: Focus, frames: Frames) -> tuple[bool | None, str]:
    """Whether the facts have the value (None: they have none of its kind, or several), and what they have."""
    if value.concepts & frames.parties:
        if any(value.concepts & f.whom - f.who for f in facts):
            return None, ""  # "really, Denmark?", after who sent it to Denmark
        told = frozenset(m for f in facts for m in f.said | f.who)
        return (True if value.concepts & frames.parties & told else None), ""
    if not value.figure:
        said = frozenset(m for f in facts for m in f.said)
        mine = value.concepts & frames.lexicon.families.keys()
        others = frozenset[str]().union(*(frames.lexicon.families[m] for m in mine))
        if mine & said and others & said:
            return None, ""  # both were told: "and on Saturday?" goes on with one of them
        return (True if mine & said else False if others & said else None), ""
    if not facts:
        return None, ""
    topic = [t for t in read_again(focus.question, frames).terms if t.concepts & frames.lexicon.own and not t.figure]
    claim = replace(clause_of([value, *topic]), form="check", tagged=True)
    amounts = [a for f in facts for v in f.values.values() for a in v.amounts]
    held, right = figure(value, 0, claim, facts, frames)
    if held is None and value.date is None and len(amounts) == 1:
        held, right = amounts[0].number == value.value, amounts[0].text
    return held, right
