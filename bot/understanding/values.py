"""Typed values of facts, read from the curator's words, and how a figure in a claim compares with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .numbers import Date
from .question import Term
from .reading import Reader

_BOUNDS = {
    ">": "more than, over, above, greater than, heavier than, exceeding, in excess of, upwards of, higher than, larger than, "
    "north of, bigger than, beyond, exceed, exceeds, longer than, later than, after",
    ">=": "at least, no less than, not less than, no fewer than, not fewer than, minimum of, a minimum of, from",
    "<": "less than, fewer than, under, below, lighter than, smaller than, lower than, short of, before, earlier than",
    "<=": "at most, no more than, not more than, up to, maximum of, a maximum of, not over",
    "~": "about, around, roughly, approximately, nearly, almost, some, close to, circa",
    "!": "exactly, precisely, just, only, merely",
}
_BY_WORDS = sorted(
    ((words.split(), op) for op, group in _BOUNDS.items() for words in group.split(", ")), key=lambda p: -len(p[0])
)


_OVER = (["ends"], ["closes"], ["finishes"])
_IS_OVER = (["is", "out"], ["is", "over"], ["is", "up"], ["is", "through"])


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of something, or a bound on it."""

    number: float
    bound: str
    """``=``, ``>``, ``>=``, ``<``, ``<=``, ``~`` (about) or ``!`` (exactly)."""
    of: frozenset[str]
    """Meanings of what is counted."""
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a fact: its text, and what of it can be compared."""

    parts: tuple[str, ...]
    amounts: tuple[Amount, ...]
    date: Date | None
    meanings: frozenset[str]

    @property
    def listed(self) -> bool:
        """It is a list of several things."""
        return len(self.parts) > 1


def parse_value(parts: Sequence[str], reader: Reader) -> Value:
    """Understand a value as the curator wrote it: an amount, a date, a list, or just words."""
    amounts: list[Amount] = []
    date: Date | None = None
    meanings: set[str] = set()
    for part in parts:
        terms = reader.words(part)
        meanings.update(m for t in terms for m in t.concepts)
        for at, term in enumerate(terms):
            if term.date is not None:
                date = term.date
            elif term.value is not None:
                of = frozenset(m for t in terms[at + 1 :] for m in t.concepts | t.asks)
                amounts.append(Amount(term.value, bound_of(terms, at), of, part))
    return Value(tuple(parts), tuple(amounts), date, frozenset(meanings))


def bound_terms(terms: Sequence[Term], at: int) -> range:
    """The terms before a number that only bound it."""
    start = at
    while start > 0 and at - start < 4:
        words = [w for t in terms[start - 1 : at] for w in t.words]
        if any(phrase[-len(words) :] == words for phrase, _ in _BY_WORDS):
            start -= 1
        else:
            break
    return range(start, at)


def closing(at: int, terms: Sequence[Term]) -> range:
    """Where the words stand by which a time is meant as a whole; none if it is not.

    "Before 2019 ends", "by March is over", "before the end of 2019".
    """
    after = [w for t in terms[at + 1 : at + 3] for w in t.words]
    before = [w for t in terms[max(0, at - 4) : at] for w in t.words if w != "the"]
    if before[-3:] in (["before", "end", "of"], ["by", "end", "of"]):
        return range(next(n for n in range(at - 1, -1, -1) if terms[n].words[-1] in ("before", "by")), at)
    if before[-1:] in (["before"], ["by"]) and (after[:1] in _OVER or after[:2] in _IS_OVER):
        return range(at + 1, at + 2 if after[:1] in _OVER else at + 3)
    return range(0)


def bounding(terms: Sequence[Term]) -> frozenset[int]:
    """Where the terms stand that only bound some number."""
    return frozenset(i for at, t in enumerate(terms) if t.figure for i in (*bound_terms(terms, at), *closing(at, terms)))


def bound_of(terms: Sequence[Term], at: int) -> str:
    """What the words around a number say of it: ``at least 20`` → ``>=``."""
    before = [w for t in terms[max(0, at - 4) : at] for w in t.words]
    for words, op in _BY_WORDS:
        if before[-len(words) :] == words:
            return op
    after = [w for t in terms[at + 1 : at + 5] for w in t.words]
    for size in (2, 3, 4):
        if after[size - 2 : size] in (["or", "more"], ["or", "over"], ["and", "above"]):
            return ">="
        if after[size - 2 : size] in (["or", "less"], ["or", "fewer"]):
            return "<="
    return "="


def holds(known: Amount, bound: str, number: float) -> bool | None:
    """Does the known amount bear out the claimed one? None where it does not settle it."""
    if known.number == number and bound in "=~" and known.bound not in "=!":
        return True  # people say "22" of "over 22"
    if known.bound == "~":
        return True if known.number == number and bound in "=~" else None
    if bound == "~" and known.bound in "=!":
        return abs(known.number - number) <= 0.1 * known.number
    mine, theirs = _range(known.bound, known.number), _range(bound, number)
    if theirs[0] <= mine[0] and mine[1] <= theirs[1]:
        return True
    return False if mine[1] < theirs[0] or theirs[1] < mine[0] else None


_End = tuple[float, int]
"""A number and a step: just below it (-1), at it (0) or just above it (1)."""


def _range(bound: str, number: float) -> tuple[_End, _End]:
    """The numbers that a bound allows, from and to."""
    lowest, highest = (float("-inf"), 0), (float("inf"), 0)
    if bound == "~":
        return (0.9 * number, 0), (1.1 * number, 0)
    low = (number, 1) if bound == ">" else (number, 0) if bound in (">=", "=", "!") else lowest
    high = (number, -1) if bound == "<" else (number, 0) if bound in ("<=", "=", "!") else highest
    return low, high
