"""Claims and yes/no questions: a verdict where the facts settle it, none where they do not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from bot.understanding.by_content import MENTION, by_amount, by_figure, by_mention
from bot.understanding.clefts import cleft, sets_against
from bot.understanding.frames import FactFrame, Frame, Frames
from bot.understanding.lexicon import is_concept
from bot.understanding.matching import Match, matches
from bot.understanding.question import ARTICLES, Clause, Term
from bot.understanding.values import bounding

from . import denials
from .comparing import compare, extreme
from .conflicts import authored, place_conflicts, role_conflicts, speaker_conflicts
from .contraries import OPPOSITE
from .duties import is_predicate
from .exclusive import another_topic, mutual, only, solo
from .findings import Findings
from .implied import agreed, beside_the_theme, not_until, unreasoned
from .overstated import overstated
from .parties import equated, inner_subjects, unsaid
from .quantities import another, quantified
from .receiving import got
from .reply import Verdict
from .somebody import foreign
from .unfinished import ceased, not_yet, still, undone
from .worded import judge

LITERAL = 0.7
"""What a word of a claim counts that stands in the fact to the letter, where several facts settle it."""
_HAVING = frozenset("need needs needed want wants wanted use uses used".split())
_PRONOUNS = frozenset("it he she that this him her they them these those".split())
_EMPTY = frozenset(
    {"context", "light", "tag", "claim", "soft", "polite", "frame", "grammar", "auxiliary", "also", "ask", "aside"}
)


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
    """What is right instead: "57, not 100"."""
    predicate: bool = False
    """The claim has the main fact's own predicate."""


def check(clause: Clause, frames: Frames) -> list[Check]:
    """The claim against each intent it may be about: those with a verdict first, then by how little is missing."""
    if compared := compare(clause, frames) or extreme(clause, frames):
        holds, facts, note = compared
        frame = next(f for f in frames.frames.values() if any(x is facts[0] for x in f.facts))
        ids = tuple(f.fact.id for f in facts)
        return [Check(Match(frame, frame.keys[0], 1.0), "yes" if holds else "no", ids, notes=(note,))]
    if other := another_topic(clause, frames):
        frame = next(f for f in frames.frames.values() if f.facts[0] is other)
        return [Check(Match(frame, frame.keys[0], 1.0), "no", (other.fact.id,), notes=("something else was talked of",))]
    if not _names(clause, frames):
        return []  # it claims nothing by itself: "tell me more", "so it is over?"
    whole, clause = clause, _without_ever(clause)
    proposed = matches(clause, frames, checking=True)
    met = {m.frame.id for m in proposed}
    dated = by_figure(clause, frames) if not proposed and any(t.date is not None for t in clause.terms) else []
    proposed += [m for m in (*by_amount(clause, frames), *by_mention(clause, frames), *dated) if m.frame.id not in met]
    found = [_against(m, clause, frames) for m in proposed if len(m.frame.facts) == 1]
    found = [_at_all(c, whole) for c in found] if whole is not clause else found
    named = (w for t in clause.terms if t.concepts and not t.duties for w in t.words)
    words = [frames.lexicon.inflection.bases(w) for w in named if any(map(is_concept, frames.lexicon.meanings(w)))]

    talked = any(t.has("exist") and len(t.words) > 1 for t in clause.terms)  # "did it come up?"

    def rank(found: Check) -> tuple[float, ...]:
        if not found.verdict:
            return (1, 0, len(found.missing), -found.match.score)
        said = found.match.frame.facts[0].words
        beside = talked and not found.match.frame.facts[0].talk
        return (0, not found.predicate, beside, -found.match.score - LITERAL * sum(not said.isdisjoint(bases) for bases in words))

    found.sort(key=rank)
    return found


def _without_ever(clause: Clause) -> Clause:
    """The claim without the words by which it may be at any time or place, which say nothing of what it claims."""
    bounds = bounding(clause.terms)
    terms = tuple(t for n, t in enumerate(clause.terms) if n in bounds or not t.has("ever"))
    return replace(clause, terms=terms) if 0 < len(terms) < len(clause.terms) else clause


def _at_all(found: Check, clause: Clause) -> Check:
    """What came of it with those words: that it is otherwise in the fact does not say that it never was so."""
    ever = tuple(t for t in clause.terms if t.has("ever"))
    if found.verdict == "no" and not found.correction:
        return replace(found, verdict=None, missing=ever)
    return replace(found, backing=(*found.backing, *((t, "at all") for t in ever)))


def _names(clause: Clause, frames: Frames) -> bool:
    """It names something of the pack or a figure; without a pronoun that stands for something else, any known word will do."""
    if any(t.figure or t.concepts & (frames.lexicon.own | frames.lexicon.families.keys()) for t in clause.terms):
        return True
    pronoun = any(not _PRONOUNS.isdisjoint(t.words) for t in clause.terms)
    return not pronoun and any(t.concepts & frames.known and not (t.asks or t.has("light", "ask", "tag")) for t in clause.terms)


def _against(match: Match, clause: Clause, frames: Frames) -> Check:
    fact = match.frame.facts[0]
    found = Findings(clause.negations)
    bounds = bounding(clause.terms)
    for at, term in enumerate(clause.terms):
        if at not in bounds:
            judge(term, at, clause, match, frames, found)
        elif term.has("negation"):
            found.turns -= 1  # "no more than" bounds, it does not deny
    not_until(clause, found)
    _parties(clause, match.frame, frames, found)
    _how_far(clause, fact, frames, found)
    _instead(clause, fact, frames, found)
    turned_by_fact, unsettled = denials.turns(clause, fact)
    found.turns += turned_by_fact
    found.missing += unsettled
    found.missing += [*equated(clause, fact, frames), *mutual(clause, fact, frames)]
    found.missing += [] if found.opposed else undone(clause, fact, frames)
    found.turns -= _said_twice(clause, fact, found, frames)
    _only(clause, fact, frames, found)
    found.missing += [
        *quantified(clause, fact, frames),
        *unreasoned(clause, match.frame, frames),
        *got(clause, fact, frames),
        *agreed(clause, frames),
        *beside_the_theme(clause, fact, frames),
        *overstated(clause, fact, frames),
    ]
    found.missing += _loosely_mentioned(clause, fact, frames)
    found.missing += [t for at, t in enumerate(clause.terms) if not found.conflict and foreign(t, at, clause, frames)]
    found.missing += another(clause, fact, found, frames)
    found.missing += _bare(found, frames)
    if _false_anyway(clause, fact, found, frames):
        found.missing = []
    if found.correction and any(note.endswith(OPPOSITE) for note in found.notes):
        found.missing += clause.terms[-1:]  # another number, and the opposite of what is said: which of them is meant?
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


def _false_anyway(clause: Clause, fact: FactFrame, found: Findings, frames: Frames) -> bool:
    """What the fact has otherwise settles a claim about it, whatever one more word says: "six came, by bus?", where four did.

    The claim has to be about what the fact says is done; a place or a word for what is done may be left over.
    """
    left = list({id(t): t for t in found.missing}.values())
    turned = found.turns % 2 == (1 if found.opposed else 0)
    if len(left) != 1 or not turned or not (found.correction or found.opposed or found.excluded or found.closed):
        return False
    place = any(c.term is left[0] for c in place_conflicts(clause, fact, frames))
    before = clause.terms[clause.place(left[0]) - 1]
    deed = left[0].concepts & frames.lexicon.verbs and not frames.subjects(left[0]) and before.words[-1] not in ARTICLES
    if not (place or deed):
        return False
    meanwhile = any(t.words in (("when",), ("while",)) for t in clause.terms[: clause.place(left[0])])
    deeds = [b for a, b in pairwise(clause.terms) if a.words[-1] not in ARTICLES]  # not "pay for the transport"
    done_by_another = bool(found.excluded or found.closed) and is_predicate(left[0], fact.does, frames)
    about = meanwhile or done_by_another or any(t is not left[0] and is_predicate(t, fact.does, frames) for t in deeds)
    return about or found.opposed or any(place or t.concepts & left[0].concepts for t in found.excluded)


def _said_twice(clause: Clause, fact: FactFrame, found: Findings, frames: Frames) -> bool:
    """ "Closed, not opened": the opposite, and the fact's own word denied, turn the claim round but once."""
    denies = any(a.has("negation") and is_predicate(b, fact.does, frames) for a, b in pairwise(clause.terms))
    return denies and found.opposed


def _how_far(clause: Clause, fact: FactFrame, frames: Frames, found: Findings) -> None:
    """That it still goes on is the opposite of what is done; beside another opposite, or a "not", "still" adds nothing."""
    for find, why in ((still, "it is done"), (not_yet, "it is still to come"), (ceased, "the source has it go on")):
        if term := find(clause, fact, frames):
            found.opposite(term.text, why, turns=not found.conflict)  # "before May" is wrong beside it, not instead
            found.missing = [t for t in found.missing if t is not term and not t.has("temporal", "exist")]
    if fact.planned:  # "is it still to begin?", of what is set to begin
        found.turns -= sum(t.words in (("still", "to"), ("yet", "to")) for t in clause.terms)
    if found.opposed or found.conflict or (clause.negations and not fact.planned):
        found.missing = [t for t in found.missing if "still" not in t.words]
    if found.opposed:
        found.missing = [t for t in found.missing if not t.has("light")]


def _instead(clause: Clause, fact: FactFrame, frames: Frames, found: Findings) -> None:
    """ "Tea rather than coffee": where the fact has the coffee, the claim is not so, whatever it says of the tea."""
    for at, term in enumerate(clause.terms):
        other = next((t for t in clause.terms[at + 1 : at + 4] if t.concepts), None)
        if other is None or other.has("light") or not sets_against(clause.terms, at):
            continue
        if other.concepts & fact.who - fact.whom and any(t.concepts & fact.who for t in clause.terms[:at]):
            found.otherwise(other.text, "the source has him do it too")
        elif not other.concepts & frames.actors:  # whether it is he who does it, the roles tell
            if not _set_aside(other, found, frames):
                continue
            found.otherwise(other.text, "the source has it")
            found.missing = []
        found.turns -= term.words == ("not",)


def _set_aside(other: Term, found: Findings, frames: Frames) -> bool:
    """The fact has what the claim sets aside, and what it has instead stands in no fact."""
    named = other.concepts & (frames.lexicon.own | frames.lexicon.verbs)
    backed = named and any(t is other and by != "context" for t, by in found.backing)
    said = (f.said | f.does for f in frames.facts.values())
    return bool(backed) and len(found.missing) == 1 and all(found.missing[0].concepts.isdisjoint(s) for s in said)


def _bare(found: Findings, frames: Frames) -> list[Term]:
    """The theme that a claim is about, where it says only one thing of the fact ("was the cook at the meeting?")."""
    said = [t for t, by in found.backing if (by not in _EMPTY and not by.startswith("asks")) or t.has("exist")]
    if found.conflict and not found.correction and said and all(t.concepts & frames.parties for t in said):
        return said  # that somebody is named in the fact does not make the claim one about it
    if found.conflict or found.turns:
        return []
    if said and all(t.concepts & frames.actors for t in said):  # who, and nothing that is done
        return [t for t, by in found.backing if t.has("light") or by.startswith("asks")] or (said if len(said) == 1 else [])
    if len(said) > 1:
        return []
    return [t for t, by in found.backing if by == "context" and not t.concepts & frames.actors]


def _parties(clause: Clause, frame: Frame, frames: Frames, found: Findings) -> None:
    """Who does it to whom, where, and who says so."""
    fact = frame.facts[0]
    players, swapped = role_conflicts(clause, fact, frames)
    places = place_conflicts(clause, fact, frames)
    others = [*speaker_conflicts(clause, frame, frames), *inner_subjects(clause, fact, frames)]
    if any(
        MENTION in t.concepts or (t.has("exist") and t.words[-1] == "mention") for t in clause.terms
    ):  # that it is mentioned in another connection is not false
        found.missing += [c.term for c in (*players, *places)]
        players, places = [], []
    found.notes += [str(c) for c in (*players, *places, *others)]
    unsettled = [c for c in (*places, *others) if not c.firm]
    elsewhere = [c.term for c in places if c.firm]  # another place than the fact's
    if cleft(clause.terms):  # "was it Anne who came?": nobody else did
        found.missing = [t for t in found.missing if not any(c.term is t for c in players)]
        if any(t.has("speech") and is_predicate(t, fact.does, frames) for t in clause.terms):
            unsettled = [c for c in unsettled if not any(c.term is p.term for p in players)]  # to say it is what is done
    elif not (swapped and fact.fact.one_way) and not found.conflict:
        unsettled += [c for c in players if all(c.term is not e for e in elsewhere)]
    if authored(clause, fact, frames) and (players or others):
        unsettled = [c for c in unsettled if c.why == "not the place"]
        found.conflict, found.missing = True, [t for t in found.missing if not any(c.term is t for c in (*players, *others))]
    found.missing += [c.term for c in unsettled]
    found.missing += [t for t in unsaid(clause, fact, frames) if all(t is not e for e in elsewhere)]
    found.conflict = found.conflict or bool(players or places)
    if found.correction:
        found.missing = [t for t in found.missing if not t.has("light", "exist") or not _HAVING.isdisjoint(t.words)]
    if found.conflict and not players and any(is_predicate(t, fact.does, frames) for t in clause.terms):
        # what contradicts the fact is about it; a light verb beside its predicate changes nothing
        found.missing = [t for t in found.missing if not t.has("light")]


def _only(clause: Clause, fact: FactFrame, frames: Frames, found: Findings) -> None:
    """Does "only" or "alone" hold?"""
    one = solo(clause, fact, frames)
    if one:
        found.otherwise(one.text, "the source has others do it too")
        found.missing = [t for t in found.missing if not t.has("solo")]
    elif not (found.conflict or found.opposed or found.missing):
        found.conflict, found.missing = only(clause, fact, frames)
        one = next((t for t in clause.terms if t.has("only")), None) if found.conflict else None
    if one:  # "only the mayor, the cook didn't": that says no more
        after = clause.terms[clause.place(one) :]
        found.turns = min(found.turns, clause.negations - sum(t.has("negation") and not t.figure for t in after))


def _loosely_mentioned(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """What is said to be mentioned, where the fact has no more than something like it: "is the price mentioned?"."""
    said = any(t.concepts & frames.parties for t in clause.terms)  # then it is what he says of it
    if said or not any(MENTION in t.concepts for t in clause.terms):
        return []
    others = [t for t in clause.terms if t.concepts and MENTION not in t.concepts and not (t.duties or t.figure)]
    loose = [t for t in others if not t.concepts & (frames.lexicon.own | frames.context)]
    return [t for t in loose if frames.lexicon.inflection.bases_of(t.words).isdisjoint(fact.words)]
