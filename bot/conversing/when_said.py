"""When somebody wrote or posted what was just told: "when did she write that?"."""

from __future__ import annotations

from bot.answering.outcome import Outcome
from bot.answering.reply import Why
from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import Clause

from .focus import Focus

_WRITE = frozenset("write post tweet publish say state put send".split())
_THAT = frozenset("that this it so those".split())
_WHEN = frozenset({"?when", "?date", "?month", "?year"})


def when_said(clause: Clause, focus: Focus, frames: Frames) -> Outcome | None:
    """The day on which the last answer was put out, where its facts tell it; None where something else is asked."""
    if focus.status != "answered" or not focus.facts or not clause.asks & _WHEN or clause.negations:
        return None
    facts = [frames.facts[f] for f in focus.facts]
    bases = frames.lexicon.inflection.bases
    writing = [t for t in clause.terms if not bases(t.words[0]).isdisjoint(_WRITE)]
    others = [t for t in clause.terms if t not in writing]
    speakers = frozenset(f.fact.said_by for f in facts)
    small = all((t.structural or t.asks or t.concepts & speakers) and not t.has("also", "negation") for t in others)
    if len(writing) != 1 or not small or not any(not _THAT.isdisjoint(t.words) for t in others):
        return None
    if len(facts) != 1 or not (day := _put_out(facts[0], frames)):
        return None
    text = f"On {day}. {facts[0].fact.says}"
    why = Why(question=clause.text, form="ask", intent=focus.intent, checks=("when it was said: told",))
    return Outcome("answered", text, why, None, focus.facts, focus.intent, part=clause.typed, read=focus.question)


def _put_out(fact: FactFrame, frames: Frames) -> str:
    """The day of the document, where the fact has it and is somebody's own words; empty where that is not told."""
    when = fact.values.get("when")
    if when is None or when.date is None or when.date.day is None or "person~" not in frames.lexicon.up(fact.fact.said_by):
        return ""
    return when.parts[0] if when.date in frames.dates else ""
