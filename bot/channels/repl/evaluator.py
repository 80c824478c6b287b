"""From what was typed to what is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from bot.answering.reply import Reply
from bot.channels.layout import Page, note
from bot.channels.page import ReplyPage
from bot.channels.repl.commands import command
from bot.channels.repl.state import Preview, State
from bot.channels.repl.trouble import trouble
from bot.channels.shown import mended
from bot.engine import Bot


class Evaluator:
    """One conversation: questions, numbers that pick an option, and commands."""

    def __init__(self, bot: Bot, debug: bool = False, previews: Mapping[str, Preview] | None = None) -> None:
        """:param debug: show where an error of the program itself comes from.
        :param previews: other channels, and how each shows a reply.
        """
        self.state = State(bot, previews or {})
        self.debug = debug

    def evaluate(self, text: str) -> Iterator[Page]:
        """What to show for a text, a page or more for each of its lines: pasted lines are questions of their own."""
        lines = [line for part in mended(text).splitlines() if (line := part.strip())]
        for line in lines:
            try:
                yield from self._line(line, echo=len(lines) > 1)
            except Exception as error:
                yield trouble(error, self.debug)
            if self.state.done:
                return

    def _line(self, line: str, echo: bool) -> Iterator[Page]:
        if line.startswith("/"):
            yield from command(line, self.state)
            return
        options = self.state.options
        picked = self.state.chat.picks(line)
        if options and not picked and len(line) == 1 and line in "123456789":
            yield partial(note, f"Pick 1 to {len(options)}, or ask something else.")
            return
        reply = self.state.ask(line)
        yield ReplyPage(reply, self.state.pack, picked or (line if echo else ""))
        yield from self._write(line, reply)

    def _write(self, question: str, reply: Reply) -> Iterator[Page]:
        """Record a question where that is wanted; what to show if it fails, which ends the recording."""
        try:
            if self.state.recorder:
                self.state.recorder.add(question, reply)
        except OSError as error:
            path, self.state.recorder = self.state.recorder and self.state.recorder.path, None
            yield partial(note, f"{path} cannot be written: {error.strerror}. Nothing more is recorded.")
