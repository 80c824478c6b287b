"""The first screen: in three lines what can be asked."""

from __future__ import annotations

from collections import Counter
from functools import partial

from bot.channels.layout import Line, Page, paragraph
from bot.channels.repl.offered import NEWCOMERS, offers
from bot.channels.shown import columns, shown
from bot.content import Pack

USUAL = 80
"""The width for which lines are filled where none is known."""


def greeting(pack: Pack) -> Page:
    """What it is about, examples, and topics; of the last two as many as fit one line each."""
    return partial(_greeting, pack)


def _greeting(pack: Pack, width: int | None) -> list[Line]:
    found = offers(pack)
    topics = [topic for topic, _ in Counter(offer.topic for offer in found if offer.topic != NEWCOMERS).most_common()]
    room = width or USUAL
    return [
        *paragraph(f"Ask about {pack.about.title}.", width, "heading"),
        *paragraph(_fitting("Such as: ", [offer.question for offer in found], "", room), width),
        *paragraph(_fitting("Topics: ", topics, " · /help", room), width),
    ]


def _fitting(first: str, parts: list[str], last: str, room: int) -> str:
    """As many of the parts as fit one line; where none does, the first."""
    fitting: list[str] = []
    for part in map(shown, parts):
        if columns(first + " · ".join([*fitting, part]) + last) <= room:
            fitting.append(part)
    return first + " · ".join(fitting or map(shown, parts[:1])) + last
