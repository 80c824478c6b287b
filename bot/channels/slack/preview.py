"""A reply as Slack shows it, drawn with letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.answering.reply import Reply
from bot.channels.layout import Line
from bot.channels.page import BAR
from bot.channels.shown import shown, wrap
from bot.channels.slack.blocks import posts


def preview_page(reply: Reply, width: int | None = None) -> list[Line]:
    """The messages that Slack gets for a reply."""
    lines: list[Line] = []
    for post in posts(reply, feedback={}):
        lines += [Line("")] if lines else []
        for block in post.blocks:
            lines += _block(block, width)
    return lines


def _block(block: dict[str, Any], width: int | None) -> Iterator[Line]:
    if block["type"] == "rich_text":
        for part in block["elements"]:
            quoted = part["type"] == "rich_text_quote"
            text = shown("".join(run["text"] for run in part["elements"]))
            for line in wrap(text, width and width - len(BAR) * quoted):
                yield Line(BAR * quoted + line, "quote" if quoted else "text")
        return
    faces = []
    for element in block["elements"]:
        votes = [element[vote]["text"]["text"] for vote in ("positive_button", "negative_button") if vote in element]
        faces += [f"( {vote} )" for vote in votes] or [f"[ {element['text']['text']} ]"]
    for line in wrap(shown("  ".join(faces)), width):
        yield Line(line, "option")
