"""``quotebot ask --jsonl --jobs``: several processes give what one gives."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest

from bot import Bot, PackError
from bot.channels import jobs
from bot.channels.jobs import Jobs
from bot.channels.jsonl import Questions, conversation_of
from tests.cli.conftest import Run

ASKED = ("When does the pool open?", "how many lifeguards are there", "source?", "sharks?", "{", '{"question": 1}', "")
CHATS = ("When does the pool open?", "who says so?", "really?")


def lines() -> list[str]:
    """Some questions by themselves, and three conversations at once."""
    alone = [ASKED[n % len(ASKED)] for n in range(20)]
    chats = [json.dumps({"question": text, "conversation": name}) for text in CHATS for name in ("a", "b", 3)]
    return [f"{line}\n" for pair in zip(alone, chats, strict=False) for line in pair] + ["hello"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_as_many_as_there_are_the_answers_are_the_same(pack: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "BLOCK", 2)
    with Jobs(pack, number) as several:
        answers = list(several.answers(lines()))
    assert answers == [*map(Questions(Bot.load(pack)).answer, lines())]


def test_from_the_command_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "questions.txt"
    file.write_text("".join(lines()), encoding="utf-8")
    one, two, strict = (run("ask", "--jsonl", str(file), *args) for args in ([], ["--jobs", "2"], ["--jobs", "0", "--strict"]))
    assert one == two == strict
    assert one.status == 2


@pytest.mark.parametrize(
    ("text", "status"), [("hello\nsharks?\n", 1), ("hello\nWhen does the pool open?\n", 0), ("sharks?\n{\n", 2), ("", 0)]
)
def test_strictly_a_question_without_an_answer_fails(run: Run, tmp_path: Path, text: str, status: int) -> None:
    file = tmp_path / "questions.txt"
    file.write_text(text, encoding="utf-8")
    assert run("ask", "--jsonl", str(file), "--strict").status == status


def test_lines_are_not_read_far_ahead(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "BLOCK", 3)
    read = []

    def endless() -> Iterator[str]:
        for number in count():
            read.append(number)
            yield "hello"

    with Jobs(pack, 2) as several:
        assert len(list(islice(several.answers(endless()), 10))) == 10
    assert len(read) <= 10 + 2 * 2 * 3


def test_a_pack_with_faults(run: Run, pack: Path, tmp_path: Path) -> None:
    (pack / "intents.yaml").write_text("colour: blue\n", encoding="utf-8")
    with pytest.raises(PackError) as error:
        Bot.load(pack)
    (tmp_path / "questions.txt").write_text("hello\n", encoding="utf-8")
    ran = run("ask", "--jsonl", str(tmp_path / "questions.txt"), "--jobs", "2")
    assert (ran.status, ran.out, ran.err) == (2, "", f"{error.value}\n")


def test_a_job_that_is_ended_from_outside(pack: Path) -> None:
    with Jobs(pack, 2) as several:
        process = several._processes[1]
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        with pytest.raises(OSError, match="ended from outside"):
            list(several.answers(lines()))


@pytest.mark.parametrize("number", ["-1", "two", "1.5"])
def test_a_number_of_jobs_that_is_none(run: Run, number: str) -> None:
    ran = run("ask", "--jsonl", "-", "--jobs", number)
    assert ran.status == 2
    assert ran.err.endswith(f"argument --jobs: invalid number value: '{number}'\n")


@pytest.mark.parametrize(
    ("line", "name"),
    [("{", None), ("x", None), ('{"question": "x"}', None), (' {"question": "x", "conversation": ["a"]}', '["a"]')],
)
def test_which_conversation_a_line_belongs_to(line: str, name: str | None) -> None:
    assert conversation_of(line) == name
