"""Words that refer to what was said before: pronouns, and places in a row."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.understanding.clefts import cleft
from bot.understanding.question import Term

_HE = frozenset("he him his she her hers".split())
_IT = frozenset("it its that this they them their theirs those these one ones".split())
_BOUND = frozenset("its their they his her".split())
_POINTING = frozenset("that this those these one".split())
_AT_THE_END = frozenset("it them those these he she they him that there".split())
_OBJECTS = frozenset("it them those these".split())
_PLACES = {"former": 0, "latter": -1, "first": 0, "second": 1, "third": 2, "last": -1}
_BEFORE_IT = frozenset("with for about in of on from to by".split())
_OPENING = 3
"""Terms among which a sentence's first "it" stands."""
_OF = frozenset("of one ones".split())


def pronouns(terms: Sequence[Term]) -> list[int]:
    """Where words stand for something not named: "it", "they", "his"; not "that" of "that call"."""
    return [at for at, term in enumerate(terms) if len(term.words) == 1 and (is_he_or_she(term) or _is_thing(terms, at))]


def is_he_or_she(term: Term) -> bool:
    """He or she."""
    return len(term.words) == 1 and term.words[0] in _HE


def persons(terms: Sequence[Term]) -> bool:
    """It speaks of somebody whom it does not name."""
    return any(is_he_or_she(t) for t in terms)


def owned(terms: Sequence[Term]) -> bool:
    """It speaks of somebody whom it does not name, or of what belongs to something that it does not name."""
    return persons(terms) or any(t.words in (("its",), ("their",), ("theirs",)) for t in terms)


def ends_in_it(terms: Sequence[Term]) -> bool:
    """It ends with something not named: "did she help with it?"."""
    words = [w for t in terms for w in t.words][-2:]
    return len(words) > 1 and words[0] in _BEFORE_IT and words[1] in ("it", "them", "there")


def ends_in_one(terms: Sequence[Term]) -> bool:
    """Its last word is an "it" or the like: "how old is it?"."""
    tagged = any(t.has("tag") for t in terms[-1:]) and not any(t.asks for t in terms)  # "…, is it?"
    return ends_in_it(terms) or (any(t.words[-1] in _IT for t in terms[-1:]) and not tagged)


def referring(terms: Sequence[Term]) -> str:
    """The first word that stands for something not named; empty where there is none."""
    words = [w for t in terms for w in t.words]
    return next((w for n, w in enumerate(words) if w in _HE or (w in _AT_THE_END and n)), "") if refers(terms) else ""


def refers(terms: Sequence[Term], named: Collection[str] = ()) -> bool:
    """Something in it stands for what was said before.

    :param named: concepts; after one of them "its" and "they" are taken to be of the same sentence.
    """
    first = next((at for at, t in enumerate(terms) if not t.concepts.isdisjoint(named)), len(terms))
    if first < len(terms):
        stated = terms[first].segment
        # "the boats, how many of them?" says itself which
        terms = [t for at, t in enumerate(terms) if not (at > first and (_bound(t) or (t.segment > stated and _stands_in(t))))]
    terms = _without_cleft(terms)
    end = max((t.end for t in terms), default=0)
    there = len(terms) > 1 and terms[-1].words == ("there",) and not any(t.has("exist", "auxiliary") for t in terms[-2:-1])
    within = there or any(
        len(t.words) > 1 and t.words[-1] in _AT_THE_END and not (at and t.end == end and t.has("tag"))
        for at, t in enumerate(terms)
    )  # "of them", "in it", "what are they"; not a closing "…, is it?"
    return within or bool(pronouns(terms)) or any(place_in_row(terms, at) for at in range(len(terms)))


def _bound(term: Term) -> bool:
    return len(term.words) == 1 and term.words[0] in _BOUND


def _stands_in(term: Term) -> bool:
    """It ends in a word for something named: "of those"."""
    return term.words[-1] in _OBJECTS


def _without_cleft(terms: Sequence[Term]) -> list[Term]:
    """The terms without the "it" of "was it Anne who came?", which stands for nobody."""
    if not cleft(terms):
        return list(terms)
    return [t for at, t in enumerate(terms) if not (at < _OPENING and "it" in t.words and not t.concepts)]


def place_in_row(terms: Sequence[Term], at: int) -> tuple[int, int] | None:
    """For "the former", "the second one": which of several it is, and the last term of the phrase."""
    word = terms[at].words[-1]
    if word not in _PLACES or (at and terms[at - 1].words[-1] != "the"):
        return None
    follows = terms[at + 1 : at + 3]
    if follows and follows[-1].figure:
        return None  # "the first of May"
    if follows and follows[0].words[0] in _OF:
        return _PLACES[word], at + len(follows) if follows[0].words[0] == "of" else at + 1
    return (_PLACES[word], at) if word in ("former", "latter") else None


def _is_thing(terms: Sequence[Term], at: int) -> bool:
    word = terms[at].words[0]
    follows = terms[at + 1] if at + 1 < len(terms) else None
    if word == "same":
        return follows is None and at > 0 and terms[at - 1].words == ("the",)  # "who will use the same?"
    return word in _IT and not (word in _POINTING and follows is not None and bool(follows.concepts))
