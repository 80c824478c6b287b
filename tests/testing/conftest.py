"""Scripts for the tiny pack."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content import Fault
from bot.testing.loading import LoadedScript, ScriptError, load_script
from tests import tiny

pytest_plugins = ["pytester"]

Write = Callable[..., Path]


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny pack."""
    return tiny.write(tmp_path_factory.mktemp("pack"))


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a script into the current folder."""
    monkeypatch.chdir(tmp_path)

    def write(text: str, name: str = "pool.qa.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
        return path

    return write


@pytest.fixture
def load(write: Write, pack: Path) -> Callable[[str], LoadedScript]:
    """Loads a script, for the tiny pack unless it names another."""
    return lambda text: load_script(write(text), pack)


@pytest.fixture
def faults(write: Write, pack: Path) -> Callable[[str], list[str]]:
    """What is wrong with a script."""

    def faults(text: str) -> list[str]:
        with pytest.raises(ScriptError) as error:
            load_script(write(text), pack)
        assert all(isinstance(fault, Fault) for fault in error.value.faults)
        return str(error.value).splitlines()

    return faults
