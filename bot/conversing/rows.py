"""Things named side by side: "the former", "the second one", "the other way round"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.understanding.frames import Frames
from bot.understanding.question import Clause, Term

from .clauses import read_again, rebuilt, same_sort
from .focus import Focus
from .references import place_in_row


def in_row(clause: Clause, focus: Focus, frames: Frames) -> list[Clause] | None:
    """The clause with "the former", "the second one" replaced by what it may mean; None where it has no such words."""
    if not any(place_in_row(clause.terms, at) for at in range(len(clause.terms))):
        return None
    found = (_named(clause.terms, row) for row in _rows(focus, frames))
    return [rebuilt(terms, clause) for terms in found if terms]


def _named(terms: Sequence[Term], row: Sequence[Term]) -> list[Term]:
    """The terms with those of the row in the places of "the former", "the second one"; none where it has too few."""
    for at in range(len(terms)):
        if place := place_in_row(terms, at):
            which, last = place
            if not -len(row) <= which < len(row):
                return []
            start = at - (at > 0)  # "the"
            return _named([*terms[:start], row[which], *terms[last + 1 :]], row)
    return list(terms)


def _rows(focus: Focus, frames: Frames) -> Iterator[list[Term]]:
    """Things named side by side in the last question, then those that the last answer lists."""
    for text in dict.fromkeys((focus.asked, focus.question, focus.row)):
        named = [t for t in read_again(text, frames).terms if t.concepts & frames.lexicon.own]
        for one in named:
            row = [t for t in named if t is one or same_sort(t, one, frames)]
            if len(row) > 1:
                yield row
                return
    for id in focus.facts:
        for value in frames.facts[id].values.values():
            parts = [[t for t in frames.reader.words(part) if frames.subjects(t)] for part in value.parts]
            if len(parts) > 1 and all(parts):
                yield [part[-1] for part in parts]


def exchanged(focus: Focus, frames: Frames) -> Iterator[Clause]:
    """The last claim with two of its parties, or two of its figures, in each other's place."""
    base = read_again(focus.asked, frames)
    terms = base.terms
    pairs = [
        [i for i, t in enumerate(terms) if t.concepts & frames.actors],
        [i for i, t in enumerate(terms) if t.figure],
        [i for i, t in enumerate(terms) if any(u is not t and frames.subjects(t) and same_sort(t, u, frames) for u in terms)],
    ]
    for pair in pairs:
        if len(pair) == 2:
            one, other = pair
            swapped = list(terms)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            yield replace(rebuilt(swapped, base), form="check", tagged=True)
