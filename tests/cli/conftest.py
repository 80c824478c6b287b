"""Runs the command line, within the process and outside it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main
from tests import tiny

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny pack, which every command answers from."""
    folder = tiny.write(tmp_path / "pack")
    monkeypatch.setenv("QUOTEBOT_PACK", str(folder))
    return folder


@pytest.fixture
def run(pack: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process."""
    assert pack.is_dir()

    def run(*args: str) -> Ran:
        try:
            status = main(args)
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run


@pytest.fixture
def start(pack: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Starts a command as a process of its own, with pipes."""

    def start(*args: str | bytes, **environment: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *args],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT), "QUOTEBOT_PACK": str(pack)} | environment,
        )

    return start
