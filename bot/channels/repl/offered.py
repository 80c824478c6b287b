"""The questions that a pack can answer, put to people: for completion, hints, topics and the first screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.content import Pack

NEWCOMERS = "start here"
"""The topic of what a pack shows to newcomers, where that is the question of no intent."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A question that gets an answer."""

    question: str
    topic: str
    facts: tuple[str, ...] = ()
    """What the answer rests on."""
    examples: tuple[str, ...] = ()
    """Other ways to ask it, as short as they can be."""


def offers(pack: Pack) -> tuple[Offer, ...]:
    """The questions to offer for a pack: those it shows to newcomers, then that of each intent; each once."""
    found = {offer.question: offer for offer in _of_intents(pack)}
    first = [found.get(text) or Offer(text, NEWCOMERS) for text in map(as_question, pack.about.examples)]
    return tuple({offer.question: offer for offer in (*first, *found.values())}.values())


def as_question(text: str) -> str:
    """``when does it open`` as ``When does it open?``"""
    return text[0].upper() + text[1:].rstrip("?. ") + "?"


def _of_intents(pack: Pack) -> Iterator[Offer]:
    for id, intent in pack.intents.items():
        question = as_question(intent.question or intent.examples[0])
        yield Offer(question, intent.topic or id.partition(".")[0], intent.facts, intent.examples)
