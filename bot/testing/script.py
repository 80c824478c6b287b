"""The nouns of a script, as pydantic models of ``*.qa.yaml``. Every field has its meaning under it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from bot.answering.reply import Status
from bot.content.models import Model, Sentences, Text, Words

_SCALAR = {"type": ["string", "number"]}
_SOME = {"type": "array", "items": _SCALAR}
_VERDICTS = {"true": "yes", "false": "no", "": "none", "null": "none", "~": "none"}


def _as_verdict(value: Any) -> Any:
    """Other spellings of yes, no and nothing that YAML knows."""
    if isinstance(value, str):
        return _VERDICTS.get(value.lower(), value.lower())
    return value


OneOrMore = Annotated[Sentences, WithJsonSchema({"anyOf": [_SCALAR, _SOME | {"minItems": 1}]})]
"""A text or a list of them; commas in a text are its own."""
Names = Annotated[Words, WithJsonSchema({"anyOf": [{"type": ["string", "null"]}, _SOME]})]
"""Ids; ``a, b`` and ``[a, b]`` mean the same."""
Tag = Annotated[str, Field(pattern=r"^[\w.-]+$")]
Tags = Annotated[tuple[Tag, ...], *Words.__metadata__, WithJsonSchema({"anyOf": [_SCALAR, _SOME]})]
Verdict = Annotated[
    Literal["yes", "no", "none"],
    BeforeValidator(_as_verdict),
    WithJsonSchema({"enum": ["yes", "no", "none", True, False, None]}),
]


class Turn(Model):
    """One question, or several that get the same reply, and what is expected of it. All but ``ask`` may be left out."""

    noun = "a turn"

    ask: OneOrMore
    """The question, or a list of questions that are each asked at this point of the conversation."""
    status: Status | None = None
    """What kind of reply: answered, unknown, clarify (asks back) or chat (small talk)."""
    verdict: Verdict | None = None
    """The answer to a yes/no question: yes, no or none."""
    text: Text | None = None
    """The whole text of the reply, without its quotes."""
    contains: OneOrMore = ()
    """What stands in the text; capitals and runs of spaces do not matter."""
    lacks: OneOrMore = ()
    """What does not stand in the text."""
    intent: Text | None = None
    """The intent or small talk that replies; ``none`` for neither."""
    facts: Names | None = None
    """All facts of the reply, in any order; ``[]`` for none."""
    quote: OneOrMore = ()
    """What stands in one of the reply's quotes, letter for letter as in the source."""
    speaker: Text | None = None
    """Who said one of the quotes: a word of the pack, or the name that replies show."""
    options: Annotated[Sentences | tuple[()], WithJsonSchema({"anyOf": [_SCALAR, _SOME]})] | None = None
    """The questions offered, in any order; ``[]`` for none."""
    tags: Tags = ()
    """Words to pick the turn by."""
    xfail: Text | None = None
    """Why the turn does not work yet. When it does, the run fails until this is taken out."""


class Conversation(Model):
    """Turns that one person takes, one after the other."""

    noun = "a conversation"

    name: Text | None = None
    """What reports call it; its number unless given."""
    tags: Tags = ()
    """Tags of all its turns."""
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)]
    """What is asked and expected, in order."""


class Script(Model):
    """A file ``*.qa.yaml``."""

    noun = "a script"

    about: Text | None = None
    """What the script is about, for people."""
    pack: Text | None = None
    """The folder of the pack, seen from the script; unless given the one that the run names, or the included one."""
    tags: Tags = ()
    """Tags of all its conversations."""
    conversations: Annotated[tuple[Conversation, ...], Field(min_length=1)]
    """The conversations, each of which begins anew."""
