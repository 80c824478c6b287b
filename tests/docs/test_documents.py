"""The examples of the documentation show what really comes out."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from bot.cli import build_parser
from docs.refresh import DOCUMENTS, ROOT, refreshed


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_examples_are_up_to_date(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert refreshed(text) == text, "run: python -m docs.refresh"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_examples_are_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert re.search(r"^```(console|text)\n(?!```)", text, re.MULTILINE)


def test_every_verb_has_its_help_in_the_reference() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    verbs = next(action.choices for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction))
    assert [verb for verb in verbs if f"\n$ quotebot {verb} --help\n" not in text] == []


def test_commands_are_run() -> None:
    shown = refreshed("a\n```console\n$ quotebot ask --json hello\nold\n```\nb\n")
    assert shown.startswith('a\n```console\n$ quotebot ask --json hello\n{"status": "chat"')
    assert shown.endswith("}\n```\nb\n")


def test_conversations_are_held() -> None:
    shown = refreshed("```console\n$ quotebot\n› /nonsense\nold\n› /wy\n```\n")
    assert shown.endswith(
        "\n\n› /nonsense\nThere is no command /nonsense; /help lists those there are.\n"
        "\n› /wy\nThere is no command /wy; did you mean /why?\n```\n"
    )


def test_code_is_run_and_only_the_text_after_it_is_replaced() -> None:
    code = "```python\nx = 6 * 7\n```\nand\n```python\nprint(x)\n```\n\n"
    text = "```text\n{}\n```\n```text\nkept\n```\n"
    assert refreshed(code + text.format("old")) == code + text.format("42")


def test_an_example_that_fails_is_noticed() -> None:
    with pytest.raises(SystemExit):
        refreshed("```console\n$ quotebot --bogus\n```\n")
