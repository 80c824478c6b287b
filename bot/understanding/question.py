"""A message as the engine sees it: clauses of terms, each term with its meanings, and the form of the question."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

from .lexicon import is_concept
from .numbers import Date

Form = Literal["ask", "check", "topic"]
"""``ask`` wants something told, ``check`` wants yes or no, ``topic`` only names things."""


_SAYING = frozenset(
    {
        "*light",
        "*temporal",
        "*negation",
        "*exist",
        "*solo",
        "*same-day",
        "*several",
        "*ahead",
        "*equal",
        "*shell",
        "*manner",
        "*relate",
    }
)
"""Duties of words that say something as well."""


@dataclass(frozen=True)
class Term:
    """A word, phrase, number or date of the message. Every stage asks for its properties, so each is found once."""

    text: str
    """As typed."""
    words: tuple[str, ...]
    """As read: lower case, spelling repaired."""
    start: int
    end: int
    meanings: frozenset[str]
    sentence: int
    segment: int
    """Numbers of the sentence and of the stretch between marks that it stands in."""
    value: float | None = None
    date: Date | None = None
    possessive: bool = False
    contracted: bool = False
    concepts: frozenset[str] = field(init=False, repr=False, compare=False)
    """What it may name."""
    asks: frozenset[str] = field(init=False, repr=False, compare=False)
    """What kinds of thing it may ask for."""
    duties: frozenset[str] = field(init=False, repr=False, compare=False)
    """What it may do in the question besides naming or asking."""
    _bare: frozenset[str] = field(init=False, repr=False, compare=False)
    """The same without the star."""
    figure: bool = field(init=False, repr=False, compare=False)
    """A number or a date."""

    def __post_init__(self) -> None:
        concepts, asks, duties, bare = _sorted_out(self.meanings)
        figure = self.value is not None or self.date is not None
        self.__dict__.update(concepts=concepts, asks=asks, duties=duties, _bare=bare, figure=figure)

    def has(self, *duties: str) -> bool:
        """True if it may have one of these duties (without the star)."""
        return bool(self.duties) and not self._bare.isdisjoint(duties)

    @cached_property
    def structural(self) -> bool:
        """It only builds the question; nothing has to back it."""
        return bool(self.duties - _SAYING) and not self.figure

    def __str__(self) -> str:
        return " ".join(self.words)


@lru_cache(maxsize=4096)
def _sorted_out(meanings: frozenset[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Concepts, asks and duties (with and without the star); every stage wants them of every word, and words come again."""
    asks, duties = (frozenset(m for m in meanings if m[0] == sigil) for sigil in "?*")
    return frozenset(m for m in meanings if is_concept(m)), asks, duties, frozenset(d[1:] for d in duties)


_PAST = frozenset("was were did had has have".split())
_AHEAD = frozenset("will meant intended planned expected set due scheduled supposed slated pencilled".split())
AUXILIARIES = frozenset("is are am was were do does did has have had will would shall should can could may might must".split())
BE = frozenset("is are am was were".split())
_BEFORE_TO = BE | {"be", "still", "yet"}
ARTICLES = frozenset({"the", "a", "an"})
ANY = frozenset({"any", "anything", "anyone", "anybody"})
OBJECTS = frozenset("it that this them him her these those".split())
"""Pronouns that something can be done to."""
WH = frozenset("who whom whose what which when where why how whoever whatever whichever wherever".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """One question (or claim, or topic) of a message."""

    terms: tuple[Term, ...]
    form: Form
    asks: frozenset[str]
    """Kinds asked for, such as ``?when``."""
    negations: int = 0
    """How often it is turned round by not, never, fail to …"""
    tagged: bool = False
    """It says itself that it wants a yes or no ("is it true that", "right?")."""
    questioned: bool = False
    """A question mark stands after it."""

    def place(self, term: Term) -> int:
        """Where one of its terms stands."""
        return next(n for n, t in enumerate(self.terms) if t is term)

    @property
    def text(self) -> str:
        """The words as read."""
        return " ".join(f"{t}'s" if t.possessive else str(t) for t in self.terms)

    @property
    def typed(self) -> str:
        """The words as typed, without what came between."""
        out, end = [], -1
        for term in self.terms:
            if term.start >= end:  # not one inside a phrase ("what did … call"), nor both parts of "it's"
                out.append(term.text.strip())
                end = term.end
        return " ".join(out)

    @property
    def past(self) -> bool:
        """It speaks of something as done ("has it taken place?", "when was it held?")."""
        said = (t for t in self.terms if not (t.has("claim") or (t.has("tag") and t is self.terms[-1])))
        return not self.ahead and not _PAST.isdisjoint(w for t in said for w in t.words)

    @property
    def ahead(self) -> bool:
        """It speaks of something as still to come; "as planned" says only that it was."""
        words = [w for t in self.terms for w in t.words]
        is_to = any(b == "to" and a in _BEFORE_TO for a, b in pairwise(words))  # "is to visit"
        is_to = is_to or ("?when" in self.asks and "to" in words and _PAST.isdisjoint(words))  # "when are the two to meet?"
        return is_to or any(w in _AHEAD and before != "as" for before, w in pairwise(["", *words]))


@dataclass(frozen=True, slots=True)
class Message:
    """All that was read from one message."""

    text: str
    """As typed."""
    clauses: tuple[Clause, ...]
    background: tuple[Clause, ...] = ()
    """Sentences around the questions that ask nothing."""
    repaired: tuple[tuple[str, str], ...] = ()
    """Words that were mended: typed, read."""

    @property
    def in_order(self) -> list[Clause]:
        """All clauses as they stand in the message."""
        return sorted((*self.clauses, *self.background), key=lambda c: c.terms[0].start if c.terms else 0)

    def before(self, clause: Clause) -> list[Clause]:
        """The clauses that stand before one of them."""
        return [c for c in self.in_order if c.terms and clause.terms and c.terms[0].start < clause.terms[0].start]
