"""Templates filled from facts, and the quotes that back them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.content import parse_template, split_placeholder
from bot.understanding.frames import Frame, Frames

from .reply import Quote


def say(frame: Frame, frames: Frames) -> str:
    """The answer of an intent: its template filled, or else what its facts say."""
    if not frame.answer:
        return " ".join(f.fact.says for f in frame.facts)
    main = frame.facts[0].fact.id
    template = parse_template(frame.answer)
    return template.fill([_value(name, main, frames) for name in template.names])


def _value(name: str, main: str, frames: Frames) -> str:
    fact, value = split_placeholder(name)
    values = frames.facts[fact or main].fact.values
    return ", ".join(values[value])


def quotes_of(facts: Iterable[str], frames: Frames) -> tuple[Quote, ...]:
    """The quotes of the facts, each passage once; one inside another is left out."""
    found: list[Quote] = []
    for id in facts:
        fact = frames.facts[id].fact
        word = frames.pack.words.get(fact.said_by)
        quote = Quote(
            text=fact.quote,
            said_by=(word.show or word.names[0]) if word else "",
            how=fact.how,
            source=frames.pack.documents[fact.source].title,
            start=fact.start,
            end=fact.end,
        )
        if any(q.source == quote.source and q.start <= quote.start and quote.end <= q.end for q in found):
            continue
        found = [q for q in found if not (q.source == quote.source and quote.start <= q.start and q.end <= quote.end)]
        found.append(quote)
    return tuple(found)
