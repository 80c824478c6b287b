"""Lines of text for every channel that shows plain text: wrapped to a width, with the stretches that stand out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.channels.shown import columns, shown, wrap

Span = tuple[int, int, str]
"""A stretch of a text that stands out: its start and end in characters, and what it is, which is the name of its style."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output."""

    text: str
    style: str = "text"
    """What it is: ``text``, ``quote``, ``source``, ``option``, ``asked``, ``label`` or ``faint``."""
    spans: tuple[Span, ...] = ()
    """What stands out in it, in order; they don't overlap."""

    def pieces(self) -> list[tuple[str, str]]:
        """Its stretches in order, each with its styles: ``quote`` for most of a quote, ``quote mark`` for what stands out."""
        found, at = [], 0
        for start, end, style in self.spans:
            found += [(self.style, self.text[at:start]), (f"{self.style} {style}", self.text[start:end])]
            at = end
        return [piece for piece in (*found, (self.style, self.text[at:])) if piece[1]]


Page = Callable[[int | None], list[Line]]
"""Something to show, laid out for a width; None is as wide as it takes."""


def plain(lines: Iterable[Line]) -> str:
    """The lines as text, each with its line break."""
    return "".join(f"{line.text}\n" for line in lines)


def paragraph(
    text: str,
    width: int | None,
    style: str = "text",
    spans: Iterable[Span] = (),
    first: str = "",
    others: str | None = None,
    lead: str = "",
) -> list[Line]:
    """``text`` made fit to be seen and wrapped to ``width`` columns.

    :param spans: what stands out in ``text``; where two overlap, the one that begins first counts.
    :param first: what stands before its first line.
    :param others: what stands before its other lines; blanks as wide as ``first`` unless given.
    :param lead: the style of what stands before the lines, if it has one of its own.
    """
    others = " " * columns(first) if others is None else others
    seen = shown(text)
    marks = [(len(shown(text[:start])), len(shown(text[:end])), style) for start, end, style in apart(spans)]
    lines: list[Line] = []
    at = 0
    for line in wrap(seen, width and width - columns(first)):
        at = seen.index(line, at)
        before = others if lines else first
        inside = tuple(
            (max(start, at) - at + len(before), min(end, at + len(line)) - at + len(before), mark)
            for start, end, mark in marks
            if start < at + len(line) and end > at
        )
        lines.append(Line(before + line, style, (((0, len(before), lead),) if lead else ()) + inside))
        at += len(line)
    return lines


def apart(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, without those that overlap with an earlier or longer one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if span[0] < span[1] and (not found or found[-1][1] <= span[0]):
            found.append(span)
    return found


def note(text: str, width: int | None = None) -> list[Line]:
    """A text of the channel's own."""
    return paragraph(text, width)


def field(label: str, rows: Sequence[str], width: int | None, room: int = 11) -> list[Line]:
    """Rows beside a label, which takes ``room`` columns; in a narrow terminal below it."""
    if width is not None and width < 2 * room:
        return [Line(label, "label"), *(line for row in rows for line in paragraph(row, width, "label", first="  "))]
    firsts = [f"{label if n == 0 else '':<{room}} " for n in range(len(rows))]
    return [line for first, row in zip(firsts, rows, strict=True) for line in paragraph(row, width, "label", first=first)]


def table(rows: Iterable[tuple[str, str]], width: int | None = None, room: int = 11) -> list[Line]:
    """Names, one at least, which take at least ``room`` columns, and what they mean."""
    rows = list(rows)
    room = max(room, *(columns(name) + 1 for name, _ in rows))
    return [line for name, meaning in rows for line in field(name, [meaning], width, room)]
