"""The keys that are worth knowing: what help lists and what they do come from one table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does."""

    label: str
    """As people call it."""
    help: str
    presses: tuple[str, ...] = ()
    """As prompt_toolkit calls it, where the terminal's own keys have to be told what it does."""
    types: str = ""
    """The line that it enters; without one it clears the line."""


KEYS = (
    Key("Tab", "complete a question or a command"),
    Key("→", "take over the rest that is shown in italics"),
    Key("1 to 9, Enter", "pick one of the questions that were offered"),
    Key("↑ ↓, Ctrl-R", "what you typed before; search it"),
    Key("F1", "/help", ("f1",), "/help"),
    Key("F2", "/why", ("f2",), "/why"),
    Key("F3", "/source", ("f3",), "/source"),
    Key("Ctrl-X Ctrl-E", "write a long question in your editor"),
    Key("Ctrl-L", "clear the screen"),
    Key("Ctrl-C", "clear the line; stop an answer", ("c-c",)),
    Key("Ctrl-D", "leave"),
)
"""In the order in which help lists them."""
