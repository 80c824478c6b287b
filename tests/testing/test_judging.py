"""A reply held against what is expected of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.testing.loading import LoadedScript
from bot.testing.running import failure_report, play

Load = Callable[[str], LoadedScript]
OPENS = "When does the pool open?"


def differences(load: Load, expected: str, ask: str = OPENS) -> list[str]:
    """What differs, field by field."""
    script = load(f"conversations: [{{turns: [{{ask: '{ask}', {expected}}}]}}]")
    (block,) = script.blocks()
    return [difference.field for outcome in play(block, script.subject) for difference in outcome.differences]


@pytest.mark.parametrize(
    ("holds", "differs"),
    [
        ("status: answered", "status: unknown"),
        ("verdict: none", "verdict: yes"),
        ("verdict: ", "verdict: no"),
        ("text: The pool opens in May 2031.", "text: The pool opens."),
        ("contains: [2031, THE  POOL]", "contains: [2031, 2030]"),
        ("lacks: [2030, sharks]", "lacks: [2030, May]"),
        ("intent: opening.when", "intent: towels.count"),
        ("facts: opening", "facts: [opening, towels]"),
        ("facts: [opening]", "facts: []"),
        ("quote: May 2031", "quote: 60 towels"),
        ("quote: [The pool, May 2031.]", "quote: [The pool, 60 towels]"),
        ("speaker: pool", "speaker: pike"),
        ("speaker: the pool", "speaker: Ms. Pike"),
        ("options: []", "options: [What?]"),
    ],
)
def test_each_expectation(load: Load, holds: str, differs: str) -> None:
    assert differences(load, holds) == []
    assert differences(load, differs) == [differs.split(":")[0]]


@pytest.mark.parametrize("spelling", ["yes", "Yes", '"yes"', "true"])
def test_yes_in_all_spellings(load: Load, spelling: str) -> None:
    assert differences(load, f"verdict: {spelling}", "Does the pool open in May 2031?") == []


def test_no_intent(load: Load) -> None:
    assert differences(load, "intent: none, status: unknown, facts: ", "How many sharks are there?") == []


def test_nothing_expected(load: Load) -> None:
    assert differences(load, "tags: slow") == []


def test_a_failure_says_where_what_and_why(load: Load) -> None:
    script = load(f"""
        conversations:
          - name: opening
            turns:
              - ask: [{OPENS}, hello]
                status: answered
                verdict: yes
        """)
    (block,) = script.blocks()
    report = failure_report(block, play(block, script.subject))
    assert report.startswith(
        "pool.qa.yaml:4: When does the pool open?\n- verdict: yes\n+ verdict: none\n\nReply       The pool opens in May 2031.\n"
    )
    assert "\nExample     “When does the pool open?” at intents.yaml:15:16\n" in report
    assert "\npool.qa.yaml:4: hello\n- status: answered\n+ status: chat\n- verdict: yes\n+ verdict: none\n" in report
    assert report.endswith("2 of the turn's 2 questions differ.\n")
