"""Claims and yes/no questions: a verdict where the facts settle it, none where they do not."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import Clause, Term
from bot.understanding.values import Amount, bound_of, holds

from .accounting import Match, _same_noun, matches, role_conflicts
from .reply import Verdict


@dataclass(frozen=True, slots=True)
class Check:
    """What came of checking a claim against one intent."""

    match: Match
    verdict: Verdict | None
    facts: tuple[str, ...]
    missing: tuple[Term, ...]
    notes: tuple[str, ...]
    correction: str = ""
    """What is right instead: "75, not 100"."""


def check(clause: Clause, frames: Frames) -> list[Check]:
    """The claim against each intent it may be about: those with a verdict first, then by how little is missing."""
    compared = _compare(clause, frames)
    if compared:
        return [compared]
    found = [_against(m, clause, frames) for m in matches(clause, frames, checking=True)]
    found.sort(key=lambda c: (c.verdict is None, c.verdict != "yes", len(c.missing), -c.match.score))
    return found


def _against(match: Match, clause: Clause, frames: Frames) -> Check:
    frame, lexicon = match.frame, frames.lexicon
    missing: list[Term] = []
    notes: list[str] = []
    correction = ""
    conflict = False
    turns = clause.negations
    for at, term in enumerate(clause.terms):
        if term.figure:
            outcome, right = _figure(term, at, clause, frame.facts)
            if outcome is None and not (term.value in (1.0, 2.0) and right == "-"):
                missing.append(term)
            elif outcome is False:
                conflict = True
                correction = f"{right}, not {_as_said(term, at, clause)}"
            notes.append(f"{term.text}: {'confirmed' if outcome else 'contradicted' if outcome is False else 'not settled'}")
            continue
        if _accounted(term, clause, match, frames):
            continue
        turned = _contrary(term, frame.vocabulary, frames)
        if turned == "opposite":
            turns += 1
            notes.append(f"{term.text}: the opposite of what the source says")
        elif turned == "other" or _closed(term, frame.facts, frames):
            conflict = True
            notes.append(f"{term.text}: the source has another")
        elif term.structural:
            continue
        else:
            missing.append(term)
    roles, swapped = role_conflicts(clause, frame, frames)
    notes += [f"{role}: not so in the source" for role in roles]
    if roles and not (swapped and frame.facts[0].fact.one_way):
        missing += [t for t in clause.terms if any(repr(t.text) in r for r in roles)]
    conflict = conflict or bool(roles)
    if "only" in _duties(clause) and not conflict and not missing:
        only = _only(clause, frame.facts, frames)
        if only is None:
            missing += [t for t in clause.terms if t.has("only")]
        conflict = only is False
    verdict: Verdict | None = None
    if not missing:
        verdict = "no" if conflict or turns % 2 else "yes"
        if conflict and turns % 2:
            verdict = None if roles else "yes"
    facts = tuple(f.fact.id for f in frame.facts)
    return Check(match, verdict, facts, tuple(missing), tuple(notes), correction if verdict == "no" else "")


def _duties(clause: Clause) -> set[str]:
    return {d[1:] for t in clause.terms for d in t.duties}


def _accounted(term: Term, clause: Clause, match: Match, frames: Frames) -> bool:
    vocabulary = match.frame.vocabulary
    if term.concepts & vocabulary:
        return True
    if term.asks and term.asks & match.frame.asks and not term.concepts:
        return True
    if term.concepts & frames.context:
        return any(s in vocabulary for m in term.concepts for s in (frames.lexicon.sides.get(m, ""),)) or not (
            term.concepts & frames.lexicon.own
        ) or bool(term.concepts & {"call", "leaders"} & frames.context)
    return not term.concepts and term.structural and not term.has("light")


def _contrary(term: Term, vocabulary: frozenset[str], frames: Frames) -> str:
    """``opposite`` of something in the vocabulary, ``other`` where it excludes something there, else nothing."""
    lexicon = frames.lexicon
    for meaning in term.concepts:
        if lexicon.opposites.get(meaning, frozenset()) & vocabulary:
            return "opposite"
    for meaning in term.concepts:
        if lexicon.families.get(meaning, frozenset()) & vocabulary:
            return "other"
    return ""


def _closed(term: Term, facts: tuple[FactFrame, ...], frames: Frames) -> bool:
    kinds = frames.lexicon.closure(term.concepts) - term.concepts
    return any(kinds & fact.closed for fact in facts)


def _figure(term: Term, at: int, clause: Clause, facts: tuple[FactFrame, ...]) -> tuple[bool | None, str]:
    outcome: bool | None = None
    right = "-"
    for fact in facts:
        for value in fact.values.values():
            if term.date is not None and value.date is not None:
                agrees = value.date.agrees(term.date)
                if agrees:
                    return True, value.parts[0]
                if agrees is False:
                    outcome, right = False, value.parts[0]
            for known in value.amounts if term.value is not None else ():
                if _counts_same(term, at, clause, known):
                    held = holds(known, bound_of(clause.terms, at), term.value or 0.0)
                    if held:
                        return True, known.text
                    if held is False:
                        outcome, right = False, known.text
                    elif right == "-":
                        right = known.text
    return outcome, right


def _counts_same(term: Term, at: int, clause: Clause, known: Amount) -> bool:
    after = [t for t in clause.terms[at + 1 :] if t.concepts | t.asks]
    if after and after[0].concepts and not after[0].structural:
        return bool((after[0].concepts | after[0].asks) & known.of)
    return any((t.concepts | t.asks) & known.of for t in clause.terms)


def _as_said(term: Term, at: int, clause: Clause) -> str:
    return term.text.strip()


def _only(clause: Clause, facts: tuple[FactFrame, ...], frames: Frames) -> bool | None:
    """Does "only" hold? False where a list of the facts has more than the clause names."""
    for fact in facts:
        for value in fact.values.values():
            if len(value.parts) > 1:
                named = sum(
                    1 for part in value.parts
                    if any(t.concepts & _part_meanings(part, frames) for t in clause.terms)
                )  # fmt: skip
                return False if 0 < named < len(value.parts) else True if named else None
    return None


def _part_meanings(part: str, frames: Frames) -> frozenset[str]:
    message = frames.reader.read(part)
    return frozenset(m for c in message.clauses for t in c.terms for m in t.concepts)


_MORE = frozenset("more larger higher greater bigger heavier outnumber outnumbers exceed exceeds longer later".split())
_LESS = frozenset("fewer less smaller lower lesser lighter".split())


def _compare(clause: Clause, frames: Frames) -> Check | None:
    """Two counted things of the pack held against each other ("more monitors than ventilators?")."""
    words = [w for t in clause.terms for w in t.words]
    named: list[tuple[int, FactFrame, Amount]] = []
    for at, term in enumerate(clause.terms):
        for fact in frames.facts.values():
            for value in fact.values.values():
                for known in value.amounts:
                    own = known.of & frames.lexicon.own
                    if len(value.amounts) == 1 and term.concepts & own and fact.fact.id not in [f.fact.id for _, f, _ in named]:
                        named.append((at, fact, known))
    if len(named) != 2 or any(t.figure and t.value not in (1.0, 2.0) for t in clause.terms):
        return None
    (_, first, a), (_, second, b) = named
    outcome: bool | None = None
    if "twice" in words or "double" in words:
        outcome = a.number == 2 * b.number
    elif "half" in words:
        outcome = 2 * a.number == b.number
    elif "same" in words or "equal" in words or "equally" in words:
        outcome = a.number == b.number
    elif _MORE.intersection(words):
        outcome = a.number > b.number
    elif _LESS.intersection(words):
        outcome = a.number < b.number
    if outcome is None or a.bound != "=" or b.bound != "=":
        return None
    if clause.negations % 2:
        outcome = not outcome
    frame = next(f for f in frames.frames.values() if any(x.fact.id == first.fact.id for x in f.facts))
    note = f"{a.text} against {b.text}"
    return Check(Match(frame, frame.keys[0], 1.0), "yes" if outcome else "no", (first.fact.id, second.fact.id), (), (note,))


__all__ = ["Check", "check", "_same_noun"]
