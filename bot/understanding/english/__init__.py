"""General English as data: groups of words that mean the same, duties of words in a question, how meanings relate.

Each file is one mapping of a name to comma-separated words, in the simplest YAML: `name: words`, long lines going on indented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import permutations
from pathlib import Path
from types import MappingProxyType

from bot.understanding.inflection import Inflection
from bot.understanding.lexicon import Lexicon

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def english() -> Lexicon:
    """General English, read once a process. Copy it before adding to it."""
    shorthand = {k: tuple(v.split()) for k, v in _read("shorthand").items()}
    lexicon = Lexicon(inflection(), MappingProxyType(shorthand))
    for sigil, name in (("*", "grammar"), ("?", "asks")):
        for meaning, words in _read(name).items():
            for entry in _split(words):
                lexicon.add(entry, sigil + meaning)
                if meaning == "hearsay":
                    lexicon.add(entry, "*frame")  # whoever says it, it frames what is said
                if meaning == "relate":
                    lexicon.add(entry, "?what")
    lexicon.asks = frozenset("?" + kind for kind in _read("asks"))
    groups = {name: _read(name) for name in ("verbs", "nouns", "qualities", "places")}
    entries: dict[str, set[str]] = {}
    for group in groups.values():
        for meaning, words in group.items():
            for entry in _split(words):
                lexicon.add(entry, meaning + "~")
                entries.setdefault(entry, set()).add(meaning + "~")
    lexicon.verbs, lexicon.nouns, lexicon.qualities, lexicon.places = (
        frozenset(m + "~" for m in group) for group in groups.values()
    )
    lexicon.kinds = {m + "~": frozenset(p + "~" for p in _split(parents)) for m, parents in _read("kinds").items()}
    for place in lexicon.places:
        lexicon.kinds[place] = lexicon.kinds.get(place, frozenset()) | {"country~"}
    lexicon.sides = {part + "~": country + "~" for country, parts in _read("within").items() for part in _split(parts)}
    lexicon.near = _near(entries)
    lexicon.opposites = _opposites()
    lexicon.families = _families(lexicon)
    return lexicon


@lru_cache(maxsize=1)
def inflection() -> Inflection:
    """The forms of words."""
    return Inflection(_read("forms"))


@cache
def entries(name: str) -> Mapping[str, tuple[str, ...]]:
    """One file as it is: each name with its words and phrases."""
    return MappingProxyType({key: tuple(_split(words)) for key, words in _read(name).items()})


def _read(name: str) -> dict[str, str]:
    """One file. Read line by line: it is ten times as fast as YAML, for which "no" would be false besides."""
    found: dict[str, str] = {}
    name_of_line = ""
    for line in (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            found[name_of_line] += " " + line.strip()
        elif line and not line.startswith("#"):
            key, _, words = line.partition(":")
            name_of_line = key.strip('"')
            found[name_of_line] = words.strip().strip('"')
    return found


def _split(value: str) -> list[str]:
    return [entry for part in value.split(",") if (entry := part.strip())]


def _near(entries: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    """Groups that overlap: at least three words and 30 % of the smaller one, or two words and 40 %."""
    sizes = Counter(m for meanings in entries.values() for m in meanings)
    shared = Counter(pair for meanings in entries.values() if len(meanings) > 1 for pair in permutations(meanings, 2))
    near: dict[str, set[str]] = {}
    for (one, other), n in shared.items():
        part = n / min(sizes[one], sizes[other])
        if (n >= 3 and part >= 0.3) or (n >= 2 and part >= 0.4):
            near.setdefault(one, set()).add(other)
    return {k: frozenset(v) for k, v in near.items()}


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for meaning, others in _read("opposites").items():
        for other in _split(others):
            found.setdefault(meaning + "~", set()).add(other + "~")
            found.setdefault(other + "~", set()).add(meaning + "~")
    return {k: frozenset(v) for k, v in found.items()}


def _families(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    families: dict[str, frozenset[str]] = {}
    for family, members in _read("families").items():
        names = []
        for member in members.split("|"):
            words = _split(member)
            names.append(f"{family}={words[0]}")
            for word in words:
                lexicon.add(word, names[-1])
        families.update({name: frozenset(names) - {name} for name in names})
    return families
