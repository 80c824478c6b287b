"""A message of a conversation gets its reply, and the conversation its new focus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.answering.answers import answer_question, answer_single
from bot.answering.outcome import Outcome, held_back, together
from bot.answering.reply import Reply
from bot.answering.smalltalk import small_talk
from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import Clause, Message
from bot.understanding.reading import clause_of

from . import grounds
from .readings import exchanged, fragment, names, readings, stands_alone
from .references import owned, refers
from .focus import Focus
from .turns import kind_of, without_else, without_repair


def reply_to(text: str, focus: Focus, frames: Frames) -> tuple[Reply, Focus]:
    """The reply to a message after what was said, and what the conversation is about then."""
    message = frames.reader.read(text)
    talk = small_talk(message, frames)
    if talk:
        return talk, focus
    message = _confirming(message)
    outcomes = []
    for clause in message.clauses:
        outcome = _turn(clause, message, focus, frames)
        outcomes.append(outcome)
        focus = focus.after(outcome)
    return together(outcomes, message, frames), focus


def _confirming(message: Message) -> Message:
    """The message with "… Is that so?" made a claim of what it is about."""
    parts = message.in_order
    if len(parts) < 2 or kind_of(parts[-1]) != "doubt" or not any(t.concepts or t.figure for t in parts[-2].terms):
        return message
    claim = replace(parts[-2], form="check", tagged=True)
    return replace(
        message,
        clauses=(*(c for c in message.clauses if c is not parts[-1] and c is not parts[-2]), claim),
        background=tuple(c for c in message.background if c is not parts[-2] and c is not parts[-1]),
    )


def _exchanged(clause: Clause, focus: Focus, frames: Frames) -> Outcome | None:
    """ "The other way round?": the last claim with its parties exchanged, or else the last answer's."""
    for reading in exchanged(focus, frames):
        outcome = answer_single(reading, frames)
        if outcome.verdict:
            return replace(outcome, part=clause.typed, read=reading.text)
    return None


def _turn(clause: Clause, message: Message, focus: Focus, frames: Frames) -> Outcome:
    """One question of a message: as it stands if it can stand alone, or else with what was said before."""
    if not clause.terms or focus.empty:
        return answer_question(clause, message, frames)
    kind = kind_of(clause)
    if kind == "reversed" and (outcome := _exchanged(clause, focus, frames)):
        return outcome
    if kind and (outcome := grounds.turn(kind, clause, focus, frames)):
        return outcome
    introduced = _introduced(clause, message)
    rest, repaired = without_repair(clause)
    if repaired and rest.terms:
        clause = clause_of(rest.terms)
    alone = answer_question(clause, message, frames)
    told = alone.status == "answered"
    if stands_alone(clause, frames) or (told and introduced):
        return alone
    new = names(clause, frames)
    partial = fragment(clause, frames)
    if told and new and not owned(clause.terms) and (not partial or alone.verdict == "yes"):
        return alone
    nearest: Outcome | None = None
    besides = without_else(clause)
    if besides:
        clause = besides
    told_facts = frozenset(f for f in focus.told if besides and not _lists(frames.facts[f]))
    for reading in ([clause] if besides and not refers(clause.terms) else []) + list(readings(clause, focus, frames)):
        outcome = answer_single(reading, frames, told_facts, frozenset(focus.facts))
        if outcome.status == "answered" and _fits(outcome, clause, focus, frames):
            return replace(outcome, part=clause.typed, read=reading.text)
        nearest = nearest or replace(outcome, part=clause.typed, read=reading.text)
    if told and not refers(clause.terms) and ((new and not clause.asks) or not set(alone.facts).isdisjoint(focus.told)):
        return alone
    return held_back(clause, None, [], frames) if told or nearest is None or nearest.status == "answered" else nearest


def _introduced(clause: Clause, message: Message) -> bool:
    """The message itself says before it what it is about."""
    before = (c for c in message.in_order if c.terms and c.terms[0].start < clause.terms[0].start)
    return any((t.concepts and not t.has("polite")) or t.figure for c in before for t in c.terms)


def _lists(fact: FactFrame) -> bool:
    """One of its values has several parts, so that "who else" may be in it."""
    return any(len(value.parts) > 1 for value in fact.values.values())


def _fits(outcome: Outcome, clause: Clause, focus: Focus, frames: Frames) -> bool:
    """The answer to a reading is about what was talked of, or about what the clause names itself."""
    new = names(clause, frames) and not (clause.asks and fragment(clause, frames))
    return new or not focus.intent or _related(outcome, focus, frames)


def _related(outcome: Outcome, focus: Focus, frames: Frames) -> bool:
    """Its facts speak of something that the facts of the last answer speak of, beyond the document's theme."""
    return not set(outcome.facts).isdisjoint(focus.told) or not _subjects(outcome.facts, frames).isdisjoint(_subjects(focus.facts, frames))


def _subjects(facts: Iterable[str], frames: Frames) -> frozenset[str]:
    return frozenset(m for f in facts for m in frames.facts[f].said & frames.lexicon.own) - frames.context
