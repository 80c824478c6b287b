"""The nouns of a pack, as pydantic models of its YAML files.

A pack is a folder with ``intents.yaml`` and ``facts/``. Each model below is one mapping in those files; every field
has its meaning under it. The models check shapes; what has to agree across files (a quote and its source, a
placeholder and its value) is checked in :mod:`bot.content.checks`.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _as_list(value: Any) -> Any:
    """``a, b`` and ``[a, b]`` mean the same to a curator."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _as_sentences(value: Any) -> Any:
    """One sentence may stand without brackets; commas inside it are its own."""
    return [value] if isinstance(value, str) else value


Text = Annotated[str, Field(min_length=1)]
"""A text that has to say something."""
Words = Annotated[tuple[Text, ...], BeforeValidator(_as_list)]
SomeWords = Annotated[tuple[Text, ...], Field(min_length=1), BeforeValidator(_as_list)]
Sentences = Annotated[tuple[Text, ...], Field(min_length=1), BeforeValidator(_as_sentences)]


class Model(BaseModel):
    """A mapping that a curator writes."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)
    noun: ClassVar[str]
    """What faults call it."""


class Source(Model):
    """``facts/sources/<id>.yaml``: the header of the document ``facts/sources/<id>.txt``."""

    noun = "a source"

    title: Text
    """What the document calls itself."""
    date: Text
    """Its date, as people would read it."""
    publisher: str = ""
    """Who published it."""


class Fact(Model):
    """One thing the source says."""

    noun = "a fact"

    says: Text
    """One plain sentence that stands alone. It is the answer, and its words are what a question may rest on."""
    quote: Text
    """The passage of the source that backs it, letter for letter."""
    source: str = ""
    """Id of the source; needed only where the pack has several."""
    said_by: str = ""
    """Concept of the speaker (a key of ``words``); the file's ``said_by`` unless given."""
    told_by: Words = ()
    """Who else says it, by the source ("both leaders noted that …"). Concepts."""
    how: str = ""
    """In what form it was said: tweet, official statement, report."""
    who: Words = ()
    """The agent: who does it. Concepts."""
    does: Words = ()
    """The predicate, as plain verbs (``send, deliver``)."""
    whom: Words = ()
    """The recipient or the one it is done to. Concepts."""
    one_way: bool = True
    """False where the source does not rule out that it goes the other way round too."""
    values: dict[str, Sentences] = Field(default_factory=dict)
    """What can be asked for or compared, by name: ``40 chairs``, ``over 5 tonnes``, ``May 2021``, lists."""
    closed: Words = ()
    """Kinds of which the fact names all there are (``country``, ``ministry``): any other one is a "no"."""


class FactFile(Model):
    """``facts/<topic>.yaml``."""

    noun = "a file of facts"

    source: str = ""
    """Default for the facts of this file, as the next two are."""
    said_by: str = ""
    how: str = ""
    facts: dict[str, Fact]
    """Facts by id, unique over the pack."""


class Word(Model):
    """A concept of the pack and what people call it."""

    noun = "a word"

    names: SomeWords
    """Ways to say it. ``{country} {leader}`` in a name stands for any word of that meaning."""
    kind: Words = ()
    """What it is a kind of, most special first: ``loaf, bread``."""
    side: str = ""
    """The concept it belongs to or acts for (a leader's country)."""
    unnamed: bool = False
    """True where the source speaks of several without saying which they are: nobody may be told their names."""
    show: str = ""
    """How replies name it; the first name unless given."""


class Intent(Model):
    """A question that can be asked, and its answer."""

    noun = "an intent"

    facts: SomeWords
    """The facts that back the answer, the main one first."""
    asks: SomeWords
    """What kinds of question it answers: ``who``, ``when``, ``how many``, ``month``, ``what`` …"""
    examples: Sentences
    """Short questions, each with just the words that are needed. Paraphrases come from the lexicon."""
    question: str = ""
    """How the question is put when it is offered to people; the first example unless given."""
    answer: str = ""
    """Template; ``{name}`` is a value of the first fact, ``{fact.name}`` of another. Without it: what the facts say."""
    also: Words = ()
    """Words that may stand in the question besides those of the facts and the examples."""
    topic: str = ""
    """Heading under which it is listed; the part of the id before the first dot unless given."""


class SmallTalk(Model):
    """Something people say that asks for no fact."""

    noun = "small talk"

    examples: Sentences
    answer: Text
    """Template; ``{title}`` and ``{examples}`` are the pack's."""


class About(Model):
    """What the pack is, for greetings and help."""

    noun = "`about`"

    title: Text
    """``the harbour school``: fits after "I answer questions about"."""
    examples: Sentences = ()
    """Questions to offer to somebody who is new."""


class IntentFile(Model):
    """``intents.yaml``."""

    noun = "`intents.yaml`"

    about: About
    words: dict[str, Word]
    context: Words = ()
    """Concepts that the whole document is about: a question may name them and mean no more by it."""
    intents: dict[str, Intent]
    smalltalk: dict[str, SmallTalk] = Field(default_factory=dict)
