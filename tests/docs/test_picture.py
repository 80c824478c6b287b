"""The picture in the README shows what really comes out."""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape

from bot import Bot
from bot.channels.layout import plain
from bot.channels.repl.evaluator import Evaluator
from bot.channels.repl.greeting import greeting
from docs.picture import COLUMNS, PICTURE, TYPED

TEXT = re.compile(r'<text [^>]*y="([\d.]+)"[^>]*>([^<]*)</text>')


def squeezed(text: str) -> str:
    """``text`` without its blanks, which the picture has as room between its stretches."""
    return re.sub(r"\s", "", text)


def test_the_picture_is_up_to_date() -> None:
    rows: dict[str, str] = defaultdict(str)
    for y, text in TEXT.findall(PICTURE.read_text(encoding="utf-8")):
        rows[y] += squeezed(unescape(text))
    evaluator = Evaluator(Bot.load())
    shown = plain(greeting(evaluator.state.pack)(COLUMNS))
    for typed in TYPED:
        shown += f"› {typed}\n" + "".join(plain(page(COLUMNS)) for page in evaluator.evaluate(typed))
    lines = [squeezed(line) for line in shown.splitlines()]
    assert list(rows.values())[: len(lines)] == lines, "run: python -m docs.picture"
