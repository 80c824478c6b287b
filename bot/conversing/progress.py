"""How far it is what was just told: "is it done?", "merely planned, or already reached?", "still negotiating?"."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.outcome import Outcome
from bot.answering.reply import Verdict
from bot.answering.unfinished import SETTLED, WAITING, ended, settled
from bot.understanding.frames import Frames
from bot.understanding.question import Clause

from .focus import Focus
from .verdicts import told_again

_DONE = SETTLED | frozenset("finished over complete completed reached final agreed".split())
_UNDER_WAY = WAITING | frozenset(
    "still negotiating negotiated talks discussing bargaining haggling going underway progress".split()
)
_SMALL = frozenset("already in just only merely now or yet".split())


def progress(clause: Clause, focus: Focus, frames: Frames) -> Outcome | None:
    """The verdict, or of two offered the fact itself; None where the clause asks more, or the fact is not at its end."""
    words = [w for t in clause.terms for w in t.words]
    done, waiting = not _DONE.isdisjoint(words), not _UNDER_WAY.isdisjoint(words)
    if focus.status != "answered" or len(focus.facts) != 1 or clause.asks or clause.negations or not (done or waiting):
        return None
    fact = frames.facts[focus.facts[0]]
    known = _DONE | _UNDER_WAY | _SMALL
    beside = (t for t in clause.terms if not known.issuperset(t.words))
    if not (settled(fact) or ended(fact)) or not all(
        (t.structural and not t.has("negation")) or (t.concepts & fact.said & frames.lexicon.nouns) for t in beside
    ):
        return None
    verdict: Verdict = "no" if waiting and not done else "yes"
    checked = [(t.text, "how far it is") for t in clause.terms]
    outcome = told_again(verdict, focus.facts, checked, "it is done", clause, focus, frames)
    return replace(outcome, verdict=None, text=fact.fact.says) if done and waiting and "or" in words else outcome
