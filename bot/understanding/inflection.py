"""From a word as it stands in a sentence to the base forms it may come from. English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=65_536)
def regular(word: str) -> frozenset[str]:
    """Every base form that a regular ending of `word` may hide, the word itself included. Wide on purpose: the
    lexicon keeps those that are words."""
    found = {word}
    size = len(word)
    if size > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found.add(word[:-1])
        if word.endswith("ies"):
            found.add(word[:-3] + "y")
        elif word.endswith("es"):
            found.add(word[:-2])
            if word.endswith("ves"):
                found.update((word[:-3] + "f", word[:-3] + "fe"))
    if size > 4 and word.endswith("ied"):
        found.add(word[:-3] + "y")
    for ending in ("ing", "ed", "er", "est"):
        if word.endswith(ending) and size - len(ending) >= 3:
            stem = word[: -len(ending)]
            if _VOWELS.isdisjoint(stem):
                continue
            if ending == "er" and size < 5:
                continue
            found.update((stem, stem + "e"))
            if stem[-1] == stem[-2] and stem[-1] not in "aeiou":
                found.add(stem[:-1])
            if stem[-1] == "i":
                found.add(stem[:-1] + "y")
            if ending == "ing" and stem[-1] == "y":
                found.add(stem[:-1] + "ie")
    if size > 5 and word.endswith("ly"):
        found.update((word[:-2], word[:-1] + "e", word[:-3] + "y" if word.endswith("ily") else word[:-2]))
    return frozenset(found | {british for base in found for british in _british(base)})


def _british(word: str) -> set[str]:
    """The other spelling of the same word, where the Atlantic parts them."""
    out = set()
    for here, there in (("ise", "ize"), ("isation", "ization"), ("yse", "yze")):
        for a, b in ((here, there), (there, here)):
            if word.endswith(a) and len(word) > len(a) + 2:
                out.add(word[: -len(a)] + b)
    if len(word) > 5 and "our" in word[2:]:
        out.add(word.replace("our", "or"))
    if len(word) > 4 and word.endswith("or"):
        out.add(word[:-2] + "our")
    return out


class Inflection:
    """Base forms of words: the irregular ones from a table, the rest by their endings."""

    def __init__(self, irregular: Mapping[str, str]) -> None:
        self._irregular: dict[str, set[str]] = {}
        for base, forms in irregular.items():
            for form in forms.split(","):
                self._irregular.setdefault(form.strip(), set()).add(base)

    def bases(self, word: str) -> frozenset[str]:
        """The word and every base form it may have."""
        found = regular(word)
        extra = self._irregular.get(word)
        return found | extra if extra else found

    def bases_of(self, words: Iterable[str]) -> frozenset[str]:
        """The base forms of all the words."""
        return frozenset[str]().union(*map(self.bases, words))
