"""Scripts written from what was asked and replied."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.answering.reply import Reply
from bot.testing import SUFFIX

# What means the same in and out of brackets, to this reader of YAML and to others.
_PLAIN = re.compile(r"(?!(?:yes|no|on|off|true|false|null|y|n)$)[^\W\d_][^\n:#,\[\]{}\"\\]*(?<!\s)", re.IGNORECASE)

Exchange = tuple[str, Reply]
"""A question and its reply."""


class Recorder:
    """Writes a conversation to a new script, each exchange at once, so that nothing is lost."""

    def __init__(self, path: Path, pack: Path | None = None) -> None:
        """:raises ValueError: if the file should not be written; its text says why."""
        if not path.name.endswith(SUFFIX):
            path = path.with_name(f"{path.name.removesuffix('.yaml').removesuffix('.qa')}{SUFFIX}")
        if path.exists():
            raise ValueError(f"{path} is there already; name another file.")
        if not path.parent.is_dir():
            raise ValueError(f"There is no folder {path.parent}.")
        self.path = path
        self._pack = pack
        self._count = 0

    @property
    def told(self) -> str:
        """What was written, in words."""
        return f"{self._count} question{'s' if self._count != 1 else ''} to {self.path}" if self._count else "nothing"

    def add(self, question: str, reply: Reply) -> None:
        """Write one exchange.

        :raises OSError: if that fails.
        """
        if not question.strip():
            return
        with self.path.open("a" if self._count else "x", encoding="utf-8") as file:
            if not self._count:
                file.write(f"{head(self.path, self._pack)}conversations:\n  - turns:\n")
            file.write(turn_text(question, reply))
        self._count += 1


def script_text(path: Path, pack: Path | None, conversations: Iterable[Sequence[Exchange]]) -> str:
    """A script that expects the replies that came."""
    return f"{head(path, pack)}conversations:\n" + "".join(conversation_text(exchanges) for exchanges in conversations)


def conversation_text(exchanges: Iterable[Exchange]) -> str:
    """A conversation as it stands in the list of a script, two spaces in."""
    return "  - turns:\n" + "".join(turn_text(*exchange) for exchange in exchanges)


def head(path: Path, pack: Path | None) -> str:
    """What stands above the conversations of the script at ``path``: its pack, if it is not the included one."""
    if pack is None:
        return ""
    return f"pack: {inline(Path(os.path.relpath(pack, path.parent)).as_posix())}\n"


def turn_text(question: str, reply: Reply) -> str:
    """A turn with everything that is known of the reply but its text, which changes too easily."""
    lines = [f"ask: {inline(question)}", *(f"{key}: {value}" for key, value in _expected(reply))]
    return f"      - {lines[0]}\n" + "".join(f"        {line}\n" for line in lines[1:])


def _expected(reply: Reply) -> Iterator[tuple[str, str]]:
    yield "status", inline(reply.status)
    if reply.verdict:
        yield "verdict", inline(reply.verdict)
    if reply.intent:
        yield "intent", inline(reply.intent)
    if reply.facts:
        yield "facts", listed(reply.facts)
    if reply.quotes:
        quotes = [quote.text for quote in reply.quotes]
        yield "quote", inline(quotes[0]) if len(quotes) == 1 else listed(quotes)
    if reply.options:
        yield "options", listed(reply.options)


def inline(text: str) -> str:
    """A text as YAML on one line, in quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def listed(texts: Iterable[str]) -> str:
    """A list as YAML on one line."""
    return f"[{', '.join(map(inline, texts))}]"
