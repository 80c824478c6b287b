"""How far a long run is, on one line of the standard error output."""

from __future__ import annotations

import time
from typing import TextIO

BAR = 24
_EVERY = 0.1
"""Seconds between two drawings."""


class Progress:
    """A bar where somebody sees it; nothing where the output is no terminal."""

    def __init__(self, stream: TextIO | None, total: int = 0) -> None:
        """:param total: characters or bytes in all; 0 where nobody knows."""
        self._stream = stream if stream and stream.isatty() else None
        self._total = total
        self._start = time.monotonic()
        self._drawn = 0.0
        self._room = 0

    def show(self, count: int, done: int = 0) -> None:
        """Tell that ``count`` questions are answered, which is ``done`` of the total; drawn a few times a second."""
        now = time.monotonic()
        if self._stream and now - self._drawn >= _EVERY:
            self._drawn = now
            self._draw(text(count, now - self._start, done, self._total))

    def clear(self) -> None:
        """Take it off the screen."""
        if self._room:
            self._draw("")

    def _draw(self, line: str) -> None:
        if self._stream:
            self._stream.write(f"\r{line:<{self._room}}" + ("" if line else "\r"))
            self._stream.flush()
            self._room = len(line)


def text(count: int, seconds: float, done: int = 0, total: int = 0) -> str:
    """``[######..................]  25 %  1,200 questions, 480 a second``."""
    rate = f"{count:,} questions, {count / seconds:,.0f} a second" if seconds > 0 else f"{count:,} questions"
    if not total:
        return rate
    share = min(1.0, done / total)
    return f"[{'#' * int(BAR * share):.<{BAR}}] {share:4.0%}  {rate}"
