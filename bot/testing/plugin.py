"""The pytest plug-in: collects ``*.qa.yaml``, and has a fixture ``fake_slack``. What takes time is imported when it is needed."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.testing import SUFFIX

if TYPE_CHECKING:
    from bot.testing.coverage import Coverage
    from bot.testing.items import QaFile
    from bot.testing.slack import FakeSlack

_SENT = "quotebot_coverage"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options."""
    group = parser.getgroup("quotebot", "scripted questions and answers (*.qa.yaml)")
    group.addoption("--qa-pack", metavar="DIR", help="the pack that scripts are for if they name none")
    group.addoption("--qa-coverage", action="store_true", help="list what of the pack no script asked for")
    group.addoption("--qa-coverage-json", metavar="FILE", help="write the coverage of the pack to FILE")
    group.addoption("--qa-coverage-min", metavar="PERCENT", type=float, help="fail if less of the pack is covered")
    group.addoption("--qa-through", choices=["slack"], help="ask through an adapter, and judge what people would see there")
    parser.addini("qa_pack", "the pack that scripts are for if they name none, seen from this file")


def pytest_configure(config: pytest.Config) -> None:
    """Count what replies give, if that is asked for."""
    options = ("qa_coverage", "qa_coverage_json", "qa_coverage_min")
    if any(config.getoption(option) not in (None, False) for option in options):
        config.pluginmanager.register(CoverageReport(config), "quotebot-coverage")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> QaFile | None:
    """A script, if the file is one."""
    if not file_path.name.endswith(SUFFIX):
        return None
    from bot.testing.items import QaFile

    file: QaFile = QaFile.from_parent(parent, path=file_path)
    file.usual_pack = usual_pack(parent.config)
    file.through = parent.config.getoption("qa_through")
    return file


def pytest_collection_finish(session: pytest.Session) -> None:
    """Keep packs, scripts and items, which stay to the end of the run, from being looked through for garbage again and again."""
    if any(item.path.name.endswith(SUFFIX) for item in session.items):
        gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """The same for the last searches, of pytest and of Python itself, unless there are tests that may have left something."""
    if all(item.path.name.endswith(SUFFIX) for item in session.items):
        gc.freeze()


def usual_pack(config: pytest.Config) -> Path | None:
    """The pack that the run names: its option, else the setting of its file."""
    option, setting = config.getoption("qa_pack"), config.getini("qa_pack")
    if option:
        return Path(config.invocation_params.dir, option)
    return Path((config.inipath or config.rootpath / "-").parent, setting) if setting else None


class CoverageReport:
    """Counts what replies give, in this process or in its workers, and tells at the end."""

    def __init__(self, config: pytest.Config) -> None:
        from bot.testing.coverage import Coverage
        from bot.testing.items import COVERAGE

        self.coverage: Coverage = Coverage()
        self._config = config
        config.stash[COVERAGE] = self.coverage

    @property
    def _too_low(self) -> bool:
        least = self._config.getoption("qa_coverage_min")
        return least is not None and self.coverage.percent < least

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker of pytest-xdist has ended: take over what it has counted."""
        from bot.testing.subject import subject

        data = json.loads(getattr(node, "workeroutput", {}).get(_SENT, "{}"))
        self.coverage.merge(data, {folder: subject(Path(folder)).pack for folder in data})

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Send the counts to whom they belong; fail the run if too little is covered."""
        if hasattr(self._config, "workeroutput"):
            self._config.workeroutput[_SENT] = json.dumps(self.coverage.data())
            return
        file = self._config.getoption("qa_coverage_json")
        if file:
            from bot.testing.coverage import coverage_json

            text = json.dumps(coverage_json(self.coverage), ensure_ascii=False, indent=2)
            Path(self._config.invocation_params.dir, file).write_text(f"{text}\n", encoding="utf-8")
        if self._too_low and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Show the counts."""
        from bot.testing.coverage import coverage_lines

        if self._config.getoption("qa_coverage"):
            terminalreporter.section("coverage of content")
            for line in coverage_lines(self.coverage):
                terminalreporter.line(line)
        if self._too_low:
            least = self._config.getoption("qa_coverage_min")
            terminalreporter.line(f"Only {self.coverage.percent:g} % of the pack is covered, not {least:g} %.", red=True)


@pytest.fixture
def fake_slack() -> Iterator[FakeSlack]:
    """A Slack on this machine, fresh for each test; see :mod:`bot.testing.slack`."""
    from bot.testing.slack import FakeSlack

    with FakeSlack() as slack:
        yield slack
