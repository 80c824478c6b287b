"""Picking one of the questions that were offered: by its number, its place, or a word that only it has."""

from __future__ import annotations

from bot.understanding.question import Message

from .focus import Focus
from .references import place_in_row

_BESIDE = frozenset("number option no please the one ok okay i mean take".split())
LONGEST = 4
"""Words of a message that may pick an option."""


def chosen(message: Message, focus: Focus) -> str | None:
    """The option that a message picks; None where it is no choice."""
    terms = [t for c in message.in_order for t in c.terms]
    words = [w for t in terms for w in t.words]
    if not focus.options or not words or len(words) > LONGEST:
        return None
    places = [at for at in range(len(terms)) if place_in_row(terms, at)]
    if places and focus.status == "clarify":
        which = place_in_row(terms, places[0])
        index = which[0] if which else 0
        return focus.options[index] if -len(focus.options) <= index < len(focus.options) else None
    numbers = [int(t.value) for t in terms if t.value is not None]
    if len(numbers) == 1 and all(w in _BESIDE for t in terms if t.value is None for w in t.words):
        return focus.options[numbers[0] - 1] if 0 < numbers[0] <= len(focus.options) else None
    if focus.status != "clarify":
        return None
    telling = [t.text.lower() for t in terms if t.asks or not t.structural]
    fitting = [o for o in focus.options if telling and all(word in o.lower() for word in telling)]
    return fitting[0] if len(fitting) == 1 else None
