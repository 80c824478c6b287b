"""The two ports' pack, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot import Bot, Reply
from bot.content import load_pack
from bot.understanding.frames import Frames
from bot.understanding.framing import build
from bot.understanding.question import Clause
from tests import tiny
from tests.understanding import harbour

Ask = Callable[[str], Reply]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pack is."""
    return tiny.write(tmp_path_factory.mktemp("harbour"), harbour.FILES)


@pytest.fixture(scope="session")
def frames(folder: Path) -> Frames:
    """The pack, ready to be matched."""
    return build(load_pack(folder))


@pytest.fixture(scope="session")
def bot(folder: Path) -> Bot:
    """A bot that talks about the two ports."""
    return Bot.load(folder)


@pytest.fixture(scope="session")
def ask(bot: Bot) -> Ask:
    """Its replies."""
    return bot.ask


@pytest.fixture(scope="session")
def one(frames: Frames) -> Callable[[str], Clause]:
    """Reads a message of one clause."""

    def read(text: str) -> Clause:
        (clause,) = frames.reader.read(text).clauses
        return clause

    return read
