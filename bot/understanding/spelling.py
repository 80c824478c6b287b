"""Repair of words that are no words, from what the pack and the language know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .lexicon import Lexicon
from .set_phrases import words_of
from .text import Token

COMMON = 30_000
"""How many of the most frequent English words a repair may lead to; all of them are left alone."""
RARE = 15_000
"""A word less frequent than this may be a slip for one of the pack's."""
MEMO = 10_000
"""How many words with their repairs are remembered."""
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_LONG, _SHORT = 8, 4
_COMMONEST = 300
"""A short word may be a slip for one of so many."""


def _dictionary() -> Path | None:
    spec = find_spec("symspellpy")
    folders = spec.submodule_search_locations if spec else None
    return Path(folders[0]) / "frequency_dictionary_en_82_765.txt" if folders else None


WORDS = _dictionary()


@lru_cache(maxsize=1)
def english_words() -> dict[str, int]:
    """English words with their rank by frequency (0 is the most frequent).

    They are the frequency dictionary of 82,765 words that the symspellpy package ships.
    """
    listed = WORDS.read_bytes().translate(None, b"0123456789") if WORDS else b""  # each word with how often it was counted
    words = listed.decode("utf-8-sig").split()
    return dict(zip(words, range(len(words)), strict=True))


class Speller:
    """Finds the word that was meant. Words of the language, of the lexicon and of the pack are never changed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ranks = english_words()
        self._own_by_size = by_size(lexicon.own_words)
        self._own_by_sound: dict[str, list[str]] = {}
        for word in lexicon.own_words:
            self._own_by_sound.setdefault(_consonants(word), []).append(word)
        self._letters = ascii_lowercase + "".join({c for word in lexicon.own_words for c in word} - set(ascii_lowercase))
        self._memo: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words of the lexicon; only a word that is rare or none needs them."""
        phrases = (words for rest in self._lexicon.phrases.values() for found in rest.values() for words, _ in found)
        spoken = words_of("smalltalk")  # "merci" is no mercy
        return frozenset(w for w in {*self._lexicon.single, *chain.from_iterable(phrases), *spoken} if w.isalpha())

    @cached_property
    def _all_by_size(self) -> dict[int, list[str]]:
        """What a repair may lead to, by length; only long words far from any other need it."""
        return by_size(self._known.union((w for w, rank in self._ranks.items() if rank < COMMON), self._lexicon.own_words))

    def _right(self, word: str) -> bool:
        """A repair may lead to it."""
        return self._ranks.get(word, COMMON) < COMMON or word in self._known or word in self._lexicon.own_words

    def known(self, word: str) -> bool:
        """True for a word that is left alone."""
        if not word.isalpha() or _DRAWN_OUT.sub(r"\1", word) in words_of("smalltalk"):
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
        """A rare word that is a word of the pack with a vowel lost or too many: conductr, who is a conductor."""
        if len(word) < _LONG or self._ranks.get(word, COMMON) < RARE:
            return False
        alike = self._own_by_sound.get(_consonants(word), ())
        return any(len(own) != len(word) and OSA.distance(word, own, score_cutoff=1) <= 1 for own in alike)

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
            words = (token.text,) if token.mark else self._mend(token.text)
            if words == (token.text,):
                out.append(token)
            else:
                out.extend(Token(w, token.start, token.end, token.possessive and w is words[-1]) for w in words)
        return out

    def _mend(self, word: str) -> tuple[str, ...]:
        mended = self._memo.get(word)
        if mended is None:
            if len(self._memo) > MEMO:
                self._memo.clear()
            mended = self._memo[word] = (word,) if self.known(word) else self._nearest(word)
        return mended

    def _nearest(self, word: str) -> tuple[str, ...]:
        size = len(word)
        if word.endswith("in") and word + "g" in self._ranks and not self._near_own(word):
            return (word + "g",)  # goin', comin'
        if size < _SHORT:
            return (min(self._jumbled(word), key=lambda w: self._ranks[w], default=word),)
        if size > 30:
            return (word,)
        if near := [w for w in _one_edit(word, self._letters) if self._right(w)]:
            return (min(near, key=lambda w: self._cost(word, w)),)
        if parts := self._parted(word):
            return parts
        far = [w for w in self._two_edits(word) if size >= _LONG or word[0] == w[0] or sorted(word) == sorted(w)]
        return (min(far, key=lambda w: self._cost(word, w)),) if far else (word,)

    def _jumbled(self, word: str) -> list[str]:
        """What a short word can be a slip for: one of the commonest with two letters swapped, or with one of two alike lost."""
        swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
        doubled = (word[: at + 1] + word[at:] for at in range(len(word)))
        return [w for w in (*swapped, *doubled) if self._ranks.get(w, COMMON) < _COMMONEST]

    def _two_edits(self, word: str) -> Iterator[str]:
        """Words up to two edits away; for one that is not long only the pack's own."""
        choices = self._all_by_size if len(word) >= _LONG else self._own_by_size if len(word) > _SHORT else {}
        for size in range(len(word) - 2, len(word) + 3):
            for found, *_ in process.extract(word, choices.get(size, ()), scorer=OSA.distance, score_cutoff=2, limit=None):
                yield found

    def _cost(self, typed: str, meant: str) -> tuple[float | str, ...]:
        """Lower is likelier: fewer edits, a word of the pack, the same consonants and first letter, frequency."""
        distance = OSA.distance(typed, meant)
        alike = _consonants(typed) == _consonants(meant)
        swapped = sorted(typed) == sorted(meant)
        own = meant in self._lexicon.own_words
        likeness = 2 * own + (alike or swapped) + (typed[0] == meant[0])
        return (distance, -likeness, self._ranks.get(meant, COMMON), len(meant), meant)

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


def by_size(words: Iterable[str]) -> dict[int, list[str]]:
    """The words filed by their number of letters, for a search among those of about one length."""
    filed: dict[int, list[str]] = {}
    for word in words:
        filed.setdefault(len(word), []).append(word)
    return filed


def _one_edit(word: str, letters: str) -> set[str]:
    """All that one edit makes of a word: a letter left out, put in or another one, two swapped.

    That is how Peter Norvig's spelling corrector (norvig.com/spell-correct.html) finds its candidates: a few hundred
    look-ups, where comparing with every word of the language takes a hundred times as long.
    """
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    out = {a + b[1:] for a, b in cuts if b}
    out.update(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1)
    out.update(a + c + b for a, b in cuts for c in letters)
    out.update(a + c + b[1:] for a, b in cuts if b for c in letters)
    return out


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
    end = 0
    for token in tokens:
        unit = out and token.start == end and out[-1].text[0].isdigit()  # the "k" of "200k"
        words = None if unit else lexicon.shorthand.get(token.text)
        end = token.end
        if words is None:
            out.append(token)
        else:
            out.extend(Token(w, token.start, token.end, token.possessive) for w in words)
    return out
