"""Sessions in a real pseudo-terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Terminal:
    """A process in a pseudo-terminal of 60 columns."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            settings = {"PYTHONPATH": str(ROOT), "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"} | environment
            os.execve(sys.executable, [sys.executable, "-m", "bot", "--pack", str(folder)], os.environ | settings)
        self.resize(60)
        self.screen = ""

    def resize(self, columns: int) -> None:
        """Make it as wide as this; the process is told."""
        ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def see(self, text: str) -> str:
        """What comes up to ``text``, without codes; fails where it does not come."""
        deadline = time.monotonic() + 30
        while text not in self.screen:
            ready, _, _ = select.select([self.file], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, f"{text!r} does not come; there is {self.screen!r}"
            self.screen += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", os.read(self.file, 65536).decode("utf-8", "replace"))
        seen, _, self.screen = self.screen.partition(text)
        return seen

    def type(self, text: str) -> None:
        os.write(self.file, text.encode())

    def status(self) -> int:
        """The exit status, once it has left."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """Those that a test started; what is still running is ended after it."""
    started: list[Terminal] = []
    yield started
    for terminal in started:
        os.close(terminal.file)
        try:
            os.kill(terminal.pid, signal.SIGKILL)
            os.waitpid(terminal.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            continue


def test_a_session_in_a_terminal(folder: Path, tmp_path: Path, terminals: list[Terminal]) -> None:
    terminals.append(terminal := Terminal(folder))
    terminal.see("Ask about the Larkfield swimming pool.")
    terminal.see("› ")
    terminal.type("When does the pool open?\r")
    terminal.see("The pool opens in May 2031.")
    terminal.see("│ The pool opens in May 2031.")
    terminal.see("› ")
    terminal.type("/why\r")
    terminal.see("opening.when")
    terminal.see("› ")
    terminal.type("never asked\x03")
    terminal.type("\x04")
    assert terminal.status() == 0
    history = (tmp_path / "data" / "quotebot" / "history").read_text(encoding="utf-8")
    assert [line for line in history.splitlines() if line.startswith("+")] == ["+When does the pool open?"]


def test_a_resize_redraws_the_line_and_wraps_what_comes_next(folder: Path, terminals: list[Terminal]) -> None:
    terminals.append(terminal := Terminal(folder))
    terminal.see("› ")
    terminal.type("Does the pool lend 61 towels?")
    terminal.see("61 towels?")
    terminal.resize(40)
    terminal.see("Does the pool lend 61 towels?")
    terminal.type("\r")
    assert terminal.see("\nlend 60 towels to visitors.").endswith("No: 60 towels, not 61. The pool will\r\r")
    terminal.type("/quit\r")
    assert terminal.status() == 0


def test_ctrl_c_during_a_command_stops_only_that(folder: Path, tmp_path: Path, terminals: list[Terminal]) -> None:
    many = tmp_path / "many.txt"
    many.write_text("hello\n" * 100_000)
    terminals.append(terminal := Terminal(folder))
    terminal.see("› ")
    terminal.type(f"/ask-all {many}\r")
    terminal.see("Hello! Ask me")
    terminal.type("\x03")
    terminal.see("› for example")
    terminal.type("/quit\r")
    assert terminal.status() == 0


def test_a_dumb_terminal_gets_plain_lines(folder: Path, terminals: list[Terminal]) -> None:
    terminals.append(terminal := Terminal(folder, TERM="dumb"))
    terminal.see("› ")
    terminal.type("hello\n")
    terminal.see("Hello! Ask me about the Larkfield swimming pool.\r\n› ")
    terminal.type("/quit\n")
    assert terminal.status() == 0
