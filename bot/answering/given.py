"""Whether something is told at all: "has a month been set for the race?" is a yes where "in which month?" has an answer."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.asking import clause_of, is_wh
from bot.understanding.frames import GENERIC_ASKS, Frames
from bot.understanding.question import ARTICLES, Clause

from . import texts
from .outcome import Outcome
from .verified import ask

_GIVEN = frozenset(
    "give set name mention fix state specify pencil announce schedule indicate earmark provide include lay plan".split()
)
_UNITS = frozenset({"day", "date", "month", "year"})
_ANY = ARTICLES | {"any", "some"}


def given(clause: Clause, frames: Frames) -> Outcome | None:
    """The yes to such a question; None where it is none, or has no answer."""
    if clause.form != "check" or clause.negations or any(is_wh(t) for t in clause.terms):
        return None
    terms = list(clause.terms)
    bases = frames.lexicon.inflection.bases
    asked = next((n for n, t in enumerate(terms) if t.words[0] in _ANY and t.words[-1] in _UNITS), None)
    if asked is None:
        asked = next(
            (n for n, t in enumerate(terms) if n and t.asks - GENERIC_ASKS and terms[n - 1].words[-1] in _ANY and not t.figure),
            None,
        )
    if asked is None or any(t.figure for n, t in enumerate(terms) if n != asked):
        return None
    after = [n for n in range(len(terms)) if any(not _GIVEN.isdisjoint(bases(w)) for w in terms[n].words) and n != asked]
    if not after:
        return None
    noun = frames.reader.words(terms[asked].words[-1])
    about = [t for n, t in enumerate(terms) if n > asked and n not in after and not (t.has("auxiliary") and not t.concepts)]
    outcome = ask(replace(clause_of([*frames.reader.words("which"), *noun, *about]), form="ask"), frames)
    if outcome.status != "answered" or not any(frames.subjects(t) or t.concepts & frames.context for t in about):
        return None
    return replace(outcome, verdict="yes", text=texts.verdict("yes", "", outcome.facts, frames), part=clause.typed)
