"""Replies laid out as lines, for every channel that shows plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answering.reply import Quote, Reply, Why
from bot.channels.shown import columns, shown, wrap

BAR = "│ "
"""Stands before each line that is the source's own, letter for letter."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output."""

    text: str
    style: str = "text"
    """What it is: ``text``, ``quote``, ``source``, ``option``, ``asked`` or ``label``."""


Page = Callable[[int | None], list[Line]]
"""Something to show, laid out for a width; None is as wide as it takes."""


def plain(lines: Iterable[Line]) -> str:
    """The lines as text, each with its line break."""
    return "".join(f"{line.text}\n" for line in lines)


def answer_page(reply: Reply, width: int | None = None) -> list[Line]:
    """A reply by itself: what it says, an empty line, its quotes."""
    gap = [Line("")] if reply.quotes else []
    return [*_text(reply.text, width), *gap, *_quotes(reply.quotes, width)]


def chat_page(reply: Reply, width: int | None = None) -> list[Line]:
    """A reply within a conversation: without the empty line, and with its options numbered, so that one can be picked."""
    text = reply.text.removesuffix(" · ".join(reply.options)).rstrip() if reply.options else reply.text
    options = [
        line for number, option in enumerate(reply.options, 1) for line in _hanging(f"  {number}  ", option, width, "option")
    ]
    return [*_text(text, width), *_quotes(reply.quotes, width), *options]


def why_page(reply: Reply, width: int | None = None) -> list[Line]:
    """How the reply came about: a block for each question in the message."""
    lines: list[Line] = []
    if reply.repaired:
        read = ", ".join(f"“{typed}” as “{meant}”" for typed, meant in reply.repaired)
        lines += [*_field("Mended", [read], width), Line("")]
    for why in reply.why:
        for label, rows in _rows(why):
            lines += _field(label, rows, width)
        lines.append(Line(""))
    if not reply.why:
        said = f"small talk ({reply.intent})" if reply.intent else "an empty message"
        lines += [*_field("Read as", [said], width), Line("")]
    return lines[:-1]


def note(text: str, width: int | None = None) -> list[Line]:
    """A text of the channel's own."""
    return _text(text, width)


def table(rows: Iterable[tuple[str, str]], width: int | None = None) -> list[Line]:
    """Names and what they mean."""
    return [line for name, meaning in rows for line in _field(name, [meaning], width)]


def credit(quote: Quote) -> str:
    """Who said it and how: ``the ministry, official statement``."""
    who = quote.said_by or quote.source
    return who if not quote.how or quote.how in who else f"{who}, {quote.how}"


def _text(text: str, width: int | None) -> list[Line]:
    return [Line(line) for line in wrap(shown(text), width)]


def _quotes(quotes: Sequence[Quote], width: int | None) -> Iterator[Line]:
    several = len({quote.source for quote in quotes}) > 1
    for quote in quotes:
        for line in wrap(shown(quote.text), width and width - len(BAR)):
            yield Line(BAR + line, "quote")
        source = f" ({quote.source})" if several and quote.said_by else ""
        yield from _hanging("  — ", credit(quote) + source, width, "source")


def _hanging(first: str, text: str, width: int | None, style: str) -> list[Line]:
    """``text`` after ``first``, its other lines as far in as the first one's text."""
    lines = wrap(shown(text), width and width - columns(first))
    return [Line((first if n == 0 else " " * columns(first)) + line, style) for n, line in enumerate(lines)]


def _field(label: str, rows: Sequence[str], width: int | None) -> list[Line]:
    lines: list[Line] = []
    for n, row in enumerate(rows):
        lines += _hanging(f"{label if n == 0 else '':<11} ", row, width, "label")
    return lines


def _rows(why: Why) -> Iterator[tuple[str, list[str]]]:
    """What is known of how one question got its reply, in the order in which it was found."""
    yield "Read as", [why.question or "nothing"]
    yield "Form", [why.form]
    if why.intent:
        yield "Intent" if why.example else "Nearest", [why.intent]
    if why.example:
        yield "Example", [f"“{why.example}” at {why.place}"]
        yield "Score", [_score(why)]
    if why.words:
        room = max(columns(shown(word.text)) for word in why.words)
        yield "Words", [f"{_padded(word.text, room)}  {word.backed_by or 'nothing'}" for word in why.words]
    if why.unaccounted:
        yield "Not backed", list(dict.fromkeys(why.unaccounted))
    if why.checks:
        yield "Checks", list(dict.fromkeys(why.checks))


def _padded(text: str, room: int) -> str:
    return text + " " * (room - columns(shown(text)))


def _score(why: Why) -> str:
    if not why.runner_up:
        return f"{why.score:g}, no runner-up"
    return f"{why.score:g}, {why.margin:g} before {why.runner_up}"
