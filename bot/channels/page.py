"""Replies laid out as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.reply import Quote, Reply
from bot.channels.layout import Line, paragraph
from bot.channels.marking import asked_for, place, said
from bot.content import Pack

BAR = "│ "
"""Stands before each line that is the source's own, letter for letter."""


@dataclass(frozen=True, slots=True)
class ReplyPage:
    """A reply within a conversation: its options are numbered, so that one can be picked."""

    reply: Reply
    pack: Pack
    asked: str = ""
    """The question, where it has to be repeated above its reply."""

    def __call__(self, width: int | None = None) -> list[Line]:
        """The lines of it."""
        return [*self._asked(width), *chat_page(self.reply, self.pack, width)]

    def _asked(self, width: int | None) -> list[Line]:
        return paragraph(self.asked, width, "asked", first="› ") if self.asked else []


def answer_page(reply: Reply, pack: Pack, width: int | None = None) -> list[Line]:
    """A reply by itself: what it says, an empty line, its quotes."""
    gap = [Line("")] if reply.quotes else []
    return [*paragraph(reply.text, width, spans=said(reply)), *gap, *quotes_page(reply, pack, width)]


def chat_text(reply: Reply) -> str:
    """The reply's text without the questions that it offers, which are shown each by itself."""
    return reply.text.removesuffix(" · ".join(reply.options)).rstrip() if reply.options else reply.text


def chat_page(reply: Reply, pack: Pack, width: int | None = None) -> list[Line]:
    """A reply within a conversation: without the empty line, and with its options one a line."""
    text = chat_text(reply)
    options = [
        line
        for number, option in enumerate(reply.options, 1)
        for line in paragraph(option, width, "option", first=f"  {number}  ", lead="number")
    ]
    return [*paragraph(text, width, spans=_within(reply, text)), *quotes_page(reply, pack, width), *options]


def quotes_page(reply: Reply, pack: Pack, width: int | None = None) -> Iterator[Line]:
    """The quotes of a reply, each with who said it and where it stands; what was asked for stands out."""
    several = len(pack.documents) > 1
    for quote in reply.quotes:
        yield from paragraph(quote.text, width, "quote", asked_for(quote, reply, pack), first=BAR, others=BAR, lead="bar")
        source = quote.source if several and quote.said_by else ""
        where = ", ".join(part for part in (source, place(quote, pack)) if part)
        yield from paragraph(credit(quote) + (f" ({where})" if where else ""), width, "source", first="  — ")


def credit(quote: Quote) -> str:
    """Who said it and how: ``the ministry, official statement``."""
    who = quote.said_by or quote.source
    return who if not quote.how or quote.how in who else f"{who}, {quote.how}"


def _within(reply: Reply, text: str) -> list[tuple[int, int, str]]:
    """What stands out in the part of the reply's text that is shown."""
    return [(start, end, style) for start, end, style in said(reply) if end <= len(text)]


def unanswered(reply: Reply) -> bool:
    """Its question got no answer; small talk asks for none."""
    return reply.status in ("unknown", "clarify")
