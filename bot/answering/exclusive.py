""" "Only" and "alone" in a claim: whether what it names is all there is, and whether somebody did it without the others."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import Clause, Term
from bot.understanding.roles import roles


def only(clause: Clause, fact: FactFrame, frames: Frames) -> tuple[bool, list[Term]]:
    """Whether the fact has more than the claim says is all; and the words for it where the fact does not settle them."""
    words = [t for t in clause.terms if t.has("only")]
    if not words or any(t.figure for t in clause.terms[: clause.terms.index(words[0])]):
        return False, []
    lists = [value.parts for value in fact.values.values() if value.listed]
    named = [_named(parts, clause, frames) for parts in lists]
    more = any(0 < n < len(parts) for n, parts in zip(named, lists, strict=True))
    return more, [] if any(named) else words


def solo(clause: Clause, fact: FactFrame, frames: Frames) -> bool:
    """Somebody is said to have done by himself what the fact has him do together with others ("did she decide it alone?")."""
    if not any(t.has("solo") for t in clause.terms) or not _jointly(fact, frames):
        return False
    agents = roles(clause, fact.does, frames.actors, frames.lexicon.own).agents
    names = [t.concepts & frames.actors for t in agents]
    return len(names) == 1 and bool(names[0] & fact.who) and len(frames.lexicon.members(min(names[0]))) < 2


def _jointly(fact: FactFrame, frames: Frames) -> bool:
    """It is done by several, of more than one side."""
    sides = frames.lexicon.sides
    return len({sides.get(name, name) for name in fact.who if len(frames.lexicon.members(name)) < 2}) > 1


def _named(parts: Sequence[str], clause: Clause, frames: Frames) -> int:
    """How many of the parts the clause names."""
    return sum(any(t.concepts & _meanings(part, frames) for t in clause.terms) for part in parts)


def _meanings(part: str, frames: Frames) -> frozenset[str]:
    return frozenset(m for t in frames.reader.words(part) for m in t.concepts)
