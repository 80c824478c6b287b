"""``quotebot ask --jsonl``: questions one a line, replies one a line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot import Bot, Reply
from bot.channels.jsonl import Questions
from tests.cli.conftest import Run


class Counting:
    """A bot that answers with how many messages there were before in the conversation."""

    def ask(self, question: str) -> Reply:
        return Reply(status="chat", text=f"alone: {question}")

    def conversation(self) -> Any:
        return CountingConversation()


class CountingConversation:
    def __init__(self) -> None:
        self.before = 0

    def ask(self, question: str) -> Reply:
        self.before += 1
        return Reply(status="chat", text=f"{self.before - 1} before: {question}")


def texts(lines: list[Any], kept: int = 10) -> list[str]:
    questions = Questions(Counting(), kept)  # type: ignore[arg-type]
    return [questions.reply(line if isinstance(line, str) else json.dumps(line)).text for line in lines]


def test_lines_of_a_conversation_are_asked_together() -> None:
    names = ["a", 1, "1", None, ["a", {"b": 2}], ["a", {"b": 2}], "a", 1, True]
    lines = [{"question": "q", "conversation": name} for name in names]
    before = [0, 0, 0, None, 0, 1, 1, 1, 0]
    assert texts(lines) == [f"{n} before: q" if n is not None else "alone: q" for n in before]


def test_the_conversation_that_was_silent_longest_is_forgotten() -> None:
    lines = [{"question": "q", "conversation": name} for name in "abacba"]
    assert texts(lines, kept=2) == [f"{n} before: q" for n in (0, 0, 1, 0, 0, 0)]


def test_text_and_objects_may_be_mixed() -> None:
    lines = ["plain, {not} JSON", {"question": "object", "id": 7}, '  {"question": "indented"}', '"quoted"', "", "[1]"]
    asked = ["plain, {not} JSON", "object", "indented", '"quoted"', "", "[1]"]
    assert texts(lines) == [f"alone: {text}" for text in asked]


@pytest.mark.parametrize(
    "line",
    ["{", '{"question": 3}', '{"questoin": "x"}', '{"question": null}', '{"question": "x"} x', '{"question": ' + "[" * 100_000],
    ids=["open", "number", "misspelt", "null", "more", "deep"],
)
def test_an_object_without_a_question_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"^(this is not JSON|there is no text)"):
        texts([line])


def test_half_characters_are_mended() -> None:
    assert texts([r'{"question": "a\ud800b"}', "c\udcffd"]) == ["alone: a\ufffdb", "alone: c\ufffdd"]


def test_a_file_is_answered_line_by_line(run: Run, pack: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.txt"
    file.write_bytes('\ufeffhello\r\n{"question": "When does the pool open?"}\r\n\n'.encode() + b"caf\xff\n")
    ran = run("ask", "--jsonl", str(file))
    bot = Bot.load(pack)
    asked = ["hello", "When does the pool open?", "", "caf\ufffd"]
    assert (ran.status, ran.err) == (0, "")
    assert [json.loads(line) for line in ran.out.splitlines()] == [bot.ask(q).model_dump(mode="json") for q in asked]


def test_a_bad_line_keeps_its_place(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "questions.txt"
    file.write_text('hello\n{"question": 1}\nhello\n', encoding="utf-8")
    ran = run("ask", "--jsonl", str(file))
    first, second, third = map(json.loads, ran.out.splitlines())
    assert ran.status == 2
    assert second == {"error": 'there is no text under "question"'}
    assert first == third
    assert first["status"] == "chat"
    assert ran.err == f'{file}:2: there is no text under "question"\n'


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("ask", "--jsonl", str(tmp_path / "none"))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"quotebot: {tmp_path / 'none'}: No such file or directory\n"


def test_each_reply_comes_before_the_next_question(start: Callable[..., subprocess.Popen[bytes]]) -> None:
    process = start("ask", "--jsonl", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    for question, text in (("hello", "Hello! Ask"), ("When does the pool open?", "The pool opens")):
        process.stdin.write(f"{question}\n".encode())
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["text"].startswith(text)
    assert process.communicate() == (b"", b"")
    assert process.returncode == 0
