"""What words mean: general English from data files, and a pack's own names laid over it.

A *meaning* is a string. ``send~`` is a group of general English: its words can stand for each other in a question.
``vaccine`` without the tilde is a concept of the pack. ``?when`` is a kind of thing asked for; ``*soft`` is a duty that a
word has in a question (see ``english/grammar.yaml``). ``transport=by air`` is one of several values that exclude each
other. A word may have many meanings; the question decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import permutations
from pathlib import Path
from types import MappingProxyType

import yaml

from .inflection import Inflection
from .text import Token, tokenize

_DATA = Path(__file__).parent / "english"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
POSSESSIVES = frozenset("my your his her its our their one's whose".split())
GAP = ".."
GAP_WORDS = 3
"""How many words ``..`` in a phrase may stand for."""


_INFLECTED = frozenset({"*light", "*exist", "*speech", "*ask", "*claim"})
_NONE: frozenset[str] = frozenset()
_FUNCTION = frozenset({"*grammar", "*auxiliary", "*negation"})


def _read(name: str) -> dict[str, str]:
    with (_DATA / f"{name}.yaml").open("rb") as file:
        return {str(k): str(v) for k, v in (yaml.load(file, Loader=_Loader) or {}).items()}


def split_words(value: str) -> list[str]:
    """``a, b c`` → ``["a", "b c"]``"""
    return [part.strip() for part in value.split(",") if part.strip()]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Several words with a meaning of their own."""

    words: tuple[str, ...]
    meaning: str


@dataclass(slots=True)
class Lexicon:
    """Words and phrases with their meanings, and how meanings relate."""

    inflection: Inflection
    shorthand: Mapping[str, tuple[str, ...]]
    single: dict[str, frozenset[str]] = field(default_factory=dict)
    """Meanings of one-word entries, by base form."""
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)
    """Phrases by their first word; by ``{concept}`` where they begin with one."""
    kinds: dict[str, frozenset[str]] = field(default_factory=dict)
    """What a concept is a kind of, directly."""
    near: dict[str, frozenset[str]] = field(default_factory=dict)
    """Meanings of general English that share so many words that one may stand for the other."""
    opposites: dict[str, frozenset[str]] = field(default_factory=dict)
    families: dict[str, frozenset[str]] = field(default_factory=dict)
    """Values that exclude each other: member meaning → the other members."""
    verbs: frozenset[str] = frozenset()
    """Meanings that a predicate may have."""
    own: frozenset[str] = frozenset()
    """Concepts of the pack."""
    own_words: frozenset[str] = frozenset()
    """Base forms that occur in the pack's names and texts."""
    sides: dict[str, str] = field(default_factory=dict)
    """Whom a concept of the pack belongs to or acts for."""
    senses: dict[str, frozenset[str]] = field(default_factory=dict)
    """The general meanings that a concept of the pack shares."""
    shared: frozenset[str] = frozenset()
    """General meanings that several concepts of the pack share, so that they tell none of them."""
    unnamed: frozenset[str] = frozenset()
    """Concepts of the pack whose members the source does not name."""
    groups: frozenset[str] = frozenset()
    """All meanings of general English."""
    places: frozenset[str] = frozenset()
    """Countries, cities and regions."""
    nouns: frozenset[str] = frozenset()
    """Meanings that things have."""

    def meanings(self, word: str) -> frozenset[str]:
        """All meanings of one word, over the base forms it may have."""
        found: set[str] = set()
        exact = self.single.get(word, frozenset())
        if exact & _FUNCTION:
            # "did" is no deed, "might" no power: a function word is only that, unless the pack says otherwise
            return frozenset(m for m in exact if not is_concept(m) or m in self.own)
        for base in self.inflection.bases(word):
            if known := self.single.get(base):
                # "noted" comes from "note", not from "not": of duties only those of verbs are inflected
                found |= known if base == word else {m for m in known if m[0] != "*" or m in _INFLECTED}
        return frozenset(found)

    def up(self, meaning: str) -> frozenset[str]:
        """The meaning and all it is a kind of."""
        found, todo = {meaning}, [meaning]
        while todo:
            for parent in self.kinds.get(todo.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    todo.append(parent)
        return frozenset(found)

    def widened(self, meanings: Iterable[str]) -> frozenset[str]:
        """The meanings with those that are near them."""
        found = set(meanings)
        for meaning in tuple(found):
            found |= self.near.get(meaning, _NONE)
        return frozenset(found)

    def kind(self, name: str) -> str:
        """The meaning that a curator's word for a kind stands for: a concept of the pack, or else general English."""
        return name if name in self.own else name + "~"

    def closure(self, meanings: Iterable[str]) -> frozenset[str]:
        """The meanings with all they are kinds of."""
        return frozenset().union(*(self.up(m) for m in meanings))

    def add(self, entry: str, meaning: str) -> None:
        """Let a word or phrase have a meaning."""
        words = phrase_words(entry)
        if len(words) > 1 and words[0] == "be" and meaning.endswith("~"):
            words = words[1:]  # "be grateful": the verb is grammar
            if len(words) == 1:
                entry = words[0]
        if len(words) == 2 and words[0] == "the" and meaning.endswith("~"):
            return  # "the states" would make every state one country
        if not words or (meaning.endswith("~") and all(self.single.get(w, _NONE) & _FUNCTION for w in words)):
            return
        if len(words) == 1 and not words[0].startswith("{"):
            self.single[words[0]] = self.single.get(words[0], frozenset()) | {meaning}
        else:
            self.phrases.setdefault(words[0], []).append(Phrase(words, meaning))

    def copy(self) -> Lexicon:
        """A lexicon that can be added to without changing this one."""
        return Lexicon(
            self.inflection, self.shorthand, dict(self.single), {k: list(v) for k, v in self.phrases.items()},
            dict(self.kinds), self.near, self.opposites, self.families, self.verbs, self.own, self.own_words, dict(self.sides),
            dict(self.senses), self.shared, self.unnamed, self.groups, self.places, self.nouns,
        )  # fmt: skip


def phrase_words(entry: str) -> tuple[str, ...]:
    """The words of an entry as a message would have them; ``{concept}``, ``one's`` and ``..`` kept."""
    out: list[str] = []
    for part in entry.split():
        if part == GAP or part == "one's" or (part.startswith("{") and part.endswith("}")):
            out.append(part)
        else:
            out.extend(t.text for t in tokenize(part) if not t.mark)
    return tuple(out)


@lru_cache(maxsize=1)
def english() -> Lexicon:
    """General English, read once a process."""
    lexicon = Lexicon(
        Inflection(_read("forms")),
        MappingProxyType({k: tuple(v.split()) for k, v in _read("shorthand").items()}),
    )
    for sigil, name in (("?", "asks"), ("*", "grammar")):
        for meaning, words in _read(name).items():
            for entry in split_words(words):
                lexicon.add(entry, sigil + meaning)
    verbs = _read("verbs")
    nouns = _read("nouns")
    _entries: dict[str, set[str]] = {}
    for groups in (verbs, nouns, _read("qualities"), _read("places")):
        for meaning, words in groups.items():
            for entry in split_words(words):
                lexicon.add(entry, meaning + "~")
                _entries.setdefault(entry, set()).add(meaning + "~")
    for meaning, parents in _read("kinds").items():
        lexicon.kinds[meaning + "~"] = frozenset(p + "~" for p in split_words(parents))
    lexicon.places = frozenset(p + "~" for p in _read("places"))
    for place in _read("places"):
        lexicon.kinds[place + "~"] = lexicon.kinds.get(place + "~", frozenset()) | {"country~"}
    _relate(lexicon)
    lexicon.near = _near(_entries)
    lexicon.groups = frozenset(m for ms in lexicon.single.values() for m in ms if m.endswith("~"))
    lexicon.verbs = frozenset(v + "~" for v in verbs)
    lexicon.nouns = frozenset(n + "~" for n in nouns)
    return lexicon


def _near(entries: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    """Groups that overlap: at least three words and 30 % of the smaller one, or two words and 40 %."""
    sizes = Counter(m for meanings in entries.values() for m in meanings)
    shared = Counter(pair for meanings in entries.values() if len(meanings) > 1 for pair in permutations(sorted(meanings), 2))
    near: dict[str, set[str]] = {}
    for (one, other), n in shared.items():
        part = n / min(sizes[one], sizes[other])
        if (n >= 3 and part >= 0.3) or (n >= 2 and part >= 0.4):
            near.setdefault(one, set()).add(other)
    return {k: frozenset(v) for k, v in near.items()}


def _relate(lexicon: Lexicon) -> None:
    opposites: dict[str, set[str]] = {}
    for meaning, others in _read("opposites").items():
        for other in split_words(others):
            opposites.setdefault(meaning + "~", set()).add(other + "~")
            opposites.setdefault(other + "~", set()).add(meaning + "~")
    lexicon.opposites = {k: frozenset(v) for k, v in opposites.items()}
    for family, members in _read("families").items():
        names = []
        for member in members.split("|"):
            words = split_words(member)
            name = f"{family}={words[0]}"
            names.append(name)
            for word in words:
                lexicon.add(word, name)
        for name in names:
            lexicon.families[name] = frozenset(names) - {name}


def is_concept(meaning: str) -> bool:
    """False for what is asked (``?``) and for duties (``*``)."""
    return meaning[0] not in "?*"


@dataclass(frozen=True, slots=True)
class Found:
    """A word or phrase of a message with its meanings, at tokens `at`."""

    at: tuple[int, ...]
    meanings: frozenset[str]


def find(lexicon: Lexicon, tokens: Sequence[Token], fixed: frozenset[int] = frozenset()) -> list[Found]:
    """Words and phrases of `tokens`, the longest first at each place; marks are left out.

    Tokens in `fixed` are parts of figures: only a name of the pack may take them into a phrase.
    """
    bases = [frozenset() if t.mark else lexicon.inflection.bases(t.text) for t in tokens]
    singles = [frozenset() if t.mark else lexicon.meanings(t.text) for t in tokens]
    taken = [t.mark for t in tokens]
    out: list[Found] = []
    for at, token in enumerate(tokens):
        if taken[at]:
            continue
        best: dict[tuple[int, ...], set[str]] = {}
        keys = [*bases[at], *("{" + m.rstrip("~") + "}" for m in singles[at])]
        if token.text in POSSESSIVES:
            keys.append("one's")
        for key in keys:
            for phrase in lexicon.phrases.get(key, ()):
                for places in _match(phrase.words, tokens, bases, singles, taken, at):
                    if phrase.meaning not in lexicon.own and not fixed.isdisjoint(places):
                        continue
                    best.setdefault(places, set()).add(phrase.meaning)
        if best:
            places = max(best, key=lambda p: (len(p), -p[-1]))
            found = frozenset(best[places])
            if len(places) == 2 and tokens[places[1]].text in _LOOSE:
                found |= singles[at]  # "speak of" is still to speak
            for place in places:
                taken[place] = True
            out.append(Found(places, _narrowed(found, lexicon)))
        else:
            meanings = _narrowed(singles[at], lexicon)
            before = next((tokens[i].text for i in range(at - 1, -1, -1) if not tokens[i].mark), "")
            out.append(Found((at,), _as_noun(meanings, lexicon) if before in _ARTICLES else meanings))
    return out


_LOOSE = frozenset("of to with about for in on into by at there over".split())
_ARTICLES = frozenset("the a an by".split())


def _narrowed(meanings: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """A name of the pack keeps only the general meanings that its concept has."""
    own = meanings & lexicon.own
    if not own:
        return meanings
    senses = frozenset[str]().union(*(lexicon.senses.get(c, meanings) for c in own))
    return own | senses | frozenset(m for m in meanings if not is_concept(m) or "=" in m)


def _as_noun(meanings: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """After an article a word that can be a thing is one: "the weather" weathers nothing."""
    if meanings & lexicon.nouns - lexicon.verbs:
        return frozenset(m for m in meanings if m not in lexicon.verbs or m in lexicon.nouns or m in lexicon.own)
    return meanings


def _match(
    words: tuple[str, ...], tokens: Sequence[Token], bases: Sequence[frozenset[str]], singles: Sequence[frozenset[str]],
    taken: Sequence[bool], at: int,
) -> Iterable[tuple[int, ...]]:
    """The places where the phrase stands, beginning at `at`; none or one."""
    places: list[int] = []
    gap = False
    for word in words:
        if word == GAP:
            gap = True
            continue
        for place in range(at + 1, at + 1 + GAP_WORDS) if gap else (at,):
            if place >= len(tokens) or tokens[place].mark:
                return ()
            if not taken[place] and _fits(word, tokens[place], bases[place], singles[place]):
                if word != "one's" or tokens[place].text in POSSESSIVES:
                    places.append(place)
                at = place + 1
                break
        else:
            return ()
        gap = False
    return (tuple(places),)


def _fits(word: str, token: Token, bases: frozenset[str], singles: frozenset[str]) -> bool:
    if word == "one's":
        return token.possessive or token.text in POSSESSIVES
    if word.startswith("{"):
        return word[1:-1] in singles or word[1:-1] + "~" in singles
    return word in bases
