"""Claims and yes/no questions: a verdict where the facts settle it, none where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.understanding.frames import FactFrame, Frame, Frames
from bot.understanding.matching import Match, by_amount, matches
from bot.understanding.question import Clause, Term
from bot.understanding.roles import roles
from bot.understanding.values import bounding

from .comparing import compare
from .conflicts import Conflict, figure, place_conflicts, role_conflicts, speaker_conflicts, stands_for
from .duties import duty, is_predicate, literal, named, occurs, theme
from .reply import Verdict

OPPOSITE, OTHER = "the opposite of what the source says", "excluded by what the source says"
_EVERY = (("all",), ("every",), ("each",), ("most",), ("many",), ("several",), ("few",))
_SHOULD = (("should",), ("must",), ("ought",))
_OTHERS = (("other",), ("another",), ("else",), ("others",))
_BE = frozenset("is are was were".split())
_PRONOUNS = frozenset("it he she that this him her".split())
_DOING = frozenset("did does do will has have had".split())
_AIMED = frozenset("at about against on over despite because".split())
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_EMPTY = frozenset(
    {"context", "light", "tag", "claim", "soft", "polite", "frame", "grammar", "auxiliary", "also", "ask", "aside"}
)
_IDLE = ("negation", "only", "grammar", "auxiliary", "polite", "soft", "frame", "tag", "claim", "contrast", "ask")
"""Duties of words that claim nothing by themselves, or are judged for the clause as a whole."""


@dataclass(frozen=True, slots=True)
class Check:
    """What came of checking a claim against one intent."""

    match: Match
    verdict: Verdict | None
    facts: tuple[str, ...]
    missing: tuple[Term, ...] = ()
    notes: tuple[str, ...] = ()
    backing: tuple[tuple[Term, str], ...] = ()
    """For each word what backs it."""
    correction: str = ""
    """What is right instead: "75, not 100"."""
    predicate: bool = False
    """The claim has the main fact's own predicate."""


@dataclass(slots=True)
class _Findings:
    """What is found while the words of a claim are gone through."""

    turns: int
    """How often the claim is turned round: negations, and words that mean the opposite of the fact's."""
    conflict: bool = False
    """Something in it is otherwise in the fact."""
    correction: str = ""
    missing: list[Term] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    backing: list[tuple[Term, str]] = field(default_factory=list)

    @property
    def verdict(self) -> Verdict | None:
        """Yes or no where every word is settled."""
        if self.missing:
            return None
        if self.conflict and self.turns % 2:
            return "yes" if self.correction else None  # "it is not 100" where it is 75; else two things are off
        return "no" if self.conflict or self.turns % 2 else "yes"


def check(clause: Clause, frames: Frames) -> list[Check]:
    """The claim against each intent it may be about: those with a verdict first, then by how little is missing."""
    if compared := compare(clause, frames):
        holds, facts, note = compared
        frame = next(f for f in frames.frames.values() if any(x is facts[0] for x in f.facts))
        ids = tuple(f.fact.id for f in facts)
        return [Check(Match(frame, frame.keys[0], 1.0), "yes" if holds else "no", ids, notes=(note,))]
    if not _names(clause, frames):
        return []  # it claims nothing by itself: "tell me more", "so it is over?"
    proposed = matches(clause, frames, checking=True) or by_amount(clause, frames)
    found = [_against(m, clause, frames) for m in proposed if len(m.frame.facts) == 1]
    found.sort(key=lambda c: (0, not c.predicate, 0, -c.match.score) if c.verdict else (1, False, len(c.missing), -c.match.score))
    return found


def _names(clause: Clause, frames: Frames) -> bool:
    """It names something of the pack or a figure; without a pronoun that stands for something else, any known word will do."""
    if any(t.figure or t.concepts & (frames.lexicon.own | frames.lexicon.families.keys()) for t in clause.terms):
        return True
    pronoun = any(not _PRONOUNS.isdisjoint(t.words) for t in clause.terms)
    return not pronoun and any(t.concepts & frames.known and not t.has("light", "ask") for t in clause.terms)


def _against(match: Match, clause: Clause, frames: Frames) -> Check:
    fact = match.frame.facts[0]
    found = _Findings(clause.negations)
    bounds = bounding(clause.terms)
    for at, term in enumerate(clause.terms):
        if at not in bounds:
            _term(term, at, clause, match, frames, found)
        elif term.has("negation"):
            found.turns -= 1  # "no more than" bounds, it does not deny
    _parties(clause, match.frame, frames, found)
    if clause.past:
        found.missing += [
            t
            for before, t in pairwise(clause.terms)
            if t.concepts & frames.to_come and (before.concepts or before.has("auxiliary"))
        ]
    if fact.planned and clause.past:
        found.missing += [
            t for t in clause.terms if t.concepts & fact.does or (t.has("exist") and occurs(t, frames))
        ]  # it has not come to pass
    _only(clause, fact, frames, found)
    found.missing += _quantified(clause, fact)
    found.missing += _bare(found, frames)
    verdict = found.verdict
    return Check(
        match=match,
        verdict=verdict,
        facts=(fact.fact.id,),
        missing=tuple(found.missing),
        notes=tuple(found.notes),
        backing=tuple(found.backing),
        correction=found.correction if verdict == "no" else "",
        predicate=any(is_predicate(t, fact.does, frames) for t in clause.terms),
    )


def _bare(found: _Findings, frames: Frames) -> list[Term]:
    """The theme that a claim is about, where it says only one thing of the fact ("was the cook at the meeting?")."""
    said = [t for t, by in found.backing if (by not in _EMPTY and not by.startswith("asks")) or t.has("exist")]
    if found.conflict or found.turns or len(said) > 1:
        return []
    return [t for t, by in found.backing if by == "context" and not t.concepts & frames.actors]


def _parties(clause: Clause, frame: Frame, frames: Frames, found: _Findings) -> None:
    """Who does it to whom, where, and who says so."""
    fact = frame.facts[0]
    players, swapped = role_conflicts(clause, fact, frames)
    places = place_conflicts(clause, fact, frames)
    others = [*speaker_conflicts(clause, frame, frames), *_inner_subjects(clause, fact, frames)]
    found.notes += [str(c) for c in (*players, *places, *others)]
    unsettled = [c for c in (*places, *others) if not c.firm]
    if not (swapped and fact.fact.one_way) and not found.conflict:
        unsettled += players
    found.missing += [c.term for c in unsettled]
    found.missing += _capitals(clause, fact, frames) + _strangers(clause, fact, frames)
    found.missing += _other_deed(clause, fact, frames)
    found.conflict = found.conflict or bool(players or places)
    if found.conflict and not players:
        # what contradicts the fact is about it; a light verb beside it changes nothing
        found.missing = [t for t in found.missing if not t.has("light")]


def _capitals(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """Cities that do not act: what is sent to a country is not said to be sent to its capital."""
    agents = roles(clause, fact.does, frames.actors, frames.lexicon.own).agents
    return [
        t
        for t in clause.terms
        if t not in agents
        and any("city~" in frames.lexicon.up(c) and c not in fact.said for c in t.concepts & frames.lexicon.own)
    ]


def _strangers(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """Those who do it, or to whom it is done, where the fact says of nobody that he does, and does not name them."""
    found = roles(clause, fact.does, frames.actors, frames.lexicon.own)
    players = () if not any(is_predicate(t, fact.does, frames) for t in clause.terms) else (
        *(() if fact.who else found.agents),
        *(() if fact.whom else found.recipients),
    )  # fmt: skip
    known = fact.said | fact.who | fact.whom
    out = [t for t in players if not any(stands_for(n, known, frames) for n in t.concepts & frames.actors)]
    objects = (b for a, b in pairwise(clause.terms) if is_predicate(a, fact.does, frames) and b in found.recipients)
    return [*out, *objects] if not fact.whom else out  # "welcome the mayor", where something else was welcome


def _other_deed(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """What somebody is said to do, right after his name, where the fact speaks of it but does not say that it is done."""
    terms = clause.terms
    out = []
    for at in range(1, len(terms) - 1):
        asked = terms[at - 1].has("auxiliary") and terms[at - 1].words[0] in _DOING and terms[at].concepts & frames.actors
        verb = terms[at + 1]
        if asked and verb.concepts & frames.lexicon.own and not is_predicate(verb, fact.does, frames):
            out.append(verb)
    return out


def _inner_subjects(clause: Clause, fact: FactFrame, frames: Frames) -> list[Conflict]:
    """Who does it in a clause after "that", where it is nobody who stands for the fact's agent."""
    out = []
    for before, term in pairwise(clause.terms):
        names = term.concepts & frames.parties
        if before.words == ("that",) and names and fact.who and not any(stands_for(n, fact.who, frames) for n in names):
            out.append(Conflict(term, "not who does it", firm=False))
    return out


def _term(term: Term, at: int, clause: Clause, match: Match, frames: Frames, found: _Findings) -> None:
    frame = match.frame
    if term.figure:
        outcome, right = figure(term, at, clause, frame.facts, frames)
        found.notes.append(f"{term.text}: {'confirmed' if outcome else 'contradicted' if outcome is False else 'not settled'}")
        if outcome:
            found.backing.append((term, "figure"))
        elif outcome is None:
            found.missing.append(term)
        else:
            found.conflict, found.correction = True, f"{right}, not {term.text.strip()}"
        return
    if by := _backing(term, match, clause, frames):
        found.backing.append((term, by))
        return
    turned = (
        ""
        if _unlike_ordinal(term, at, clause, frame.facts[0]) or _helped_against(term, at, clause)
        else _contrary(term, frame.facts[0], frames)
    )
    if turned and _denied(clause, at):
        found.notes.append(f"{term.text}: {turned}, and denied")
        found.turns -= clause.terms[at - 1].has("negation") or clause.terms[at - 2].has("negation")
    elif turned:
        found.notes.append(f"{term.text}: {turned}")
        found.turns += turned == OPPOSITE
        found.conflict = found.conflict or turned == OTHER
    elif _closed(term, at, clause, frame.facts[0], frames):
        found.notes.append(f"{term.text}: the source names another")
        found.conflict = True
    elif term.concepts & frames.lexicon.own or term.has("passing"):
        found.missing.append(term)
    elif by := theme(term, at, clause, frames) or duty(term, match, clause, frames):
        found.backing.append((term, by))
    else:
        found.missing.append(term)


def _backing(term: Term, match: Match, clause: Clause, frames: Frames) -> str:
    """What in the fact backs a word of the claim; empty where nothing does."""
    frame = match.frame
    own = term.concepts & frames.lexicon.own
    if own:
        if backed := own & frame.vocabulary:
            return min(backed)
        return "context" if own & frames.context and _related(own, frame, frames) else ""
    if _other_value(term, frame.facts[0], frames):
        return ""  # a value that excludes the fact's own, or of a kind that it has none of, is no synonym of anything
    if _stated(term, clause, frames):
        return min(term.concepts & frames.lexicon.qualities & frame.facts[0].said, default="")
    if (by := named(term, match, clause, frames)) and _meant(term, frame.facts[0], frames):
        return by
    if term.has("passing"):
        said = frame.facts[0].words
        return "the word itself" if all(said & set(frames.lexicon.inflection.bases(w)) for w in term.words) else ""
    if asked := term.asks & frame.asks:
        return "asks " + min(asked)[1:]
    if not term.duties and literal(term, match, frames):
        return "the word itself"
    return next((duty for duty in _IDLE if term.has(duty)), "")


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
    return (
        bool(term.concepts & frames.lexicon.qualities)
        and not term.concepts & frames.lexicon.own
        and term is said[-1]
        and not _BE.isdisjoint(clause.terms[0].words)
    )


def _other_value(term: Term, fact: FactFrame, frames: Frames) -> bool:
    """It names a value ("in person", "by ship") that is not the fact's."""
    values = term.concepts & frames.lexicon.families.keys()
    if not values or values & fact.said:
        return False
    return len(term.words) > 1 or term.words[0] in ORDINALS or any(frames.lexicon.families[v] & fact.said for v in values)


def _denied(clause: Clause, at: int) -> bool:
    """ "Rather than" or "not" stands right before the term, or an article between."""
    return any(
        i >= 0 and clause.terms[i].has("contrast") and (i == at - 1 or clause.terms[at - 1].has("grammar"))
        for i in (at - 1, at - 2)
    )


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


def _helped_against(term: Term, at: int, clause: Clause) -> bool:
    """The preposition of what stands before it ("help against the storm"), not a stance ("is he against it?")."""
    return term.words == ("against",) and at > 0 and bool(clause.terms[at - 1].concepts)


def _unlike_ordinal(term: Term, at: int, clause: Clause, fact: FactFrame) -> bool:
    """A first or second one of something else than the fact counts so."""
    if term.words[0] not in ORDINALS:
        return False
    counted = {b for a, b in pairwise(fact.fact.says.lower().split()) if a in ORDINALS}
    return at + 1 >= len(clause.terms) or counted.isdisjoint(clause.terms[at + 1].words)


def _contrary(term: Term, fact: FactFrame, frames: Frames) -> str:
    lexicon = frames.lexicon
    for meaning in term.concepts:
        if lexicon.opposites.get(meaning, frozenset()) & (fact.said | fact.does):
            return OPPOSITE
    for meaning in term.concepts:
        if lexicon.families.get(meaning, frozenset()) & fact.said:
            return OTHER
    return ""


def _closed(term: Term, at: int, clause: Clause, fact: FactFrame, frames: Frames) -> bool:
    """Another one of a kind of which the fact names all there are; not what it is aimed at or about."""
    if at and clause.terms[at - 1].words[-1] in _AIMED:
        return False
    mine = term.concepts & frames.lexicon.own or term.concepts
    kinds = (frames.lexicon.closure(mine) - mine) & fact.closed
    return bool(kinds) and not term.structural and ("person~" not in kinds or bool(mine & frames.parties))


def _only(clause: Clause, fact: FactFrame, frames: Frames, found: _Findings) -> None:
    """Does "only" hold? Not where a list of the fact has more than the clause names; unsettled where it has no list."""
    only = [t for t in clause.terms if t.has("only")]
    if not only or found.conflict or found.missing:
        return
    lists = [value.parts for value in fact.values.values() if len(value.parts) > 1]
    named = [_named(parts, clause, frames) for parts in lists]
    if not any(named):
        found.missing += only
    found.conflict = any(0 < n < len(parts) for n, parts in zip(named, lists, strict=True))


def _quantified(clause: Clause, fact: FactFrame) -> list[Term]:
    """ "All", "most", "another": more than a fact states that has no such word; before a number "all" adds nothing."""
    return [
        term
        for at, term in enumerate(clause.terms)
        if (
            term.words in _EVERY
            and not any(fact.words.issuperset(e) for e in _EVERY)
            and not any(t.figure for t in clause.terms[at + 1 : at + 3])
        )
        or (term.words in _SHOULD and fact.words.isdisjoint(term.words))
        or (term.words == ("more",) and at > 0 and clause.terms[at - 1].figure)
        or (term.words in _OTHERS and fact.words.isdisjoint(("other", "another")))
    ]


def _named(parts: Sequence[str], clause: Clause, frames: Frames) -> int:
    """How many of the parts the clause names."""
    return sum(any(t.concepts & _meanings(part, frames) for t in clause.terms) for part in parts)


def _meanings(part: str, frames: Frames) -> frozenset[str]:
    return frozenset(m for t in frames.reader.words(part) for m in t.concepts)
