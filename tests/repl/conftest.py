"""The tiny pack's bot, and one that says what it is told to."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot import Bot, Reply
from bot.channels.layout import plain
from bot.channels.repl.evaluator import Evaluator
from bot.content import Pack, load_pack
from bot.conversing.focus import Focus
from tests import tiny

OPTIONS = ("When does the pool open?", "How many lifeguards are there?")


class Canned:
    """A bot, and its conversation, with a reply for each question."""

    def __init__(self, replies: Mapping[str, Reply], pack: Pack) -> None:
        self.pack = pack
        self.replies = replies
        self.asked: list[str] = []
        self.focus = Focus()

    def conversation(self, _: object = None) -> Canned:
        return self

    def picks(self, text: str) -> str | None:
        return dict(zip("123456789", self.focus.options, strict=False)).get(text)

    def ask(self, text: str) -> Reply:
        question = self.picks(text) or text
        self.asked.append(question)
        reply = self.replies.get(question, Reply(status="chat", text=f"Heard: {question}"))
        self.focus = Focus(options=reply.options)
        return reply


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes anybody's history."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in set(os.environ) & {"NO_COLOR", "PROMPT_TOOLKIT_COLOR_DEPTH"}:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny pack's folder."""
    return tiny.write(tmp_path_factory.mktemp("pack"))


@pytest.fixture(scope="session")
def pack(folder: Path) -> Pack:
    """The tiny pack."""
    return load_pack(folder)


@pytest.fixture(scope="session")
def bot(folder: Path) -> Bot:
    """The tiny pack's bot."""
    return Bot.load(folder)


@pytest.fixture
def canned(pack: Pack) -> Canned:
    """A bot that offers two questions when it is asked "what?"."""
    return Canned({"what?": Reply(status="clarify", text=f"Which? {' · '.join(OPTIONS)}", options=OPTIONS)}, pack)


def transcript(evaluator: Evaluator, *texts: str) -> str:
    """What is shown for texts typed one after the other."""
    pages = [page for text in texts for page in evaluator.evaluate(text)]
    return "\n".join(plain(page(None)) for page in pages)
