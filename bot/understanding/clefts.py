"""One picked out from others: "was it Anne who came?", "the one who came was Anne", "Anne rather than Ben"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .question import BE, Term

GETTING = BE | frozenset("be been being get gets got getting".split())
"""Before a participle it is done to somebody."""
_PICKED = frozenset(
    "one ones country nation state ministry man woman person company firm body party side leader minister".split()
)
_JOINING = frozenset("who whose that which".split())


def cleft(terms: Sequence[Term]) -> bool:
    """ "Was it Anne who came?", "is Anne the one who came?": it picks one out, and denies all others."""
    words = [w for t in terms if not t.has("claim") for w in t.words]  # "is it true that" picks nothing out
    opens = any({a, b} == {"it", be} for be in BE for a, b in pairwise(words[:4]))
    opens = opens or (not BE.isdisjoint(words[:1]) and any(a == "the" and b in _PICKED for a, b in pairwise(words[2:7])))
    return opens and (not _JOINING.isdisjoint(words[3:]) or any(a in _PICKED and b.endswith("ing") for a, b in pairwise(words)))


def named_last(terms: Sequence[Term]) -> tuple[int, bool] | None:
    """Where the one is named who did it, in "the one who came was Anne"; and whether it was done to him. Or None."""
    one = next((n for n, (a, b) in enumerate(pairwise(terms)) if a.words[-1] in _PICKED and _who_does(b)), len(terms))
    if any(not BE.isdisjoint(t.words) for t in terms[max(0, one - 2) : one]):
        return None  # "Anne is the one who came"
    being = [n for n, t in enumerate(terms) if n > one + 2 and len(t.words) == 1 and t.words[0] in BE]
    named = [n for n in range(being[-1] + 1, len(terms)) if terms[n].concepts] if being else []
    if not named:
        return None
    inside = pairwise(terms[one : being[-1]])
    return named[0], any(a.words[-1] in GETTING and b.words[0].endswith(("ed", "en")) for a, b in inside)  # "who was thanked"


def _who_does(term: Term) -> bool:
    return term.words == ("who",) or term.words[0].endswith("ing")


def contrast(terms: Sequence[Term], at: int) -> int:
    """Where the "rather than" or "not" stands by which the term at `at` is set against another; -1 if nowhere.

    An article may come between.
    """
    for n in range(at - 1, max(-1, at - 3), -1):
        if terms[n].has("contrast"):
            return n
        if not terms[n].has("grammar"):
            break
    return -1


def sets_against(terms: Sequence[Term], at: int) -> bool:
    """What follows is not meant but something else: "rather than"; a bare "not" only after a comma."""
    return at >= 0 and terms[at].has("contrast") and (
        terms[at].words != ("not",) or (at > 0 and not terms[at].contracted and terms[at - 1].segment != terms[at].segment)
    )  # fmt: skip
