"""Standard input and output as programs and terminals need them. Imports nothing that takes time."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import get_terminal_size
from stat import S_ISREG
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


def size(stream: TextIO) -> int:
    """The bytes of a file; 0 for what has no end that is known, such as a pipe."""
    try:
        status = os.fstat(stream.fileno())
    except OSError:
        return 0
    return status.st_size if S_ISREG(status.st_mode) else 0


def position(stream: TextIO) -> int:
    """How many bytes of a file were read, about."""
    return stream.buffer.tell() if size(stream) and isinstance(stream, io.TextIOWrapper) else 0
