"""Questions one a line, replies one a line: for programs."""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any, NamedTuple

from bot.answering.reply import Reply
from bot.channels.page import unanswered
from bot.channels.shown import json_line, mended
from bot.conversation import Conversation
from bot.engine import Bot

KEPT = 1_000
"""How many conversations are remembered; of more than these the one that was silent longest starts anew."""


class Answer(NamedTuple):
    """What comes out for one line."""

    json: str
    """An object on one line: the reply, or ``{"error": …}``."""
    error: str
    """What is wrong with the line; empty for one that could be read."""
    unanswered: bool
    """It is a question that got no answer."""


class Questions:
    """Answers lines, each a question as text or as ``{"question": …, "conversation": …}``."""

    def __init__(self, bot: Bot, kept: int = KEPT) -> None:
        self._bot = bot
        self._kept = kept
        self._chats: OrderedDict[str, Conversation] = OrderedDict()

    def answer(self, line: str) -> Answer:
        """What comes out for one line, with its line break or without. A line that cannot be read gets an answer all the
        same: whoever counts lines must not lose their place.
        """
        try:
            reply = self.reply(line.rstrip("\n"))
        except ValueError as error:
            return Answer(json_line({"error": str(error)}), str(error), False)
        return Answer(json_line(reply.model_dump(mode="json")), "", unanswered(reply))

    def reply(self, line: str) -> Reply:
        """The reply to one line; lines that name the same conversation belong to one.

        :raises ValueError: for a line that begins like a JSON object and is not one that holds a question.
        """
        if not line.lstrip().startswith("{"):
            return self._bot.ask(mended(line))
        question, conversation = parsed(line)
        return self._bot.ask(question) if conversation is None else self._chat(_name(conversation)).ask(question)

    def _chat(self, name: str) -> Conversation:
        chat = self._chats.pop(name, None) or self._bot.conversation()
        self._chats[name] = chat
        if len(self._chats) > self._kept:
            self._chats.popitem(last=False)
        return chat


def question_of(line: str) -> str:
    """The question of a line.

    :raises ValueError: if it begins like a JSON object and is not one that holds a question.
    """
    return parsed(line)[0] if line.lstrip().startswith("{") else mended(line)


def conversation_of(line: str) -> str | None:
    """The name of the conversation that a line belongs to; None for a line by itself, or one that cannot be read."""
    if not line.lstrip().startswith("{"):
        return None
    try:
        conversation = parsed(line)[1]
    except ValueError:
        return None
    return None if conversation is None else _name(conversation)


def parsed(line: str) -> tuple[str, Any]:
    """The question of a line that is a JSON object, and its conversation or None.

    :raises ValueError: if it is not one that holds a question.
    """
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("this is not JSON; a question as text cannot begin with `{`") from None
    question = data.get("question")
    if not isinstance(question, str):
        raise ValueError('there is no text under "question"')
    return mended(question), data.get("conversation")


def _name(conversation: Any) -> str:
    return json.dumps(conversation, sort_keys=True)
