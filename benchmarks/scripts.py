"""How long 1,000 scripted turns take through pytest: ``python benchmarks/scripts.py`` prints a Markdown table.

Three runs are measured in turn, so that a busy moment meets all of them: pytest with the scripts, pytest with as many
items that do nothing, and the same questions asked of the bot without pytest. What is left is the plug-in's own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES = 20
LEFT_OUT = ("PYTEST", "QUOTEBOT", "PYTHONDONTWRITEBYTECODE")
"""What of the surroundings is not measured. Installed, the modules are compiled."""
EMPTY = """\
import pytest

def pytest_collect_file(file_path, parent):
    return Empty.from_parent(parent, path=file_path) if file_path.suffix == ".empty" else None

class Empty(pytest.File):
    def collect(self):
        return [Nothing.from_parent(self, name=str(n)) for n in range(int(self.path.read_text()))]

class Nothing(pytest.Item):
    def runtest(self):
        pass
"""
ASK = """\
import sys
from bot import Bot
bot = Bot.load()
for question in open(sys.argv[1], encoding="utf-8"):
    bot.ask(question.strip())
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures scripts under pytest.")
    parser.add_argument("-n", type=int, default=5, help="how often each run is made (default: 5)")
    parser.add_argument("--turns", type=int, default=1_000, help="how many turns (default: 1000)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, args.turns)
        # With settings of its own, so that pytest does not look through the folders above it.
        settings = folder / "pytest.ini"
        settings.write_text("[pytest]\n", encoding="utf-8")
        pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-c", str(settings)]
        runs = {
            "scripts": [*pytest, "-p", "bot.testing.plugin", str(folder / "scripts")],
            "scripts, two processes": [*pytest, "-p", "xdist", "-p", "bot.testing.plugin", "-n", "2", str(folder / "scripts")],
            "empty": [*pytest, str(folder / "empty")],
            "bot": [sys.executable, "-c", ASK, str(folder / "questions.txt")],
        }
        times: dict[str, list[tuple[float, float]]] = {run: [] for run in runs}
        for _ in range(max(1, args.n) + 1):
            for run, command in runs.items():
                times[run].append(timed(command))
    # The first round filled the caches; of the others the fastest was disturbed least.
    wall, processor = ({run: min(taken[n] for taken in measured[1:]) for run, measured in times.items()} for n in (0, 1))
    both = processor["scripts"]
    print(f"| {args.turns} turns | seconds | of them on a processor | share |\n|---|---|---|---|")
    for label, run in (
        ("pytest with the scripts", "scripts"),
        ("pytest with as many empty items", "empty"),
        ("the bot alone: start, load, questions", "bot"),
    ):
        print(f"| {label} | {wall[run]:.2f} | {processor[run]:.2f} | {100 * processor[run] / both:.0f} % |")
    own = both - processor["empty"] - processor["bot"]
    print(f"| left for the plug-in | | {own:.2f} | {100 * own / both:.0f} % |")
    print(f"| pytest with the scripts in two processes | {wall['scripts, two processes']:.2f} | | |")
    print(f"\nratio of scripts to empty items: {both / processor['empty']:.1f}")


def write(folder: Path, turns: int) -> None:
    """Scripts of example questions, each another one, and empty items."""
    sys.path.insert(0, str(ROOT))
    from bot.content import default_folder, load_pack
    from bot.examples import examples
    from bot.testing.recording import inline

    own = [text for texts in examples(load_pack(default_folder())).values() for text in texts]
    asked = [f"{start}{text}" for start in ("", "please, ", "tell me, ") for text in own][:turns]
    (folder / "questions.txt").write_text("\n".join(asked), encoding="utf-8")
    for kind in ("scripts", "empty"):
        (folder / kind).mkdir()
    (folder / "empty" / "conftest.py").write_text(EMPTY, encoding="utf-8")
    for n in range(FILES):
        part = asked[n::FILES]
        lines = "".join(f"  - turns: [{{ask: {inline(text)}, lacks: unicorn}}]\n" for text in part)
        (folder / "scripts" / f"{n}.qa.yaml").write_text(f"conversations:\n{lines}", encoding="utf-8")
        (folder / "empty" / f"{n}.empty").write_text(str(len(part)), encoding="utf-8")


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds that a process takes, and those that it and its children are on a processor."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(LEFT_OUT)}
    start, before = time.perf_counter(), os.times()
    subprocess.run(
        command, cwd=ROOT, env=environment | {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, used


if __name__ == "__main__":
    main()
