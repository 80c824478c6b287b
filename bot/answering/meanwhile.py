"""A question with the time at which something else was done: "which prize was it, when the mayor thanked them?".

What was done at the time is a claim of its own: it has to hold, and to stand in the same passage of the document, or be
the document's theme; then the question is answered without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.asking import clause_of
from bot.understanding.frames import Frames
from bot.understanding.parting import apart_in_time
from bot.understanding.question import Clause, Term

from .outcome import Outcome
from .single import answer_single
from .verified import settle


def meanwhile(clause: Clause, frames: Frames) -> Outcome | None:
    """The outcome of the question without the time, if what was done then is so; None where it has no such part."""
    for head, tail in apart_in_time(clause.terms):
        outcome = answer_single(clause_of(head), frames)
        if outcome.status == "answered" and (_theme(tail, frames) or _same_passage(outcome, tail, frames)):
            return replace(outcome, part=clause.typed)
    return None


def _theme(tail: Sequence[Term], frames: Frames) -> bool:
    """It is nothing but the document's own occasion: "when they spoke"."""
    placed = any(t.words[-1] in ("in", "at", "to", "from") for t in tail)
    return (
        not placed
        and any(t.concepts & frames.context - frames.actors for t in tail)
        and all(t.structural or t.concepts & (frames.context | frames.actors) for t in tail)
    )


def _same_passage(outcome: Outcome, tail: Sequence[Term], frames: Frames) -> bool:
    """It is so, by a fact whose quote shares some of the document with the answer's."""
    claim = settle(replace(clause_of(tail), form="check", tagged=True), frames)
    quoted = [frames.facts[f].fact for f in outcome.facts]
    held = [frames.facts[f].fact for f in claim.facts] if claim.verdict == "yes" else []
    return any(a.source == b.source and a.start < b.end and b.start < a.end for a in quoted for b in held)
