"""Phrases that belong to two: an example of two intents, a name of two words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bot.content.faults import Fault, in_marks
from bot.content.models import IntentFile
from bot.content.yaml import YamlFile

_Claim = tuple[str, str, str, int]
"""Where a phrase stands: key, id, field, number."""

_NOUNS = {"intents": "intent", "smalltalk": "small talk", "words": "word"}


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
    # Places are looked up for faults only: there are a thousand phrases in a pack, and a cold start waits for them.
    examples: dict[str, _Claim] = {}
    for key, entries in (("intents", model.intents), ("smalltalk", model.smalltalk)):
        for id, entry in entries.items():
            for n, phrase in enumerate(entry.examples):
                claim = (key, id, "examples", n)
                first = examples.setdefault(letters(phrase), claim)
                if first != claim:
                    yield _fault("example", phrase, claim, first, file)
    names: dict[str, _Claim] = {}
    for id, word in model.words.items():
        for n, name in enumerate(word.names):
            claim = ("words", id, "names", n)
            first = names.setdefault(letters(name), claim)
            if first[1] != id:  # two spellings of one name may well have the same letters
                yield _fault("name", name, claim, first, file)


def _fault(noun: str, phrase: str, second: _Claim, first: _Claim, file: YamlFile) -> Fault:
    owner, claimant = (f"the {_NOUNS[key]} `{id}`" for key, id, _, _ in (second, first))
    place, other = file.place(*second), file.place(*first)
    if owner == claimant:
        return Fault(place, f"the {noun} {in_marks(phrase)} of {owner} is given twice", f"the first is at {other}")
    what = f"the {noun} {in_marks(phrase)} of {owner} is claimed by {claimant} too"
    return Fault(place, what, f"the other is at {other}: keep one")
