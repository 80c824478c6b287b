"""Phrases that belong to two: an example of two intents, a name of two words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bot.content.faults import Fault, Place, clipped
from bot.content.models import IntentFile
from bot.content.yaml import YamlFile


class _Letters(dict[int, int | None]):
    """For ``str.translate``: leaves out punctuation and spaces; braces stay, being placeholders."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        kept = char in "{}" or unicodedata.category(char)[0] not in "PZC"
        self[code] = code if kept else None
        return self[code]


_LETTERS = _Letters()


def letters(phrase: str) -> str:
    """``phrase`` without case, punctuation and spaces; of what has nothing else, all of it."""
    return phrase.casefold().translate(_LETTERS) or phrase.strip()


def duplicate_faults(file: YamlFile, model: IntentFile) -> Iterator[Fault]:
    """Examples that stand twice, in one intent or in two, and names that two words claim."""
    examples: dict[str, tuple[str, Place]] = {}
    for noun, key, entries in (("intent", "intents", model.intents), ("small talk", "smalltalk", model.smalltalk)):
        for id, entry in entries.items():
            for n, phrase in enumerate(entry.examples):
                owner, place = f"the {noun} `{id}`", file.place(key, id, "examples", n)
                claimed = examples.setdefault(letters(phrase), (owner, place))
                if claimed != (owner, place):
                    yield _fault("example", phrase, (owner, place), claimed)
    names: dict[str, tuple[str, Place]] = {}
    for id, word in model.words.items():
        for n, name in enumerate(word.names):
            owner, place = f"the word `{id}`", file.place("words", id, "names", n)
            claimed = names.setdefault(letters(name), (owner, place))
            if claimed[0] != owner:  # two spellings of one name may well have the same letters
                yield _fault("name", name, (owner, place), claimed)


def _fault(noun: str, phrase: str, second: tuple[str, Place], first: tuple[str, Place]) -> Fault:
    owner, place = second
    if owner == first[0]:
        return Fault(place, f"the {noun} {clipped(phrase)} of {owner} is given twice", f"the first is at {first[1]}")
    what = f"the {noun} {clipped(phrase)} of {owner} is claimed by {first[0]} too"
    return Fault(place, what, f"the other is at {first[1]}: keep one")
