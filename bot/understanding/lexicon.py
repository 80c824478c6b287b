"""What words mean: entries with their meanings, and how meanings relate.

A *meaning* is a string. ``send~`` is a group of general English: its words can stand for each other in a question.
``loaf`` without the tilde is a concept of the pack. ``?when`` is a kind of thing asked for; ``*soft`` is a duty that a
word has in a question (see ``english/grammar.yaml``). ``transport=by air`` is one of several values that exclude each
other. A word may have many meanings; the question decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field

from .inflection import Inflection
from .text import tokenize

POSSESSIVE = "one's"
MEMO = 10_000
"""How many words with their meanings are remembered."""
GAP = ".."
"""In a phrase: one to three words of any kind."""
_FUNCTION = frozenset({"*grammar", "*auxiliary", "*negation"})
_INFLECTED = frozenset({"*light", "*exist", "*speech", "*ask", "*claim"})
_NONE: frozenset[str] = frozenset()


Phrase = tuple[tuple[str, ...], str]
"""Several words with a meaning of their own, and that."""


_NAMING = frozenset({("the", "us"), ("the", "who"), ("under", "way")})
"""Phrases that name something, though all their words are function words."""


@dataclass(slots=True)
class Lexicon:
    """Words and phrases with their meanings. Not changed any more once a reader uses it."""

    inflection: Inflection
    shorthand: Mapping[str, tuple[str, ...]]
    single: dict[str, frozenset[str]] = field(default_factory=dict)
    """Meanings of one-word entries, by base form."""
    phrases: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)
    """Phrases by their first word, then by their second one."""
    kinds: dict[str, frozenset[str]] = field(default_factory=dict)
    """What a meaning is a kind of, directly."""
    near: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Groups of general English that share so many words that one may stand for the other."""
    opposites: Mapping[str, frozenset[str]] = field(default_factory=dict)
    families: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Values that exclude each other: each with the others of its family."""
    asks: frozenset[str] = frozenset()
    """Kinds of thing that a question may ask for."""
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    qualities: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    """Groups of general English: what predicates, things, qualities and places mean."""
    own: frozenset[str] = frozenset()
    """Concepts of the pack."""
    own_words: frozenset[str] = frozenset()
    """Words of the pack's names and statements."""
    sides: Mapping[str, str] = field(default_factory=dict)
    """Whom a concept of the pack belongs to or acts for."""
    senses: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The general meanings that a concept of the pack has."""
    shared: frozenset[str] = frozenset()
    """General meanings that several concepts of the pack have, so that they tell none of them."""
    unnamed: frozenset[str] = frozenset()
    """Concepts of the pack whose members the source does not name."""

    _ups: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    """What :meth:`up` found so far."""
    _meanings: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    """What :meth:`meanings` found so far."""

    def meanings(self, word: str) -> frozenset[str]:
        """All meanings of one word, over the base forms it may have."""
        known = self._meanings.get(word)
        if known is None:
            if len(self._meanings) > MEMO:
                self._meanings.clear()
            known = self._meanings[word] = self._look_up(word)
        return known

    def _look_up(self, word: str) -> frozenset[str]:
        exact = self.single.get(word, _NONE)
        if exact & _FUNCTION:
            # "did" is no deed, "might" no power: a function word is only that, unless the pack says otherwise
            return frozenset(m for m in exact if not is_concept(m) or m in self.own)
        found: set[str] = set(exact)
        verbal = word.endswith(("ed", "ing"))
        doer = word.endswith(("er", "or", "ers", "ors")) and any(
            m in self.nouns for b in (word, word.removesuffix("s")) for m in self.single.get(b, _NONE)
        )
        compared = word.endswith(("er", "est", "ly"))  # a letter lets nothing
        itself = word.endswith(("er", "est")) and any(map(is_concept, exact))  # what is brought closer does not close
        thing = itself and doer and not any("person~" in self.up(m) for m in exact)  # a poster posts nothing
        for base in self.inflection.bases(word):
            if base != word and (known := self.single.get(base)):
                # "noted" comes from "note", not from "not": of duties only those of verbs are inflected
                # and "objected" from objecting, not from an object; a leader is somebody, not what is done
                found.update(
                    m
                    for m in known
                    if (m[0] != "*" or (m in _INFLECTED and not compared))
                    and not (m[0] == "?" and word.endswith("ly"))
                    and not (verbal and m in self.nouns and m not in self.verbs)
                    and not ((doer or itself) and m in self.verbs and m not in self.nouns)
                    and not (thing and m in self.own)
                )
        return frozenset(found)

    def up(self, meaning: str) -> frozenset[str]:
        """The meaning and all it is a kind of."""
        known = self._ups.get(meaning)
        if known is None:
            known = self._ups[meaning] = self._climb(meaning)
        return known

    def persons(self, meanings: frozenset[str]) -> frozenset[str]:
        """Those of the meanings that are people whom the pack names."""
        return frozenset(m for m in meanings & self.own if "person~" in self.up(m))

    def _climb(self, meaning: str) -> frozenset[str]:
        found, todo = {meaning}, [meaning]
        while todo:
            for parent in self.kinds.get(todo.pop(), _NONE):
                if parent not in found:
                    found.add(parent)
                    todo.append(parent)
        return frozenset(found)

    def members(self, name: str) -> frozenset[str]:
        """The concepts of the pack that are directly of a kind."""
        return frozenset(c for c in self.own if name in self.kinds.get(c, _NONE))

    def closure(self, meanings: Iterable[str]) -> frozenset[str]:
        """The meanings with all they are kinds of."""
        return _NONE.union(*(self.up(m) for m in meanings))

    def widened(self, meanings: Iterable[str]) -> frozenset[str]:
        """The meanings with those that are near them."""
        found = frozenset(meanings)
        return found.union(*(self.near.get(m, _NONE) for m in found))

    def kind(self, name: str) -> str:
        """The meaning of a curator's word for a kind: a concept of the pack, or else general English."""
        return name if name in self.own else name + "~"

    def add(self, entry: str, meaning: str) -> None:
        """Let a word or phrase have a meaning."""
        words = phrase_words(entry)
        general = meaning.endswith("~") or "=" in meaning
        if general and len(words) > 1 and words[0] == "be":
            words = words[1:]  # "be grateful": the verb is grammar
        if not words or (general and words not in _NAMING and (words[:-1] == ("the",) or self._only_builds(words))):
            return  # "the states" would make every state one country
        if len(words) == 1 and not words[0].startswith("{"):
            self.single[words[0]] = self.single.get(words[0], _NONE) | {meaning}
        else:
            second = words[1] if len(words) > 1 else ""
            self.phrases.setdefault(words[0], {}).setdefault(second, []).append((words, meaning))

    def _only_builds(self, words: tuple[str, ...]) -> bool:
        """All of them are function words."""
        return all(not _FUNCTION.isdisjoint(self.single.get(word, _NONE)) for word in words)

    def copy(self) -> Lexicon:
        """A lexicon that can be added to without changing this one."""
        other = copy(self)
        other.single = dict(self.single)
        other.phrases = {a: {b: list(found) for b, found in rest.items()} for a, rest in self.phrases.items()}
        other.kinds = dict(self.kinds)
        other._ups, other._meanings = {}, {}
        return other


def is_concept(meaning: str) -> bool:
    """False for what is asked (``?``) and for duties (``*``)."""
    return meaning[0] not in "?*"


def phrase_words(entry: str) -> tuple[str, ...]:
    """The words of an entry as a message would have them; ``{concept}``, ``one's`` and ``..`` kept."""
    if entry.isascii() and entry.isalpha():  # most are one word
        return (entry.lower(),)
    out: list[str] = []
    for part in entry.split():
        if part in (GAP, POSSESSIVE) or (part.startswith("{") and part.endswith("}")):
            out.append(part)
        elif part.isascii() and part.isalpha():
            out.append(part.lower())
        else:
            out.extend(t.text for t in tokenize(part) if not t.mark)
    return tuple(out)
