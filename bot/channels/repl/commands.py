"""What can be typed besides questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.channels.layout import Line, Page, note, table
from bot.channels.repl import answers, conversing, curating
from bot.channels.repl.keys import KEYS
from bot.channels.repl.state import State
from bot.content.faults import nearest_name

Choices = Callable[[State], Iterable[tuple[str, str]]]
"""What may stand after a command now, each with what it is."""


@dataclass(frozen=True, slots=True)
class Command:
    """A line that begins with a slash."""

    name: str
    help: str
    run: Callable[[State, str], Iterable[Page]]
    """Does it, given what stands after the name."""
    argument: str = ""
    """What may stand after the name, as help calls it; in brackets where it need not; ``FILE`` is completed as a path."""
    choices: Choices | None = None
    """What completes the argument."""
    short: str = ""
    """Another name, for those who are used to it."""


def command(line: str, state: State) -> Iterable[Page]:
    """Carry out ``line``; a beginning that fits one command is enough."""
    name, _, rest = line.partition(" ")
    found = named(name)
    if found:
        return found.run(state, rest.strip())
    return [partial(note, _advice(name.lower()))]


def named(name: str) -> Command | None:
    """The command of this name, or the only one whose name begins like this."""
    typed = name.lower()
    exact = [command for command in COMMANDS if typed in (command.name, command.short)]
    fitting = exact or _beginning(typed)
    return fitting[0] if len(fitting) == 1 else None


def _beginning(typed: str) -> list[Command]:
    return [command for command in COMMANDS if command.name.startswith(typed)]


def _advice(typed: str) -> str:
    fitting = [command.name for command in _beginning(typed)]
    if fitting and len(typed) > 1:
        return f"{typed} may be {' or '.join(fitting)}."
    near = nearest_name(typed, [command.name for command in COMMANDS])
    return f"There is no command {typed}; " + (f"did you mean {near}?" if near else "/help lists those there are.")


def help_rows() -> Sequence[tuple[str, str]]:
    """Each command with its argument, and what it does."""
    return [(f"{command.name} {command.argument}".rstrip(), command.help) for command in COMMANDS]


def _help(_: State, __: str) -> Iterable[Page]:
    def page(width: int | None) -> list[Line]:
        keys = [(key.label, key.help) for key in KEYS]
        room = max(len(name) for name, _ in (*help_rows(), *keys)) + 1
        return [
            *note("Ask in your own words, one question or several. A follow-up may leave out what was said before.", width),
            Line(""),
            *table(help_rows(), width, room),
            Line(""),
            *table(keys, width, room),
        ]

    return [page]


COMMANDS = (
    Command("/help", "this list", _help),
    Command("/why", "how the last answer came about, word by word", answers.why),
    Command("/quote", "the quotes of the last answer within their paragraphs", answers.quote),
    Command("/source", "read the document, quoted passages marked", answers.source, "[DOCUMENT]", answers.documents),
    Command("/topics", "what can be asked", curating.topics, "[TOPIC]", curating.topic_choices),
    Command("/fact", "a fact as it stands in the pack", curating.fact, "[ID]", curating.fact_choices),
    Command("/preview", "the last answer as another channel shows it", answers.preview, "[CHANNEL]", answers.channels),
    Command("/context", "what a follow-up would be about", conversing.context),
    Command("/forget", "begin anew: nothing said before is used any more", conversing.forget),
    Command("/ask-all", "ask each line of a file", conversing.ask_all, "FILE"),
    Command("/record", "write what you ask and the replies to a script", conversing.record, "[FILE]"),
    Command("/check", "is the pack sound, as it stands in its files now?", curating.check),
    Command("/reload", "read the pack's files again", curating.reload),
    Command("/quit", "leave", conversing.leave, short="/q"),
)
