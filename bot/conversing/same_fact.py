"""A fragment that asks something more of the fact just told: "with an emphasis on?", "whose promise is that?"."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.accounting import Beside, account
from bot.answering.outcome import Outcome
from bot.answering.verified import ASK_SCORE, told_by
from bot.understanding.asking import LINKS, clause_of, is_wh
from bot.understanding.frames import Frames
from bot.understanding.matching import Match
from bot.understanding.question import Clause

from .focus import Focus
from .references import persons

_SHORT = 6
"""Terms of a fragment."""
_OPEN = LINKS | {"between"}


def asked_of_it(clause: Clause, focus: Focus, frames: Frames) -> Outcome | None:
    """What an intent about nothing but that fact tells, if it accounts for every word; None where none does."""
    clause = _completed(clause, frames)
    specific = any(t.concepts and not (t.structural or t.asks) for t in clause.terms)
    bare = not specific or len(clause.terms) > _SHORT or persons(clause.terms) or bool(clause.negations)
    if focus.status != "answered" or focus.verdict == "no" or clause.form != "ask" or bare:
        return None
    if any(t.concepts & frames.lexicon.verbs and not t.concepts & frames.lexicon.nouns for t in clause.terms):
        return None  # "accompanied by whom?" is another deed
    beside = Beside.of(clause, frames)
    for frame in frames.frames.values():
        told = len(frame.facts) == 1 and frame.facts[0].fact.id in focus.facts[:1]
        if told and account(Match(frame, frame.keys[0], ASK_SCORE), clause, beside, frames).accepted:
            return replace(told_by(frame, clause, frames), read=focus.question)
    return None


def _completed(clause: Clause, frames: Frames) -> Clause:
    """ "With an emphasis on?" asks on what."""
    open_end = clause.terms[-1].words[-1] in _OPEN and not any(is_wh(t) or t.has("auxiliary") for t in clause.terms)
    return clause_of([*clause.terms, *frames.reader.words("what")]) if open_end and len(clause.terms) > 1 else clause
