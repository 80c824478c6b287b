"""Answers to turns that name nothing themselves: more, the ground of the last answer, doubt, the other way round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.answering.attribution import grounds, whose
from bot.answering.outcome import Outcome, held_back, unreferred
from bot.answering.reply import Verdict, Why
from bot.answering.single import answer_single
from bot.answering.texts import ALL_TOLD, verdict
from bot.understanding.frames import Frames
from bot.understanding.question import Clause

from .focus import Focus
from .rows import exchanged

MORE = 2
"""How many facts "tell me more" gets."""


def remark(kind: str, clause: Clause, focus: Focus, frames: Frames) -> Outcome:
    """The outcome of such a turn; asks back where there is no answer that it could be about."""
    outcome: Outcome | None = None
    if kind == "reversed":
        outcome = _reversed(focus, frames)
    elif focus.facts and focus.status == "answered":
        outcome = {"ground": _ground, "doubt": _doubt, "more": _more}[kind](focus, frames)
        if kind == "ground" and any(t.words == ("whose",) for t in clause.terms):
            outcome = _outcome(" ".join(whose(f, frames) for f in focus.facts), focus.verdict, focus.facts, focus)
    return replace(outcome, part=clause.typed) if outcome else unreferred(held_back(clause, None, [], frames), "", frames)


def _ground(focus: Focus, frames: Frames) -> Outcome:
    """Who says it and how, for each quote of the last answer."""
    return _outcome(grounds(focus.facts, frames), focus.verdict, focus.facts, focus)


def _doubt(focus: Focus, frames: Frames) -> Outcome:
    """The last answer once more, with its verdict."""
    settled = focus.verdict or "yes"
    return _outcome(verdict(settled, "", focus.facts, frames), settled, focus.facts, focus)


def _more(focus: Focus, frames: Frames) -> Outcome:
    """Facts of the same topic that were not told yet."""
    topic = frames.frames[focus.intent].topic if focus.intent in frames.frames else ""
    told = frozenset(focus.told)
    new = dict.fromkeys(
        fact.fact.id
        for frame in frames.frames.values()
        for fact in frame.facts
        if frame.topic == topic and fact.fact.id not in told
    )
    facts = tuple(new)[:MORE] or _list_of(focus, frames)
    if not facts:
        return replace(_outcome(ALL_TOLD, None, (), focus), status="unknown", intent=None)
    return _outcome(" ".join(frames.facts[f].fact.says for f in facts), None, facts, focus)


def _list_of(focus: Focus, frames: Frames) -> tuple[str, ...]:
    """A fact not told yet that lists what the last answer told among other things: after the lamps, all that came."""
    told = frozenset(m for id in focus.facts for m in frames.facts[id].said & frames.lexicon.own) - frames.context
    for id, fact in frames.facts.items():
        for value in fact.values.values():
            parts = (
                [frozenset(m for t in frames.reader.words(p) for m in t.concepts) for p in value.parts] if value.listed else []
            )
            if id not in focus.told and len(parts) > 1 and sum(not part.isdisjoint(told) for part in parts) == 1:
                return (id,)
    return ()


def _reversed(focus: Focus, frames: Frames) -> Outcome | None:
    """The last claim with its parties exchanged; after an answer to an open question, whether it goes both ways."""
    for reading in exchanged(focus, frames):
        outcome = answer_single(reading, frames)
        if outcome.verdict:
            return replace(outcome, read=reading.text)
    one_way = tuple(f for f in focus.facts if frames.facts[f].fact.one_way and frames.facts[f].whom)
    if not one_way or focus.status != "answered":
        return None
    return _outcome(verdict("no", "", one_way, frames), "no", one_way, focus)


def _outcome(text: str, settled: Verdict | None, facts: Iterable[str], focus: Focus) -> Outcome:
    why = Why(question=focus.question, form="check" if settled else "ask", intent=focus.intent)
    return Outcome("answered", text, why, settled, tuple(facts), focus.intent, read=focus.question)
