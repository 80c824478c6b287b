"""A pack's own example questions, asked: the first test of any pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from bot.answering.reply import Reply
from bot.content import Pack, Place
from bot.engine import Bot


@dataclass(frozen=True, slots=True)
class Stray:
    """An example question that its own intent does not answer."""

    place: Place
    """Where it stands."""
    example: str
    intent: str
    """Its own intent."""
    reply: Reply
    """What it got."""

    def __str__(self) -> str:
        """One line: ``intents.yaml:3:5: “which fund” of `agreement.who` is answered by `fund.name`.``"""
        fate = {
            "unknown": "is not answered",
            "clarify": "is answered by a question back",
        }.get(self.reply.status, f"is answered by `{self.reply.intent}`")
        return f"{self.place}: “{self.example}” of `{self.intent}` {fate}"


def strays(bot: Bot, pack: Pack) -> Iterator[Stray]:
    """Ask every example of every intent and of small talk; yields those that end up elsewhere, in the order of the pack."""
    for id, entry in chain(pack.intents.items(), pack.smalltalk.items()):
        for number, example in enumerate(entry.examples):
            reply = bot.ask(example)
            if reply.intent != id:
                yield Stray(pack.places[f"example:{id}:{number}"], example, id, reply)
