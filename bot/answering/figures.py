"""Numbers and dates of a question held against those of the facts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.asking import MEASURES
from bot.understanding.clefts import contrast
from bot.understanding.frames import FactFrame, Frames
from bot.understanding.matching import SMALL
from bot.understanding.numbers import Date
from bot.understanding.question import OBJECTS, Clause, Term
from bot.understanding.text import tokenize
from bot.understanding.values import Amount, Value, bound_of, closing, holds

from .duties import is_predicate

UTTERED = frozenset(
    f"{m}~" for m in "say tell thank appreciate promise welcome express announce discuss talk review describe assure".split()
)
"""What is done by those who speak on the day that the document is about."""
_THOSE = (("all",), ("those",), ("these",))
_SUMS = frozenset("together combined altogether".split())
_PART_OF_TIME = frozenset("beginning start end middle half week day first second third last".split())


def figure(term: Term, at: int, clause: Clause, facts: tuple[FactFrame, ...], frames: Frames) -> tuple[bool | None, str]:
    """Whether the facts bear out a number or date (None: they do not settle it), and the value they have."""
    values = [value for fact in facts for value in fact.values.values()]
    if term.date is not None:
        return _dated(term.date, at, clause, values, facts, frames)
    if _of_something(at, clause) or _summed(clause):
        return None, ""
    outcome, right = _amounted(term, at, clause, values, frames)
    if (
        term.value in SMALL
        and not any(t.words == ("or",) for t in clause.terms)
        and (clause.form != "check" or (outcome is None and not right and _of_theme(at, clause, frames)))
    ):
        return True, ""
    return outcome, right


def _dated(
    date: Date, at: int, clause: Clause, values: Sequence[Value], facts: Sequence[FactFrame], frames: Frames
) -> tuple[bool | None, str]:
    whole = bool(closing(at, clause.terms))
    if not whole and _narrower(at, clause):
        return None, ""
    outcome: bool | None = None
    right = ""
    bound = "<=" if whole else _bound_in_time(at, clause)
    for value in values:
        if value.date is None:
            continue
        agrees = value.date.agrees(date)
        if bound in ("<", ">") or (bound == "<=" and not agrees):
            agrees = value.date.compares(bound, date)
        if agrees:
            return True, value.parts[0]
        if agrees is False:
            outcome, right = False, value.parts[0]
    # what is said was said on the document's own date; what it plans comes after that, and all else has no date
    planned = any(f.planned for f in facts)
    known = (
        (bound == ">" and date.month is not None) if planned else bound not in ("<", ">") and _on_the_day(clause, facts, frames)
    )
    if outcome is None and known and any(d.agrees(date) for d in frames.dates):
        return True, ""
    return outcome, right


def _on_the_day(clause: Clause, facts: Sequence[FactFrame], frames: Frames) -> bool:
    """It was said or talked of on the document's date; a question may name that date whatever it asks."""
    said = frozenset[str]().union(*(f.does if f.talk else f.does & UTTERED for f in facts))
    return clause.form != "check" or any(is_predicate(t, said, frames) for t in clause.terms)


def _bound_in_time(at: int, clause: Clause) -> str:
    """ "By May" is before it or in it."""
    return "<=" if at and clause.terms[at - 1].words == ("by",) else bound_of(clause.terms, at)


def _amounted(term: Term, at: int, clause: Clause, values: Sequence[Value], frames: Frames) -> tuple[bool | None, str]:
    outcome: bool | None = None
    right = ""
    number, bound = term.value or 0.0, bound_of(clause.terms, at)
    if clause.form != "check" and any(len(value.parts) == number for value in values):
        return True, ""  # "the four kinds of goods"
    for known in (amount for value in values for amount in value.amounts):
        if _digits(at, clause):
            held: bool | None = len(str(int(known.number))) == number
            right = right or known.text
        elif _counts_same(term, at, clause, known, frames):
            held = holds(known, bound, number)
            if held is False and known.number == number:
                return False, known.text  # "exactly 22", of over 22
            right = known.text if held is False else right or known.text
        else:
            continue
        if held:
            return True, known.text
        outcome = False if held is False else outcome
    return outcome, right


def plural(counted: Term, fact: FactFrame, frames: Frames) -> bool:
    """The fact's statement speaks of more than one of them: "companies"."""
    lexicon = frames.lexicon
    heads = lexicon.inflection.bases(counted.words[-1])
    many = (t.text for t in tokenize(fact.fact.says) if t.text.endswith("s") and t.text[:-1] in lexicon.inflection.bases(t.text))
    return any(heads & lexicon.inflection.bases(word) or counted.concepts & lexicon.meanings(word) for word in many)


def _of_something(at: int, clause: Clause) -> bool:
    """The 12 of "12 of those and 57 lamps": of what is not said."""
    words = [w for t in clause.terms[at + 1 : at + 3] for w in t.words][:2]
    others = sum(t.figure for t in clause.terms) > 1
    return others and words[:1] == ["of"] and not OBJECTS.isdisjoint(words[1:]) and clause.form == "check"


def _summed(clause: Clause) -> bool:
    """ "Together, are there over 200 lamps and stoves?": no fact adds up what it counts apart."""
    words = [w for t in clause.terms for w in t.words]
    joined = any(t.words == ("and",) for t in clause.terms)
    return clause.form == "check" and joined and (not _SUMS.isdisjoint(words) or ("in", "total") in pairwise(words))


def _narrower(at: int, clause: Clause) -> bool:
    """ "At the end of May", "early May": it says more than the date."""
    before = [w for t in clause.terms[max(0, at - 3) : at] for w in t.words if w not in ("the", "in")][-2:]
    return before[-1:] in (["early"], ["mid"], ["late"]) or (before[1:] == ["of"] and before[0] in _PART_OF_TIME)


def _digits(at: int, clause: Clause) -> bool:
    """ "Three figures", "six-digit": it says how long a number is."""
    return at + 1 < len(clause.terms) and clause.terms[at + 1].words[0] in ("figure", "figures", "digit", "digits")


def _of_theme(at: int, clause: Clause, frames: Frames) -> bool:
    """A small number of the document's own parties ("the two leaders"), or of nothing named."""
    follows = clause.terms[at + 1].concepts if at + 1 < len(clause.terms) else frozenset[str]()
    if at and clause.terms[at - 1].words == ("the",) and not follows & (frames.lexicon.nouns | frames.lexicon.own):
        return True  # "the two spoke"
    after = next((t for t in clause.terms[at + 1 :] if t.concepts and not t.structural), None)
    return after is None or bool(after.concepts & frames.context)


def _counts_same(term: Term, at: int, clause: Clause, known: Amount, frames: Frames) -> bool:
    """The number counts the same thing: what is named right after it, or else one named near it."""
    own = known.of & frames.lexicon.own
    of = known.of | (frames.lexicon.closure(own) if own else frozenset())
    if at and clause.terms[at - 1].words in _THOSE and any(t.has("auxiliary") for t in clause.terms[at + 1 : at + 2]):
        return True  # "so all four have finished?"
    following: list[Term] = []
    for t in clause.terms[at + 1 :]:
        if t.figure or (t.segment != term.segment and at and clause.terms[at - 1].concepts):
            break
        if measured := t.asks & MEASURES:
            return bool(measured & known.of) and not _of_a_part(t, clause, frames)  # a unit: "22 tonnes", not of some of it
        if t.concepts and not t.structural and not t.has("light") and not t.asks:
            following.append(t)
        elif following:
            break
    if following:
        return any(t.concepts & of for t in following[:2])
    naming = [t for t in clause.terms if frames.subjects(t) or t.asks - {"?what", "?count"}]
    if measures := frozenset(a for t in naming for a in t.asks & MEASURES):
        return bool(measures & known.of)  # "the weight, is it 22?"
    near = [t for t in naming if t.segment == term.segment]
    return any((t.concepts | t.asks) & known.of for t in near or naming) if naming else True


def _of_a_part(unit: Term, clause: Clause, frames: Frames) -> bool:
    """ "22 tonnes of lamps", where lamps are one thing of several that are counted apart."""
    triples = zip(clause.terms, clause.terms[1:], clause.terms[2:], strict=False)
    of = frozenset(m for a, b, c in triples if a is unit and b.words == ("of",) for m in c.concepts & frames.lexicon.own)
    lists = (v for f in frames.facts.values() for v in f.values.values() if v.listed)
    return any(of & a.of for v in lists for a in v.amounts)


def rejecting(at: int, clause: Clause) -> Term | None:
    """The word that sets a figure against another one: the "not" of "400, not 300", "rather than"."""
    if not any(t.figure for n, t in enumerate(clause.terms) if n != at):
        return None
    found = contrast(clause.terms, at)
    return clause.terms[found] if found >= 0 else None
