"""Greetings, thanks and the like, where a message is nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from bot.understanding.frames import Frames
from bot.understanding.question import Message

from . import texts
from .reply import Reply

MOST = 8
"""Words of a message that may be small talk although not every one of them is."""
_NOISE = frozenset(
    "ok well hey oh ha haha so and the bot then please dear sir very much a lot you kindly to for that all my friend "
    "again mate man bro good".split()
)
"""Words that may stand beside a greeting or thanks."""


def small_talk(message: Message, frames: Frames) -> Reply | None:
    """The reply to small talk, or to a message without a word; None for anything else."""
    words = tuple(w for c in message.in_order for t in c.terms for w in t.words)
    if not words:
        return Reply(status="chat", text=texts.nothing_asked(frames.pack.about))
    examples = {e: id for id, (found, _) in frames.small_talk.items() for e in found}
    talk = _made_of(words, examples) or _mostly(words, message, examples, frames)
    if not talk:
        return None
    _, text = frames.small_talk[talk]
    return Reply(status="chat", text=texts.small_talk(text, frames.pack.about), intent=talk)


def _mostly(words: tuple[str, ...], message: Message, examples: Mapping[tuple[str, ...], str], frames: Frames) -> str | None:
    """The kind of the example that the words begin or end with, where the few others ask nothing and name nothing."""
    if len(words) > MOST:
        return None
    terms = [t for c in message.in_order for t in c.terms]
    if any(t.asks or t.figure or t.has("exclusion") or t.concepts & frames.lexicon.own for t in terms):
        return None
    if any(t.concepts & frames.lexicon.verbs and not t.has("light", "polite", "exist") for t in terms):
        return None
    for example in sorted(examples, key=len, reverse=True):
        if words[: len(example)] == example or words[-len(example) :] == example:
            return examples[example]
    return None


def _made_of(words: tuple[str, ...], examples: Mapping[tuple[str, ...], str]) -> str | None:
    """The kind of the last example, where the words are examples one after another, with courtesies between them."""
    longest = sorted(examples, key=len, reverse=True)
    at, kind = 0, None
    while at < len(words):
        fitting = next((e for e in longest if words[at : at + len(e)] == e), None)
        if fitting:
            at, kind = at + len(fitting), examples[fitting]
        elif words[at] in _NOISE:
            at += 1
        else:
            return None
    return kind
