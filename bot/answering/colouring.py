"""Words that colour a question and narrow nothing: how it was done, whoever it is, the thing named once more."""

from __future__ import annotations

from bot.understanding.frames import Frames
from bot.understanding.question import Clause, Term

from .duties import relabels

_FELLOW = frozenset("guy man fellow chap bloke dude lady woman individual person".split())
_WORDING = frozenset("choose pick use apply bestow invoke employ confer attach".split())
"""What is done with a word that somebody describes something with."""


def colours(term: Term, at: int, clause: Clause, frames: Frames) -> str:
    """What the word does beside what is asked; empty where it says something of its own."""
    if "?who" in clause.asks and not _FELLOW.isdisjoint(term.words) and at and clause.terms[at - 1].words == ("the",):
        return "whoever it is"  # "who is the guy she called?"
    theme = frames.context - frames.actors
    named = any(frames.subjects(t) or (t.concepts & theme and not (t.asks or t.concepts & frames.actors)) for t in clause.terms)
    if "?adjective" in clause.asks and named and frames.lexicon.inflection.bases_of(term.words) & _WORDING:
        return "wording"  # "which word did he choose for it?"
    if term.has("manner"):
        return "manner"
    return "the thing once more" if term.has("shell") and relabels(term, at, clause, frames) else ""
