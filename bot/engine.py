"""The bot: a pack loaded once, questions answered from it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from bot.answering.answers import answer
from bot.answering.reply import Reply
from bot.content import default_folder, load_pack
from bot.conversing.dialogue import reply_to
from bot.conversing.focus import Focus
from bot.understanding.frames import Frames
from bot.understanding.framing import build


class Bot:
    """Answers questions from one pack. Immutable after loading and safe to share between threads."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames

    @classmethod
    def load(cls, folder: str | os.PathLike[str] | None = None) -> Bot:
        """Load a pack: the one that is shipped, or the folder given.

        :raises PackError: with every fault in it, if it has any.
        """
        return cls(build(load_pack(Path(folder) if folder is not None else default_folder())))

    def ask(self, question: str) -> Reply:
        """The reply to a message. No input raises and nothing is read or written."""
        return answer(self._frames.reader.read(question), self._frames)

    def conversation(self, state: Any = None) -> Conversation:
        """A conversation, new or continued from the state of another."""
        return Conversation(self, state)


class Conversation:
    """Messages of one person or thread, in order. Each is read on its own: nothing is remembered yet."""

    def __init__(self, bot: Bot, state: Any = None) -> None:
        self._bot = bot
        self._state = state
        self._focus = Focus()

    def ask(self, question: str) -> Reply:
        """The reply to the next message."""
        reply, self._focus = reply_to(question, self._focus, self._bot._frames)
        return reply

    @property
    def state(self) -> Any:
        """A small JSON-able value from which another process can go on."""
        return self._state
