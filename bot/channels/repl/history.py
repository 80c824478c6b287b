"""What was typed in earlier sessions, kept where only the user can read it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from prompt_toolkit.history import FileHistory, History, InMemoryHistory, ThreadedHistory

from bot.channels.shown import mended
from bot.folders import data_folder


def history_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the history is kept: ``quotebot/history`` in the user's data directory.

    :raises RuntimeError: if the user has no home.
    """
    return data_folder(environment) / "history"


def kept_history() -> History:
    """The user's history; one that lasts as long as the session for a user who has no home."""
    try:
        return open_history(history_file())
    except RuntimeError:
        return InMemoryHistory()


def open_history(path: Path) -> History:
    """The history in a file, which only its owner may read; one that lasts as long as the session where that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
    except OSError:
        return InMemoryHistory()
    return ThreadedHistory(QuestionHistory(path))


class QuestionHistory(FileHistory):
    """A history of questions; commands are not worth keeping."""

    def load_history_strings(self) -> Iterable[str]:
        """Those that are kept, the latest first; none where the file cannot be read any more."""
        with suppress(OSError):
            yield from super().load_history_strings()

    def store_string(self, string: str) -> None:
        """Keep one more; a disk that is full must not end the conversation."""
        if string.startswith("/"):
            return
        with suppress(OSError):
            super().store_string(mended(string))
