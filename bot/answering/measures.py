"""How many, how much of it, how new: where the facts count, weigh or grade something else, or nothing."""

from __future__ import annotations

from bot.understanding.asking import MEASURES, is_wh
from bot.understanding.frames import Frames
from bot.understanding.matching import Match
from bot.understanding.question import ARTICLES, AUXILIARIES, BE, Clause, Term

from .duties import is_predicate

_EACH = frozenset({"each", "every", "per", "apiece"})
_THE = (["the"], ["these"], ["those"], ["them"])
_PER = (("in",), ("to",), ("for",))
_ONE = (("one",), ("a",), ("an",), ("a", "single"), ("single",))


def share(at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "How many of the lamps are new?", of a fact that counts them all."""
    words = [w for t in clause.terms[at + 1 : at + 3] for w in t.words]
    if "?count" not in clause.terms[at].asks or words[:1] != ["of"] or words[1:2] not in _THE:
        return False
    being = next((n for n, t in enumerate(clause.terms) if n > at and not BE.isdisjoint(t.words)), len(clause.terms))
    said = match.frame.facts[0]
    whole = frames.lexicon.closure(said.said & frames.lexicon.own)  # "… are in the delivery?" tells where all of them are
    return any(
        (t.concepts or t.has("passing"))
        and not (t.figure or t.has("light") or t.concepts & whole)
        and said.words.isdisjoint(frames.lexicon.inflection.bases_of(t.words))
        and not is_predicate(t, said.does, frames)
        for t in clause.terms[being + 1 :]
    )


def degree(at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "How new is it?", of examples that ask how something else it is."""
    follows = clause.terms[at + 1 : at + 3]
    if clause.terms[at].words != ("how",) or len(follows) < 2 or BE.isdisjoint(follows[1].words):
        return False
    quality = follows[0].concepts & frames.lexicon.qualities
    if not (quality or follows[0].has("passing")) or follows[0].asks:
        return False
    bases = frames.lexicon.inflection.bases_of(follows[0].words)
    asked = (key for key in match.frame.keys if "how" in key.words)
    return not any(not bases.isdisjoint(key.words) or any(quality & need for need in key.needs) for key in asked)


def measured(term: Term, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "How many tonnes of flour", of facts that tell what all the goods weigh."""
    own = term.concepts & frames.lexicon.own - frames.parties
    if (
        not own
        or not clause.asks & MEASURES
        or not any(f.said & frames.lexicon.kinds.get(m, frozenset()) for f in match.frame.facts for m in own)
    ):
        return False
    return not any(own & a.of or own & f.said for f in match.frame.facts for v in f.values.values() for a in v.amounts)


def contents(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "What is in the crates?", of a fact that counts the crates."""
    before = [w for t in clause.terms[max(0, at - 4) : at] for w in t.words if w not in ARTICLES]
    if before[-1:] not in (["in"], ["inside"]) or before[-3:-1] != ["what", "is"]:
        return False
    values = [v for fact in match.frame.facts for v in fact.values.values()]
    amounts = any(v.amounts for v in values) and not any(v.listed for v in values)
    return amounts and bool(term.concepts & frames.lexicon.own)


def rate(term: Term, at: int, clause: Clause, match: Match) -> bool:
    """ "How many in each": the facts count the whole."""
    return (
        "?count" in clause.asks
        and (
            (term.words[0] in _EACH and clause.terms[at - 1].words != ("of",))
            or (at > 1 and clause.terms[at - 2].words in _PER and clause.terms[at - 1].words in _ONE)
        )
        and not any(fact.words & _EACH for fact in match.frame.facts)
    )


def counted(clause: Clause, at: int) -> bool:
    """The thing right after "how many": what is to be counted."""
    if not AUXILIARIES.isdisjoint(clause.terms[at].words[:1]):
        return False  # "the lamps, how many are coming?"
    for before in range(at - 1, -1, -1):
        term = clause.terms[before]
        if "?count" in term.asks:
            return is_wh(term) and term.words[-1] == "many"
        if term.concepts or not term.has("grammar", "soft", "passing"):
            return False
    return False


def uncounted(term: Term, match: Match, frames: Frames) -> bool:
    """A thing that none of the facts' amounts is an amount of."""
    lexicon = frames.lexicon
    own = term.concepts & lexicon.own
    thing = term.concepts & (lexicon.nouns | lexicon.own) or (term.concepts and term.words[-1].endswith("s"))  # "how many likes"
    return bool(thing) and not any(
        (own or term.concepts) & (amount.of | lexicon.closure(amount.of & lexicon.own))
        for fact in match.frame.facts
        for value in fact.values.values()
        for amount in value.amounts
    )
