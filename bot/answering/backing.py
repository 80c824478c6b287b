"""What backs a word of a claim: the fact has to say it, and more strictly than for a question."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.asking import LINKS
from bot.understanding.clefts import cleft
from bot.understanding.fact_frames import INTENDED
from bot.understanding.frames import FactFrame, Frame, Frames
from bot.understanding.matching import Match
from bot.understanding.question import BE, Clause, Term

from .conflicts import excluded, stands_for
from .duties import literal, named, relabels
from .receiving import HEAR, from_him, received

_MEANWHILE = (("when",), ("while",))
_TOPICS = frozenset("topic topics subject subjects theme themes".split())
_JOINS = (("who",), ("whose",), ("which",), ("that",))
_GOING_ON = frozenset("keep continue go carry".split())
_TELL = "tell~"
_IDLE = ("negation", "only", "grammar", "auxiliary", "polite", "soft", "frame", "tag", "claim", "contrast", "ask", "equal")
"""Duties of words that claim nothing by themselves, or are judged for the clause as a whole."""


def backing(term: Term, match: Match, clause: Clause, frames: Frames) -> str:
    """What in the fact backs a word of the claim; empty where nothing does."""
    frame = match.frame
    own = term.concepts & frames.lexicon.own
    if own:
        if backed := own & frame.vocabulary:
            return min(backed)
        own |= {frames.lexicon.sides[o] for o in own if o in frames.lexicon.sides and "city~" in frames.lexicon.up(o)}
        return "context" if own & frames.context and _related(own, frame, frames) else ""
    if by := received(term, clause, frame.facts[0], frames):
        return by
    if _other_value(term, frame.facts[0], frames):
        return ""  # a value that excludes the fact's own, or of a kind that it has none of, is no synonym of anything
    to_come = term.has("passing") and frame.facts[0].planned and term.concepts & INTENDED
    if not to_come and _stated(term, clause, frames):
        fact = frame.facts[0]
        return min(term.concepts & frames.lexicon.qualities & (fact.said | fact.does), default="")
    if "?origin" in term.asks and not term.asks & frame.asks:
        return ""  # that something begins does not tell where it is from
    if (by := named(term, match, clause, frames)) and _meant(term, frame.facts[0], frames):
        return by
    if term.has("tag") and term is clause.terms[-1] and clause.tagged:
        return "tag"
    if by := _goes_on(term, clause, frame.facts[0]):
        return by
    if term.has("passing"):
        if frame.facts[0].planned and term.concepts & INTENDED:
            return "still to come"
        said = frame.facts[0].words
        return "the word itself" if all(said & set(frames.lexicon.inflection.bases(w)) for w in term.words) else ""
    if asked := term.asks & frame.asks:
        return "asks " + min(asked)[1:]
    if by := _joining(term, clause, frame.facts[0], frames):
        return by
    return _by_itself(term, match, clause, frames) or next((duty for duty in _IDLE if term.has(duty)), "")


def _goes_on(term: Term, clause: Clause, fact: FactFrame) -> str:
    """A last word that addresses somebody, or the "keep" of "will she keep helping?", of what she promised."""
    if term.has("polite") and term is clause.terms[-1]:
        return "polite"
    to_come = fact.planned or "will" in fact.words
    doing = any(a is term and b.words[0].endswith("ing") for a, b in pairwise(clause.terms))
    return "still to come" if to_come and doing and term.words[0] in _GOING_ON else ""


def _by_itself(term: Term, match: Match, clause: Clause, frames: Frames) -> str:
    """Words that mean nothing to the lexicon, or name what is there anyway."""
    if not term.duties and literal(term, match, frames):
        return "the word itself"
    if _talked_of(term, clause, match.frame):
        return "talked of"
    renamed = term.has("shell") or term.words == ("the", "idea")
    return "the thing once more" if renamed and relabels(term, clause.place(term), clause, frames) else ""


def _talked_of(term: Term, clause: Clause, frame: Frame) -> bool:
    """ "Was it one of the topics?", of what was talked of; not "were there any topics besides …"."""
    if any(t.words[0] == "any" or t.has("negation") for t in clause.terms):
        return False
    return not _TOPICS.isdisjoint(term.words) and bool(frame.facts[0].talk)


def _joining(term: Term, clause: Clause, fact: FactFrame, frames: Frames) -> str:
    """Words that stand for how the clause is built, where the fact allows it."""
    if (term.words in _JOINS and cleft(clause.terms)) or _meanwhile(term, clause, frames):
        return "grammar"
    if (
        _TELL in fact.does
        and from_him(clause, fact, frames)
        and not HEAR.isdisjoint(frames.lexicon.inflection.bases(term.words[0]))
    ):
        return _TELL  # who hears it is told; the roles say whether it is he
    after_in = any(a.words == ("in",) and b is term for a, b in pairwise(clause.terms))
    return "its speaker" if after_in and term.words[-1] == "own" and fact.says else ""  # "in his own post"


def _meanwhile(term: Term, clause: Clause, frames: Frames) -> bool:
    """It only joins: "did it come up when they met?", not "did he say when they met?". What follows has to be backed too."""
    if term.words not in _MEANWHILE or term is clause.terms[0]:
        return False
    before = clause.terms[: clause.place(term)]
    said = any(t.concepts - frames.actors and not t.asks for t in before)  # not "was she at the bank when …"
    return said and not before[-1].has("speech", "light", "ask")


def _meant(term: Term, fact: FactFrame, frames: Frames) -> bool:
    """The fact has one of its senses, or is of the kind that the word itself names.

    That a minister has a job does not make "trade" of his: one of its senses is a kind of what the fact says, the word is not.
    """
    if term.concepts & (fact.said | fact.does) or term.has("light"):
        return True
    heads = {b for w in term.words for b in frames.lexicon.inflection.bases(w)}
    return any(m.rstrip("~").split("-")[0] in heads or "-" in m for m in term.concepts & fact.vocabulary)


def _stated(term: Term, clause: Clause, frames: Frames) -> bool:
    """A quality that the claim is about: "is the boat new?". What the fact says has to have it, as a quality."""
    said = [t for t in clause.terms if t.concepts]
    at = clause.place(term)
    after = clause.terms[at + 1].words[-1] if at + 1 < len(clause.terms) else ""
    before = clause.terms[at - 1] if at else term
    adjective = len(term.words) == 1 and not term.words[0].endswith("ing")
    is_so = not BE.isdisjoint(before.words)  # "they were cross about it"
    asked = not BE.isdisjoint(clause.terms[0].words) and (before.concepts & frames.actors or term in said[-1:])
    return (
        bool(term.concepts & frames.lexicon.qualities)
        and not term.concepts & frames.lexicon.own
        and bool((asked and term in said[-1:]) or (adjective and after in LINKS and (is_so or asked)))
    )


def ordinal(meanings: frozenset[str]) -> bool:
    """They hold a place in a row: first, second, third."""
    return any(m.startswith("ordinal=") for m in meanings)


def _other_value(term: Term, fact: FactFrame, frames: Frames) -> bool:
    """It names a value ("in person", "by ship") that is not the fact's."""
    values = term.concepts & frames.lexicon.families.keys()
    if not values or values & fact.said:
        return False
    charged = any(v.split("=")[0] == "charge" for v in values)
    return len(term.words) > 1 or charged or ordinal(term.meanings) or excluded(term, fact, frames)


def _related(own: frozenset[str], frame: Frame, frames: Frames) -> bool:
    """The document's own theme, or somebody who stands for one that the fact names."""
    people = own & frames.actors
    fact = frame.facts[0]
    return (
        not people
        or any(stands_for(p, fact.who | fact.whom, frames) for p in people)
        or any(
            not frames.lexicon.up(p) & {"person~"} and any(frames.lexicon.sides.get(v) == p for v in frame.vocabulary)
            for p in people
        )
    )
