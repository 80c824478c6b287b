"""What can be typed besides questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.answering.reply import Reply
from bot.channels.page import Line, Page, note, table, why_page
from bot.content.faults import nearest_name

KEYS = (
    ("Tab", "complete a question or a command"),
    ("→", "take over the rest that is shown in italics"),
    ("1 to 9", "pick one of the questions that were offered"),
    ("Ctrl-R", "search what you typed before"),
    ("Ctrl-C", "clear the line"),
    ("Ctrl-D", "leave"),
)
"""The keys that are worth knowing."""


@dataclass(slots=True)
class State:
    """What the conversation has come to, as far as commands and numbers need it."""

    last: Reply | None = None
    options: tuple[str, ...] = ()
    """The questions offered, in the order of their numbers."""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A line that begins with a slash."""

    name: str
    help: str
    run: Callable[[State], Page | None]


def command(line: str, state: State) -> Page | None:
    """Carry out ``line``; a beginning that fits one command is enough."""
    typed = line.split()[0].lower()
    fitting = [command for command in COMMANDS if command.name.startswith(typed)]
    if len(fitting) == 1:
        return fitting[0].run(state)
    near = nearest_name(typed, [command.name for command in COMMANDS])
    advice = f"did you mean {near}?" if near else "/help lists those there are."
    return partial(note, f"There is no command {typed}; {advice}")


def _help(_: State) -> Page:
    return lambda width: [
        *note("Ask in your own words, one question or several.", width),
        Line(""),
        *table([(command.name, command.help) for command in COMMANDS], width),
        Line(""),
        *table(KEYS, width),
    ]


def _why(state: State) -> Page:
    if state.last is None:
        return partial(note, "There is no answer yet to explain.")
    return partial(why_page, state.last)


def _quit(state: State) -> None:
    state.done = True


COMMANDS = (
    Command("/help", "this list", _help),
    Command("/why", "how the last answer came about", _why),
    Command("/quit", "leave", _quit),
)
