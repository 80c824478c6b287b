"""Reading and printing where there is no terminal: lines in, lines out, no control codes."""

from __future__ import annotations

from typing import TextIO

from bot.channels.page import Page, plain
from bot.channels.streams import hear_utf8


class PlainReader:
    """Reads lines from a stream."""

    interactive = False

    def __init__(self, stream: TextIO, prompt: str = "") -> None:
        hear_utf8(stream)
        self._stream = stream
        self._prompt = prompt

    def read(self) -> str | None:
        """The next line; None at the end."""
        if self._prompt:
            print(self._prompt, end="", flush=True)
        return self._stream.readline() or None


class PlainPrinter:
    """Prints to a stream, one empty line between pages."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._between = ""

    def show(self, page: Page) -> None:
        """Print a page, as wide as it takes."""
        self._stream.write(self._between + plain(page(None)))
        self._stream.flush()
        self._between = "\n"
