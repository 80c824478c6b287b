"""A conversation: the messages of one person or thread, in order."""

from __future__ import annotations

from typing import Any

from bot.answering.reply import Reply, Why
from bot.conversing.dialogue import reply_to
from bot.conversing.focus import Focus
from bot.conversing.options import chosen
from bot.conversing.state import dump, load
from bot.understanding.frames import Frames


class Conversation:
    """Follow-ups are understood from what was asked and answered before. For one person or thread; not shared."""

    def __init__(self, frames: Frames, state: Any = None) -> None:
        """:param state: the ``state`` of another conversation to go on from. One that cannot be read begins a new
        conversation, and the ``why`` of its first reply says so.
        """
        self._frames = frames
        self._focus, self._warning = load(state, frames)

    def ask(self, question: str) -> Reply:
        """The reply to the next message. No input raises."""
        reply, self._focus = reply_to(question, self._focus, self._frames)
        if self._warning:
            reply, self._warning = _warned(reply, question, self._warning), ""
        return reply

    @property
    def state(self) -> dict[str, Any]:
        """A small JSON-able value from which another process can go on."""
        return dump(self._focus)

    def picks(self, text: str) -> str | None:
        """Which of the questions offered last a message picks; None where it is none of them."""
        return chosen(self._frames.reader.read(text), self._focus)

    @property
    def focus(self) -> Focus:
        """What it is about at the moment."""
        return self._focus


def _warned(reply: Reply, question: str, warning: str) -> Reply:
    first, *rest = reply.why or (Why(question=question, form="topic"),)
    return reply.model_copy(update={"why": (first.model_copy(update={"checks": (warning, *first.checks)}), *rest)})
