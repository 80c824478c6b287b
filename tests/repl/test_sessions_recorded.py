"""``/record``: the conversation, written to a script as it goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import Bot
from bot.channels.repl.evaluator import Evaluator
from bot.testing.loading import load_script
from bot.testing.running import play
from tests.repl.conftest import Canned, transcript

BEGUN = "What you ask from here on is written to pool.qa.yaml; /record ends that.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are written to a folder of the test's own."""
    monkeypatch.chdir(tmp_path)


def test_each_answer_is_written_at_once(bot: Bot) -> None:
    evaluator = Evaluator(bot)
    assert transcript(evaluator, "hello", "/record pool.qa.yaml").endswith("\n" + BEGUN)
    file = Path("pool.qa.yaml")
    assert not file.exists()
    transcript(evaluator, "When does the pool open?")
    first = file.read_text(encoding="utf-8")
    transcript(evaluator, "/why", "How many sharks are there?")
    assert file.read_text(encoding="utf-8").startswith(first)
    assert transcript(evaluator, "/record") == "Wrote 2 questions to pool.qa.yaml.\n"
    whole = file.read_text(encoding="utf-8")
    transcript(evaluator, "hello")
    assert file.read_text(encoding="utf-8") == whole
    script = load_script(file)
    assert [block.turn.ask for block in script.blocks()] == [("When does the pool open?",), ("How many sharks are there?",)]
    assert [outcome.differences for block in script.blocks() for outcome in play(block, script.subject)] == [(), ()]


def test_a_name_is_completed_and_nothing_is_overwritten(canned: Canned) -> None:
    evaluator = Evaluator(canned)  # type: ignore[arg-type]
    Path("pool.qa.yaml").write_text("mine")
    assert transcript(evaluator, "/record pool") == "pool.qa.yaml is there already; name another file.\n"
    assert transcript(evaluator, "/record no/pool") == "There is no folder no.\n"
    assert transcript(evaluator, "/record") == "Nothing is being written; /record FILE begins.\n"
    transcript(evaluator, "hello")
    assert Path("pool.qa.yaml").read_text() == "mine"


def test_nothing_asked_nothing_written(canned: Canned) -> None:
    evaluator = Evaluator(canned)  # type: ignore[arg-type]
    assert transcript(evaluator, "/record pool.qa.yaml", "/record") == f"{BEGUN}\nWrote nothing.\n"
    assert not Path("pool.qa.yaml").exists()


def test_trouble_ends_the_recording_and_not_the_conversation(canned: Canned, tmp_path: Path) -> None:
    evaluator = Evaluator(canned)  # type: ignore[arg-type]
    (tmp_path / "gone").mkdir()
    transcript(evaluator, "/record gone/pool")
    (tmp_path / "gone").rmdir()
    shown = transcript(evaluator, "one", "two")
    assert shown == (
        "Heard: one\n\ngone/pool.qa.yaml cannot be written: No such file or directory. Nothing more is recorded.\n\nHeard: two\n"
    )
