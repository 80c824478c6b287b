"""``quotebot`` where there is no terminal."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import Bot
from bot.channels.repl.evaluator import Evaluator
from bot.channels.repl.plain import PlainPrinter, PlainReader
from bot.channels.repl.session import loop
from bot.content import Pack
from tests.repl.conftest import Canned

ROOT = Path(__file__).parents[2]
TYPED = b"hello\n\nWhen does the pool open?\n/hepl\nsharks \xff\x1b[1m\n/quit\nhello\n"
SHOWN = """\
Hello! Ask me about the Larkfield swimming pool.

The pool opens in May 2031.
│ The pool opens in May 2031.
  — the pool, notice (line 2)

There is no command /hepl; did you mean /help?

"""


def run(folder: Path, typed: bytes, *args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "--pack", str(folder), *args],
        input=typed,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
    )


def test_a_piped_session(folder: Path) -> None:
    ran = run(folder, TYPED)
    out = ran.stdout.decode("utf-8")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert out.startswith(SHOWN)
    # What is left is the answer about the sharks, with nothing raw in it and nothing after it.
    rest = out.removeprefix(SHOWN)
    assert rest.strip()
    assert "\x1b" not in out
    assert "\r" not in out
    assert "\n\n" not in rest
    assert "Hello" not in rest


def test_a_piped_session_in_json(folder: Path, bot: Bot) -> None:
    ran = run(folder, TYPED, "--json")
    hello, opening, note, sharks = map(json.loads, ran.stdout.decode("utf-8").splitlines())
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert [hello, opening] == [bot.ask(text).model_dump(mode="json") for text in ("hello", "When does the pool open?")]
    assert note == {"note": "There is no command /hepl; did you mean /help?"}
    assert sharks["status"] == "unknown"


@pytest.mark.parametrize(
    ("typed", "status"),
    [(b"hello\nWhen does the pool open?\n", 0), (b"sharks?\nhello\n", 1), (b"", 0)],
)
def test_strictly_each_question_needs_an_answer(folder: Path, typed: bytes, status: int) -> None:
    assert run(folder, typed, "--strict").returncode == status


def test_what_is_piped_is_always_answered_alike(folder: Path) -> None:
    assert run(folder, TYPED, COLUMNS="20", TERM="xterm").stdout == run(folder, TYPED, COLUMNS="200", TERM="dumb").stdout


def test_what_is_wide_is_wrapped_where_it_is_no_pipe(canned: Canned) -> None:
    out = io.StringIO()
    loop(PlainReader(io.StringIO("水 " * 15)), Evaluator(canned), PlainPrinter(out, 40))  # type: ignore[arg-type]
    assert out.getvalue() == f"Heard: {('水 ' * 11).strip()}\n{('水 ' * 4).strip()}\n"


@pytest.mark.parametrize("typed", [b"", b"\n\n"])
def test_nothing_piped(folder: Path, typed: bytes) -> None:
    ran = run(folder, typed, "--no-history")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")


def test_a_pipe_leaves_no_history(folder: Path, tmp_path: Path) -> None:
    run(folder, b"hello\n")
    assert not (tmp_path / "data").exists()


def test_the_last_line_needs_no_end(canned: Canned) -> None:
    out = io.StringIO()
    loop(PlainReader(io.StringIO("one\ntwo")), Evaluator(canned), PlainPrinter(out))  # type: ignore[arg-type]
    assert out.getvalue() == "Heard: one\n\nHeard: two\n"


def test_a_prompt_where_asked_for(canned: Canned, capsys: pytest.CaptureFixture[str]) -> None:
    reader = PlainReader(io.StringIO("one\n"), "› ")
    loop(reader, Evaluator(canned), PlainPrinter(io.StringIO()))  # type: ignore[arg-type]
    assert capsys.readouterr().out == "› › \n"


class Interrupted(Canned):
    """A bot during whose first answer somebody presses Ctrl-C."""

    def ask(self, question: str):  # type: ignore[no-untyped-def]
        if not self.asked:
            self.asked.append(question)
            raise KeyboardInterrupt
        return super().ask(question)


@pytest.mark.parametrize("interactive", [True, False])
def test_interrupting_an_answer(interactive: bool, pack: Pack) -> None:
    out = io.StringIO()
    reader = PlainReader(io.StringIO("one\ntwo\n"))
    reader.interactive = interactive
    evaluator = Evaluator(Interrupted({}, pack))  # type: ignore[arg-type]
    if interactive:
        loop(reader, evaluator, PlainPrinter(out))
        assert out.getvalue() == "Heard: two\n"
    else:
        with pytest.raises(KeyboardInterrupt):
            loop(reader, evaluator, PlainPrinter(out))
