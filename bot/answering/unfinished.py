"""What a claim speaks of as done or as still going on, held against how far the fact has it."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import BE, Clause, Term

from .duties import is_predicate, occurs, to_come

_GO = frozenset({"go", "gone", "went"})
_END = frozenset({"complete~", "end~"})
_CEASE = frozenset({"stop~"})
_BY_THEN = frozenset({"when", "before", "by"})
_UNDER_WAY = frozenset(
    {"negotiate~", "wait~", "consider~", "hesitate~", "be-undecided~", "ongoing~", "pending~", "continue~", "search~"}
)
"""Of what is at an end this is no longer said."""
_HELPING = ("did", "has", "have", "had")
_AMID = (("in", "the", "middle", "of"), ("in", "the", "midst", "of"), ("amid",), ("amidst",))
WAITING = frozenset("pending stalled planned ongoing unfinished undecided unsigned".split())
"""What is not at its end yet is."""
SETTLED = frozenset({"done", "sealed", "settled", "finalised", "finalized", "concluded"})
"""What has been brought about for good is."""


def how_it_went(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """The words by which a question asks how something went that is still to come ("how was the regatta?")."""
    first = next((t for t in clause.terms if not t.has("polite", "soft")), None)
    asked = first is not None and (
        "?how" in first.asks
        or (first.words[0] == "how" and not _GO.isdisjoint(first.words))
        or (first.words == ("what",) and clause.terms[-1].words == ("like",))
    )
    if first is None or not asked or not clause.past or not (fact.planned or _only_to_come(clause, frames)):
        return []
    verbs = frames.lexicon.verbs
    deeds = [t for t in clause.terms if t.concepts & verbs and not (t.duties or frames.subjects(t)) and _GO.isdisjoint(t.words)]
    return [] if deeds else [first]


def _only_to_come(clause: Clause, frames: Frames) -> bool:
    return to_come(clause, frames) and not any(t.concepts & frames.context - frames.parties for t in clause.terms)


def undone(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """What the claim speaks of as done, and the source only as planned or decided."""
    if fact.talk and not fact.planned and clause.terms[0].words[0] == "will":
        return [t for t in clause.terms if is_predicate(t, fact.does, frames)]  # they have talked, once
    deeds = [t for t in clause.terms if _deed(t, frames)]
    under_way = [b for a, b in pairwise(clause.terms) if a.words == ("being",) and b in deeds]  # "is it being built?"
    if under_way or not clause.past:
        return under_way
    out = [b for a, b in pairwise(clause.terms) if b in deeds and len(b.words) > 1 and _passive(a, clause)]
    out += [
        t
        for before, t in pairwise(_without_purpose(clause))
        if (t.concepts & frames.to_come or _only_promised(t, fact, frames))
        and not t.has("light")
        and before.words[-1] != "to"  # "agreed to build" says no more than the source
        and (before.concepts or before.has("auxiliary") or before.words[0] in _HELPING)
    ]
    out += [t for t in clause.terms if frames.lexicon.inflection.bases_of(t.words) & _promised(fact, frames)]
    if fact.planned:
        told = fact.does | frames.lexicon.verbs & fact.vocabulary - frames.lexicon.nouns
        out += [t for t in clause.terms if t.concepts & fact.does or (t.has("exist") and occurs(t, frames))]
        out += [t for t in clause.terms if t.concepts & told and not (t.duties or frames.subjects(t)) and t not in out]
    return out


def _passive(before: Term, clause: Clause) -> bool:
    """ "Was the boat made in Wales?", "has it been made in Wales?"."""
    return before.words[-1] == "been" or not BE.isdisjoint(clause.terms[0].words)


def _only_promised(term: Term, fact: FactFrame, frames: Frames) -> bool:
    """It says that something is done which the source has as agreed on or planned, and nothing that this fact says."""
    if not term.concepts & frames.promised or frames.subjects(term):
        return False
    if any(f"{base}~" in frames.promised for base in frames.lexicon.inflection.bases_of(term.words)):
        return True
    return not term.concepts & fact.said & frames.lexicon.verbs - frames.promised


def _promised(fact: FactFrame, frames: Frames) -> frozenset[str]:
    """What somebody "will" do by the statement, in its base form."""
    words = fact.fact.says.lower().split()
    return frozenset(b for a, w in pairwise(words) if a == "will" for b in frames.lexicon.inflection.bases(w)) - {"be"}


def _deed(term: Term, frames: Frames) -> bool:
    """It says that something is done which the source only has as planned, in a name too: "made in Wales"."""
    named = len(term.words) > 1 and bool(term.concepts & frames.lexicon.own) and term.words[0].endswith(("ed", "ade"))
    meant = frames.lexicon.meanings(term.words[0]) if named else term.concepts
    return not meant.isdisjoint(frames.planned if named else frames.to_come)


def _without_purpose(clause: Clause) -> tuple[Term, ...]:
    """Up to what it was done for: "did they hire a pilot so the boats get in?"."""
    end = next((n for n, t in enumerate(clause.terms) if n and t.words[0] == "so"), len(clause.terms))
    return clause.terms[:end]


def is_over(at: int, clause: Clause) -> bool:
    """The "over" of "is the game over?", which is no preposition."""
    return clause.terms[at].words == ("over",) and _is_so(at, clause)


def is_settled(at: int, clause: Clause) -> bool:
    """The "done" of "is the deal done?"."""
    return not SETTLED.isdisjoint(clause.terms[at].words) and (_is_so(at, clause) or clause.terms[at - 1].words == ("already",))


def _is_so(at: int, clause: Clause) -> bool:
    """It is the last word of what is said to be."""
    follows = clause.terms[at + 1 : at + 2]
    last = not any(t.segment == clause.terms[at].segment and not t.has("tag", "polite", "soft", "temporal") for t in follows)
    return last and any(not BE.isdisjoint(t.words) for t in clause.terms[:at])


def ended(fact: FactFrame) -> bool:
    """It says that something came to its end."""
    return fact.done and not _END.isdisjoint(fact.does)


def settled(fact: FactFrame) -> bool:
    """It says that something has been brought about for good."""
    return fact.done and (not _END.isdisjoint(fact.does) or "already" in fact.words)


def deed_of_another_time(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """What is asked of, where the fact has only what went on meanwhile: "what did he see when the ship came?", of the ship."""
    at = next((n for n, t in enumerate(clause.terms) if n and t.words in (("when",), ("while",))), 0)
    if not at:
        return []
    deeds = [
        [t for t in part if t.concepts & frames.lexicon.verbs and not (t.duties or t.asks or t.concepts & frames.actors)]
        for part in (clause.terms[:at], clause.terms[at:])
    ]
    told = [any(is_predicate(t, fact.does, frames) for t in part) for part in deeds]
    somebody = any(t.concepts & frames.actors for t in clause.terms[:at])
    return deeds[0] if somebody and told == [False, True] else []


def not_yet(clause: Clause, fact: FactFrame, frames: Frames) -> Term | None:
    """What "had" been done by the document's own time, and the fact only plans ("had she arrived when they spoke?")."""
    words = [t.words[0] for t in clause.terms]
    at = next((n for n, w in enumerate(words) if n and w in _BY_THEN), 0)
    if "had" not in words or not at or not fact.planned or not any(t.concepts & frames.context for t in clause.terms[at:]):
        return None
    verbs = (t for t in clause.terms[:at] if t.concepts & frames.lexicon.verbs and not t.duties)
    if any(t.concepts.isdisjoint(fact.does) for t in verbs):
        return None  # another deed
    deeds = (t for t in clause.terms[:at] if t.concepts & fact.does or (t.has("exist") and occurs(t, frames)))
    return next(deeds, None)


def ceased(clause: Clause, fact: FactFrame, frames: Frames) -> Term | None:
    """The word by which what the fact promises is said to come to an end: "will he stop helping?"."""
    if "will" not in fact.words:
        return None
    return next((a for a, b in pairwise(clause.terms) if a.concepts & _CEASE and _doing(b, fact, frames)), None)


def still(clause: Clause, fact: FactFrame, frames: Frames) -> Term | None:
    """The word by which the claim says that it still goes on ("is she still deciding?"), where the fact has it done."""
    if not any("still" in t.words for t in clause.terms) or not fact.done:
        waiting = (t for at, t in enumerate(clause.terms) if not WAITING.isdisjoint(t.words) and _is_so(at, clause))
        return next(waiting, None) if settled(fact) else None  # "is the deal pending?"
    return next(
        (
            t
            for t in clause.terms
            if t.concepts & _UNDER_WAY or t.words in _AMID or t.words == ("doing",) or _doing(t, fact, frames)
        ),
        None,
    )


def _doing(term: Term, fact: FactFrame, frames: Frames) -> bool:
    return term.words[0].endswith("ing") and is_predicate(term, fact.does, frames)
