"""quotebot: answers questions about a document from curated facts, each with its quote, and says nothing else."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.answering.reply import Quote, Reply
    from bot.content import Fault, PackError
    from bot.conversation import Conversation
    from bot.engine import Bot
    from bot.matching.explaining import Explanation
    from bot.matching.matcher import Candidate, Matcher

__all__ = ["Bot", "Candidate", "Conversation", "Explanation", "Fault", "Matcher", "PackError", "Quote", "Reply"]

_HOMES = {
    "Bot": "bot.engine",
    "Candidate": "bot.matching.matcher",
    "Conversation": "bot.conversation",
    "Explanation": "bot.matching.explaining",
    "Fault": "bot.content",
    "Matcher": "bot.matching.matcher",
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
