"""What is offered instead of an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import Bot
from bot.cli import main

LIBRARY = Path(__file__).parents[1] / "packs" / "library"
ASKED = "How much is membership in France?"


def test_what_is_offered_is_like_what_was_asked() -> None:
    reply = Bot.load(LIBRARY).ask(ASKED)
    assert reply.status == "unknown"
    assert reply.options[0] == "How much is membership?"


def test_nothing_is_offered_for_what_nothing_is_like() -> None:
    assert Bot.load(LIBRARY).ask("xyzzy qwrtx").options == ()


def test_what_was_made_for_it_is_kept_unless_it_is_not_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.answering import suggesting

    monkeypatch.setenv("QUOTEBOT_CACHE", str(tmp_path))
    suggesting._matcher.cache_clear()
    assert main(["--no-cache", "--pack", str(LIBRARY), "ask", ASKED]) == 0
    assert not list(tmp_path.iterdir())
    monkeypatch.setenv("QUOTEBOT_CACHE", str(tmp_path))
    suggesting._matcher.cache_clear()
    assert main(["--pack", str(LIBRARY), "ask", ASKED]) == 0
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".npz", ".pack"]
