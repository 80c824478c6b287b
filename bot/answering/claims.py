"""Claims and yes/no questions: a verdict where the facts settle it, none where they do not."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.understanding.frames import FactFrame, Frame, Frames
from bot.understanding.matching import Match, by_amount, matches
from bot.understanding.question import Clause, Term
from bot.understanding.values import Amount, bound_terms

from .accounting import duty, named
from .conflicts import figure, place_conflicts, role_conflicts, speaker_conflicts, stands_for
from .reply import Verdict


@dataclass(frozen=True, slots=True)
class Check:
    """What came of checking a claim against one intent."""

    match: Match
    verdict: Verdict | None
    facts: tuple[str, ...]
    missing: tuple[Term, ...] = ()
    notes: tuple[str, ...] = ()
    correction: str = ""
    """What is right instead: "75, not 100"."""
    predicate: bool = False
    """The claim has the main fact's own predicate."""


@dataclass(slots=True)
class _Findings:
    missing: list[Term] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    conflict: bool = False
    turns: int = 0
    correction: str = ""


def check(clause: Clause, frames: Frames) -> list[Check]:
    """The claim against each intent it may be about: those with a verdict first, then by how little is missing."""
    if compared := _compare(clause, frames):
        return [compared]
    found = [
        _against(m, clause, frames)
        for m in matches(clause, frames, checking=True) or by_amount(clause, frames)
        if len(m.frame.facts) == 1
    ]
    found.sort(key=lambda c: (0, not c.predicate, 0, -c.match.score) if c.verdict else (1, False, len(c.missing), -c.match.score))
    return found


def _against(match: Match, clause: Clause, frames: Frames) -> Check:
    fact = match.frame.facts[0]
    f = _Findings(turns=clause.negations)
    bounds = {i for at, t in enumerate(clause.terms) if t.figure for i in bound_terms(clause.terms, at)}
    for at, term in enumerate(clause.terms):
        if at not in bounds:
            _term(term, at, clause, match, frames, f)
    f.turns -= sum(1 for i in bounds if clause.terms[i].has("negation"))
    roles, swapped = role_conflicts(clause, fact, frames)
    elsewhere = place_conflicts(clause, fact, frames)
    if elsewhere and "where" not in fact.values:
        f.missing += [t for t in clause.terms if any(r.startswith(t.text + ":") for r in elsewhere)]
    said = speaker_conflicts(clause, match.frame, frames)
    f.notes += [*roles, *elsewhere, *said]
    if roles and not (swapped and fact.fact.one_way) and not f.conflict:
        f.missing += [t for t in clause.terms if any(r.startswith(t.text + ":") for r in roles)]
    if said:
        f.missing += [t for t in clause.terms if any(r.startswith(t.text + ":") for r in said)]
    f.conflict = f.conflict or bool(roles or elsewhere)
    if any(t.has("only") for t in clause.terms) and not f.conflict and not f.missing:
        only = _only(clause, fact, frames)
        if only is None:
            f.missing += [t for t in clause.terms if t.has("only")]
        f.conflict = only is False
    if f.conflict and not roles:
        # what contradicts the fact is about it; a light verb beside it changes nothing
        f.missing = [t for t in f.missing if not t.has("light")]
    verdict: Verdict | None = None
    if not f.missing:
        wrong = f.conflict or f.turns % 2 == 1
        verdict = "no" if wrong else "yes"
        if f.conflict and f.turns % 2:
            verdict = "yes" if f.correction else None
    return Check(
        match, verdict, (fact.fact.id,), tuple(f.missing), tuple(f.notes), f.correction if verdict == "no" else "",
        any(t.concepts & fact.does for t in clause.terms),
    )  # fmt: skip


def _term(term: Term, at: int, clause: Clause, match: Match, frames: Frames, f: _Findings) -> None:
    frame, lexicon = match.frame, frames.lexicon
    if term.figure:
        outcome, right = figure(term, at, clause, frame.facts, frames)
        f.notes.append(f"{term.text}: {'confirmed' if outcome else 'contradicted' if outcome is False else 'not settled'}")
        if outcome is None:
            f.missing.append(term)
        elif outcome is False:
            f.conflict, f.correction = True, f"{right}, not {term.text.strip()}"
        return
    own = term.concepts & lexicon.own
    if not own and _other_value(term, frame.facts[0], frames):
        pass  # a value that excludes the fact's own, or of a kind that it has none of, is no synonym of anything
    elif own:
        if own & frame.vocabulary or (own & frames.context and _related(own, frame, frames)):
            return
    elif (
        named(term, match, clause, frames)
        or term.asks & frame.asks
        or term.has("negation", "only", "grammar", "auxiliary", "polite", "soft", "frame", "tag", "claim", "contrast", "ask")
    ):
        return
    turned = _contrary(term, frame.facts[0], frames)
    if turned:
        f.notes.append(f"{term.text}: {turned}")
        if _denied(clause, at):
            f.notes[-1] += ", and is denied"
            f.turns -= clause.terms[at - 1].has("negation") or clause.terms[at - 2].has("negation")
        elif turned == OPPOSITE:
            f.turns += 1
        else:
            f.conflict = True
    elif _closed(term, frame.facts[0], frames):
        f.notes.append(f"{term.text}: the source names another")
        f.conflict = True
    elif own or (not term.concepts & frames.context and not duty(term, match, clause, frames)):
        f.missing.append(term)


def _other_value(term: Term, fact: FactFrame, frames: Frames) -> bool:
    """It names a value ("in person", "by ship") that is not the fact's."""
    values = term.concepts & frames.lexicon.families.keys()
    if not values or values & fact.said:
        return False
    return len(term.words) > 1 or any(frames.lexicon.families[v] & fact.said for v in values)


def _denied(clause: Clause, at: int) -> bool:
    """ "Rather than" or "not" stands right before the term, or an article between."""
    return any(
        i >= 0 and clause.terms[i].has("contrast") and (i == at - 1 or clause.terms[at - 1].has("grammar"))
        for i in (at - 1, at - 2)
    )


OPPOSITE, OTHER = "the opposite of what the source says", "excluded by what the source says"


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


def _contrary(term: Term, fact: FactFrame, frames: Frames) -> str:
    lexicon = frames.lexicon
    for meaning in term.concepts:
        if lexicon.opposites.get(meaning, frozenset()) & (fact.said | fact.does):
            return OPPOSITE
    for meaning in term.concepts:
        if lexicon.families.get(meaning, frozenset()) & fact.said:
            return OTHER
    return ""


def _closed(term: Term, fact: FactFrame, frames: Frames) -> bool:
    """Another one of a kind of which the fact names all there are."""
    mine = term.concepts & frames.lexicon.own or term.concepts
    kinds = (frames.lexicon.closure(mine) - mine) & fact.closed
    return bool(kinds) and not term.structural and ("person~" not in kinds or bool(mine & frames.parties))


def _only(clause: Clause, fact: FactFrame, frames: Frames) -> bool | None:
    """Does "only" hold? False where a list of the fact has more than the clause names."""
    for value in fact.values.values():
        if len(value.parts) > 1:
            named = sum(1 for part in value.parts if any(t.concepts & _meanings(part, frames) for t in clause.terms))
            return None if not named else named == len(value.parts)
    return None


def _meanings(part: str, frames: Frames) -> frozenset[str]:
    return frozenset(m for t in frames.reader.words(part) for m in t.concepts)


_MORE = frozenset("more larger higher greater bigger heavier outnumber outnumbers exceed exceeds longer later".split())
_LESS = frozenset("fewer less smaller lower lesser lighter".split())


def _compare(clause: Clause, frames: Frames) -> Check | None:
    """Two counted things of the pack held against each other ("more monitors than ventilators?")."""
    words = [w for t in clause.terms for w in t.words]
    named: list[tuple[FactFrame, Amount]] = []
    for term in clause.terms:
        for fact in frames.facts.values():
            for value in fact.values.values():
                if (
                    len(value.amounts) == 1
                    and term.concepts & value.amounts[0].of & frames.lexicon.own
                    and fact not in [n for n, _ in named]
                ):
                    named.append((fact, value.amounts[0]))
    if len(named) != 2 or any(t.figure and t.value not in (1.0, 2.0) for t in clause.terms):
        return None
    (first, a), (second, b) = named
    outcome: bool | None = None
    if "twice" in words or "double" in words:
        outcome = a.number == 2 * b.number
    elif "half" in words:
        outcome = 2 * a.number == b.number
    elif not {"same", "equal", "equally"}.isdisjoint(words):
        outcome = a.number == b.number
    elif not _MORE.isdisjoint(words):
        outcome = a.number > b.number
    elif not _LESS.isdisjoint(words):
        outcome = a.number < b.number
    if outcome is None or a.bound != "=" or b.bound != "=":
        return None
    if clause.negations % 2:
        outcome = not outcome
    frame = next(f for f in frames.frames.values() if any(x is first for x in f.facts))
    note = f"{a.text} against {b.text}"
    return Check(Match(frame, frame.keys[0], 1.0), "yes" if outcome else "no", (first.fact.id, second.fact.id), (), (note,))
