"""The two ports' pack, understood once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.content import load_pack
from bot.understanding.frames import Frames
from bot.understanding.framing import build
from bot.understanding.question import Clause
from bot.understanding.reading import Reader
from tests import tiny
from tests.understanding import harbour

Read = Callable[[str], Clause]


@pytest.fixture(scope="session")
def frames(tmp_path_factory: pytest.TempPathFactory) -> Frames:
    """The pack, ready to be matched."""
    return build(load_pack(tiny.write(tmp_path_factory.mktemp("harbour"), harbour.FILES)))


@pytest.fixture(scope="session")
def reader(frames: Frames) -> Reader:
    """Reads messages about the two ports."""
    return frames.reader


@pytest.fixture(scope="session")
def one(reader: Reader) -> Read:
    """Reads a message of one clause."""

    def read(text: str) -> Clause:
        message = reader.read(text)
        assert len(message.clauses) == 1, f"{text!r} is read as {[c.text for c in message.clauses]}"
        return message.clauses[0]

    return read
