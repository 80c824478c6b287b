"""Answers to turns that ask for the ground of the last answer, for more, or doubt it."""

from __future__ import annotations

from bot.answering.outcome import Outcome
from bot.answering.rendering import quotes_of
from bot.answering.reply import Why
from bot.understanding.frames import Frames
from bot.understanding.question import Clause

from .focus import Focus


def turn(kind: str, clause: Clause, focus: Focus, frames: Frames) -> Outcome | None:
    """The outcome of such a turn; None where there is no answer that it could be about."""
    if not focus.facts or focus.status != "answered":
        return None
    if kind == "ground":
        return _repeated(_sources(focus, frames), clause, focus)
    if kind == "doubt":
        opening = "No. " if focus.verdict == "no" else "Yes. "
        said = " ".join(frames.facts[f].fact.says for f in focus.facts)
        verdict = focus.verdict or "yes"
        out = _repeated(opening + said, clause, focus)
        return Outcome(out.status, out.text, out.why, verdict, out.facts, out.intent, part=clause.typed, read=focus.question)
    if kind == "reversed":
        roles = [f for f in focus.facts if frames.facts[f].fact.one_way]
        said = " ".join(frames.facts[f].fact.says for f in roles)
        why = Why(question=focus.question, form="check", intent=focus.intent)
        return Outcome("answered", f"No. {said}", why, "no", tuple(roles), focus.intent, part=clause.typed, read=focus.question) if roles else None
    if kind == "more":
        return _more(clause, focus, frames)
    return None


def _repeated(text: str, clause: Clause, focus: Focus) -> Outcome:
    why = Why(question=focus.question, form="ask", intent=focus.intent)
    return Outcome("answered", text, why, focus.verdict, focus.facts, focus.intent, part=clause.typed, read=focus.question)


def _sources(focus: Focus, frames: Frames) -> str:
    """Who says it and how, for each quote of the last answer."""
    return " ".join(f"{q.said_by[0].upper()}{q.said_by[1:]} ({q.how}): “{q.text}”" for q in quotes_of(focus.facts, frames))


def _more(clause: Clause, focus: Focus, frames: Frames) -> Outcome:
    topic = frames.frames[focus.intent].topic if focus.intent in frames.frames else ""
    told = frozenset(focus.told)
    new = list(dict.fromkeys(
        f.fact.id for frame in frames.frames.values() if frame.topic == topic for f in frame.facts if f.fact.id not in told
    ))[:2]
    why = Why(question=focus.question, form="ask", intent=focus.intent)
    if not new:
        return Outcome("unknown", "That is all that the source says about it.", why, part=clause.typed, read=focus.question)
    return Outcome("answered", " ".join(frames.facts[f].fact.says for f in new), why, None, tuple(new), focus.intent, part=clause.typed, read=focus.question)
