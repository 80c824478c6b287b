"""A reply as Slack's blocks. Pure functions: a reply goes in, plain dictionaries come out.

Everything that is the bot's, the source's or a person's own stands in rich text, which Slack takes letter for letter:
no markup is read in it, and it can call nobody.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.answering.reply import Quote, Reply
from bot.channels.layout import plain
from bot.channels.page import chat_text, credit
from bot.channels.shown import shown
from bot.channels.slack import limits
from bot.channels.slack.wording import clean, escaped_within
from bot.channels.why import why_page

Block = dict[str, Any]

CHOOSE, WHY, FEEDBACK, SHARE = "choose", "why", "feedback", "share"
"""Ids of what can be pressed. There may be several choices: ``choose:0``, ``choose:1``."""


@dataclass(frozen=True, slots=True)
class Post:
    """One message."""

    text: str
    """For notifications and screen readers: all that the blocks say."""
    blocks: list[Block] = field(default_factory=list)


def posts(
    reply: Reply, *, question: str = "", asked: bool = False, feedback: Mapping[str, Any] | None = None, share: bool = False
) -> list[Post]:
    """The messages that a reply takes, nearly always one.

    :param question: what was asked; carried along by the button that shares a reply.
    :param asked: whether the question is shown above the reply, where nobody could see it otherwise.
    :param feedback: what a vote on the reply is to carry, as JSON; None asks for no vote.
    :param share: whether the reply can be shown to the whole channel.
    """
    parts = [*([_asked(question)] if asked else []), *_parts(reply)]
    pages = list(_pages(parts))
    ends = [*buttons(reply.options), *_more(reply, question if share else None)]
    if feedback is not None and reply.status != "chat":
        ends.append(_vote(feedback))
    return [
        Post(
            escaped_within(_spoken(page), limits.TEXT),
            [_rich(page), *(ends if number == len(pages) else [])],
        )
        for number, page in enumerate(pages, 1)
    ]


def why_text(reply: Reply) -> str:
    """How the reply came about, as far as a button can carry it."""
    return limits.clipped(clean(plain(why_page(reply))).rstrip() or "-", limits.VALUE)


def section(text: str, **style: bool) -> Block:
    """A paragraph, letter for letter."""
    run: Block = {"type": "text", "text": shown(clean(text)) or " "}
    return {"type": "rich_text_section", "elements": [run | ({"style": style} if style else {})]}


def rich(*elements: Block) -> Block:
    """A block of paragraphs and quotes."""
    return _rich(elements)


def button(label: str, action: str, value: str, style: str = "") -> Block:
    """Something to press."""
    text = {"type": "plain_text", "text": limits.clipped(clean(label), limits.BUTTON) or "…", "emoji": False}
    carried = limits.clipped(clean(value), limits.VALUE) or "…"
    face: Block = {"type": "button", "text": text, "action_id": action, "value": carried}
    return face | ({"style": style} if style else {})


def buttons(questions: Sequence[str], action: str = CHOOSE) -> list[Block]:
    """Questions to press, in as many blocks as they take."""
    faces = [button(question, f"{action}:{n}", question) for n, question in enumerate(questions)]
    step = limits.BUTTONS
    return [{"type": "actions", "elements": faces[at : at + step]} for at in range(0, len(faces), step)]


def _parts(reply: Reply) -> Iterator[Block]:
    for piece in limits.cut(chat_text(reply), limits.MESSAGE):
        yield section(piece)
    several = len({quote.source for quote in reply.quotes}) > 1
    for quote in reply.quotes:
        for piece in limits.cut(quote.text, limits.MESSAGE // 2):
            # Verbatim: not even what cannot be seen is changed in a quote, but for what Slack does not take at all.
            yield {"type": "rich_text_quote", "elements": [{"type": "text", "text": clean(piece) or " "}]}
        yield section(f"— {_credit(quote, several)}", italic=True)


def _credit(quote: Quote, several: bool) -> str:
    return credit(quote) + (f" ({quote.source})" if several and quote.said_by else "")


def _asked(question: str) -> Block:
    return section(f"› {limits.clipped(question, limits.MODAL)}", bold=True)


def _pages(parts: Sequence[Block]) -> Iterator[list[Block]]:
    """The parts by messages, none too large for one."""
    page: list[Block] = []
    size = 0
    for part in parts:
        length = sum(len(run["text"]) for run in part["elements"])
        if page and (size + length > limits.MESSAGE or len(page) == limits.ELEMENTS):
            yield page
            page, size = [], 0
        page.append(part)
        size += length
    yield page


def _spoken(page: Sequence[Block]) -> str:
    """All that a page says, quotes in quotation marks."""
    lines = []
    for part in page:
        said = "".join(run["text"] for run in part["elements"])
        lines.append(f"“{said}”" if part["type"] == "rich_text_quote" else said)
    return "\n".join(lines)


def _rich(elements: Sequence[Block]) -> Block:
    return {"type": "rich_text", "elements": list(elements)}


def _more(reply: Reply, question: str | None) -> Iterator[Block]:
    elements = [button("Why?", WHY, why_text(reply))] if reply.why else []
    if question is not None:
        elements.append(button("Share in channel", SHARE, question))
    if elements:
        yield {"type": "actions", "elements": elements}


def _vote(carried: Mapping[str, Any]) -> Block:
    def face(label: str, verdict: str) -> Block:
        value = json.dumps({"verdict": verdict, **carried}, ensure_ascii=False)
        return {"text": {"type": "plain_text", "text": label}, "value": value, "accessibility_label": label}

    votes = {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": face("Helpful", "good"),
        "negative_button": face("Not helpful", "bad"),
    }
    return {"type": "context_actions", "elements": [votes]}
