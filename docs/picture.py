"""Draws ``docs/session.svg`` from a real session in a pseudo-terminal: ``python -m docs.picture`` (needs pyte, a Unix).

The picture has two sets of colours, for light and dark backgrounds; whoever shows it picks one.
"""

from __future__ import annotations

import os
import pty
import select
import struct
import sys
import tempfile
import termios
from collections.abc import Iterator
from fcntl import ioctl
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

PICTURE = Path(__file__).with_name("session.svg")
COLUMNS, ROWS = 84, 35
TYPED = (
    "Did Russia send 80 ventilators?",
    "How much does China pay for the vaccine?",
    "wen does sputnik prodution start in india",
)
BEGUN = "how many"
"""What is being typed when the picture is taken."""

ROOM_X, ROOM_Y, MARGIN = 8.4, 19, 16
"""Of a character and around all, in pixels."""
COLOURS = {
    # name: (on a light background, on a dark one)
    "background": ("#ffffff", "#161b22"),
    "default": ("#1f2328", "#e6edf3"),
    "red": ("#b3261e", "#ff7b72"),
    "green": ("#116329", "#56d364"),
    "cyan": ("#1b7c83", "#39c5cf"),
    "brightblack": ("#6e7781", "#8b949e"),
}


def main() -> None:
    """Hold the session and draw its last screen."""
    with tempfile.TemporaryDirectory() as home:
        screen = held(home)
    PICTURE.write_text(drawn(screen), encoding="utf-8")


def held(home: str) -> object:
    """The screen at the end of the session, as pyte has it."""
    import pyte

    settings = {"HOME": home, "XDG_DATA_HOME": home, "TERM": "xterm-256color", "QUOTEBOT_PACK": ""}
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    child, file = pty.fork()
    if child == 0:
        environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | settings
        os.execve(sys.executable, [sys.executable, "-m", "bot"], environment)
    screen.write_process_input = lambda said: os.write(file, said.encode())  # a terminal tells where its cursor is
    ioctl(file, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    try:
        for line in (None, *TYPED):
            if line is not None:
                os.write(file, f"{line}\r".encode())
            _settle(file, stream)
        os.write(file, BEGUN.encode())
        _settle(file, stream)
        os.write(file, b"\t")
        _settle(file, stream)
    finally:
        os.close(file)
        os.waitpid(child, 0)
    return screen


def _settle(file: int, stream: object) -> None:
    """Read until something came and then nothing more does."""
    patience = 10.0
    while select.select([file], [], [], patience)[0]:
        stream.feed(os.read(file, 65536))  # type: ignore[attr-defined]
        patience = 4.0


def drawn(screen: object) -> str:
    """The screen as SVG."""
    width, height = round(COLUMNS * ROOM_X) + 2 * MARGIN, ROWS * ROOM_Y + 2 * MARGIN
    rules = [_rules(0), f"@media (prefers-color-scheme: dark) {{ {_rules(1)} }}"]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img">',
            "<title>A conversation with quotebot in a terminal</title>",
            "<style>",
            "text { font: 14px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; white-space: pre }",
            ".bold { font-weight: bold } .italics { font-style: italic } .underscore { text-decoration: underline }",
            *rules,
            "</style>",
            f'<rect class="background" width="{width}" height="{height}" rx="8"/>',
            *(line for row in range(ROWS) for line in _row(screen.buffer[row], row)),  # type: ignore[attr-defined]
            "</svg>",
            "",
        ]
    )


def _rules(scheme: int) -> str:
    return " ".join(f".{name} {{ fill: {colours[scheme]} }}" for name, colours in COLOURS.items())


def _row(row: object, number: int) -> Iterator[str]:
    """One row: stretches that look alike, each placed by itself, so that no font can shift what follows."""
    cells = [row[column] for column in range(COLUMNS)]  # type: ignore[index]
    at = 0
    for look, run in groupby(cells, key=_look):
        whole = "".join(cell.data for cell in run)
        text = whole if "underscore" in look else whole.strip()
        x, y = MARGIN + at * ROOM_X, MARGIN + (number + 0.75) * ROOM_Y
        at += len(whole)
        colour, *others, reverse = look
        if reverse:
            yield (
                f'<rect class="{colour}" x="{x:g}" y="{y - 0.75 * ROOM_Y:g}" width="{len(whole) * ROOM_X:g}" height="{ROOM_Y}"/>'
            )
            colour = "background"
        if text.strip():
            names = " ".join([colour, *filter(None, others)])
            x += whole.index(text) * ROOM_X
            length = len(text) * ROOM_X
            yield f'<text class="{names}" x="{x:g}" y="{y:g}" textLength="{length:g}" xml:space="preserve">{escape(text)}</text>'


def _look(cell: object) -> tuple[object, ...]:
    colour = getattr(cell, "fg", "default")
    known = colour if colour in COLOURS else "default"
    return (known, *(name if getattr(cell, name) else "" for name in ("bold", "italics", "underscore")), cell.reverse)


if __name__ == "__main__":
    main()
