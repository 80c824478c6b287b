"""What is right instead, after a no: "who was it, then?", "where, if not there?"."""

from __future__ import annotations

from bot.answering.outcome import Outcome
from bot.answering.verified import told_by
from bot.understanding.asking import is_wh
from bot.understanding.frames import GENERIC_ASKS, Frames
from bot.understanding.question import Clause

from .focus import Focus
from .turns import without_else


def instead(clause: Clause, focus: Focus, frames: Frames) -> Outcome | None:
    """The fact that the last answer said no with, if it tells what the clause asks; None where the clause asks anything more."""
    if focus.verdict != "no" or focus.status != "answered" or clause.negations or not _bare(clause):
        return None
    wanted = clause.asks - GENERIC_ASKS
    others = without_else(clause) is not None  # "who else?", after "only she?", is told by a list
    for id in focus.facts:
        if others and not any(v.listed for v in frames.facts[id].values.values()):
            continue
        for frame in frames.frames.values():
            if [f.fact.id for f in frame.facts] == [id] and wanted <= frame.asks and (wanted or frame.id == focus.intent):
                return told_by(frame, clause, frames)
    return None


def _bare(clause: Clause) -> bool:
    """A question word with nothing but small words."""
    small = all(is_wh(t) or (t.structural and not t.figure) or t.has("temporal") for t in clause.terms)
    return clause.form == "ask" and small
