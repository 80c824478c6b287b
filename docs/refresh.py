"""Writes the output into the examples of the documentation: ``python -m docs.refresh``.

A ``console`` block holds ``$ quotebot …`` lines, each followed by what the command prints; under ``$ quotebot`` alone,
lines that begin with the prompt are what is typed. A ``text`` block right after a ``python`` block holds what that
block prints; the ``python`` blocks of a document run one after the other in one namespace.
"""

from __future__ import annotations

import io
import os
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot import Bot
from bot.channels.layout import plain
from bot.channels.repl.evaluator import Evaluator
from bot.channels.repl.greeting import greeting
from bot.channels.slack.preview import preview_page
from bot.cli import main as quotebot

ROOT = Path(__file__).parents[1]
NAMES = ("cli.md", "conversations.md", "embedding.md", "matching.md", "slack.md")
DOCUMENTS = (ROOT / "README.md", *(ROOT / "docs" / name for name in NAMES))
WIDTH = 100
PROMPT = "› "

_BLOCK = re.compile(r"^```(console|python|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def refreshed(text: str) -> str:
    """A document with the output of all its examples as it is now."""
    names: dict[str, Any] = {}
    printed: str | None = None
    parts, at = [], 0
    for block in _BLOCK.finditer(text):
        between, kind, body = text[at : block.start()], block[1], block[2]
        if kind == "console":
            body = "".join(_session(body))
        elif kind == "python":
            printed = _run(body, names)
        elif printed is not None and not between.strip():
            body = printed
        if kind != "python":
            printed = None
        parts += [between, f"```{kind}\n{body}```"]
        at = block.end()
    return "".join([*parts, text[at:]])


def _session(body: str) -> Iterator[str]:
    lines = body.splitlines()
    for number, line in enumerate(lines):
        if not line.startswith("$ "):
            continue
        yield ("\n" if number else "") + f"{line}\n"
        if line == "$ quotebot":
            yield _conversation([typed.removeprefix(PROMPT) for typed in lines if typed.startswith(PROMPT)])
        else:
            yield _command(shlex.split(line)[2:])


def _command(args: list[str]) -> str:
    # Errors belong to what one sees in a terminal, so both streams go the same way.
    out = _Terminal()
    with redirect_stdout(out), redirect_stderr(out), patch.dict(os.environ, COLUMNS=str(WIDTH), QUOTEBOT_PACK="", NO_COLOR="1"):
        try:
            quotebot(args)
        except SystemExit as leaving:  # as --help does
            if leaving.code:
                raise
    return out.getvalue()


def _conversation(typed: list[str]) -> str:
    evaluator = Evaluator(Bot.load(), previews={"slack": preview_page})
    parts = [plain(greeting(evaluator.state.pack)(WIDTH))]
    for text in typed:
        pages = [plain(page(WIDTH)) for page in evaluator.evaluate(text)]
        parts.append(f"{PROMPT}{text}\n" + "\n".join(pages))
    return "\n".join(parts)


def _run(body: str, names: dict[str, Any]) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(body, "example", "exec"), names)
    return out.getvalue()


if __name__ == "__main__":
    for document in DOCUMENTS:
        document.write_text(refreshed(document.read_text(encoding="utf-8")), encoding="utf-8")
