"""``quotebot test``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bot.cli import main
from tests.testing.conftest import Write

GOOD = "conversations: [{turns: [{ask: When does the pool open?, intent: opening.when, tags: opening}, {ask: hello}]}]\n"
BAD = "conversations: [{turns: [{ask: When does the pool open?, status: unknown}, {ask: hello, status: unknown, xfail: x}]}]\n"


@pytest.fixture(autouse=True)
def usual_pack(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All commands are for the tiny pack."""
    monkeypatch.setenv("QUOTEBOT_PACK", str(pack))


def test_all_below_the_folder(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD, "a/good.qa.yaml")
    write(GOOD, "b/c/good.qa.yaml")
    write(BAD, ".hidden/bad.qa.yaml")
    write("raise SystemExit", "test_not_ours.py")
    assert main(["test"]) == 0
    assert capsys.readouterr().out.startswith("2 scripts: 4 passed, 0 failed, in ")


def test_failures_are_readable(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write(BAD)
    assert main(["test", "pool.qa.yaml"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("pool.qa.yaml:1: When does the pool open?\n- status: unknown\n+ status: answered\n\nReply ")
    assert "\n\n1 script: 0 passed, 1 failed, 1 failed as expected, in " in out


def test_json(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write(BAD)
    assert main(["test", "--json", "--coverage"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["passed"], data["failed"], data["failed_as_expected"]) == (0, 1, 1)
    assert [(failure["path"], failure["line"]) for failure in data["failures"]] == [("pool.qa.yaml", 1)]
    assert data["coverage"]["percent"] == 0


@pytest.mark.parametrize(
    ("args", "count"), [(["-k", "hello"], 1), (["--tag", "opening"], 1), (["--tag", "opening", "--tag", "x"], 1)]
)
def test_picking(write: Write, capsys: pytest.CaptureFixture[str], args: list[str], count: int) -> None:
    write(GOOD)
    assert main(["test", *args]) == 0
    assert f"{count} passed" in capsys.readouterr().out


def test_coverage(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    assert main(["test", "--coverage", "--coverage-min", "50"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("Coverage of the Larkfield swimming pool\n")
    assert "\nOnly 33.3 % of the pack is covered, not 50 %.\n" in out
    assert main(["test", "--coverage-min", "33"]) == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere"], "quotebot: there is no file nowhere\n"),
        (["empty"], "quotebot: there is no *.qa.yaml in empty\n"),
        (["words.txt"], "quotebot: words.txt is no script: its name does not end in .qa.yaml\n"),
        (["-k", "sharks", "good.qa.yaml"], "quotebot: no turn fits what was asked for\n"),
        (["a.qa.yaml", "b.qa.yaml"], "a.qa.yaml:1:16: `conversations` is empty; fill it in\nb.qa.yaml:1:1: the file is empty\n"),
    ],
)
def test_bad_input(write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str], args: list[str], said: str) -> None:
    write(GOOD, "good.qa.yaml")
    write("conversations: []\n", "a.qa.yaml")
    write("", "b.qa.yaml")
    write("", "words.txt")
    (tmp_path / "empty").mkdir()
    assert main(["test", *args]) == 2
    assert capsys.readouterr() == ("", said)
    assert main(["test", "--json", *args]) == 2
    assert json.loads(capsys.readouterr().out)["faults"] == said.splitlines()


def test_a_pack_that_is_not_there_is_told_once(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD, "a.qa.yaml")
    write(GOOD, "b.qa.yaml")
    assert main(["test", "--pack", "nowhere"]) == 2
    assert capsys.readouterr().err.count("nowhere/intents.yaml:1:1: ") == 1


def test_without_pytest(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "pytest", None)
    assert main(["test"]) == 2
    said = "quotebot: pytest is not installed, and scripts are run with it: pip install 'quotebot[test]'\n"
    assert capsys.readouterr() == ("", said)
