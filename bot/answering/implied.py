"""What a claim says that none of its words says alone: a reason, a first day, with what somebody agrees."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.frames import FactFrame, Frame, Frames
from bot.understanding.question import ARTICLES, Clause, Term

from .figures import UTTERED
from .findings import Findings

_AGREE = frozenset({"agree~", "accept~"})
_SOONER = frozenset({"before", "earlier", "sooner", "later"})


def unreasoned(clause: Clause, frame: Frame, frames: Frames) -> list[Term]:
    """ "Is it because of the storm?": what comes of the storm is not said, or the fact tells no reason."""
    at = next((n for n, t in enumerate(clause.terms) if t.words[0] == "because"), 0)
    content = any(t.concepts & frames.known and not t.structural for t in clause.terms[:at])
    return [clause.terms[at]] if at and not (content and "?why" in frame.asks) else []


def agreed(clause: Clause, frames: Frames) -> list[Term]:
    """ "Did she agree?": with what, it does not say."""
    content = [t for t in clause.terms if t.concepts and not (t.structural or t.concepts & frames.actors)]
    return content if len(content) == 1 and len(content[0].words) == 1 and bool(content[0].concepts & _AGREE) else []


def beside_the_theme(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """ "Was the meeting held in Wales?", "did it begin during the meeting?", of a fact that does not speak of the meeting."""
    theme = frames.context - frames.actors
    if fact.talk or fact.said & theme & frames.lexicon.own:
        return []
    content = [t for t in clause.terms if t.concepts and not t.has("auxiliary")]
    themed = any(t.concepts & theme and not t.concepts & frames.actors for t in content[:1])
    subject = content[:1] if clause.terms[0].words[0] in ("was", "is") and themed else []
    words = [t for t in clause.terms if t.words[-1] not in ARTICLES]
    if fact.does & UTTERED:
        return subject  # what is said is said then
    return subject + [a for a, b in pairwise(words) if a.words == ("during",) and b.concepts & theme]


def not_until(clause: Clause, found: Findings) -> None:
    """ "It doesn't begin until August" says that it begins then."""
    until = [a for a, b in pairwise(clause.terms) if a.words in (("until",), ("till",)) and b.date is not None]
    if until and clause.negations:
        found.turns -= 1
        found.missing = [t for t in found.missing if t is not until[0]]
    triples = zip(clause.terms, clause.terms[1:], clause.terms[2:], strict=False)
    for date, nots, before in triples:  # "in 2022, not before" says when, and no more
        if date.date is not None and nots.words == ("not",) and not _SOONER.isdisjoint(before.words):
            found.turns -= 1
            found.missing = [t for t in found.missing if t is not before]
