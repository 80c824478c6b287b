"""The village library's bot, and what a conversation with it comes to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot import Bot, Reply
from bot.understanding.reading import Reader

Talk = Callable[..., Reply]


@pytest.fixture(scope="session")
def library() -> Bot:
    """The bot of the pack about a village library."""
    return Bot.load(Path(__file__).parents[1] / "packs" / "library")


@pytest.fixture
def talk(library: Bot) -> Talk:
    """The reply to the last of the messages."""

    def after(*messages: str) -> Reply:
        chat = library.conversation()
        return [chat.ask(message) for message in messages][-1]

    return after


@pytest.fixture(scope="session")
def library_reader(library: Bot) -> Reader:
    """Reads as that bot does."""
    return library.conversation()._frames.reader
