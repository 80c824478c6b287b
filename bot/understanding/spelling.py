"""Repair of words that are no words, from what the pack and the language know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .lexicon import Lexicon
from .text import Token

COMMON = 30_000
"""How many of the most frequent English words a repair may lead to; all of them are left alone."""
RARE = 15_000
"""A word less frequent than this may be a slip for one of the pack's."""
_LONG, _SHORT = 8, 4


@lru_cache(maxsize=1)
def english_words() -> dict[str, int]:
    """English words with their rank by frequency (0 is the most frequent).

    They are the frequency dictionary of 82,765 words that the symspellpy package ships.
    """
    spec = find_spec("symspellpy")
    if spec is None or not spec.submodule_search_locations:
        return {}
    path = Path(spec.submodule_search_locations[0]) / "frequency_dictionary_en_82_765.txt"
    words = path.read_text(encoding="utf-8-sig").split()[::2]
    return {word: rank for rank, word in enumerate(words)}


class Speller:
    """Finds the word that was meant. Words of the language, of the lexicon and of the pack are never changed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ranks = english_words()
        vocabulary = set(lexicon.single)
        for rest in lexicon.phrases.values():
            for phrases in rest.values():
                for phrase in phrases:
                    vocabulary.update(phrase.words)
        self._known = frozenset(w for w in vocabulary if w.isalpha())
        self._own_by_size: dict[int, list[str]] = {}
        for word in lexicon.own_words:
            self._own_by_size.setdefault(len(word), []).append(word)
        self._memo: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _by_size(self) -> dict[int, list[str]]:
        """What a repair may lead to, by length."""
        common = [word for word, rank in self._ranks.items() if rank < COMMON]
        by_size: dict[int, list[str]] = {}
        for word in self._known.union(common, self._lexicon.own_words):
            by_size.setdefault(len(word), []).append(word)
        return {size: sorted(words) for size, words in by_size.items()}

    def known(self, word: str) -> bool:
        """True for a word that is left alone."""
        if not word.isalpha():
            return True
        if word in self._ranks and (
            self._ranks[word] < RARE or (word in self._known and not self._slip_of_own(word)) or not self._near_own(word)
        ):
            return True
        if self._slip_of_own(word):
            return False
        bases = self._lexicon.inflection.bases(word) - _undoubled(word)
        return any(b in self._known or b in self._lexicon.own_words for b in bases)

    def _slip_of_own(self, word: str) -> bool:
        """A rare word that is a word of the pack with a vowel lost or too many: minsters, who are ministers."""
        if len(word) < _LONG or self._ranks.get(word, COMMON) < RARE:
            return False
        sizes = (len(word) - 1, len(word) + 1)
        alike = (own for n in sizes for own in self._own_by_size.get(n, ()) if _consonants(own) == _consonants(word))
        return any(OSA.distance(word, own, score_cutoff=1) <= 1 for own in alike)

    def _near_own(self, word: str) -> bool:
        """A rare word one letter from a word of the pack is likelier to be that one."""
        if len(word) < 5:
            return False
        sizes = range(len(word) - 1, len(word) + 2)
        return any(OSA.distance(word, own, score_cutoff=1) <= 1 for n in sizes for own in self._own_by_size.get(n, ()))

    def repair(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with unknown words mended, glued ones parted."""
        out: list[Token] = []
        for token in tokens:
            if token.mark or self.known(token.text):
                out.append(token)
            else:
                words = self._mend(token.text)
                out.extend(Token(w, token.start, token.end, token.possessive and w is words[-1]) for w in words)
        return out

    def _mend(self, word: str) -> tuple[str, ...]:
        if word not in self._memo:
            if len(self._memo) > 10_000:
                self._memo.clear()
            self._memo[word] = self._nearest(word)
        return self._memo[word]

    def _nearest(self, word: str) -> tuple[str, ...]:
        size = len(word)
        if word.endswith("in") and word + "g" in self._ranks:
            return (word + "g",)  # goin', comin'
        if size < _SHORT or size > 30:
            return (word,)
        for reach in (1, 2):
            if reach == 2 and (parts := self._parted(word)):
                return parts
            if reach == 2 and size < 5:
                break
            choices = [w for n in range(size - reach, size + reach + 1) for w in self._by_size.get(n, ())]
            near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=reach, limit=40)
            fits = [w for w, distance, _ in near if self._plausible(word, w, int(distance))]
            if fits:
                return (min(fits, key=lambda w: self._cost(word, w)),)
        return (word,)

    def _plausible(self, typed: str, meant: str, distance: int) -> bool:
        if distance <= 1:
            return True
        own = meant in self._lexicon.own_words
        return len(typed) >= _LONG or (own and (typed[0] == meant[0] or sorted(typed) == sorted(meant)) and len(typed) >= 5)

    def _cost(self, typed: str, meant: str) -> tuple[float, ...]:
        """Lower is likelier: fewer edits, a word of the pack, the same consonants and first letter, frequency."""
        distance = OSA.distance(typed, meant)
        alike = _consonants(typed) == _consonants(meant)
        swapped = sorted(typed) == sorted(meant)
        own = meant in self._lexicon.own_words
        return (distance, -(2 * own + (alike or swapped) + (typed[0] == meant[0])), self._ranks.get(meant, COMMON), len(meant))

    def _parted(self, word: str) -> tuple[str, ...]:
        """``howmany`` → how, many; nothing unless both parts are well known."""
        best: tuple[int, tuple[str, ...]] | None = None
        for cut in range(2, len(word) - 1):
            left, right = word[:cut], word[cut:]
            ranks = [self._rank(part) for part in (left, right)]
            if max(ranks) < 6_000 and (best is None or sum(ranks) < best[0]):
                best = sum(ranks), (left, right)
        return best[1] if best else ()

    def _rank(self, word: str) -> int:
        if word in self._lexicon.own_words and len(word) > 3:
            return 0
        return self._ranks.get(word, COMMON) if len(word) > 2 or word in _TINY else COMMON


def _consonants(word: str) -> str:
    """The consonants of a word, doubled ones once: what a slip of the ear or finger leaves alone."""
    return "".join(c for c, before in zip(word, " " + word, strict=False) if c not in "aeiouy" and c != before)


def _undoubled(word: str) -> frozenset[str]:
    """The base of a form that would have its last letter doubled: "geting" is no form of "get"."""
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) <= _SHORT and [c in "aeiou" for c in stem[-3:]] == [False, True, False]:
            return frozenset({stem}) if stem[-1] not in "wxy" else frozenset()
    return frozenset()


_TINY = frozenset("is in on of to at by do he it me my no so us we an as be or up".split())


def expand_shorthand(tokens: Iterable[Token], lexicon: Lexicon) -> list[Token]:
    """Chat shorthand written out: ``hw mny`` → how many."""
    out: list[Token] = []
    for token in tokens:
        words = lexicon.shorthand.get(token.text)
        if words is None:
            out.append(token)
        else:
            out.extend(Token(w, token.start, token.end, token.possessive) for w in words)
    return out
