"""What can be asked of a pack, ready to be matched: each intent with its keys, its vocabulary and its facts' values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.content import LoadedFact, Pack, Place

from .index import Index
from .lexicon import Lexicon
from .numbers import Date
from .question import Term
from .reading import Reader
from .values import Value

GENERIC_ASKS = frozenset({"?what", "?quote"})
"""Any intent may be asked for with these."""


@dataclass(frozen=True, slots=True)
class Key:
    """One example question, reduced to what a question has to say to match it."""

    text: str
    place: Place
    needs: tuple[frozenset[str], ...]
    """For each word that counts, its meanings."""
    words: frozenset[str]
    """The base forms of those words."""
    asks: frozenset[str]
    specific: frozenset[str]
    """What it asks for beyond what any intent may be asked for with."""
    themed: bool
    """It needs nothing but the document's theme."""
    noun: frozenset[str]
    """The meanings of the noun it asks for ("which ministry")."""


@dataclass(frozen=True, slots=True)
class FactFrame:
    """A fact with its words and values understood."""

    fact: LoadedFact
    planned: bool
    """It is still to come."""
    done: bool
    """Its statement says that it came to an end: "have reached an agreement", "decided"."""
    words: frozenset[str]
    """Base forms of its statement's words."""
    passage: tuple[str, ...]
    """The words of its quote as they stand there."""
    said: frozenset[str]
    """The meanings of its statement's own words."""
    vocabulary: frozenset[str]
    """Every meaning its statement can back: near ones and kinds included."""
    who: frozenset[str]
    does: frozenset[str]
    whom: frozenset[str]
    verbs: frozenset[str]
    """The predicate's own words, in their base forms."""
    says: frozenset[str]
    """Those who say something in it."""
    told: frozenset[str]
    """Those who say it too, in words that are not quoted."""
    talk: frozenset[str]
    """Those who talk to each other in it: what they say, they say together."""
    denied: frozenset[str]
    """What it says is not so; where that is what is done, all that can be said for it."""
    closed: frozenset[str]
    places: frozenset[str]
    """Where it is, by its statement or its value ``where``."""
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Frame:
    """An intent, ready to be matched."""

    id: str
    topic: str
    facts: tuple[FactFrame, ...]
    asks: frozenset[str]
    keys: tuple[Key, ...]
    vocabulary: frozenset[str]
    """Meanings that a claim may rest on."""
    central: frozenset[str]
    """Meanings that its examples need."""
    named: frozenset[str]
    """Meanings of its facts', examples' and `also` words, with what those are kinds of."""
    words: frozenset[str]
    """Base forms of the words of its examples and facts, and of `also` words that mean nothing else."""
    typed: frozenset[str]
    """Of what its examples ask the kind ("what kind of boat"), with what those are kinds of."""
    allowed: frozenset[str]
    """Meanings that a question may have besides: what it may look at from outside, without claiming it."""
    place: Place
    answer: str
    """Template; empty for what the facts say."""


@dataclass(slots=True)
class Frames:
    """All frames of a pack and what is known over all of them."""

    pack: Pack
    lexicon: Lexicon
    reader: Reader
    frames: dict[str, Frame] = field(default_factory=dict)
    facts: dict[str, FactFrame] = field(default_factory=dict)
    index: Index = field(default_factory=Index)
    """Of the frames' keys."""
    context: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    """Meanings that some frame can back."""
    weights: dict[str, float] = field(default_factory=dict)
    """How telling a meaning is: the rarer among the frames, the more."""
    actors: frozenset[str] = frozenset()
    """Concepts that can do something to one another."""
    to_come: frozenset[str] = frozenset()
    """What is done only in facts that are still to come."""
    promised: frozenset[str] = frozenset()
    """Those of them that a statement says itself: "will be delivering" tells of no delivery that was made."""
    planned: frozenset[str] = frozenset()
    """Meanings of the verbs that only facts still to come have."""
    parties: frozenset[str] = frozenset()
    """Those among them whose part in an act is checked: people and countries that the document is about, and countries."""
    dates: tuple[Date, ...] = ()
    """Dates of the document itself, which may stand in any question."""
    small_talk: dict[tuple[str, ...], str] = field(default_factory=dict)
    """The words of each example of small talk, the longest first, and its kind."""
    talk: dict[str, str] = field(default_factory=dict)
    """For each kind of small talk that general English knows, the pack's of which an example is of that kind."""
    semantic: Literal["fast", "full"] | None = None
    """By which sentence encoders likeness is told besides; None: by none."""

    def subjects(self, term: Term) -> frozenset[str]:
        """What of the pack a term names, beyond the document's theme."""
        return term.concepts & self.lexicon.own - self.context

    def weight(self, meanings: Iterable[str]) -> float:
        """The weight of the most telling meaning."""
        return max([self.weights.get(m, 0.0) for m in meanings], default=0.0)
