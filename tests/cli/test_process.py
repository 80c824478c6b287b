"""What can only be seen from outside: start-up, signals, pipes, bytes that are no text."""

from __future__ import annotations

import argparse
import io
import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.channels.slack_verb import MISSING
from bot.cli import build_parser
from tests.cli.conftest import ROOT, Run

Start = Callable[..., subprocess.Popen[bytes]]

VERBS: dict[str, argparse.ArgumentParser] = next(
    action.choices for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction)
)
EXAMPLES = [
    line.strip().split("   ")[0]
    for parser in (build_parser(), *VERBS.values())
    for line in (parser.epilog or "").splitlines()
    if line.startswith("  quotebot ")
]
SCRIPT = """\
conversations:
  - name: loaf
    tags: prices
    turns:
      - ask: When does the pool open?
      - ask: How many lifeguards are there?
      - ask: How many towels does the pool lend?
      - ask: hello
"""


@pytest.mark.parametrize("example", sorted({e for e in EXAMPLES if e != "quotebot"}))
def test_the_examples_of_help_work(run: Run, pack: Path, example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pack.parent)
    pack.rename("my-pack")
    Path("questions.txt").write_text("hello\n", encoding="utf-8")
    for script in (Path("bread.qa.yaml"), Path("my-pack/tests/bread.qa.yaml")):
        script.parent.mkdir(exist_ok=True)
        script.write_text(SCRIPT, encoding="utf-8")
    monkeypatch.setenv("QUOTEBOT_PACK", "my-pack")
    command, _, file = example.partition(" < ")
    if file:
        monkeypatch.setattr("sys.stdin", io.StringIO(Path(file).read_text(encoding="utf-8")))
    ran = run(*shlex.split(command)[1:])
    if "slack manifest" in example and find_spec("slack_bolt") is None:
        assert (ran.status, ran.err) == (2, f"quotebot: {MISSING}\n")
        return
    assert (ran.status, ran.err) == (1 if "ask --strict" in example else 0, "")
    assert ran.out


@pytest.mark.parametrize("args", [["--help"], *([verb, "--help"] for verb in VERBS)], ids=" ".join)
def test_help_fits_and_shows_examples(run: Run, args: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    ran = run(*args)
    assert ran.status == 0
    assert max(map(len, ran.out.splitlines())) <= 120
    assert "examples:\n  quotebot" in ran.out


def loaded_by(program: str) -> set[str]:
    """The modules that are there after a program has run."""
    lister = f"{program}\nimport sys\nprint(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", lister], check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    return set(ran.stdout.splitlines()[-1].split())


def test_the_command_line_itself_loads_nothing_heavy() -> None:
    assert not loaded_by("import bot.cli") & {"pydantic", "yaml", "rapidfuzz", "prompt_toolkit", "bot.engine"}


@pytest.mark.usefixtures("pack")
def test_ask_loads_no_channel_but_its_own() -> None:
    loaded = loaded_by("from bot.cli import main\nmain(['ask', 'hello'])")
    assert "bot.engine" in loaded
    assert not loaded & {"prompt_toolkit", "slack_bolt", "slack_sdk", "sqlalchemy", "bot.channels.repl", "bot.channels.slack"}


@pytest.mark.parametrize("verb", [["ask"], ["ask", "--json"], ["explain"]], ids=" ".join)
def test_bytes_that_are_no_text(start: Start, verb: list[str]) -> None:
    out, err = (process := start(*verb, b"sharks \xff\xed\xa0\x80?")).communicate()
    assert (process.returncode, err) == (0, b"")
    assert out.decode("utf-8")


def test_a_terminal_without_the_letters(start: Start) -> None:
    out, err = (process := start("ask", "When does the pool open?", PYTHONIOENCODING="ascii")).communicate()
    assert (process.returncode, err) == (0, b"")
    assert rb"\u2502 The pool opens in May 2031." in out


def test_json_is_utf8_everywhere(start: Start) -> None:
    out, _ = start("ask", "--json", "How many sharks are there?", PYTHONIOENCODING="latin-1").communicate()
    assert "“sharks”" in json.loads(out.decode("utf-8"))["text"]


def test_a_reader_that_has_enough(start: Start) -> None:
    process = start("ask", "--jsonl", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.write(b"hello\n")
    process.stdin.flush()
    assert process.stdout.readline()
    process.stdout.close()
    process.stdin.write(b"hello\nhello\n")
    process.stdin.close()
    assert (process.wait(), process.stderr.read()) == (0, b"")
    process.stderr.close()


def test_interrupting(start: Start) -> None:
    process = start("ask", "--jsonl", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"hello\n")
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    # Wait first: the signal alone has to end it, not the end of its input.
    assert process.wait() == 130
    assert process.communicate() == (b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk(pack: Path) -> None:
    command = [sys.executable, "-m", "bot", "ask", "hello"]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT), "QUOTEBOT_PACK": str(pack)}
        )
    assert (ran.returncode, ran.stderr) == (2, b"quotebot: No space left on device\n")
