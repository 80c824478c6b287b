"""The outcome of a clause that has a verdict on what was told before."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.outcome import Outcome
from bot.answering.reply import Verdict, Why, Word
from bot.answering.texts import verdict
from bot.understanding.frames import Frames
from bot.understanding.question import Clause

from .focus import Focus


def told_again(
    settled: Verdict,
    facts: Sequence[str],
    words: Sequence[tuple[str, str]],
    check: str,
    clause: Clause,
    focus: Focus,
    frames: Frames,
    correction: str = "",
) -> Outcome:
    """A verdict from facts of the last answer, by their ids; with what backs each word, and what was checked."""
    why = Why(
        question=clause.text,
        form="check",
        intent=focus.intent,
        words=tuple(Word(text=text, backed_by=by) for text, by in words),
        checks=(check,),
    )
    ids = tuple(facts)
    text = verdict(settled, correction, ids, frames)
    return Outcome("answered", text, why, settled, ids, focus.intent, part=clause.typed, read=focus.question)
