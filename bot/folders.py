"""Where the program keeps things of the user's: data that lasts, and what can be made again."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

CACHE = "QUOTEBOT_CACHE"
"""The environment variable that names another folder for what can be made again; ``off``: nothing is kept."""
_NAME = "quotebot"


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """``quotebot`` in the user's data folder.

    :raises RuntimeError: if the user has no home.
    """
    data = Path(environment.get("XDG_DATA_HOME", ""))
    # The standard says to ignore a relative path.
    return (data if data.is_absolute() else Path.home() / ".local" / "share") / _NAME


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """``$QUOTEBOT_CACHE``, else ``quotebot`` in the user's cache folder.

    :raises RuntimeError: if the user has no home, or wants nothing kept.
    """
    if named := environment.get(CACHE):
        if named == "off":
            raise RuntimeError(f"{CACHE} is off")
        return Path(named)
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / _NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / _NAME
    cache = environment.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / _NAME


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write, moved to its place when it is whole: a reader never sees half of one, whoever else writes.

    :raises OSError: if it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
