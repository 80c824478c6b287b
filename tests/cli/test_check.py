"""``quotebot check``."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import Bot, PackError, Reply
from tests.cli.conftest import Run

COUNTS = "1 document, 3 facts, 3 intents, 5 examples, 6 words\n"


@pytest.fixture
def astray(monkeypatch: pytest.MonkeyPatch) -> str:
    """The bot takes every question for another one; returns what is said about it."""
    replies = {
        "When does the pool open?": Reply(status="unknown", text=""),
        "How many lifeguards are there?": Reply(status="clarify", text=""),
        "How many towels does the pool lend?": Reply(status="answered", text="", intent="lifeguards.count"),
    }
    talk = Reply(status="chat", text="", intent="hello")
    monkeypatch.setattr(Bot, "ask", lambda _, question: replies.get(question, talk))
    return COUNTS + (
        "warning: intents.yaml:15:16: “When does the pool open?” of `opening.when` is not answered\n"
        "warning: intents.yaml:19:16: “How many lifeguards are there?” of `lifeguards.count` is answered by a question back\n"
        "warning: intents.yaml:24:16: “How many towels does the pool lend?” of `towels.count` is answered by `lifeguards.count`\n"
        "The pack loads; 3 of its 5 examples go elsewhere.\n"
    )


def test_a_sound_pack(run: Run) -> None:
    ran = run("check")
    assert (ran.status, ran.out, ran.err) == (0, COUNTS + "The pack is sound.\n", "")


def test_a_sound_pack_is_sound_strictly(run: Run) -> None:
    assert run("check", "--strict").status == 0


def test_examples_that_go_astray_are_warnings(run: Run, astray: str) -> None:
    ran = run("check")
    assert (ran.status, ran.out, ran.err) == (0, astray, "")


def test_strictly_they_fail(run: Run, astray: str) -> None:
    ran = run("check", "--strict")
    assert (ran.status, ran.out) == (1, astray)


def test_faults_fail(run: Run, pack: Path) -> None:
    intents = pack / "intents.yaml"
    intents.write_text(intents.read_text(encoding="utf-8").replace("{count}", "{number}"), encoding="utf-8")
    with pytest.raises(PackError) as error:
        Bot.load(pack)
    ran = run("check")
    assert (ran.status, ran.out, ran.err) == (1, "", f"{error.value}\n")
    assert ran.err.startswith("intents.yaml:20:")
