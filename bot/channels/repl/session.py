"""The loop: read, evaluate, print."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import Protocol

from bot.channels.page import Page, note
from bot.channels.repl.evaluator import Evaluator
from bot.channels.repl.plain import PlainPrinter, PlainReader
from bot.content import Pack, default_folder
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


def talk(bot: Bot, pack: Pack, keep: bool = True) -> None:
    """Converse on standard input and output: with all comforts in a terminal, line by line elsewhere.

    :param keep: whether what is typed is kept for the next session.
    """
    evaluator = Evaluator(bot, None if pack.folder == default_folder() else pack.folder)
    terminal = all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))
    if terminal and os.environ.get("TERM") not in (None, "", "dumb"):
        _talk_in_terminal(evaluator, pack, keep)
    elif sys.stdin:
        loop(PlainReader(sys.stdin, "› " if terminal else ""), evaluator, PlainPrinter(sys.stdout))


def greeting(pack: Pack) -> Page:
    """What comes first in a terminal."""
    return partial(note, f"Ask about {pack.about.title}. /help says what else you can do.")


def loop(reader: Reads, evaluator: Evaluator, printer: Shows) -> None:
    """Go on until the reader or the user has had enough."""
    while not evaluator.state.done and (text := reader.read()) is not None:
        try:
            for page in evaluator.evaluate(text):
                printer.show(page)
        except KeyboardInterrupt:
            if not reader.interactive:
                raise


def _talk_in_terminal(evaluator: Evaluator, pack: Pack, keep: bool) -> None:
    from prompt_toolkit.history import InMemoryHistory

    from bot.channels.repl.history import history_file, open_history
    from bot.channels.repl.printer import Printer
    from bot.channels.repl.reader import Reader

    history = open_history(history_file()) if keep else InMemoryHistory()
    printer = Printer()
    printer.show(greeting(pack))
    loop(Reader(evaluator.state, pack, history), evaluator, printer)
