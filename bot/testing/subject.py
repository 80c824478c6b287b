"""What scripts are asked of: a pack, its bot, and the replies it has given."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import cache
from os import path as paths
from pathlib import Path

from bot.answering.reply import Reply
from bot.content import Pack, PackError, default_folder, load_pack
from bot.conversation import Conversation
from bot.engine import Bot
from bot.understanding.kept import frames_of


class Subject:
    """A bot that is asked scripted questions. What it said once at a point of a conversation, it need not say again."""

    def __init__(self, bot: Bot, pack: Pack) -> None:
        self.pack = pack
        self.bot = bot
        self._said: dict[tuple[str, ...], tuple[Reply, Conversation]] = {}

    def reply(self, before: tuple[str, ...], question: str) -> Reply:
        """The reply to a question that follows those asked ``before``."""
        chat = None
        for length in range(1, len(before) + 1):
            chat = self._after(before[:length], chat)[1]
        return self._after((*before, question), chat)[0]

    def _after(self, questions: tuple[str, ...], chat: Conversation | None) -> tuple[Reply, Conversation]:
        """The reply to the last of the questions and the conversation after it; ``chat`` is that before it, and stays so."""
        if questions not in self._said:
            going_on = self.bot.conversation(deepcopy(chat.state) if chat else None)
            self._said[questions] = going_on.ask(questions[-1]), going_on
        return self._said[questions]


@cache
def subject(folder: Path | None = None) -> Subject:
    """The subject of a pack, loaded once in a process; without a folder, that of the included one.

    :raises PackError: with the pack's faults, placed so that they can be found from where the process runs.
    """
    try:
        pack = load_pack(folder or default_folder())
        return Subject(Bot(frames_of(pack)), pack)
    except PackError as error:
        base = folder or default_folder()
        places = [(fault, replace(fault.place, path=shown_path(base / fault.place.path))) for fault in error.faults]
        raise PackError(replace(fault, place=place) for fault, place in places) from None


def shown_path(path: Path) -> str:
    """``path`` as seen from the current folder, with forward slashes; whole where it is elsewhere."""
    try:
        seen = paths.relpath(path)
    except ValueError:  # another drive
        return path.as_posix()
    return path.resolve().as_posix() if seen.startswith("..") else Path(seen).as_posix()
