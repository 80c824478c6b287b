"""A pack's own example questions, asked: the first test of any pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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


def examples(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """The example questions of each intent and of small talk, by its id."""
    return {id: intent.examples for id, intent in pack.intents.items()} | {
        id: talk.examples for id, talk in pack.smalltalk.items()
    }


def counted(pack: Pack) -> str:
    """What a pack has, in a line: ``1 document, 3 facts, …``."""
    counts = {
        "documents": len(pack.documents),
        "facts": len(pack.facts),
        "intents": len(pack.intents),
        "examples": sum(map(len, examples(pack).values())),
        "words": len(pack.words),
    }
    return ", ".join(f"{count} {name if count != 1 else name[:-1]}" for name, count in counts.items())


def judged(found: int, pack: Pack) -> str:
    """What it means that so many examples go elsewhere."""
    total = sum(map(len, examples(pack).values()))
    return f"The pack loads; {found} of its {total} examples go elsewhere." if found else "The pack is sound."


def strays(bot: Bot) -> Iterator[Stray]:
    """Ask every example; yields those that something else than their own intent answers, in the order of the pack."""
    for id, texts in examples(bot.pack).items():
        for number, example in enumerate(texts):
            reply = bot.ask(example)
            if reply.intent != id:
                yield Stray(bot.pack.places[f"example:{id}:{number}"], example, id, reply)
