"""Greetings, thanks and the like, where a message is nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.understanding.asides import personal
from bot.understanding.frames import Frames
from bot.understanding.question import Clause, Message
from bot.understanding.set_phrases import beside, kinds_of, words_of

from . import texts
from .reply import Reply

FILE = "smalltalk"
KINDS = ("identity", "goodbye", "thanks", "help", "greeting")
"""What general English has set phrases for; of several in one message, the first."""
_DRAWN_OUT = re.compile(r"(.)\1{2,}|(.)\2$")
MOST = 8
"""Words of a message that may be small talk although not every one of them is."""


def small_talk(message: Message, frames: Frames) -> Reply | None:
    """The reply to small talk, or to a message without a word; None for anything else."""
    words = _words(message.in_order)
    if not words:
        return Reply(status="chat", text=texts.nothing_asked(frames.pack.about))
    talk = (
        _made_of(words, frames.small_talk)
        or _of_set_phrases(message, frames)
        or _mostly(words, message, frames)
        or _about_oneself(words, message, frames)
    )
    if not talk:
        return None
    return Reply(status="chat", text=texts.small_talk(frames.pack.smalltalk[talk].answer, frames.pack.about), intent=talk)


def _words(clauses: Sequence[Clause]) -> tuple[str, ...]:
    return tuple(w for c in clauses for t in c.terms for w in t.words)


def _of_set_phrases(message: Message, frames: Frames) -> str | None:
    """The pack's small talk of the kind that the message is by its set phrases; sentences around it may say anything else."""
    own = frames.lexicon.own
    named = any(t.concepts & own for c in message.background for t in c.terms)
    kinds = kinds_of(_plain(_words(message.in_order)), FILE)
    if not kinds and message.background and not named:
        kinds = kinds_of(_plain(_words(message.clauses)), FILE)
    if any(t.concepts & own for c in message.clauses for t in c.terms):
        kinds -= {"identity"}  # "computer", where the document speaks of computers
    return next((frames.talk[kind] for kind in KINDS if kind in kinds and kind in frames.talk), None)


def _plain(words: Sequence[str]) -> list[str]:
    """Words that are drawn out ("hellooo") as they are usually written."""
    known = words_of(FILE)
    return [p if w not in known and (p := _DRAWN_OUT.sub(r"\1\2", w)) in known else w for w in words]


def _mostly(words: tuple[str, ...], message: Message, frames: Frames) -> str | None:
    """The kind of the example that the words begin or end with, where the few others ask nothing and name nothing."""
    if len(words) > MOST:
        return None
    terms = [t for c in message.in_order for t in c.terms]
    if any(t.asks or t.figure or t.has("exclusion") or t.concepts & frames.lexicon.own for t in terms):
        return None
    if any(t.concepts & frames.lexicon.verbs and not t.has("light", "polite", "exist") for t in terms):
        return None
    for example, kind in frames.small_talk.items():
        if words[: len(example)] == example or words[-len(example) :] == example:
            return kind
    return None


def _about_oneself(words: tuple[str, ...], message: Message, frames: Frames) -> str | None:
    """A greeting, and then what somebody tells of himself: "good morning, I am a student and my English is poor"."""
    terms = [t for c in message.in_order for t in c.terms]
    asked = any(t.asks or t.figure or t.has("ask", "claim", "tag") for t in terms) or "?" in message.text
    if asked or not personal(terms) or any(t.concepts & (frames.lexicon.own | frames.actors) for t in terms):
        return None
    greetings = (example for example, kind in frames.small_talk.items() if kind == frames.talk.get("greeting"))
    return frames.talk["greeting"] if any(words[: len(example)] == example for example in greetings) else None


def _made_of(words: tuple[str, ...], examples: Mapping[tuple[str, ...], str]) -> str | None:
    """The kind of the last example, where the words are examples one after another, with courtesies between them."""
    sizes = dict.fromkeys(map(len, examples))  # the longest first
    at, kind, small = 0, None, beside(FILE)
    while at < len(words):
        fitting = next((e for size in sizes if (e := words[at : at + size]) in examples), None)
        if fitting:
            at, kind = at + len(fitting), examples[fitting]
        elif words[at] in small:
            at += 1
        else:
            return None
    return kind
