"""Questions one a line, replies one a line: for programs."""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any

from bot.answering.reply import Reply
from bot.channels.shown import mended
from bot.conversation import Conversation
from bot.engine import Bot

KEPT = 1_000
"""How many conversations are remembered; of more than these the one that was silent longest starts anew."""


class Questions:
    """Answers lines, each a question as text or as ``{"question": …, "conversation": …}``."""

    def __init__(self, bot: Bot, kept: int = KEPT) -> None:
        self._bot = bot
        self._kept = kept
        self._chats: OrderedDict[str, Conversation] = OrderedDict()

    def reply(self, line: str) -> Reply:
        """The reply to one line; lines that name the same conversation belong to one.

        :raises ValueError: for a line that begins like a JSON object and is not one that holds a question.
        """
        if not line.lstrip().startswith("{"):
            return self._bot.ask(mended(line))
        question, conversation = parsed(line)
        if conversation is None:
            return self._bot.ask(question)
        return self._chat(json.dumps(conversation, sort_keys=True)).ask(question)

    def _chat(self, name: str) -> Conversation:
        chat = self._chats.pop(name, None) or self._bot.conversation()
        self._chats[name] = chat
        if len(self._chats) > self._kept:
            self._chats.popitem(last=False)
        return chat


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
