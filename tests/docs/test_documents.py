"""The examples of the documentation show what really comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.refresh import DOCUMENTS, refreshed


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_examples_are_up_to_date(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert refreshed(text) == text, "run: python -m docs.refresh"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_examples_are_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert re.search(r"^```(console|text)\n(?!```)", text, re.MULTILINE)


def test_stale_output_is_replaced() -> None:
    text = "a\n```console\n$ quotebot --bogus\nold\n```\nb\n```python\nprint(6 * 7)\n```\n\n```text\nold\n```\n```text\nkept\n```\n"
    with pytest.raises(SystemExit):
        refreshed(text)
    assert refreshed(text.replace("--bogus", "ask --json hello")).startswith('a\n```console\n$ quotebot ask --json hello\n{"status": "chat"')
    assert refreshed(text.partition("b\n")[2]) == "```python\nprint(6 * 7)\n```\n\n```text\n42\n```\n```text\nkept\n```\n"
