"""A document laid out as lines, with the passages marked that are quoted from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.channels.layout import Line, Page, Span, paragraph
from bot.content import Document

Passage = tuple[int, int]
"""Start and end in a document, in characters."""
HERE, QUOTED = "┃", "│"
"""Before a line that has a passage of the last answer; before one that has another passage that a fact quotes."""
LEGEND = f"{HERE} quoted in the last answer   {QUOTED} quoted by a fact"


@dataclass(frozen=True, slots=True)
class Long:
    """A page that is best read a screen at a time."""

    page: Page

    def __call__(self, width: int | None = None) -> list[Line]:
        """All of its lines."""
        return self.page(width)


def source_page(document: Document, here: Sequence[Passage], quoted: Sequence[Passage], width: int | None = None) -> list[Line]:
    """A whole document with the numbers of its lines.

    :param here: passages of the last answer; their lines have the style ``here``.
    :param quoted: passages that facts quote.
    """
    head = paragraph(", ".join(part for part in (document.title, document.publisher, document.date) if part), width, "heading")
    return [*head, *paragraph(LEGEND, width), Line(""), *(line for line, _ in _numbered(document, here, quoted, width))]


def passage_page(document: Document, passage: Passage, credit: str, width: int | None = None) -> list[Line]:
    """A passage within its paragraph, and who said it."""
    first, last = (document.text.count("\n", 0, at) + 1 for at in passage)
    lines = [line for line, number in _numbered(document, [passage], [], width) if first <= number <= last]
    return [*lines, *paragraph(credit, width, "source", first="  — ")]


def passages(lines: Iterable[Line]) -> list[int]:
    """Where among the lines each passage of the last answer begins."""
    here = [line.style == "here" for line in lines]
    return [n for n, marked in enumerate(here) if marked and not (n and here[n - 1])]


def _numbered(
    document: Document, here: Sequence[Passage], quoted: Sequence[Passage], width: int | None
) -> Iterator[tuple[Line, int]]:
    """The lines of a document as they are shown, each with the number of the line that it is part of."""
    texts = document.text.rstrip("\n").split("\n")
    room = len(str(len(texts)))
    at = 0
    for number, text in enumerate(texts, 1):
        spans = list(_spans(here, quoted, at, at + len(text)))
        for n, line in enumerate(paragraph(text, width and width - room - 3, "document", spans)):
            marks = {style for _, _, style in line.spans}
            sign = HERE if "mark" in marks else QUOTED if marks else " "
            gutter = f"{number if n == 0 else '':>{room}} {sign} " if line.text or n else f"{number:>{room}}"
            moved = tuple((start + len(gutter), end + len(gutter), style) for start, end, style in line.spans)
            faint = ((0, room, "faint"),)
            yield Line(gutter + line.text, "here" if sign == HERE else "document", faint + moved), number
        at += len(text) + 1


def _spans(here: Sequence[Passage], quoted: Sequence[Passage], start: int, end: int) -> Iterator[Span]:
    """What stands out between two places of a document, measured from the first; the last answer's goes first."""

    def style(at: int) -> str:
        if any(first <= at < last for first, last in here):
            return "mark"
        return "quoted" if any(first <= at < last for first, last in quoted) else ""

    at = 0
    for found, run in groupby(range(start, end), style):
        length = sum(1 for _ in run)
        if found:
            yield at, at + length, found
        at += length
