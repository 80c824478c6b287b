"""A reply held against what a turn expects of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.answering.reply import Reply
from bot.content import Pack
from bot.testing.agreement import NONE, speaker_names
from bot.testing.script import Turn


@dataclass(frozen=True, slots=True)
class Difference:
    """One expectation that a reply does not meet."""

    field: str
    """The key of the turn."""
    expected: str
    found: str

    def __str__(self) -> str:
        """Two lines, as in a diff."""
        return f"- {self.field}: {self.expected}\n+ {self.field}: {self.found}"


def judge(turn: Turn, reply: Reply, pack: Pack) -> list[Difference]:
    """Everything in which the reply is not what the turn expects."""
    return [*_values(turn, reply), *_texts(turn, reply), *_backing(turn, reply, pack)]


def _values(turn: Turn, reply: Reply) -> Iterator[Difference]:
    found = {"status": reply.status, "verdict": reply.verdict or NONE, "intent": reply.intent or NONE}
    for field, value in found.items():
        expected = getattr(turn, field)
        if expected is not None and expected != value:
            yield Difference(field, expected, value)
    for field, values in (("facts", reply.facts), ("options", reply.options)):
        expected = getattr(turn, field)
        if expected is not None and sorted(expected) != sorted(values):
            yield Difference(field, _listed(expected), _listed(values))


def _texts(turn: Turn, reply: Reply) -> Iterator[Difference]:
    text = _even(reply.text)
    if turn.text is not None and _even(turn.text) != text:
        yield Difference("text", _even(turn.text), text)
    within = text.casefold()
    for part in turn.contains:
        if _even(part).casefold() not in within:
            yield Difference("contains", part, f"not in “{text}”")
    for part in turn.lacks:
        if _even(part).casefold() in within:
            yield Difference("lacks", part, f"it is in “{text}”")


def _backing(turn: Turn, reply: Reply, pack: Pack) -> Iterator[Difference]:
    for part in turn.quote:
        if not any(part in quote.text for quote in reply.quotes):
            yield Difference("quote", f"“{part}”", _listed(f"“{quote.text}”" for quote in reply.quotes))
    if turn.speaker is not None:
        speakers = dict.fromkeys(quote.said_by for quote in reply.quotes)
        expected = speaker_names(pack)[turn.speaker]
        if expected not in speakers:
            yield Difference("speaker", expected, _listed(speakers))


def _listed(texts: Iterable[str]) -> str:
    return " · ".join(texts) or NONE


def _even(text: str) -> str:
    """``text`` with single spaces."""
    return " ".join(text.split())
