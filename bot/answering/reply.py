"""The reply: the one object that every channel renders and none recomputes."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Status = Literal["answered", "clarify", "unknown", "chat"]
Verdict = Literal["yes", "no"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class Quote(_Value):
    """A passage of the source, letter for letter."""

    text: str
    said_by: str
    """Who said it, as people would name them."""
    how: str = ""
    """In what form: tweet, official statement, report."""
    source: str
    """Title of the document."""
    start: int
    end: int
    """Characters in the document: ``document[start:end] == text``."""


class Word(_Value):
    """One word or phrase of the question and what became of it."""

    text: str
    backed_by: str
    """What accounts for it: a concept, a duty in the question ("grammar"), a kind asked for; empty if nothing does."""


class Why(_Value):
    """How one question got its reply."""

    question: str
    """As it was read."""
    form: str
    """``ask``, ``check`` or ``topic``."""
    intent: str = ""
    example: str = ""
    """The example question it matched."""
    place: str = ""
    """Where that example stands: ``intents.yaml:line:column``."""
    score: float = 0.0
    runner_up: str = ""
    margin: float = 0.0
    words: tuple[Word, ...] = ()
    unaccounted: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    """Claims checked, in words."""


class Reply(_Value):
    """What the bot says to one message."""

    status: Status
    text: str
    """The answer in words, plain text, without the quotes."""
    verdict: Verdict | None = None
    quotes: tuple[Quote, ...] = ()
    facts: tuple[str, ...] = ()
    intent: str | None = None
    options: tuple[str, ...] = ()
    """Questions to offer."""
    why: tuple[Why, ...] = ()
    """One for each question in the message."""
    repaired: tuple[tuple[str, str], ...] = ()
    """Words read otherwise than typed: (typed, read)."""
