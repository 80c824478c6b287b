"""How fast the terminal answers: ``python benchmarks/terminal.py`` prints Markdown tables.

A real session in a pseudo-terminal is typed into and read from, so that a figure is what somebody at the keyboard waits. Then a
file of questions is answered by one process and by two. Runs to be compared take turns, so that a busy moment meets all of them.
"""

from __future__ import annotations

import argparse
import os
import pty
import random
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
PROMPT = """\
from prompt_toolkit import PromptSession
PromptSession("› ").prompt()
"""
OPENINGS = ("", "please, ", "tell me, ", "hi, ", "so ")
ANSWERED = ("How many monitors is Russia sending?", "When does production begin?", "Who takes part in the 2+2 dialogue?")


class Terminal:
    """A process in a pseudo-terminal."""

    def __init__(self, home: str, *command: str) -> None:
        self.start = time.perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            own = {"HOME": home, "XDG_DATA_HOME": home, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "QUOTEBOT_PACK": ""}
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, *command], os.environ | own)
        ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))

    def until(self, pattern: str, start: float | None = None) -> float:
        """Seconds from ``start``, or else from the start of the process, until this is on the screen.

        :raises TimeoutError: if it does not come.
        """
        seen = ""
        while not re.search(pattern, seen):
            if not select.select([self.file], [], [], 30)[0]:
                raise TimeoutError(f"{pattern} does not come; there is {seen!r}")
            seen += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", os.read(self.file, 65536).decode("utf-8", "replace"))
        return time.perf_counter() - (self.start if start is None else start)

    def type(self, keys: str) -> float:
        """Press keys; returns when."""
        os.write(self.file, keys.encode())
        return time.perf_counter()

    def rest(self) -> None:
        """Wait until nothing more is drawn."""
        while select.select([self.file], [], [], 0.3)[0]:
            os.read(self.file, 65536)

    def leave(self) -> None:
        """End it."""
        self.type("\x03\x04")
        while select.select([self.file], [], [], 5)[0]:
            try:
                if not os.read(self.file, 65536):
                    break
            except OSError:  # how a pseudo-terminal says that nobody is there any more
                break
        os.close(self.file)
        os.waitpid(self.pid, 0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures the terminal.")
    parser.add_argument("-n", type=int, default=10, help="how often each is measured (default: 10)")
    parser.add_argument(
        "--questions", type=int, default=100_000, help="lines of the long file; 0 leaves it out (default: 100000)"
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        starts(folder, args.n)
        waits(folder, args.n)
        if args.questions:
            streams(Path(folder), args.questions)


def starts(home: str, times: int) -> None:
    """From the command to the first prompt."""
    ways = {
        "`import prompt_toolkit`": ("-c", "import prompt_toolkit"),
        "prompt_toolkit with a bare prompt": ("-c", PROMPT),
        "`quotebot` with its first prompt": ("-m", "bot"),
        "`quotebot --no-history`": ("-m", "bot", "--no-history"),
    }
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(times + 1):
        for way, command in ways.items():
            taken[way].append(_imported(command) if "import" in way else _prompted(home, command))
    table("start", {way: seconds[1:] for way, seconds in taken.items()})  # the first round filled the caches


def _imported(command: tuple[str, ...]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True)
    return time.perf_counter() - start


def _prompted(home: str, command: tuple[str, ...]) -> float:
    terminal = Terminal(home, *command)
    seconds = terminal.until("›")
    terminal.rest()
    terminal.leave()
    return seconds


def waits(home: str, times: int) -> None:
    """From a key to what it brings up, in one session."""
    terminal = Terminal(home, "-m", "bot")
    terminal.until("›")
    taken: dict[str, list[float]] = {"key to echo": [], "key to completions": [], "Enter to answer": []}
    for number in range(times + 1):
        terminal.rest()
        taken["key to echo"].append(terminal.until("/", terminal.type("/")))
        terminal.type("\x03how many ")
        terminal.rest()
        taken["key to completions"].append(terminal.until("ventilators is", terminal.type("v")))
        terminal.type("\x03" + ANSWERED[number % len(ANSWERED)])
        terminal.rest()
        taken["Enter to answer"].append(terminal.until("│ ", terminal.type("\r")))
    terminal.leave()
    table("wait", {what: seconds[1:] for what, seconds in taken.items()})


def streams(folder: Path, count: int) -> None:
    """A long file through ``ask --jsonl``, by one process and by two."""
    sys.path.insert(0, str(ROOT))
    from bot import Bot
    from bot.examples import examples

    texts = [text for own in examples(Bot.load().pack).values() for text in own]
    chance = random.Random(6)
    runs = []
    for lines, jobs in ((count // 10, 1), (count, 1), (count, 2)):
        file = folder / "questions.txt"
        file.write_text("".join(f"{chance.choice(OPENINGS)}{chance.choice(texts)}\n" for _ in range(lines)), encoding="utf-8")
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "bot", "ask", "--jsonl", str(file), "--jobs", str(jobs)], cwd=ROOT, stdout=subprocess.DEVNULL
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        # Bytes on macOS, KiB elsewhere.
        peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
        runs.append((lines, jobs, seconds, peak))
    print("| questions | jobs | seconds | questions a second | peak memory of the largest process, MiB |\n|---|---|---|---|---|")
    for lines, jobs, seconds, peak in runs:
        print(f"| {lines:,} | {jobs} | {seconds:.1f} | {lines / seconds:,.0f} | {peak:.0f} |")
    print(f"\nTwo jobs are {runs[1][2] / runs[2][2]:.2f} times as fast as one.")


def table(name: str, taken: dict[str, list[float]]) -> None:
    """Milliseconds of each, and how they compare with the first."""
    first = median(next(iter(taken.values())))
    print(f"| {name} | median ms | least | most | ratio |\n|---|---|---|---|---|")
    for what, seconds in taken.items():
        figures = [1000 * second for second in (median(seconds), min(seconds), max(seconds))]
        print(f"| {what} | {figures[0]:.0f} | {figures[1]:.0f} | {figures[2]:.0f} | {median(seconds) / first:.1f} |")
    print()


if __name__ == "__main__":
    main()
