"""How far a long run is."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from bot.channels.progress import Progress, text
from tests.cli.conftest import Run


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ((1200, 2.5, 25, 100), "[######..................]  25%  1,200 questions, 480 a second"),
        ((1200, 2.5, 150, 100), "[########################] 100%  1,200 questions, 480 a second"),
        ((5, 1.0), "5 questions, 5 a second"),
        ((5, 0.0), "5 questions"),
    ],
)
def test_what_it_says(given: tuple[int, float, int, int], line: str) -> None:
    assert text(*given) == line


def test_it_is_drawn_on_one_line_now_and_then_and_taken_away() -> None:
    terminal = Terminal()
    progress = Progress(terminal, 10)
    for number in range(1_000):
        progress.show(number, 1)
    drawn = terminal.getvalue()
    assert drawn.startswith("\r[##......................]  10%")
    assert drawn.count("\r") < 100
    progress.clear()
    assert terminal.getvalue().endswith(" \r")


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_nothing_where_nobody_looks(stream: io.StringIO | None) -> None:
    progress = Progress(stream, 10)
    progress.show(1, 1)
    progress.clear()
    assert stream is None or stream.getvalue() == ""


def test_a_file_is_followed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "questions.txt"
    file.write_text("hello\n{\n", encoding="utf-8")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert run("ask", "--jsonl", str(file)).status == 2
    shown = terminal.getvalue()
    assert shown.startswith("\r[########################] 100%  1 questions")
    assert f" \r{file}:2: this is not JSON" in shown
