"""Standard input and output as programs and terminals need them. Imports nothing that takes time."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import get_terminal_size
from typing import TextIO


def width() -> int | None:
    """The width of the terminal; None where the output is none."""
    return get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else None


def tolerate(stream: TextIO | None) -> None:
    """A terminal that lacks a character gets its escape, not a traceback."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def speak_utf8(stream: TextIO | None) -> None:
    """JSON is UTF-8, whatever the terminal is."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8")


def hear_utf8(stream: TextIO) -> None:
    """Questions are UTF-8; bytes that are none become the sign for that."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8-sig", errors="replace")


@contextmanager
def lines_of(path: str) -> Iterator[TextIO]:
    """The lines of a file; ``-`` is the standard input.

    :raises OSError: if it cannot be read.
    """
    if path != "-":
        with Path(path).open(encoding="utf-8-sig", errors="replace") as file:
            yield file
    elif sys.stdin is None:
        raise OSError("there is no standard input")
    else:
        hear_utf8(sys.stdin)
        yield sys.stdin
