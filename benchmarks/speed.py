"""How fast the bot is here: ``python benchmarks/speed.py`` prints a Markdown table.

Times are medians. The cold start of a whole ``quotebot ask`` stands beside the start of an interpreter that imports the
libraries it rests on, measured in turn with it, so that the ratio says something on any machine.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
LIBRARIES = "from pydantic import BaseModel; import yaml, rapidfuzz"
ASK = ["-m", "bot", "ask", "How many ventilators is Russia sending?"]
HELP = ["-m", "bot", "--help"]


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description="Measures the speed of quotebot.")
    parser.add_argument("-n", type=int, default=15, help="how often each process is started (default: 15)")
    count = max(1, parser.parse_args().n)
    rows = [*starts(count), *questions(count)]
    print("| what | figure |\n|---|---|")
    for name, figure in rows:
        print(f"| {name} | {figure} |")


def starts(count: int) -> list[tuple[str, str]]:
    """Cold starts: whole processes, in turn, so that a busy moment meets all of them."""
    programs = {"ask": ASK, "libraries": ["-c", LIBRARIES], "help": HELP}
    times: dict[str, list[float]] = {name: [] for name in (*programs, "first")}
    for _ in range(count + 1):
        for name, args in programs.items():
            times[name].append(timed(lambda args=args: process(args)))  # type: ignore[misc]
        with TemporaryDirectory() as empty:
            times["first"].append(timed(lambda: process(ASK, QUOTEBOT_CACHE=empty)))
    # The first round filled the disk cache.
    middle = {name: median(measured[1:]) for name, measured in times.items()}
    return [
        ("cold start of `quotebot ask`", f"{middle['ask'] * 1000:.0f} ms"),
        (f'start of `python -c "{LIBRARIES}"`', f"{middle['libraries'] * 1000:.0f} ms"),
        ("ratio of the two", f"{middle['ask'] / middle['libraries']:.1f}"),
        ("`quotebot ask` with nothing kept from an earlier start", f"{middle['first'] * 1000:.0f} ms"),
        ("`quotebot --help`", f"{middle['help'] * 1000:.0f} ms"),
    ]


def questions(count: int) -> list[tuple[str, str]]:
    """Loading, questions and memory, within this process."""
    sys.path.insert(0, str(ROOT))
    from bot import Bot
    from bot.content import default_folder, load_pack
    from bot.examples import examples

    # The first one reads the language too, which later ones share.
    first, *loads = [timed(Bot.load) for _ in range(1 + max(3, count // 3))]
    bot = Bot.load()
    asked = [example for texts in examples(load_pack(default_folder())).values() for example in texts]
    times = [timed(lambda text=text: bot.ask(text)) for text in asked]  # type: ignore[misc]
    return [
        ("loading the first pack", f"{first * 1000:.0f} ms"),
        ("loading another", f"{median(loads) * 1000:.0f} ms"),
        (f"a question, median of {len(asked)}", f"{median(times) * 1000:.2f} ms"),
        ("a question, 99th percentile", f"{quantiles(times, n=100)[98] * 1000:.2f} ms"),
        ("peak memory", f"{peak_memory():.0f} MiB"),
    ]


def process(args: list[str], **more: str) -> None:
    """Run an interpreter to its end; ``more`` are variables of its environment."""
    # An installation has compiled modules; a variable that forbids them would be measured otherwise.
    left_out = ("QUOTEBOT_PACK", "PYTHONDONTWRITEBYTECODE")
    environment = {name: value for name, value in os.environ.items() if name not in left_out} | more
    subprocess.run([sys.executable, *args], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def timed(action: Callable[[], object]) -> float:
    """Seconds that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def peak_memory() -> float:
    """The most that this process has held, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Bytes on macOS, KiB elsewhere.
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
