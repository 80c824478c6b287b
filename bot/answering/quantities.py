"""Words of a claim that say how many or which others: all, more, another, any, the same; more than one fact states."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.asking import MEASURES
from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import Clause, Term

from .figures import plural
from .findings import Findings

_EVERY = (("all",), ("whole",), ("whatever",), ("whichever",), ("every",), ("each",), ("most",), ("many",), ("few",))
_SHOULD = (("should",), ("must",), ("ought",))
_UTMOST = frozenset({"best", "worst"})
_ANYTHING = (("anything",), ("something",), ("anyone",), ("anybody",), ("someone",), ("somebody",))
_ONE = (("one",), ("single",), ("a", "single"))
_OTHERS = (("other",), ("another",), ("else",), ("others",))
_HAVE = frozenset({"have", "has", "had"})
_DONE = frozenset("has have".split())


def another(clause: Clause, fact: FactFrame, found: Findings, frames: Frames) -> list[Term]:
    """ "Was there a meeting in 2020?", "does it have a pact with …?": that the fact is of another one does not say no."""
    any_one = any(
        (a.words == ("there",) or not _HAVE.isdisjoint(a.words) or (a.has("light") and len(a.words) == 1)) and b.words == ("a",)
        for a, b in pairwise(t for t in clause.terms if not t.has("also"))
    )
    out = [t for t in clause.terms if found.conflict and any_one and (t.date is not None or t.words == ("a",))]
    refused = found.opposed and not any("not" in t.words for t in clause.terms)
    out += [t for t in clause.terms if t.words == ("any",) and refused]  # that it took one does not say that it refused none
    out += [t for t in clause.terms if t.words in _ANYTHING and (found.conflict or found.opposed)]
    out += [b for a, b in pairwise(clause.terms) if _object_of(a, b, frames)]  # "the one whom she thanked" is no doer
    out += [
        t for t in clause.terms if t.words[-1] in ("same", "back") and found.conflict
    ]  # one like it; "did he thank her back?"
    out += [
        t for t in clause.terms if t.has("also") and found.conflict and not (found.correction or found.closed)
    ]  # "she too?": not said of her
    out += [t for t in clause.terms if t.words == ("than",) and not any(u.figure for u in clause.terms)]
    return out + [t for t in clause.terms if t.has("exclusion") and "other" not in fact.words]


def _object_of(before: Term, term: Term, frames: Frames) -> bool:
    """Somebody does it to the one that is picked out: "the one she thanked", "whom she thanked"."""
    joined = (before.words[-1] in ("whom", "one") and not before.has("several")) or (
        before.words == ("who",) and not term.has("auxiliary")
    )
    return joined and bool(term.concepts & frames.actors)


def quantified(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """ "All", "most", "another": more than a fact states that has no such word; before a number "all" adds nothing."""
    return [
        term
        for at, term in enumerate(clause.terms)
        if (
            term.words in _EVERY
            and not any(fact.words.issuperset(e) for e in _EVERY)
            and not any(t.figure for t in clause.terms[at + 1 : at + 3])
            and not (
                term.words in (("all",), ("whole",)) and any(t.asks & MEASURES for t in clause.terms)
            )  # "do all the goods weigh …"
        )
        or (term.words in _SHOULD and not _due(clause, fact) and fact.words.isdisjoint(term.words))
        or (term.words == ("more",) and _further(at, clause, frames))
        or (term.words == ("or",) and at + 1 < len(clause.terms) and clause.terms[at + 1].has("auxiliary"))
        or _possessed(term, at, clause)
        or _owned(term, at, clause, fact, frames)
        or (term.words[-1] in _UTMOST and fact.words.isdisjoint(term.words))
        or (term.words == ("in", "all") and any(t.concepts and not t.figure for t in clause.terms[at + 1 : at + 2]))
        or ((term.value == 1 or term.words in _ONE) and _single(at, clause, fact, frames))
        or (term.words in _OTHERS and fact.words.isdisjoint(("other", "another")))
    ]


def _single(at: int, clause: Clause, fact: FactFrame, frames: Frames) -> bool:
    """ "In one sector only", of what happens in several."""
    counted = clause.terms[at + 1] if at + 1 < len(clause.terms) else clause.terms[at]
    return any(t.has("only") for t in clause.terms) and bool(counted.concepts) and plural(counted, fact, frames)


def _further(at: int, clause: Clause, frames: Frames) -> bool:
    """ "20 more", "more boats": others than those that the fact counts; not "more than", "or more"."""
    before = clause.terms[at - 1] if at else None
    if before is not None and before.figure:
        return True
    if any(t.words == ("than",) for t in clause.terms) or (before is not None and before.words == ("or",)):
        return False
    own, nouns, verbs = frames.lexicon.own, frames.lexicon.nouns, frames.lexicon.verbs
    return any(t.concepts & own or (t.concepts & nouns and not t.concepts & verbs) for t in clause.terms[at + 1 : at + 2])


def _due(clause: Clause, fact: FactFrame) -> bool:
    """ "Should it start before June?" asks what is planned, and no advice."""
    return fact.planned and any(t.date is not None for t in clause.terms)


def _owned(term: Term, at: int, clause: Clause, fact: FactFrame, frames: Frames) -> bool:
    """ "Does Denmark have 20 boats?", of boats that are sent there."""
    asked = at > 1 and clause.terms[at - 1].concepts & frames.actors and clause.terms[at - 2].words[0] in ("do", "does", "did")
    deed = any(t.concepts & frames.lexicon.verbs and not t.figure for t in clause.terms[at + 1 : at + 4])  # "have a talk"
    return term.words == ("have",) and bool(asked) and not deed and "have" not in fact.words


def _possessed(term: Term, at: int, clause: Clause) -> bool:
    """ "Has she had soup?": no helping verb, but what is claimed of her."""
    has = any(not _DONE.isdisjoint(t.words) for t in clause.terms[:at])
    return term.words == ("had",) and has and at + 1 < len(clause.terms) and clause.terms[at + 1].words[-1] != "to"
