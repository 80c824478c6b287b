"""A question that offers its own answers: "on Thursday or on Friday?", "who leads it, Agnes or Helen?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from .asking import clause_of, is_wh
from .frames import Frames
from .question import Clause, Term

LONGEST = 4
"""Terms of the first of two alternatives."""
_SHORT = 2
"""Terms of an answer that is offered before the last two."""
_BOUNDS = frozenset("more less fewer so over under above below later earlier".split())
_ARTICLES = frozenset({"a", "an"})


def claims(clause: Clause, frames: Frames) -> Iterator[tuple[Clause, ...]]:
    """The claims that a question with one "or" offers, each with all that they share; the likeliest way first."""
    yield from _of_several(clause, equal=True)  # of three the first two are no pair
    yield from _of_two(clause, frames)
    yield from _of_several(clause, equal=False)


def _of_two(clause: Clause, frames: Frames) -> Iterator[tuple[Clause, Clause]]:
    terms = clause.terms
    at = _or(terms)
    if at is None or any(t.words == ("other",) for t in terms[at:]):
        return  # "or was it the other way round?"
    if terms[at + 1].has("auxiliary"):  # "did they write or did they telephone?"
        yield _claim(terms[:at], clause), _claim(terms[at + 1 :], clause)
        return
    for size in range(1, min(at, len(terms) - at - 1, LONGEST) + 1):
        left, right = terms[at - size : at], terms[at + 1 : at + 1 + size]
        if _alike(left, right, frames):
            yield _claim((*terms[:at], *terms[at + 1 + size :]), clause), _claim((*terms[: at - size], *terms[at + 1 :]), clause)
            return
    if terms[at + 1].figure:
        return  # "one boat or two?"
    for size in range(1, min(at, LONGEST + 1)):
        yield _claim(terms[:at], clause), _claim((*terms[: at - size], *terms[at + 1 :]), clause)


def _of_several(clause: Clause, *, equal: bool) -> Iterator[tuple[Clause, ...]]:
    """ "Is it painted, varnished or oiled?": the last stretch has two of them, each before it one, the first at its end.

    :param equal: three or more of as many words each; or else any.
    """
    at = _or(clause.terms)
    stretches = [list(ts) for _, ts in groupby(clause.terms, key=lambda t: t.segment)]
    if at is None or len(stretches) < 2 or clause.terms[at] not in stretches[-1]:
        return
    or_at = stretches[-1].index(clause.terms[at])
    first, between, last = stretches[0], stretches[1:-1], [stretches[-1][:or_at], stretches[-1][or_at + 1 :]]
    items = [item for item in (*between, *last) if item]
    if any(len(item) > LONGEST or any(is_wh(t) or t.has("auxiliary") for t in item) for item in items):
        return
    if equal and (len(items) < _SHORT or any(t.has("claim", "tag") for item in items for t in item)):
        return  # "it was cold, true or false?"
    for size in range(1, min(len(first), LONGEST + 1)):
        if equal and any(len(item) != size for item in items):
            continue
        head = first[:-size]
        yield tuple(_claim((*head, *item), clause) for item in (first[-size:], *items))


def offered(clause: Clause) -> tuple[Clause, tuple[Term, ...]] | None:
    """A question without the answers that it offers after a mark, and these; None where it offers none.

    Three or more need no "or": "what was it: a letter, a telegram, a call?".
    """
    last = clause.terms[-1].segment if clause.terms else 0
    while sum(t.segment == last - 1 for t in clause.terms) in range(1, _SHORT + 1) and not any(
        is_wh(t) or t.has("auxiliary") for t in clause.terms if t.segment == last - 1
    ):
        last -= 1  # "stalled, under way or finished?"
    tail = tuple(t for t in clause.terms if t.segment >= last)
    rest = clause.terms[: len(clause.terms) - len(tail)]
    several = len({t.segment for t in tail}) > _SHORT
    if not rest or (_or(tail) is None and not several) or any(is_wh(t) or t.has("auxiliary") for t in tail):
        return None
    return clause_of(rest), tail


def _or(terms: Sequence[Term]) -> int | None:
    """Where the only "or" between two alternatives stands."""
    places = [at for at, t in enumerate(terms) if t.words == ("or",)]
    if len(places) != 1 or not 0 < places[0] < len(terms) - 1:
        return None
    after = terms[places[0] + 1]
    bound = not _BOUNDS.isdisjoint(after.words) and any(t.figure for t in terms[: places[0]])  # "80 or more"
    bare = after.has("auxiliary", "negation", "tag") and not any(t.concepts or t.figure for t in terms[places[0] + 1 :])
    return None if bound or bare or after.has("negation") else places[0]


def _alike(left: Sequence[Term], right: Sequence[Term], frames: Frames) -> bool:
    """They begin alike ("on … or on …", "a … or an …"), or are one thing each of the same sort."""
    one, other = left[0], right[0]
    if one.figure or other.figure:
        return one.figure and other.figure
    if len(left) > 1:
        return one.words == other.words or _ARTICLES.issuperset(one.words + other.words)
    own = frames.lexicon.own
    return bool(one.concepts and other.concepts) and bool(one.concepts & own) == bool(other.concepts & own)


def _claim(terms: Sequence[Term], like: Clause) -> Clause:
    return replace(clause_of(terms), form="check", negations=like.negations, tagged=True)
