"""A message of a conversation gets its reply, and the conversation its new focus."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.answers import answer_question
from bot.answering.counted import counting
from bot.answering.outcome import Outcome, held_back, together, unreferred
from bot.answering.passages import whose_passage
from bot.answering.reply import Reply
from bot.answering.smalltalk import small_talk
from bot.understanding.asides import personal
from bot.understanding.asking import clause_of, is_wh
from bot.understanding.frames import Frames
from bot.understanding.question import Clause, Message

from .clauses import nobody, read_again, rebuilt
from .doubts import doubt
from .focus import Focus
from .follow_up import follow_up, unless_unclear
from .instead import instead
from .options import chosen
from .progress import progress
from .remarks import remark
from .suggested import included
from .turns import kind_of, without_repair
from .when_said import when_said
from .whose import whose_words

_QUOTED = re.compile(r"""["“‘'][^"“”‘’']+["”’']\s*[,?]""")
_TO_WHOM = frozenset({"by", "from", "to", "with", "for"})


def reply_to(text: str, focus: Focus, frames: Frames) -> tuple[Reply, Focus]:
    """The reply to a message after what was said, and what the conversation is about then."""
    message = frames.reader.read(text)
    if option := chosen(message, focus):
        return reply_to(option, Focus(told=focus.told), frames)
    quoting = bool(focus.facts) and _QUOTED.match(text.lstrip()) is not None  # "'excellent', really?" is no praise
    if not quoting and (talk := small_talk(message, frames)):
        return talk, focus
    background = tuple(without_repair(c) for c in message.background)
    message = _confirming(replace(message, background=background), frames.lexicon.own)
    outcomes = []
    for clause in (part for c in message.clauses for part in _each(c, focus)):
        outcome = _turn(clause, message, focus, frames)
        outcomes.append(outcome)
        focus = focus.after(outcome)
    reply = together(outcomes, message, frames)
    return reply, replace(focus, options=reply.options)


def _each(clause: Clause, focus: Focus) -> list[Clause]:
    """ "Why and when?", of what was talked of, is two questions."""
    wh = [at for at, t in enumerate(clause.terms) if is_wh(t)]
    bare = len(wh) > 1 and not focus.empty and all(t.asks or t.structural for t in clause.terms)
    joined = next((at for at, t in enumerate(clause.terms) if t.words == ("and",) and wh[0] < at < wh[-1]), 0) if bare else 0
    return [clause_of(clause.terms[:joined]), clause_of(clause.terms[joined + 1 :])] if joined else [clause]


def _turn(clause: Clause, message: Message, focus: Focus, frames: Frames) -> Outcome:
    if not clause.terms:
        return answer_question(clause, message, frames)
    if message.before(clause) and (found := whose_passage(clause, message, frames)):
        return found
    if kind := kind_of(clause):
        return remark(kind, clause, focus, frames)
    if focus.empty:
        outcome = answer_question(clause, message, frames)
        if message.before(clause):
            return outcome
        if whom := nobody(clause, frames):
            return unreferred(held_back(clause, None, [], frames), whom, frames)
        return unless_unclear(outcome, clause, frames)
    if len(clause.terms) == 1 and clause.terms[0].words[-1] in _TO_WHOM:
        clause = clause_of([*clause.terms, *frames.reader.words("whom")])  # "by?"
    if counted := _counting(clause, focus, frames):
        return replace(
            answer_question(counted, message, frames), part=clause.typed, read="" if counted is clause else counted.text
        )
    if (
        settled := progress(clause, focus, frames)
        or doubt(clause, focus, frames)
        or instead(clause, focus, frames)
        or whose_words(clause, focus, frames)
        or when_said(clause, focus, frames)
    ):
        return settled
    same = any("same" in t.words for t in clause.terms) and any(t.concepts & frames.actors for t in clause.terms)
    if clause.form == "check" and same and not any(frames.subjects(t) for t in clause.terms):
        return held_back(clause, None, [], frames)  # "did he use the same words?"
    if (besides := included(clause, frames)) is None:
        return follow_up(clause, message, focus, frames)
    for read in (besides, clause):
        outcome = follow_up(read, message, focus, frames)
        if outcome.verdict and not set(outcome.facts).isdisjoint(focus.told):
            return replace(outcome, part=clause.typed)
    return held_back(clause, None, [], frames)  # that something else speaks of it does not include it


def _counting(clause: Clause, focus: Focus, frames: Frames) -> Clause | None:
    """The clause if it asks what a number counts, or such a question with the clause's number ("130 what?", "and 57?")."""
    if counting(clause, frames):
        return clause
    figures = [t for t in clause.terms if t.value is not None]
    if len(figures) != 1 or not focus.asked or not all(t.figure or t.structural for t in clause.terms):
        return None
    last = read_again(focus.asked, frames)
    again = rebuilt([figures[0] if t.value is not None else t for t in last.terms], last)
    return again if counting(last, frames) and counting(again, frames) else None


def _confirming(message: Message, own: frozenset[str]) -> Message:
    """The message with "… Is that so?" made a claim of what it is about."""
    parts = message.in_order
    while len(parts) > 2 and parts[-2] in message.background and _of_oneself(parts[-2], own):
        del parts[-2]  # "… As a rule I don't trust her. Is she right?"
    if len(parts) < 2 or not _wants_verdict(parts[-1]) or not any(t.concepts or t.figure for t in parts[-2].terms):
        return message
    claim = replace(parts[-2], form="check", tagged=True)
    return replace(
        message,
        clauses=(*(c for c in message.clauses if c is not parts[-1] and c is not parts[-2]), claim),
        background=tuple(c for c in message.background if c is not parts[-2] and c is not parts[-1]),
    )


def _of_oneself(clause: Clause, own: frozenset[str]) -> bool:
    """Somebody speaks of himself, and of nothing that the pack knows."""
    return personal(clause.terms) and not any(t.figure or t.concepts & own for t in clause.terms)


def _wants_verdict(clause: Clause) -> bool:
    """It is nothing but "is that so?", "true or false?", "does that hold?"."""
    idle = ("claim", "tag", "polite", "soft")
    wants = any(t.has("claim") or (len(t.words) > 1 and not t.has("polite")) for t in clause.terms) and all(
        t.has(*idle) for t in clause.terms
    )
    return wants or kind_of(clause) == "doubt"
