"""The answer to one question of a message, with its explanation, and how several become one reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.understanding.frames import GENERIC_ASKS, Frames
from bot.understanding.question import Clause, Message, Term

from . import texts
from .accounting import Account
from .attribution import grounds, whose
from .claims import Check
from .rendering import quotes_of, say
from .reply import Reply, Status, Verdict, Why, Word
from .suggesting import nearest


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one question gets."""

    status: Status
    text: str
    why: Why
    verdict: Verdict | None = None
    facts: tuple[str, ...] = ()
    intent: str | None = None
    options: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """Words that could not be backed, as typed."""
    part: str = ""
    """The question as typed."""
    read: str = ""
    """The question as it is understood, with what it leaves out; empty where that is as typed."""
    within: bool = False
    """What it leaves out stands in the message itself."""
    unclear: bool = False
    """It refers to nothing that is known: the options are not what it may mean."""


def told(clause: Clause, good: Sequence[Account], frames: Frames) -> Outcome:
    """The best account's answer."""
    frame = good[0].match.frame
    facts = _not_set_aside(good[0], frames)
    text = say(frame, frames) if len(facts) == len(frame.facts) else " ".join(frames.facts[f].fact.says for f in facts)
    if "?quote" in clause.asks and len(facts) == 1:
        text = f"{text} {grounds(facts, frames)}"  # who asks for the line gets the line
    return Outcome("answered", text, _why_told(clause, good), facts=facts, intent=frame.id, part=clause.typed)


def _not_set_aside(best: Account, frames: Frames) -> tuple[str, ...]:
    """The facts of an intent that has several, without those that tell of what the question sets aside."""
    facts = best.match.frame.facts
    aside = frozenset(m for t, by in best.backing if by == "set aside" for m in frames.subjects(t))
    kept = facts if best.match.frame.answer else [f for f in facts if f.said.isdisjoint(aside)]
    return tuple(f.fact.id for f in kept or facts)


def told_whose(clause: Clause, id: str, frames: Frames) -> Outcome:
    """Who says what a fact says, by the fact's id."""
    intent = next((f.id for f in frames.frames.values() if f.facts[0].fact.id == id), "")
    why = Why(question=clause.text, form=clause.form, intent=intent, checks=("a passage of the document, to the letter",))
    return Outcome("answered", whose(id, frames), why, facts=(id,), intent=intent or None, part=clause.typed)


def asked_back(clause: Clause, good: Sequence[Account], among: Sequence[Account], frames: Frames) -> Outcome:
    """Which of several answers is meant?"""
    options = texts.options([a.match.frame.id for a in among], frames)
    return Outcome("clarify", texts.which(options), _why_told(clause, good), options=options, part=clause.typed)


def settled(clause: Clause, best: Check, frames: Frames) -> Outcome:
    """The verdict on a claim."""
    verdict = best.verdict or "yes"
    text = texts.verdict(verdict, best.correction, best.facts, frames)
    return Outcome("answered", text, _why(clause, best), verdict, best.facts, best.match.frame.id, part=clause.typed)


def held_back(clause: Clause, best: Account | Check | None, ids: Sequence[str], frames: Frames) -> Outcome:
    """The source does not say; `ids` are intents that came near, the first of which is offered before what is likest."""
    backed = [t for t, _ in best.backing if t.figure] if best else []
    strange = tuple(t for t in clause.terms if not (t.duties or t.asks or t.concepts & frames.known or t in backed))
    asking = tuple(t for t in clause.terms if t.asks - GENERIC_ASKS)  # nothing answers a question of this kind
    missing = strange or (best.missing if best else asking)
    options = texts.options([*ids[:1], *nearest(clause, frames)], frames)
    words = tuple(t.text.strip() for t in missing)
    return Outcome(
        "unknown", texts.unknown(words, options, strange=bool(strange)), _why_held_back(clause, best, missing),
        options=options, missing=words, part=clause.typed,
    )  # fmt: skip


def unreferred(held: Outcome, word: str, frames: Frames) -> Outcome:
    """What a word stands for is asked back, with the questions that were offered anyway or else the pack's own examples."""
    options = held.options or frames.pack.about.examples[: texts.SHOWN]
    return replace(held, status="clarify", text=texts.unreferred(word, options), options=options, unclear=True)


def together(outcomes: Sequence[Outcome], message: Message, frames: Frames) -> Reply:
    """One reply of all outcomes: answered if any was; what could not be answered is named, what is not clear asked back."""
    answered = [o for o in outcomes if o.status == "answered"]
    asked = [o for o in outcomes if o.status == "clarify" and not o.unclear]
    held = (asked or [o for o in outcomes if not o.unclear] or outcomes)[0]
    facts = tuple(dict.fromkeys(f for o in answered for f in o.facts))
    verdicts = {o.verdict for o in answered}
    said = [
        *(o.text for o in answered),
        *(o.text if o in asked else texts.unanswered(o.part, o.missing) for o in outcomes if answered and o not in answered),
    ]
    return Reply(
        status="answered" if answered else held.status,
        text=" ".join(dict.fromkeys(said or [held.text])),
        verdict="no" if "no" in verdicts else "yes" if "yes" in verdicts else None,
        quotes=quotes_of(facts, frames),
        facts=facts,
        intent=answered[0].intent if answered else None,
        options=() if answered and not asked else held.options,
        why=tuple(o.why for o in outcomes),
        repaired=message.repaired,
    )


def _why(clause: Clause, found: Account | Check, **more: Any) -> Why:
    """What was found for a clause; ``more`` are further fields of the explanation."""
    match = found.match
    return Why(
        question=clause.text,
        form=clause.form,
        intent=match.frame.id,
        example=match.key.text,
        place=str(match.key.place),
        score=round(match.score, 3),
        words=tuple(Word(text=t.text, backed_by=by) for t, by in found.backing),
        checks=found.notes,
        **more,
    )


def _why_told(clause: Clause, good: Sequence[Account]) -> Why:
    if len(good) == 1:
        return _why(clause, good[0])
    margin = good[0].match.score - good[1].match.score
    return _why(clause, good[0], runner_up=good[1].match.frame.id, margin=round(margin, 3))


def _why_held_back(clause: Clause, nearest: Account | Check | None, missing: Sequence[Term]) -> Why:
    unaccounted = tuple(t.text for t in missing)
    if nearest is None:
        return Why(question=clause.text, form=clause.form, unaccounted=unaccounted)
    return _why(clause, nearest, unaccounted=unaccounted)
