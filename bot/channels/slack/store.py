"""What is kept between messages, as the adapter sees it; :mod:`bot.channels.slack.tables` keeps it in a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Claim = Literal["new", "again", "busy", "done"]
"""What became of an attempt to take an event on: it is ours; it is ours, but somebody has begun it before and not said
what became of it; somebody is at it; it is done."""

LEASE = 50.0
"""Seconds for which an event belongs to who claimed it. Shorter than Slack's minute before its second retry, so that this
one takes over what a process left that has died."""


class StoreError(Exception):
    """The store cannot be used at the moment."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A message that was answered."""

    conversation: str
    """``team:channel:thread``."""
    ts: str
    """The message's time stamp, by which Slack names and orders messages."""
    state: Any = None
    """The state of the conversation after it."""
    replies: tuple[str, ...] = ()
    """Time stamps of the messages that answer it."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What somebody thinks of a reply. Who it was is not kept."""

    id: str
    """The same person's next vote on the same reply replaces this one."""
    verdict: str
    """``good`` or ``bad``."""
    about: Mapping[str, Any]
    """The reply: ``question``, ``status``, ``intent``, ``pack``."""


class Store(Protocol):
    """Conversations, events that were seen, votes, and questions without an answer.

    Several processes may share one. Every method but ``close`` may raise :class:`StoreError`.
    """

    def claim(self, event: str) -> Claim:
        """Try to take an event on; of all that try at once, one gets it."""

    def hold(self, event: str, seconds: float) -> None:
        """Keep an event for longer, because Slack wants us to wait."""

    def release(self, event: str) -> None:
        """Give an event back; the next claim is ``again``."""

    def finish(self, event: str, turn: Turn | None = None) -> None:
        """The event is done; ``turn`` is what came of it."""

    def turn(self, conversation: str, ts: str) -> Turn | None:
        """The turn of a message."""

    def before(self, conversation: str, ts: str) -> Turn | None:
        """The last turn of a conversation before a message."""

    def has(self, conversation: str) -> bool:
        """Whether anything was answered in a conversation."""

    def vote(self, vote: Vote) -> None:
        """Keep a vote."""

    def comment(self, vote: str, text: str) -> None:
        """Add to a vote what should have been said."""

    def unanswered(self, event: str, question: str, pack: str) -> None:
        """Keep a question that the source does not answer."""

    def healthy(self) -> bool:
        """Whether it works. Does not raise."""

    def close(self) -> None:
        """Let go of what it holds."""
