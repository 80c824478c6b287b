"""Which files are scripts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.testing import SUFFIX


def find_scripts(paths: Iterable[str]) -> list[Path]:
    """The scripts that are named, and those in the folders that are.

    :raises ValueError: if one is not there, is no script, or is a folder without any; its text says so.
    """
    return list(dict.fromkeys(script for path in paths for script in _scripts_at(Path(path))))


def _scripts_at(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(_below(path))
        if not found:
            raise ValueError(f"there is no *{SUFFIX} in {path}")
        return found
    if not path.exists():
        raise ValueError(f"there is no file {path}")
    if not path.name.endswith(SUFFIX):
        raise ValueError(f"{path} is no script: its name does not end in {SUFFIX}")
    return [path]


def _below(folder: Path) -> Iterator[Path]:
    for where, folders, files in os.walk(folder):
        # Not what is hidden, and not what others have installed.
        here = Path(where)
        folders[:] = [
            f for f in folders if not f.startswith(".") and f != "node_modules" and not (here / f / "pyvenv.cfg").exists()
        ]
        yield from (here / file for file in files if file.endswith(SUFFIX))
