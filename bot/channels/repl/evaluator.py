"""From what was typed to what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot.answering.reply import Reply
from bot.channels.page import Line, Page, chat_page, note
from bot.channels.repl.commands import State, command
from bot.channels.shown import mended, shown, wrap
from bot.engine import Bot


class Evaluator:
    """One conversation: questions, numbers that pick an option, and commands."""

    def __init__(self, bot: Bot, pack: Path | None = None) -> None:
        """:param pack: the folder of the bot's pack, if it is not the included one."""
        self.state = State(bot, bot.conversation(), pack=pack)

    def evaluate(self, text: str) -> Iterator[Page]:
        """What to show for a text, one page for each of its lines: pasted lines are questions of their own."""
        lines = [line for part in mended(text).splitlines() if (line := part.strip())]
        for line in lines:
            page = self._line(line, echo=len(lines) > 1)
            if page is not None:
                yield page
            if self.state.done:
                return

    def _line(self, line: str, echo: bool) -> Page | None:
        if line.startswith("/"):
            return command(line, self.state)
        options = self.state.chat.focus.options
        picked = self.state.chat.picks(line)
        if options and not picked and len(line) == 1 and line in "123456789":
            return partial(note, f"Pick 1 to {len(options)}, or ask something else.")
        return self._ask(line, picked or (line if echo else ""))

    def _ask(self, question: str, echo: str) -> Page:
        reply = self.state.last = self.state.chat.ask(question)
        asked = partial(_asked, echo) if echo else _nothing
        trouble = self._write(question, reply)
        return lambda width: [*asked(width), *chat_page(reply, width), *trouble(width)]

    def _write(self, question: str, reply: Reply) -> Page:
        """Record a question where that is wanted; what to show if it fails, which ends the recording."""
        try:
            if self.state.recorder:
                self.state.recorder.add(question, reply)
        except OSError as error:
            path, self.state.recorder = self.state.recorder and self.state.recorder.path, None
            return partial(note, f"{path} cannot be written: {error.strerror}. Nothing more is recorded.")
        return _nothing


def _asked(question: str, width: int | None) -> list[Line]:
    return [Line(line, "asked") for line in wrap(f"› {shown(question)}", width)]


def _nothing(_: int | None) -> list[Line]:
    return []
