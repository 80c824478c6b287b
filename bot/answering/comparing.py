"""Two counted things of the pack held against each other ("more screens than lamps?")."""

from __future__ import annotations

from collections.abc import Collection

from bot.understanding.frames import FactFrame, Frames
from bot.understanding.matching import SMALL
from bot.understanding.question import Clause
from bot.understanding.values import Amount

_MORE = frozenset("more larger higher greater bigger heavier outnumber outnumbers exceed exceeds longer later".split())
_LESS = frozenset("fewer less smaller lower lesser lighter".split())
_SAME = frozenset({"same", "equal", "equally"})
_ASKED = frozenset({"?count", "?most", "?least"})
_TIMES, _OF_WHICH = frozenset({"twice", "double", "half"}), frozenset("than of compared against".split())
_AS_MANY = frozenset({"as", "many"})
_MOST = frozenset("most largest biggest greatest highest".split())
_LEAST = frozenset("least fewest smallest lowest".split())
_ALL_OTHERS = frozenset("else other others rest".split())
_ITEM = frozenset(
    "item items thing things list numerous common number numbers quantity quantities amount count figure figures anything "
    "everything any every all board".split()
)
"""What may stand beside a superlative that compares numbers, and nothing else does: not "the most expensive item"."""
_COUNTED = frozenset("many number numbers quantity quantities amount count equal equally".split())


def counted(clause: Clause, frames: Frames) -> list[tuple[FactFrame, Amount]]:
    """The facts whose one amount the clause names, in its order, each once."""
    found: dict[str, tuple[FactFrame, Amount]] = {}
    for term in clause.terms:
        for fact in frames.facts.values():
            for value in fact.values.values():
                if len(value.amounts) == 1 and term.concepts & value.amounts[0].of & frames.lexicon.own:
                    found.setdefault(fact.fact.id, (fact, value.amounts[0]))
    return list(found.values())


def compare(clause: Clause, frames: Frames) -> tuple[bool, tuple[FactFrame, FactFrame], str] | None:
    """Whether the comparison that the clause makes holds, of which facts, and what was compared.

    None where it compares nothing, or not two exact amounts.
    """
    named = counted(clause, frames)
    if len(named) != 2 or any(t.figure and t.value not in SMALL for t in clause.terms):
        return None
    if any(t.asks - _ASKED for t in clause.terms):
        return None  # "weigh more than": the amounts are numbers of things
    (first, a), (second, b) = named
    words = [w for t in clause.terms for w in t.words]
    if _TIMES.isdisjoint(words) or not _OF_WHICH.isdisjoint(words) or words.count("as") > 1:
        outcome = _holds(a.number, b.number, words)
    else:  # "twice as many?", after both were told
        outcome = max(a.number, b.number) == 2 * min(a.number, b.number)
    if outcome is None or a.bound != "=" or b.bound != "=":
        return None
    return outcome != bool(clause.negations % 2), (first, second), f"{a.text} against {b.text}"


def extreme(clause: Clause, frames: Frames) -> tuple[bool, tuple[FactFrame, FactFrame], str] | None:
    """Whether the one thing that the clause names is the one of which a list has most, or least; None where it claims neither."""
    words = [w for t in clause.terms for w in t.words]
    more, less = (not w.isdisjoint(words) and not _ALL_OTHERS.isdisjoint(words) for w in (_MORE, _LESS))
    most = more or not _MOST.isdisjoint(words)
    named = counted(clause, frames)
    if (
        len(named) != 1
        or not (most or less or not _LEAST.isdisjoint(words))
        or any(t.figure or t.asks - _ASKED for t in clause.terms)
    ):
        return None
    fact, amount = named[0]
    whole = frames.lexicon.closure(amount.of)
    beside = (
        t for t in clause.terms if not (t.structural or t.concepts & whole or {*t.words} & (_MOST | _LEAST | _MORE | _LESS))
    )
    if clause.form != "check" or not all((_ITEM | _ALL_OTHERS).issuperset(t.words) or t.has("exist", "temporal") for t in beside):
        return None
    lists = ((f, v.amounts) for f in frames.facts.values() for v in f.values.values() if v.listed and len(v.amounts) > 2)
    for listing, amounts in lists:
        if any(a.number == amount.number and a.of & amount.of for a in amounts):
            holds = amount.number == (max if most else min)(a.number for a in amounts)
            return holds != bool(clause.negations % 2), (listing, fact), f"{amount.text} against all others"
    return None


def _holds(a: float, b: float, words: Collection[str]) -> bool | None:
    if "twice" in words or "double" in words:
        return a == 2 * b
    if "half" in words:
        return 2 * a == b
    if not _SAME.isdisjoint(words) and not _COUNTED.isdisjoint(words):
        return a == b  # "in the same box" compares nothing
    if _AS_MANY.issubset(words):
        return a == b
    if not _MORE.isdisjoint(words):
        return a > b
    return a < b if not _LESS.isdisjoint(words) else None
