"""What can be typed besides questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.answering.reply import Reply
from bot.channels.page import Line, Page, note, table, why_page
from bot.channels.preview import CHANNELS, preview_page
from bot.content.faults import nearest_name
from bot.conversation import Conversation
from bot.engine import Bot
from bot.testing.recording import Recorder

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

    bot: Bot
    chat: Conversation
    last: Reply | None = None
    done: bool = False
    recorder: Recorder | None = None
    """Where the conversation is written."""
    pack: Path | None = None
    """The folder of the pack, if it is not the included one."""


@dataclass(frozen=True, slots=True)
class Command:
    """A line that begins with a slash."""

    name: str
    help: str
    run: Callable[[State, str], Page | None]
    """Does it, given what stands after the name."""


def command(line: str, state: State) -> Page | None:
    """Carry out ``line``; a beginning that fits one command is enough."""
    name, _, rest = line.partition(" ")
    typed = name.lower()
    fitting = [command for command in COMMANDS if command.name.startswith(typed)]
    if len(fitting) == 1:
        return fitting[0].run(state, rest.strip())
    near = nearest_name(typed, [command.name for command in COMMANDS])
    advice = f"did you mean {near}?" if near else "/help lists those there are."
    return partial(note, f"There is no command {typed}; {advice}")


def _help(_: State, __: str) -> Page:
    return lambda width: [
        *note("Ask in your own words, one question or several.", width),
        Line(""),
        *table([(command.name, command.help) for command in COMMANDS], width),
        Line(""),
        *table(KEYS, width),
    ]


def _why(state: State, _: str) -> Page:
    if state.last is None:
        return partial(note, "There is no answer yet to explain.")
    return partial(why_page, state.last)


def _preview(state: State, channel: str) -> Page:
    if channel and channel not in CHANNELS:
        return partial(note, f"There is no channel {channel}; write /preview {CHANNELS[0]}")
    if state.last is None:
        return partial(note, "There is no answer yet to show.")
    return partial(preview_page, state.last)


def _context(state: State, _: str) -> Page:
    focus = state.chat.focus
    if focus.empty:
        return partial(note, "Nothing was asked yet that a follow-up could be about.")
    rows = [("asked", focus.asked)]
    if focus.question and focus.question != focus.asked:
        rows.append(("answered", focus.question))
    rows.append(("told", f"{len(focus.told)} {'fact' if len(focus.told) == 1 else 'facts'}"))
    return partial(table, rows)


def _forget(state: State, _: str) -> Page:
    state.chat = state.bot.conversation()
    return partial(note, "Forgotten. What comes next is read on its own.")


def _record(state: State, file: str) -> Page:
    if not file:
        recorder, state.recorder = state.recorder, None
        return partial(note, f"Wrote {recorder.told}." if recorder else "Nothing is being written; /record FILE begins.")
    try:
        state.recorder = Recorder(Path(file).expanduser(), state.pack)
    except (OSError, ValueError) as error:
        return partial(note, str(error))
    return partial(note, f"What you ask from here on is written to {state.recorder.path}; /record ends that.")


def _quit(state: State, _: str) -> None:
    state.done = True


COMMANDS = (
    Command("/help", "this list", _help),
    Command("/why", "how the last answer came about", _why),
    Command("/preview", "the last answer as Slack shows it", _preview),
    Command("/context", "what a follow-up would be about", _context),
    Command("/forget", "begin anew: nothing said before is used any more", _forget),
    Command("/record", "with a file name: write what you ask and the replies to a script", _record),
    Command("/quit", "leave", _quit),
)
