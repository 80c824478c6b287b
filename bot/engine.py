"""The bot: a pack loaded once, questions answered from it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.answering.reply import Reply
from bot.content import Pack, default_folder, load_pack
from bot.conversation import Conversation
from bot.conversing.dialogue import reply_to
from bot.conversing.focus import Focus
from bot.understanding.frames import Frames
from bot.understanding.framing import uncollected
from bot.understanding.kept import frames_of

if TYPE_CHECKING:
    from bot.matching.semantic import Semantic


class Bot:
    """Answers questions from one pack. Immutable after loading and safe to share between threads."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames

    @classmethod
    def load(cls, folder: str | os.PathLike[str] | None = None, semantic: Semantic | None = None) -> Bot:
        """Load a pack: the one that is shipped, or the folder given.

        :param semantic: propose and offer intents by sentence encoders too, "fast" or "full" (docs/matching.md); what
            ``QUOTEBOT_SEMANTIC`` says if not given. Whatever is proposed is verified all the same.
        :raises PackError: with every fault in it, if it has any.
        :raises ValueError: for another kind of encoders.
        :raises ModuleNotFoundError: if the extra that the encoders need is not installed.
        """
        kind = semantic or os.environ.get("QUOTEBOT_SEMANTIC")
        if kind:
            from bot.matching.semantic import require

            semantic = require(kind)
        with uncollected():
            frames = frames_of(load_pack(Path(folder) if folder is not None else default_folder()))
        frames.semantic = semantic
        return cls(frames)

    @property
    def pack(self) -> Pack:
        """What it answers from; not to be changed."""
        return self._frames.pack

    def ask(self, question: str) -> Reply:
        """The reply to a message. No input raises and nothing is read or written."""
        return reply_to(question, Focus(), self._frames)[0]

    def conversation(self, state: Any = None) -> Conversation:
        """A conversation, new or continued from the state of another."""
        return Conversation(self._frames, state)
