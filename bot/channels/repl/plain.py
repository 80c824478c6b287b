"""Reading and printing where there is no terminal: lines in, lines out, no control codes."""

from __future__ import annotations

from typing import TextIO

from bot.channels.layout import Page, plain
from bot.channels.page import ReplyPage
from bot.channels.shown import json_line
from bot.channels.streams import hear_utf8, speak_utf8


class PlainReader:
    """Reads lines from a stream."""

    def __init__(self, stream: TextIO, prompt: str = "") -> None:
        """:param prompt: shown before each line; somebody sits there who does not want to be thrown out by Ctrl-C."""
        hear_utf8(stream)
        self._stream = stream
        self._prompt = prompt
        self.interactive = bool(prompt)

    def read(self) -> str | None:
        """The next line; None at the end."""
        if not self._prompt:
            return self._stream.readline() or None
        print(self._prompt, end="", flush=True)
        try:
            line = self._stream.readline()
        except KeyboardInterrupt:
            line = "\n"
        if not line.endswith("\n"):
            print()
        return line or None


class PlainPrinter:
    """Prints to a stream, one empty line between pages."""

    def __init__(self, stream: TextIO, width: int | None = None) -> None:
        """:param width: of the terminal, if it is one."""
        self._stream = stream
        self._width = width
        self._between = ""

    def show(self, page: Page) -> None:
        """Print a page."""
        text = plain(page(self._width))
        self._stream.write(self._between + text)
        self._stream.flush()
        self._between = "\n"


class JsonPrinter:
    """Prints one JSON object a line: a reply as ``quotebot ask --json`` does, anything else as ``{"note": …}``."""

    def __init__(self, stream: TextIO) -> None:
        speak_utf8(stream)
        self._stream = stream

    def show(self, page: Page) -> None:
        """Print a page."""
        data = page.reply.model_dump(mode="json") if isinstance(page, ReplyPage) else {"note": plain(page(None)).rstrip("\n")}
        self._stream.write(f"{json_line(data)}\n")
        self._stream.flush()
