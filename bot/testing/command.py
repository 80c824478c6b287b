"""``quotebot test``: pytest underneath, and what a person or a program wants to read above."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from bot.channels.shown import json_line, shown
from bot.channels.streams import speak_utf8

if TYPE_CHECKING:
    import pytest

    from bot.testing.coverage import Coverage

PASSED, FAILED, REFUSED, INTERRUPTED = 0, 1, 2, 130
MISSING = "pytest is not installed, and scripts are run with it: pip install 'quotebot[test]'"
MISSING_SLACK = "Slack's libraries are not installed: pip install 'quotebot[slack]'"

# Only ours: neither the settings and plug-ins of a folder nor its Python tests are meant. Imported modules stay as they are.
_ALONE = ("-p no:terminal -p no:cacheprovider -p no:python -p no:unittest -p no:doctest -p no:faulthandler -p no:warnings "
          "--capture=no --assert=plain --noconftest").split()  # fmt: skip
_FOREIGN = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS")


def run_scripts(args: argparse.Namespace) -> int:
    """Run scripts and tell what came out.

    :returns: the exit status.
    """
    try:
        import pytest
    except ModuleNotFoundError:
        return _refuse([f"quotebot: {MISSING}"], args.json)
    if args.through and not find_spec("slack_bolt"):
        return _refuse([f"quotebot: {MISSING_SLACK}"], args.json)
    from bot.testing import plugin
    from bot.testing.finding import find_scripts

    try:
        files = find_scripts(args.files or ["."])
    except ValueError as error:
        return _refuse([f"quotebot: {error}"], args.json)
    run = Run(len(files))
    with _own_settings():
        status = pytest.main([*_ALONE, *_options(args), *map(str, files)], plugins=[plugin, run])
    run.clear()
    if run.interrupted:
        return INTERRUPTED
    if status == pytest.ExitCode.NO_TESTS_COLLECTED:
        run.faults.append("quotebot: no turn fits what was asked for")
    if run.faults or status not in (PASSED, FAILED):
        return _refuse(run.faults, args.json)
    if args.json:
        speak_utf8(sys.stdout)
        print(json_line(run.data()))
    else:
        print("\n".join(run.lines(args)))
    return int(status)


def _options(args: argparse.Namespace) -> Iterator[str]:
    yield from ("-c", os.devnull, "--rootdir", ".")
    if args.pack:
        yield from ("--qa-pack", args.pack)
    if args.words:
        yield from ("-k", args.words)
    if args.tag:
        yield from ("-m", " or ".join(args.tag))
    if args.coverage:
        yield "--qa-coverage"
    if args.through:
        yield f"--qa-through={args.through}"
    if args.coverage_min is not None:
        yield f"--qa-coverage-min={args.coverage_min}"


def _refuse(faults: list[str], as_json: bool) -> int:
    for fault in faults:
        print(shown(fault), file=sys.stderr)
    if as_json:
        print(json_line({"faults": faults}))
    return REFUSED


@contextmanager
def _own_settings() -> Iterator[None]:
    """No plug-ins and options but ours."""
    kept = dict(os.environ)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for name in _FOREIGN:
        os.environ.pop(name, None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)


class Run:
    """Listens to a run of pytest."""

    def __init__(self, files: int) -> None:
        self.faults: list[str] = []
        self.interrupted = False
        self._files = files
        self._passed = self._expected = self._total = 0
        self._failures: list[pytest.TestReport] = []
        self._coverage: Coverage | None = None
        self._start = time.perf_counter()
        self._live = bool(sys.stderr and sys.stderr.isatty())

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep the faults of a script, those of a pack once."""
        if report.failed:
            self.faults += [line for line in str(report.longrepr).splitlines() if line not in self.faults]

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Now it is known how many there are."""
        self._total = len(session.items)

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Ctrl-C, which pytest does not tell from faults that end the collection."""
        self.interrupted = excinfo.type is KeyboardInterrupt

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a turn."""
        if report.failed:
            self._failures.append(report)
        elif report.when == "call":
            self._expected += hasattr(report, "wasxfail")
            self._passed += report.passed
            self._show(f"{self._passed + self._expected + len(self._failures)} of {self._total}")

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Take over the coverage."""
        report = session.config.pluginmanager.get_plugin("quotebot-coverage")
        self._coverage = report.coverage if report else None

    def _show(self, text: str) -> None:
        if self._live:
            print(f"\r{text}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the progress off the screen."""
        self._show(" " * 24 + "\r")

    def lines(self, args: argparse.Namespace) -> Iterator[str]:
        """What a person reads: each failure, the coverage, a line of figures."""
        for report in self._failures:
            yield f"{str(report.longrepr).rstrip()}\n"
        if self._coverage is not None and args.coverage:
            from bot.testing.coverage import coverage_lines

            yield from (shown(line) for line in coverage_lines(self._coverage))
            yield ""
        if self._coverage is not None and args.coverage_min is not None and self._coverage.percent < args.coverage_min:
            yield f"Only {self._coverage.percent:g} % of the pack is covered, not {args.coverage_min:g} %."
        figures = [f"{self._passed} passed", f"{len(self._failures)} failed"]
        figures += [f"{self._expected} failed as expected"] if self._expected else []
        files = f"{self._files} script{'s' if self._files != 1 else ''}"
        yield f"{files}: {', '.join(figures)}, in {time.perf_counter() - self._start:.1f} s."

    def data(self) -> dict[str, Any]:
        """What a program reads."""
        from bot.testing.coverage import coverage_json

        return {
            "passed": self._passed,
            "failed": len(self._failures),
            "failed_as_expected": self._expected,
            "seconds": round(time.perf_counter() - self._start, 2),
            "failures": [
                {
                    "id": report.nodeid,
                    "path": report.location[0],
                    "line": (report.location[1] or 0) + 1,
                    "report": str(report.longrepr),
                }
                for report in self._failures
            ],
            "coverage": coverage_json(self._coverage) if self._coverage is not None else None,
        }
