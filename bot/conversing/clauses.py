"""What a clause says by itself, and clauses made of the terms of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from bot.understanding.asides import asides, personal
from bot.understanding.asking import clause_of, is_wh
from bot.understanding.frames import GENERIC_ASKS, Frames
from bot.understanding.question import AUXILIARIES, BE, Clause, Term

from .references import refers

_ARTICLES = frozenset("the a an of his their its".split())
_HELPING = AUXILIARIES - BE
_ON = (("and",), ("or",), ("but",), ("also",), ("then",), ("so",), ("not",), ("plus",))
_ABOUT = (("what", "about"), ("how", "about"))


def stands_alone(clause: Clause, frames: Frames) -> bool:
    """It says what it is about, and what of that it wants to know, and refers to nothing before it."""
    naming = [t for t in clause.terms if t.concepts & frames.known and not t.structural and not t.has("exist")]
    if not naming or refers(clause.terms, frames.lexicon.own) or _verb_left_out(clause, frames):
        return False
    if not verbless(clause, frames):
        return any(frames.subjects(t) or not (t.asks or goes_on(clause)) for t in naming)
    special = [t for t in naming if frames.subjects(t)]
    if goes_on(clause):  # "and the boats, how many?"
        asked = [at for at, t in enumerate(clause.terms) if t.asks - GENERIC_ASKS]
        return bool(special and asked) and clause.terms[asked[0]].segment > special[0].segment
    if special and clause.terms[0].has("ask", "speech", "polite"):
        return True  # "tell me about the harbour"
    return (len(naming) > 1 and bool(special)) or (bool(special) and bool(clause.asks - GENERIC_ASKS)) or _theme(clause, frames)


def _verb_left_out(clause: Clause, frames: Frames) -> bool:
    """ "Does he, too?": an auxiliary and nothing that is done."""
    helping = clause.form == "check" and any(not _HELPING.isdisjoint(t.words) for t in clause.terms if t.has("auxiliary"))
    return helping and not acts(clause, frames) and not any(t.has("exist") for t in clause.terms)


def _theme(clause: Clause, frames: Frames) -> bool:
    """It asks something specific of the document's theme: "date of the call"."""
    return bool(clause.asks - GENERIC_ASKS) and any(t.concepts & frames.context - frames.actors for t in clause.terms)


def names(clause: Clause, frames: Frames) -> bool:
    """It has a name of the pack that is more than the document's theme."""
    return any(frames.subjects(t) for t in clause.terms)


def fragment(clause: Clause, frames: Frames) -> bool:
    """It goes on from something, or has no verb of its own."""
    return goes_on(clause) or verbless(clause, frames)


def verbless(clause: Clause, frames: Frames) -> bool:
    """It has no verb of its own: "the lamps?", "by whom?", "in May?"."""
    told = acts(clause, frames) and any(t.concepts & frames.actors for t in clause.terms)  # "Agnes leads the club"
    if clause.form == "topic" and not clause.asks and not told:
        return True
    helped = any(t.has("auxiliary") or (t.asks and not AUXILIARIES.isdisjoint(t.words)) for t in clause.terms)
    return not (helped or any(_verbal(clause.terms, at, frames) for at in range(len(clause.terms))))


def goes_on(clause: Clause) -> bool:
    """It begins with "and", "what about" or the like."""
    words = tuple(w for t in clause.terms for w in t.words)
    return words[:1] in _ON or words[:2] in _ABOUT


def acts(clause: Clause, frames: Frames) -> bool:
    """It says itself what is done."""
    return any(_verbal(clause.terms, at, frames) and not t.has("exist") for at, t in enumerate(clause.terms))


def _verbal(terms: Sequence[Term], at: int, frames: Frames) -> bool:
    """It can be the verb: something done, with no article before it."""
    before = terms[at - 1].words[-1] if at else ""
    return at > 0 and bool(terms[at].concepts & frames.lexicon.verbs) and before not in _ARTICLES


def alike(one: Term, other: Term, frames: Frames) -> bool:
    """Both name something of one kind, or are both dates, or both numbers."""
    if one.figure or other.figure:
        return (one.date is None) == (other.date is None) and (one.value is None) == (other.value is None)
    return bool(_kinds(one, frames) & _kinds(other, frames))


def _kinds(term: Term, frames: Frames) -> frozenset[str]:
    lexicon = frames.lexicon
    named = term.concepts & (lexicon.own | lexicon.places)
    up = frozenset[str]().union(*(lexicon.up(m) for m in named)) - term.concepts - frames.context
    return up | {m.split("=")[0] for m in term.concepts if "=" in m}


def same_sort(one: Term, other: Term, frames: Frames) -> bool:
    """Both are of one kind, and neither is of the other's."""
    first, second = (
        frozenset(m for c in t.concepts & frames.lexicon.own for m in frames.lexicon.up(c)) - t.concepts for t in (one, other)
    )
    return bool(first & second) and first.isdisjoint(other.concepts) and second.isdisjoint(one.concepts)


def names_somebody(term: Term, frames: Frames) -> bool:
    """It names a person."""
    return bool(frames.lexicon.persons(term.concepts))


def read_again(text: str, frames: Frames) -> Clause:
    """A question that was kept as text, as one clause."""
    message = frames.reader.read(text)
    clause = clause_of([t for c in message.in_order for t in c.terms])
    idle = asides(clause, frames) if any(is_wh(t) for t in clause.terms) else frozenset[int]()
    rest = [t for n, t in enumerate(clause.terms) if n not in idle]  # why somebody asks is not what he asks
    return clause_of(rest) if rest and personal([clause.terms[n] for n in sorted(idle)]) else clause


def rebuilt(terms: Sequence[Term], like: Clause) -> Clause:
    """The terms in their new order as a clause of the same form."""
    # what is taken from elsewhere belongs to what it stands beside
    segments = list(accumulate((t.segment if t in like.terms else -1 for t in terms), max))
    new = clause_of([replace(t, start=n, end=n + 1, sentence=0, segment=segments[n]) for n, t in enumerate(terms)])
    if like.form == "check":
        return replace(new, form="check", negations=like.negations)
    return replace(new, form="ask") if new.asks or like.asks else new


def nobody(clause: Clause, frames: Frames) -> str:
    """The "he", "she" or "the other one" of a clause that names no person and asks for none; empty where there is none."""
    if any("?who" in t.asks or names_somebody(t, frames) for t in clause.terms):
        return ""
    words = [w for t in clause.terms if not t.has("claim") for w in t.words]
    if ("the", "other", "one") in zip(words, words[1:], words[2:], strict=False):
        return "the other one"
    return next((w for w in words if w in ("he", "she", "him")), "")
