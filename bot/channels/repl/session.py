"""The loop: read, evaluate, print."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Protocol

from bot.channels.layout import Page
from bot.channels.repl.evaluator import Evaluator
from bot.channels.repl.greeting import greeting
from bot.channels.repl.plain import JsonPrinter, PlainPrinter, PlainReader
from bot.channels.repl.state import Preview
from bot.channels.repl.trouble import trouble
from bot.channels.streams import width
from bot.engine import Bot


class Reads(Protocol):
    """Where questions come from."""

    interactive: bool
    """True where somebody sits, who does not want to be thrown out by Ctrl-C."""

    def read(self) -> str | None:
        """The next text; None at the end."""


class Shows(Protocol):
    """Where answers go."""

    def show(self, page: Page) -> None:
        """Show one page."""


def talk(
    bot: Bot,
    keep: bool = True,
    as_json: bool = False,
    debug: bool = False,
    previews: Mapping[str, Preview] | None = None,
) -> int:
    """Converse on standard input and output: with all comforts in a terminal, line by line elsewhere.

    :param keep: whether what is typed is kept for the next session.
    :param as_json: print one JSON object a line.
    :param debug: show where an error of the program comes from.
    :param previews: other channels, and how each shows a reply.
    :returns: how many questions got no answer.
    """
    evaluator = Evaluator(bot, debug, previews)
    terminal = not as_json and all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))
    if terminal and os.environ.get("TERM") not in (None, "", "dumb"):
        _talk_in_terminal(evaluator, keep)
    elif sys.stdin:
        printer: Shows = JsonPrinter(sys.stdout) if as_json else PlainPrinter(sys.stdout, width())
        loop(PlainReader(sys.stdin, "› " if terminal else ""), evaluator, printer)
    return evaluator.state.unanswered


def loop(reader: Reads, evaluator: Evaluator, printer: Shows) -> None:
    """Go on until the reader or the user has had enough; no error but one of the output itself ends it."""
    while not evaluator.state.done and (text := reader.read()) is not None:
        try:
            for page in evaluator.evaluate(text):
                printer.show(page)
        except KeyboardInterrupt:
            if not reader.interactive:
                raise
        except BrokenPipeError:
            raise
        except Exception as error:
            printer.show(trouble(error, evaluator.debug))


def _talk_in_terminal(evaluator: Evaluator, keep: bool) -> None:
    from prompt_toolkit.history import InMemoryHistory

    from bot.channels.repl.history import kept_history
    from bot.channels.repl.printer import Printer
    from bot.channels.repl.reader import Reader

    history = kept_history() if keep else InMemoryHistory()
    printer = Printer()
    printer.show(greeting(evaluator.state.pack))
    loop(Reader(evaluator.state, history), evaluator, printer)
