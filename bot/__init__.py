"""quotebot: answers questions about a document from curated facts, each with its quote, and says nothing else."""

from bot.answering.reply import Quote, Reply
from bot.content import Fault, PackError
from bot.engine import Bot, Conversation

__all__ = ["Bot", "Conversation", "Fault", "PackError", "Quote", "Reply"]
