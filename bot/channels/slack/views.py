"""The Home tab and the modals. Pure functions, as those of the blocks are."""

from __future__ import annotations

from typing import Any

from bot.answering.reply import Reply
from bot.channels.slack import limits
from bot.channels.slack.blocks import Block, buttons, posts, rich, section
from bot.content import Intent, Pack

COMMENT = "comment"
"""The modal in which people say what they would have expected."""
FIELD = "text"
TOPIC_QUESTIONS = 5
"""Questions that are shown of one topic."""
THANKS = "Thank you. The people who keep the answers will see it."


def why_view(text: str) -> dict[str, Any]:
    """Why a reply is what it is."""
    return _modal("Why this answer?", [{"type": "rich_text", "elements": [_preformatted(text)]}])


def answer_view(question: str, reply: Reply) -> dict[str, Any]:
    """A question and its reply."""
    found = [block for post in posts(reply, question=question, asked=True) for block in post.blocks]
    return _modal("Answer", found[: limits.VIEW_BLOCKS])


def comment_view(vote: str) -> dict[str, Any]:
    """Asks what was wrong with a reply.

    :param vote: the id of the vote that the comment belongs to.
    """
    field = {"type": "plain_text_input", "action_id": FIELD, "multiline": True, "max_length": limits.MODAL}
    asks = {
        "type": "input",
        "block_id": COMMENT,
        "optional": True,
        "label": _label("What did you expect?"),
        "element": field,
    }
    view = _modal("Not helpful", [asks])
    return view | {"callback_id": COMMENT, "private_metadata": vote, "submit": _label("Send"), "close": _label("Skip")}


def home_view(pack: Pack, version: str) -> dict[str, Any]:
    """What can be asked, by topic."""
    blocks = [rich(section(f"I answer questions about {pack.about.title}, each with the passage that backs it."))]
    blocks += buttons(pack.about.examples, "choose:e")
    for topic, questions in topics(pack).items():
        blocks += [{"type": "divider"}, rich(section(topic.capitalize(), bold=True))]
        blocks += buttons(questions[:TOPIC_QUESTIONS], f"choose:{len(blocks)}")
    sources = "; ".join(f"{document.title}, {document.date}" for document in pack.documents.values())
    said = limits.clipped(f"Source: {sources} · {len(pack.facts)} facts · content {version}", limits.CONTEXT)
    blocks = blocks[: limits.VIEW_BLOCKS - 1]
    return {"type": "home", "blocks": [*blocks, {"type": "context", "elements": [_label(said)]}]}


def prompts(pack: Pack) -> list[dict[str, str]]:
    """Questions for somebody who is new."""
    return [{"title": limits.clipped(q, limits.BUTTON), "message": q} for q in pack.about.examples[: limits.PROMPTS]]


def topics(pack: Pack) -> dict[str, list[str]]:
    """The questions that are offered to people, by topic."""
    found: dict[str, list[str]] = {}
    for id, intent in pack.intents.items():
        found.setdefault(intent.topic or id.partition(".")[0].replace("_", " "), []).append(_question(intent))
    return found


def _question(intent: Intent) -> str:
    text = (intent.question or intent.examples[0]).rstrip("?. ")
    return f"{text[0].upper()}{text[1:]}?"


def _modal(title: str, blocks: list[Block]) -> dict[str, Any]:
    return {"type": "modal", "title": _label(limits.clipped(title, limits.TITLE)), "blocks": blocks, "close": _label("Close")}


def _preformatted(text: str) -> Block:
    return {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]}


def _label(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}
