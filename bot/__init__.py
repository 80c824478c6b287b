"""quotebot: answers questions about a document from curated facts, each with its quote, and says nothing else."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.answering.reply import Quote, Reply
    from bot.content import Fault, PackError
    from bot.conversation import Conversation
    from bot.engine import Bot

__all__ = ["Bot", "Conversation", "Fault", "PackError", "Quote", "Reply"]

_HOMES = {
    "Bot": "bot.engine",
    "Conversation": "bot.conversation",
    "Fault": "bot.content",
    "PackError": "bot.content",
    "Quote": "bot.answering.reply",
    "Reply": "bot.answering.reply",
}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first used: ``quotebot --help`` needs none of them and starts at once."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value
