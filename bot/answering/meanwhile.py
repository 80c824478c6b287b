"""A question with the time at which something else was done: "which prize was it, when the mayor thanked them?".

What was done at the time is a claim of its own: it has to hold, and to stand in the same passage of the document, or be
the document's theme; then the question is answered without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.understanding.asking import clause_of, is_wh
from bot.understanding.frames import Frames
from bot.understanding.question import Clause, Term

from .outcome import Outcome
from .single import answer_single
from .verified import settle

_WHEN = frozenset({("when",), ("while",), ("as",), ("by", "the", "time"), ("at", "the", "time")})
_LEAST = 2
"""Terms on each side."""


def meanwhile(clause: Clause, frames: Frames) -> Outcome | None:
    """The outcome of the question without the time, if what was done then is so; None where it has no such part."""
    for head, tail in _apart(clause.terms):
        outcome = answer_single(clause_of(head), frames)
        if outcome.status == "answered" and (_theme(tail, frames) or _same_passage(outcome, tail, frames)):
            return replace(outcome, part=clause.typed)
    return None


def _apart(terms: Sequence[Term]) -> Iterator[tuple[Sequence[Term], Sequence[Term]]]:
    """The question and what was done at the time: after it, or before it and apart from it by a mark."""
    for at in range(_LEAST, len(terms) - _LEAST + 1):
        if terms[at].words in _WHEN and not terms[at + 1 :][0].has("auxiliary") and any(
            is_wh(t) or t.has("auxiliary") for t in terms[:at]
        ):  # fmt: skip
            yield terms[:at], terms[at + 1 :]
    if terms and terms[0].words in _WHEN:
        end = next((n for n, t in enumerate(terms) if t.segment != terms[0].segment), len(terms))
        if end > _LEAST and len(terms) - end >= _LEAST and not terms[1].has("auxiliary"):
            yield terms[end:], terms[1:end]


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
