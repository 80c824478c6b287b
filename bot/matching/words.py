"""From a text to its words and their stems. English contractions and endings; any script's letters."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.understanding.text import CONTRACTED, LIMIT, NEGATED, plain

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_IS_AFTER = frozenset("what who where when why how that there it he she this here which".split())
_VOWELS = re.compile("[aeiouy]")


def words(text: str) -> list[str]:
    """The words of a text in lower case, contractions taken apart, possessives without their s.

    The first :data:`~bot.understanding.text.LIMIT` characters are read. Never raises, whatever the text.
    """
    text = text[:LIMIT]
    text = text.lower() if text.isascii() else plain(text)[0]
    found = _WORD.findall(text)
    return [part for word in found for part in _parts(word)] if "'" in text else found


@lru_cache(maxsize=65_536)
def _parts(word: str) -> tuple[str, ...]:
    head, mark, tail = word.partition("'")
    if not mark:
        return (word,)
    for ending, full in CONTRACTED.items():
        if word.endswith(ending) and len(word) > len(ending):
            head = word[: -len(ending)].replace("'", "")
            return (NEGATED.get(head, head) if ending == "n't" else head, full)
    if tail == "s":
        return (head, "is") if head in _IS_AFTER else (head,)
    return (word.replace("'", ""),)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without its English ending: "cards" and "card", "charging" and "charge" are one."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("sses"):
        word = word[:-2]
    elif word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if len(root) >= 3 and root != word and _VOWELS.search(root):
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "aeioulsz" else root
            break
    if len(word) > 5 and word.endswith("ly"):
        word = word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
