"""Scripts under pytest, in runs of their own."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from bot.testing import plugin
from tests import tiny

SCRIPT = """\
tags: [pool]
conversations:
  - name: opening
    turns:
      - ask: When does the pool open?
        status: answered
        contains: 2031
      - ask: Does the pool open in May 2031?
        verdict: no
      - ask: hello
        status: chat
        tags: [talk]
  - turns:
      - ask: hello
      - ask: hello
"""
NAMES = [
    "opening::When does the pool open?", "opening::Does the pool open in May 2031?", "opening::hello", "2::hello", "2::hello (2)",
]  # fmt: skip

Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs pytest, in a process of its own where it must be, with the plug-in whether or not it is installed."""
    tiny.write(pytester.path / "pack")
    (pytester.path / "pool.qa.yaml").write_text(SCRIPT, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    installed = any(point.value == "bot.testing.plugin" for point in entry_points(group="pytest11"))
    apart = () if installed else ("-p", "bot.testing.plugin")

    def run(*args: str, process: bool = False) -> pytest.RunResult:
        if process or "-n" in args:
            return pytester.runpytest_subprocess(*apart, "--qa-pack=pack", *args)
        return pytester.runpytest_inprocess("--qa-pack=pack", *args, plugins=[] if installed else [plugin])

    return run


def test_an_item_a_turn(run: Run) -> None:
    lines = run("--collect-only", "-q").outlines
    assert [line.removeprefix("pool.qa.yaml::") for line in lines[:5]] == NAMES


def test_a_failure_hides_no_other_and_shows_no_traceback(run: Run) -> None:
    result = run("--strict-markers")
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(
        ["pool.qa.yaml:8: Does the pool open in May 2031[?]", "- verdict: no", "+ verdict: yes", "", "Reply * Yes.*", "Read as *"]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*.py:*")


@pytest.mark.parametrize(
    ("args", "passed", "failed"),
    [
        (["-k", "hello"], 3, 0),
        (["-k", "opening and not hello"], 1, 1),
        (["-m", "talk", "--strict-markers"], 1, 0),
        (["-m", "pool and not talk", "--strict-markers"], 3, 1),
        (["-x"], 1, 1),
        (["-n", "2"], 4, 1),
        ([f"pool.qa.yaml::{NAMES[4]}"], 1, 0),
    ],
    ids=str,
)
def test_picking(run: Run, args: list[str], passed: int, failed: int) -> None:
    counts = run(*args).parseoutcomes()
    assert (counts.get("passed", 0), counts.get("failed", 0)) == (passed, failed)


def test_the_last_failures_again(run: Run) -> None:
    run()
    run("--lf").assert_outcomes(failed=1)


def test_junit(run: Run, pytester: pytest.Pytester) -> None:
    run("--junitxml=out.xml")
    cases = ElementTree.parse(pytester.path / "out.xml").findall(".//testcase")
    assert [case.get("name") for case in cases] == [name.split("::")[1] for name in NAMES]
    (failure,) = [failure for case in cases for failure in case.findall("failure")]
    assert "+ verdict: yes" in (failure.text or "")


def test_faults_of_all_scripts(run: Run, pytester: pytest.Pytester) -> None:
    for name in ("a", "b"):
        (pytester.path / f"{name}.qa.yaml").write_text("conversations: []\n")
    result = run()
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines([f"{name}.qa.yaml:1:16: `conversations` is empty; fill it in" for name in ("a", "b")])


def test_a_fault_is_told_and_not_the_tags_that_were_not_read_for_it(run: Run, pytester: pytest.Pytester) -> None:
    (pytester.path / "pool.qa.yaml").write_text("conversations: [{turns: [{ask: hello, tags: talk, intent: helo}]}]\n")
    result = run("-m", "talk", "--strict-markers")
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines(["pool.qa.yaml:1:59: there is no intent `helo`; did you mean `hello`?"])
    result.stderr.no_fnmatch_line("*Unknown marker*")


def expected_failure(pytester: pytest.Pytester, verdict: str) -> None:
    text = f"conversations: [{{turns: [{{ask: Does the pool open in May 2031?, verdict: {verdict}, xfail: not yet}}]}}]\n"
    (pytester.path / "pool.qa.yaml").write_text(text)


def test_an_expected_failure(run: Run, pytester: pytest.Pytester) -> None:
    expected_failure(pytester, "no")
    run().assert_outcomes(xfailed=1)
    run("--runxfail").assert_outcomes(failed=1)


def test_an_expected_failure_that_passes_fails(run: Run, pytester: pytest.Pytester) -> None:
    expected_failure(pytester, "yes")
    result = run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["pool.qa.yaml:1: Does the pool open in May 2031[?]", "This works now*`xfail: not yet`."])
    run("--runxfail").assert_outcomes(passed=1)


def test_the_pack_of_the_settings(run: Run, pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nqa_pack = pack\n")
    run("--qa-pack=", "-k", "opening").assert_outcomes(passed=2, failed=1)


def test_a_pack_that_is_not_there(run: Run) -> None:
    result = run("--qa-pack=nowhere")
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines(["nowhere/intents.yaml:1:1: there is no folder *"])


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["alone", "workers"])
def test_coverage(run: Run, pytester: pytest.Pytester, workers: list[str]) -> None:
    result = run("--qa-coverage", "--qa-coverage-json=out.json", *workers)
    result.stdout.fnmatch_lines(
        [
            "Coverage of the Larkfield swimming pool",
            "  intents        1 of 3 * 33.3 %",
            "  small talk     1 of 1 * 100 %",
            "  facts          1 of 3 * 33.3 %",
            "  sentences      1 of 3 * 33.3 %",
            "No script asked for these facts:",
            "  facts/pool.yaml:*: lifeguards",
            "No fact quotes these sentences*",
            "  pack/facts/sources/notice.txt:1:1: Larkfield swimming pool",
        ]
    )
    data = json.loads((pytester.path / "out.json").read_text())
    assert data["percent"] == 33.3
    assert [part["id"] for part in data["packs"][0]["intents"]["missing"]] == ["lifeguards.count", "towels.count"]


def test_too_little_coverage_fails(run: Run) -> None:
    assert run("-k", "not May", "--qa-coverage-min=33").ret == pytest.ExitCode.OK
    result = run("-k", "not May", "--qa-coverage-min=34")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["Only 33.3 % of the pack is covered, not 34 %."])


def test_nothing_is_imported_where_there_is_no_script(run: Run, pytester: pytest.Pytester) -> None:
    (pytester.path / "pool.qa.yaml").unlink()
    pytester.makepyfile("import sys\ndef test(): assert not {'pydantic', 'yaml', 'rapidfuzz', 'bot.engine'} & set(sys.modules)")
    run("-p", "no:hypothesispytest", process=True).assert_outcomes(passed=1)
