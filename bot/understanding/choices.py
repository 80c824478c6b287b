"""A question that offers its own answers: "on Thursday or on Friday?", "who leads it, Agnes or Helen?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .asking import clause_of, is_wh
from .frames import Frames
from .question import Clause, Term

LONGEST = 4
"""Terms of the first of two alternatives."""
_SHORT = 2
"""Terms of an answer that is offered before the last two."""
_BOUNDS = frozenset("more less fewer so over under above below later earlier".split())
_ARTICLES = frozenset({"a", "an"})


def claims(clause: Clause, frames: Frames) -> Iterator[tuple[Clause, Clause]]:
    """The two claims that a question with one "or" offers, each with all that both share; the likeliest way first."""
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


def offered(clause: Clause) -> tuple[Clause, tuple[Term, ...]] | None:
    """A question without the answers that it offers after its last mark, and these; None where it offers none."""
    last = clause.terms[-1].segment if clause.terms else 0
    while sum(t.segment == last - 1 for t in clause.terms) in range(1, _SHORT + 1) and not any(
        is_wh(t) or t.has("auxiliary") for t in clause.terms if t.segment == last - 1
    ):
        last -= 1  # "stalled, under way or finished?"
    tail = tuple(t for t in clause.terms if t.segment >= last)
    rest = clause.terms[: len(clause.terms) - len(tail)]
    if not rest or _or(tail) is None or any(is_wh(t) or t.has("auxiliary") for t in tail):
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
