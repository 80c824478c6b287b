"""Completion in the user's shell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.shells import SHELLS, complete
from tests.cli.conftest import ROOT, Run


@pytest.mark.parametrize("shell", SHELLS)
def test_what_a_shell_has_to_run(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert (ran.status, ran.err) == (0, "")
    assert "_ARGCOMPLETE" in ran.out
    assert "quotebot" in ran.out


def test_bash_understands_it(run: Run) -> None:
    assert subprocess.run(["bash", "-n"], input=run("completion", "bash").out, text=True).returncode == 0


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("quotebot ex", ["explain"]),
        ("quotebot ask --jso", ["--json", "--jsonl"]),
        ("quotebot completion ", ["bash", "fish", "zsh"]),
        ("quotebot check --st", ["--strict"]),
    ],
)
def test_what_is_offered(line: str, offered: list[str], tmp_path: Path) -> None:
    asked = {"_ARGCOMPLETE": "1", "_ARGCOMPLETE_IFS": "\n", "_ARGCOMPLETE_STDOUT_FILENAME": str(tmp_path / "offered")}
    place = {"COMP_LINE": line, "COMP_POINT": str(len(line)), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "bot"], check=True, env=os.environ | asked | place)
    found = (tmp_path / "offered").read_text().split()
    assert sorted(text for text in found if text not in ("-h", "--help")) == offered


def test_without_the_library_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("argcomplete", "argcomplete.shell_integration"):
        monkeypatch.setitem(sys.modules, name, None)
    ran = run("completion", "zsh")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("pip install 'quotebot[shell]'\n")
    with pytest.raises(SystemExit):
        complete(None)  # type: ignore[arg-type]
