"""Every word counts: what in a question an intent's facts back, and what nothing backs."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.frames import GENERIC_ASKS, Frame, Frames, Key
from bot.understanding.question import Clause, Term
from bot.understanding.reading import is_wh
from bot.understanding.roles import roles
from bot.understanding.values import bound_of, holds

GENERAL = 0.6
"""What a need counts that is met by a more general word only ("vaccine" for "Sputnik")."""
NEAR = 0.8
"""What a need counts that is met by a general English synonym of the pack's own word."""


@dataclass(frozen=True, slots=True)
class Match:
    """A key that a question covers, with how well."""

    frame: Frame
    key: Key
    score: float


@dataclass(frozen=True, slots=True)
class Account:
    """A match and the words it does not account for."""

    match: Match
    missing: tuple[Term, ...]
    conflicts: tuple[str, ...] = ()
    backing: tuple[tuple[Term, str], ...] = ()

    @property
    def accepted(self) -> bool:
        """Nothing is left over and nothing contradicts."""
        return not self.missing and not self.conflicts


def matches(clause: Clause, frames: Frames, checking: bool = False) -> list[Match]:
    """All intents with a key whose every need the clause meets, best first."""
    found: list[Match] = []
    asks = clause.asks
    said = [t.concepts for t in clause.terms if t.concepts]
    for frame in frames.frames.values():
        best: Match | None = None
        for key in frame.keys:
            score = _covered(key, clause, said, asks, frames, checking)
            if score is not None and (best is None or score > best.score):
                best = Match(frame, key, score)
        if best:
            found.append(best)
    found.sort(key=lambda m: -m.score)
    return found


def _covered(
    key: Key, clause: Clause, said: list[frozenset[str]], asks: frozenset[str], frames: Frames, checking: bool
) -> float | None:
    if not key.needs:
        return 0.1 + 0.5 * len(key.asks & asks) if key.asks - GENERIC_ASKS and key.asks & asks - GENERIC_ASKS else None
    total = 0.0
    lexicon = frames.lexicon
    for need in key.needs:
        own = need & lexicon.own
        best = 0.0
        for concepts in said:
            if concepts & need:
                best = max(best, 1.0 if not own or concepts & own else NEAR)
            elif own and concepts & lexicon.closure(own):
                best = max(best, GENERAL)
        if not best:
            return None
        total += best * max(0.5, frames.weight(own or need))
    if all(need & frames.context for need in key.needs) and not checking:
        # a key of nothing but the document's own theme has to be asked in the key's own way
        specific = key.asks - GENERIC_ASKS
        if specific and not specific & asks:
            return None
        if not specific and clause.form == "ask" and asks - GENERIC_ASKS:
            return None
    wanted = key.asks & asks
    total += 1.0 * len(wanted - GENERIC_ASKS) + 0.3 * bool(wanted & GENERIC_ASKS)
    if key.asks - GENERIC_ASKS and asks - GENERIC_ASKS and not wanted - GENERIC_ASKS:
        total -= 0.5
    return total


def account(match: Match, clause: Clause, frames: Frames) -> Account:
    """Look for something that backs each word of a question that asks."""
    frame = match.frame
    missing: list[Term] = []
    backing: list[tuple[Term, str]] = []
    asked = False
    for at, term in enumerate(clause.terms):
        by = _backed(term, at, clause, frame, frames, asked)
        asked = asked or bool(term.asks and is_wh(term))
        if by:
            backing.append((term, by))
        else:
            missing.append(term)
    return Account(match, tuple(missing), tuple(role_conflicts(clause, frame, frames)[0]), tuple(backing))


def _backed(term: Term, at: int, clause: Clause, frame: Frame, frames: Frames, asked: bool) -> str:
    if term.figure:
        return "figure" if _figure(term, at, clause, frame, frames) is True else ""
    if term.asks:
        if fitting := term.asks & frame.asks:
            return "asks " + min(fitting)[1:]
        if asked and is_wh(term) and len(term.words) == 1:
            return "grammar"
    common = term.concepts & frame.vocabulary
    if common:
        return min(common & frames.lexicon.own or common)
    if term.concepts & frames.context:
        return "context"
    if term.asks and is_wh(term):
        return ""
    if term.has("negation") or (term.has("light") and not _other_verb(term, clause, frames)):
        return ""
    if term.structural:
        return min(term.duties)[1:]
    return ""


def _other_verb(term: Term, clause: Clause, frames: Frames) -> bool:
    """Another term that can be the predicate, so that a light verb is only a helper."""
    return any(t is not term and t.concepts & frames.lexicon.verbs and not t.has("light") for t in clause.terms)


def _figure(term: Term, at: int, clause: Clause, frame: Frame, frames: Frames) -> bool | None:
    """True where a value of the frame's facts bears the figure out, False where one contradicts it."""
    settled: bool | None = None
    if term.value in (1.0, 2.0) and clause.form == "ask":
        return True
    for fact in frame.facts:
        for value in fact.values.values():
            if term.date is not None and value.date is not None:
                agrees = value.date.agrees(term.date)
                if agrees:
                    return True
                settled = False if agrees is False else settled
            if term.value is not None:
                for known in value.amounts:
                    if _same_noun(term, at, clause, known.of, frames):
                        outcome = holds(known, bound_of(clause.terms, at), term.value)
                        if outcome:
                            return True
                        settled = False if outcome is False else settled
    if settled is None and term.date is not None and _in_document(term, frames):
        return True
    return settled


def _in_document(term: Term, frames: Frames) -> bool:
    """The date of the document itself may stand in any question."""
    assert term.date is not None
    return any(
        value.date is not None and value.date.day is not None and value.date.agrees(term.date)
        for name in frames.context
        for fact in frames.facts.values()
        if name in fact.does or fact.fact.id == name
        for value in fact.values.values()
    )


def _same_noun(term: Term, at: int, clause: Clause, of: frozenset[str], frames: Frames) -> bool:
    """The number counts the same thing: the nearest noun after it (or else before it) names it."""
    own = of & frames.lexicon.own or of
    for t in clause.terms[at + 1 :]:
        if t.figure:
            break
        if t.concepts and not t.structural:
            return bool((t.concepts | t.asks) & (of | frames.lexicon.closure(own)))
    return any((t.concepts | t.asks) & (of | own) for t in clause.terms[:at]) or any(
        (t.concepts | t.asks) & of for t in clause.terms[at + 1 :]
    )


def entities(frames: Frames) -> frozenset[str]:
    """Concepts that can do something to one another."""
    out = {m for f in frames.facts.values() for m in f.who | f.whom}
    return frozenset(out) | frozenset(frames.lexicon.own & {m for m in frames.lexicon.own if frames.lexicon.up(m) & _ACTORS})


_ACTORS = frozenset({"person", "country", "organisation", "company", "ministry", "group"})


def role_conflicts(clause: Clause, frame: Frame, frames: Frames) -> tuple[list[str], bool]:
    """What is said of agent and recipient that the main fact has otherwise; and whether they are swapped."""
    fact = frame.facts[0]
    if not fact.who and not fact.whom:
        return [], False
    people = entities(frames)
    found = roles(clause, fact.does, people)
    out: list[str] = []
    swapped = False
    for terms, mine, other, name in (
        (found.agents, fact.who, fact.whom, "agent"),
        (found.recipients, fact.whom, fact.who, "recipient"),
    ):
        if not mine:
            continue
        for term in terms:
            names = term.concepts & people
            if not names or any(_stands_for(n, mine, frames) for n in names):
                continue
            out.append(f"{name} {term.text!r}")
            swapped = swapped or any(_stands_for(n, other, frames) for n in names)
    return out, swapped


def _stands_for(name: str, roles_of_fact: frozenset[str], frames: Frames) -> bool:
    lexicon = frames.lexicon
    if name in roles_of_fact:
        return True
    sides = {lexicon.sides.get(r, r) for r in roles_of_fact}
    if name in sides or lexicon.sides.get(name) in roles_of_fact:
        return True
    return any(name in lexicon.up(r) for r in roles_of_fact)
