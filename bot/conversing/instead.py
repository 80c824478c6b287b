"""What is right instead, after a no: "who was it, then?", "where, if not there?"."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.outcome import Outcome, told_whose
from bot.answering.single import answer_single
from bot.answering.verified import told_by
from bot.understanding.asking import is_wh
from bot.understanding.frames import GENERIC_ASKS, Frames
from bot.understanding.question import Clause

from .clauses import read_again, rebuilt
from .focus import Focus
from .turns import without_else


def instead(clause: Clause, focus: Focus, frames: Frames) -> Outcome | None:
    """The fact that the last answer said no with, if it tells what the clause asks; None where the clause asks anything more."""
    if focus.verdict != "no" or focus.status != "answered" or clause.negations or not _bare(clause):
        return None
    wanted = clause.asks - GENERIC_ASKS
    if any("?name" in t.asks for t in clause.terms):
        return None
    if wanted and (again := _of_the_claim(clause, focus, frames)):
        return again
    others = without_else(clause) is not None  # "who else?", after "only she?", is told by a list
    for id in focus.facts:
        if others and not any(v.listed for v in frames.facts[id].values.values()):
            continue
        for frame in frames.frames.values():
            if [f.fact.id for f in frame.facts] == [id] and wanted <= frame.asks and (wanted or frame.id == focus.intent):
                return told_by(frame, clause, frames)
    spoken = [id for id in focus.facts[:1] if frames.facts[id].fact.said_by or frames.facts[id].says]
    return told_whose(clause, spoken[0], frames) if spoken and wanted == {"?who"} and not others else None


def _of_the_claim(clause: Clause, focus: Focus, frames: Frames) -> Outcome | None:
    """What the clause asks of the thing that the last claim named: "how many, then?", after "and 57 lamps?"."""
    named = [t for t in read_again(focus.claim, frames).terms if frames.subjects(t)] if focus.claim else []
    if not named:
        return None
    reading = rebuilt([*clause.terms, *named], clause)
    outcome = answer_single(reading, frames)
    related = any(frames.facts[f].vocabulary & t.concepts for f in outcome.facts for t in named)
    return replace(outcome, part=clause.typed, read=reading.text) if outcome.status == "answered" and related else None


def _bare(clause: Clause) -> bool:
    """A question word with nothing but small words."""
    small = all(is_wh(t) or (t.structural and not t.figure) or t.has("temporal") for t in clause.terms)
    return clause.form == "ask" and small
