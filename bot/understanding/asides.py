"""Parts of a question that ask nothing themselves: what it sets aside, why somebody asks, the noun that it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .asking import LINKS, is_wh
from .frames import Frames
from .question import ARTICLES, Clause, Term

_GERUNDS = frozenset({"having", "being", "been"})
_TAKE = frozenset({"take", "consider"})
_THEY = (("they",), ("he",), ("she",))
_ASKS = frozenset("ask asks asked asking wonder wonders wondering wondered".split())
_EXCUSE = frozenset("say tell know remember recall get understand see find out follow grasp".split())
_LISTING = (("and",), ("or",), ("nor",), ("the",), ("a",), ("an",))


def exclusions(clause: Clause, frames: Frames) -> frozenset[int]:
    """Terms that the question sets aside: "apart from …", "besides …", up to the next mark or question word.

    One inside the question ("who besides the mayor came?") ends before the verb.
    """
    own = frames.lexicon.own
    out: set[int] = set()
    for at, term in enumerate(clause.terms):
        if not term.has("exclusion"):
            continue
        inside = any(is_wh(t) for t in clause.terms[:at])
        aside = term.words[-1] == "aside" and (len(term.words) > 1 or at > 0)
        places = range(at - 1, -1, -1) if aside else range(at + 1, len(clause.terms))
        for i in places:
            other = clause.terms[i]
            goes_on = bool(other.concepts & own) or other.words in _LISTING  # "besides the lamps, the ropes and coal"
            listed = goes_on and i - 1 in out and (inside or _wh_follows(clause.terms, i))
            if (other.segment != term.segment and not aside and not listed) or is_wh(other):
                break
            if other.has("auxiliary") and other.words[-1] not in _GERUNDS:
                break
            named = any(clause.terms[o].concepts & own for o in out)
            deed = _finite(other, frames) and not (i - 1 in out and clause.terms[i - 1].words[-1] in _GERUNDS)
            if inside and i > at + 1 and (deed or (named and not goes_on)):
                break
            out.add(i)
        if aside:
            out.update(i for i in range(len(clause.terms)) if term.start < clause.terms[i].start < term.end)
    return frozenset(out)


def _wh_follows(terms: Sequence[Term], at: int) -> bool:
    """A question word follows in a later stretch: "apart from lamps, stoves and ropes, what came?"."""
    return any(is_wh(t) and t.segment > terms[at].segment for t in terms[at + 1 :])


def _finite(term: Term, frames: Frames) -> bool:
    """A verb and nothing else, in no -ing form, or a phrase that begins with one ("expressed concern")."""
    if len(term.words) > 1 and term.words[0].endswith("ed"):
        return not term.concepts.isdisjoint(frames.lexicon.verbs)
    return bool(term.concepts & frames.lexicon.verbs) and not (
        term.concepts & (frames.lexicon.nouns | frames.lexicon.own) or term.words[0].endswith("ing")
    )


def asides(clause: Clause, frames: Frames) -> frozenset[int]:
    """Terms that say why or for whom somebody asks: before the question word, between commas, "for my …"."""
    terms = clause.terms
    first = next((i for i, t in enumerate(terms) if is_wh(t)), None)
    if first is None:  # "I'm packing for a trip and need the date"
        first = next((i for i, t in enumerate(terms) if t.asks and personal(terms[:i])), None)
    out: set[int] = set()

    def idle(places: range, strict: bool) -> bool:
        return not any(_asks_or_names(terms, i, frames, strict) for i in places)

    if first is not None and (excused := _excused(terms[:first], frames)):
        out.update(range(excused))
    if first is not None and not _leads_to(terms, first, frames) and idle(range(first), not personal(terms[:first])):
        out.update(range(first))
    starts = [0, *(i for i in range(1, len(terms)) if terms[i].segment != terms[i - 1].segment), len(terms)]
    for a, b in pairwise(starts):
        if (b - a < len(terms) and idle(range(a, b), (first is None or a >= first) and not personal(terms[a:b]))) or (
            b - a > 1
            and b == first
            and any(t.has("negation") for t in terms[a : a + 2])
            and terms[a].words[0] not in LINKS
            and all(_says_why_not(terms[i], frames) for i in range(a, b))
        ):
            out.update(range(a, b))
        elif first is not None and b <= first and personal(terms[a:b]):  # "I'm at work on the lamps, what …"
            unclear = _EXCUSE.intersection(w for t in terms[a:b] for w in t.words)  # "I don't get the lamps thing, what …"
            said = _stated(terms, a, b, frames)
            out.update(
                i
                for i in range(a, said)
                if not _asks_or_names(terms, i, frames, False)
                or (terms[i].has("negation" if unclear else "temporal") and not terms[i].concepts & frames.lexicon.own)
            )
    if first and terms[0].words[0] in _TAKE and terms[1].segment == terms[0].segment != terms[first].segment:
        out.add(0)  # "take the lamps: what …"
    if first and terms[0].words == ("once",) and terms[first].segment != terms[0].segment:
        out.add(0)  # "once the boat is built, who will sail it?"
    for i in range(1, len(terms) - 1):
        after = i + (len(terms[i].words) > 1)  # not the call of "the call for my homework"
        if terms[i].words[-1] == "for" and terms[i + 1].words[0] in ("my", "our", "a") and idle(range(after, len(terms)), False):
            out.update(range(after, len(terms)))
    return frozenset(out)


def _stated(terms: Sequence[Term], start: int, end: int, frames: Frames) -> int:
    """Where the stretch goes on to say what somebody of the document does: "I need the line where the mayor scolds her"."""
    for at in range(start, end - 1):
        acts = (
            _finite(terms[at + 1], frames) and not terms[at + 1].has("light") and not terms[at + 1].concepts & frames.lexicon.own
        )
        if terms[at].concepts & frames.actors and acts:
            return at + 1
    return end


def _excused(before: Sequence[Term], frames: Frames) -> int:
    """How many terms before the question word only say who asks, or that he does not know; 0 where they say more.

    "My uncle in Kent keeps asking how many", "I still can't say what", "for our timeline I need".
    """
    if not personal(before):
        return 0
    asking = bool(before) and not _ASKS.isdisjoint(before[-1].words)
    unknown = any(t.has("negation") for t in before) and not _EXCUSE.isdisjoint(before[-1].words)
    named = any(t.concepts & (frames.lexicon.own | frames.actors) or t.has("exclusion") for t in before)
    if asking or (unknown and not named):
        return len(before)
    if before[0].words == ("for",) and before[1:2] and before[1].words[0] in ("my", "our"):
        return next((n for n, t in enumerate(before) if n > 1 and t.words[0] in ("i", "we")), 0)
    return 0


def _says_why_not(term: Term, frames: Frames) -> bool:
    """It names nothing that the pack speaks of, and asks nothing: "no time to read that, when …"."""
    return not (
        term.figure
        or term.asks - {"?hour"}
        or term.concepts & (frames.lexicon.own | frames.actors)
        or term.has("exclusion", "only")
    )


def _leads_to(terms: Sequence[Term], wh: int, frames: Frames) -> bool:
    """The question word belongs to the noun before it: "the law of which country", "name the doctors who …"."""
    before = terms[wh - 1]
    linked = before.words[-1] in LINKS
    article = wh > 1 and terms[wh - 2].words[-1] in ARTICLES and terms[wh - 2].segment == terms[wh].segment
    return wh > 1 and (linked or (article and bool(before.concepts & frames.lexicon.nouns)))


def states(clause: Clause, frames: Frames) -> bool:
    """It is a sentence that asks nothing: somebody, then what he does or is, then more ("Agnes leads the club")."""
    terms = clause.terms
    if personal(terms) or any(is_wh(t) or t.has("ask") for t in terms):
        return False
    subject = next((i for i, t in enumerate(terms) if t.concepts & frames.lexicon.own or t.words in _THEY), len(terms))
    return any(
        (_finite(terms[i], frames) or _did(terms[i - 1], terms[i], frames))
        and _inflected(terms[i], frames)
        and any(t.concepts for t in terms[i + 1 :])
        for i in range(subject + 1, len(terms) - 1)
    )


def _did(before: Term, term: Term, frames: Frames) -> bool:
    """A verb in the past right after "they": "they finished it", even if it can be a noun besides."""
    return before.words in _THEY and term.words[0].endswith("ed") and bool(term.concepts & frames.lexicon.verbs)


def _inflected(term: Term, frames: Frames) -> bool:
    """It stands in another form than the one in a dictionary, or is an auxiliary."""
    word = term.words[0]
    return not word.endswith("ing") and any(b != word for b in frames.lexicon.inflection.bases(word))


def _asks_or_names(terms: Sequence[Term], at: int, frames: Frames, strict: bool) -> bool:
    """The term asks for something or names a thing of the pack (strictly: anything that a fact may back)."""
    term = terms[at]
    own = frames.lexicon.own
    return bool(
        term.concepts & (frames.known if strict else own)
        or term.concepts & frames.actors
        or term.asks
        or term.has("negation", "exclusion", "only", "temporal")
        or (term.figure and (strict or _is_date(term) or (at + 1 < len(terms) and terms[at + 1].concepts & own)))
    )


def _is_date(term: Term) -> bool:
    return term.date is not None or 1900 <= (term.value or 0) < 2100


def personal(terms: Sequence[Term]) -> bool:
    """It tells of the one who asks: "my teacher says", "im lazy"."""
    return any(w in ("i", "my", "me", "we", "our") for t in terms for w in t.words)
