"""From words to features: stems, pairs of stems and pieces of words as a sparse part, meanings as a dense one.

The weighting is TF-IDF (Salton and Buckley 1988) with intents in place of documents: a word of one intent tells more than
a word of many. The more phrases there are, the less of that is presumed: what a word tells is then learnt from them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from .arrays import Floats, Ints
from .meanings import Meanings
from .rows import Counts, Rows
from .spread import evened
from .texts import Texts, ranges
from .words import stem

STEMS, PIECES, PAIRS = 1.0, 0.7, 0.8
"""What the sparse blocks weigh, each being of unit length before."""
PIECE = 3
"""Letters in a piece of a word, whose ends are marked by ``_``."""
MANY = 5_000
"""With more phrases than that, a pair or a piece seen but once is dropped."""
PLAIN, FLATTEST = 6, 0.4
"""Up to so many phrases an intent IDF is taken as it is; with more its power falls, by the root of their number, to this."""
TOGETHER = 2_000
"""Texts that are counted at a time."""
MEMO = 65_536
"""Words of questions whose features are remembered."""
WEIGHTS = (STEMS, PIECES, PAIRS)


class Known(NamedTuple):
    """What is known of a word."""

    root: int
    """The feature of its stem; -1 if no phrase has it."""
    pieces: tuple[int, ...]
    """The features of its pieces, those that the phrases have."""

    @property
    def ids(self) -> tuple[int, ...]:
        """All of its features."""
        return self.pieces if self.root < 0 else (self.root, *self.pieces)


def pieces(word: str) -> list[str]:
    """The pieces of three letters of a word with its ends marked."""
    marked = f"_{word}_"
    return [marked[i : i + PIECE] for i in range(len(marked) - PIECE + 1)]


class Features:
    """What is counted in a text and what it weighs. Made from the phrases once, then only looked up.

    Features are numbered: first the stems, then the pieces, then the pairs.
    """

    def __init__(
        self,
        meanings: Meanings,
        stems: Sequence[str],
        pieces: Sequence[str],
        pairs: Ints,
        weights: Floats,
        turn: Floats,
        centre: Floats,
    ) -> None:
        """`pairs` are ascending, each ``left x (stems + 1) + right``, where the number of stems stands for an end of the text.

        `weights` are the IDF of each feature. By `turn` the meanings are multiplied (see :func:`evened`), and `centre` is
        then their mean over the phrases, which tells nothing.
        """
        self.meanings, self.pairs, self.weights, self.turn, self.centre = meanings, pairs, weights, turn, centre
        self.stems = {name: number for number, name in enumerate(stems)}
        self.pieces = {name: number for number, name in enumerate(pieces, len(stems))}
        self.unseen = float(weights.max(initial=1.0))
        self._memo: dict[str, Known] = {}
        self._pair_memo: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self.weights)

    @classmethod
    def learn(cls, meanings: Meanings, texts: Texts, labels: Ints, intents: int) -> Features:
        """Takes up the features of the phrases; `labels` are their intents, ascending."""
        many = len(texts) > MANY
        roots = [stem(word) for word in texts.vocabulary]
        stems = list(dict.fromkeys(roots))
        times = Counter[str]()
        for word, seen in zip(texts.vocabulary, np.bincount(texts.ids, minlength=len(roots)).tolist(), strict=True):
            for piece in pieces(word):
                times[piece] += seen
        kept = [piece for piece, seen in times.items() if seen > 1 or not many]
        none = np.zeros(0)
        turn = np.eye(meanings.size, dtype=np.float32)
        found = cls(meanings, stems, kept, none.astype(np.int64), none, turn, np.zeros(meanings.size, np.float32))
        keys, seen = np.unique(found._pairs(texts)[1], return_counts=True)
        found.pairs = keys[seen > 1] if many else keys
        size = len(stems) + len(kept) + len(found.pairs)
        ids, owners = found._of_words(texts, labels, intents)
        rows, pairs = found._pairs(texts)
        ids = np.concatenate([ids * intents + owners, _unique(found._known_pairs(pairs, labels[rows], intents))])
        spread = np.bincount(ids // intents, minlength=size)
        power = max(FLATTEST, min(1.0, math.sqrt(PLAIN * intents / len(texts))))
        found.weights = ((np.log((1 + intents) / (1 + spread)) + 1) ** power).astype(np.float32)
        found.unseen = float(found.weights.max(initial=1.0))
        return found

    def _of_words(self, texts: Texts, labels: Ints, intents: int) -> tuple[Ints, Ints]:
        """The stems and pieces of the words of each intent, each once, and the intent."""
        used = _unique(texts.ids * np.int64(intents) + labels[texts.rows()])
        starts, ids = self._vocabulary(texts.vocabulary)
        words, owners = used // intents, used % intents
        sizes = starts[words + 1] - starts[words]
        keys = _unique(ids[ranges(starts[words], sizes)] * intents + np.repeat(owners, sizes))
        return keys // intents, keys % intents

    def _vocabulary(self, vocabulary: Sequence[str]) -> tuple[Ints, Ints]:
        """For each word where its features begin, and the features."""
        found = [self.known(word).ids for word in vocabulary]
        starts = np.concatenate([[0], np.cumsum([len(ids) for ids in found], dtype=np.int64)])
        return starts, np.array([number for ids in found for number in ids], np.int64)

    def _pairs(self, texts: Texts) -> tuple[Ints, Ints]:
        """The rows and the keys of all pairs, also those that are not known; -1 where a stem is not."""
        end = len(self.stems)
        roots = np.array([self.stems.get(stem(word), -1) for word in texts.vocabulary], np.int64)[texts.ids]
        rows = texts.rows()
        left = np.insert(roots, texts.starts[:-1], end)
        right = np.insert(roots, texts.starts[1:], end)
        keys = np.where((left >= 0) & (right >= 0), left * (end + 1) + right, -1)
        return np.insert(rows, texts.starts[:-1], np.arange(len(texts))), keys

    def _known_pairs(self, keys: Ints, labels: Ints, intents: int) -> Ints:
        numbers, there = self.pair_numbers(keys)
        known: Ints = numbers[there] * intents + labels[there]
        return known

    def pair_numbers(self, keys: Ints) -> tuple[Ints, Ints]:
        """The features of pairs, and which of them are known."""
        places = np.minimum(np.searchsorted(self.pairs, keys), max(len(self.pairs) - 1, 0))
        there = self.pairs[places] == keys if len(self.pairs) else np.zeros(len(keys), bool)
        return places + (len(self.stems) + len(self.pieces)), there

    def pairs_of(self, known: Sequence[Known]) -> list[int]:
        """The features of the pairs of one text: before each word and after the last; -1 for one that is not known."""
        end = len(self.stems)
        roots = [end, *(word.root for word in known), end]
        keys = [left * (end + 1) + right if left >= 0 <= right else -1 for left, right in pairwise(roots)]
        new = [key for key in keys if key not in self._pair_memo]
        if new:
            if len(self._pair_memo) > MEMO:
                self._pair_memo.clear()
            numbers, there = self.pair_numbers(np.array(new, np.int64))
            self._pair_memo.update(zip(new, np.where(there, numbers, -1).tolist(), strict=True))
        return [self._pair_memo[key] for key in keys]

    def count(self, texts: Texts) -> Counts:
        """The features of texts, each once; what is not known is passed over."""
        starts, ids = self._vocabulary(texts.vocabulary)
        parts = [
            self._counted(texts.part(first, min(first + TOGETHER, len(texts))), first, starts, ids)
            for first in range(0, len(texts), TOGETHER)
        ]
        return Counts(len(texts), *map(np.concatenate, zip(*parts, strict=True)))

    def _counted(self, texts: Texts, first: int, starts: Ints, ids: Ints) -> tuple[Ints, Ints]:
        """The rows and features of texts, of which the first is that row; and where each word's features are."""
        sizes = (starts[1:] - starts[:-1])[texts.ids]
        rows, pairs = self._pairs(texts)
        numbers, there = self.pair_numbers(pairs)
        size = len(self)
        keys = _unique(
            np.concatenate(
                [
                    np.repeat(texts.rows(), sizes) * size + ids[ranges(starts[texts.ids], sizes)],
                    rows[there] * size + numbers[there],
                ]
            )
        )
        rows, numbers = np.divmod(keys, size)
        return (rows + first).astype(np.int32), numbers.astype(np.int32)

    def vectors(self, counts: Counts, meant: Floats) -> Rows:
        """The weighted vectors of the features of texts, and of the meanings of the same texts."""
        values = self.weights[counts.ids]
        block = counts.rows * 3 + self._block(counts.ids)
        lengths = np.bincount(block, values * values, minlength=counts.size * 3)
        there = lengths > 0
        scale = (np.where(there, 1 / np.sqrt(np.where(there, lengths, 1)), 0).reshape(-1, 3) * WEIGHTS).astype(np.float32)
        norms = np.sqrt((meant * meant).sum(1, keepdims=True))
        meant = np.divide(meant * self.meanings.weight, norms, out=np.zeros_like(meant), where=norms > 1e-6)
        total = np.sqrt((there.reshape(-1, 3) * np.square(WEIGHTS)).sum(1) + (meant * meant).sum(1))
        total[total == 0] = 1
        total = total.astype(np.float32)[:, None]
        values *= (scale / total).ravel()[block]
        starts = np.searchsorted(counts.rows, np.arange(counts.size + 1, dtype=np.int32))
        return Rows(starts, counts.ids, values, meant / total)

    def vector(self, words: Sequence[str]) -> tuple[Ints, Floats, Floats]:
        """The one row of one text, without the machinery for many: its features, their values and its meaning."""
        known = [self.known(word) for word in words]
        blocks = ({word.root for word in known}, set[int]().union(*(word.pieces for word in known)), set(self.pairs_of(known)))
        for block in blocks:
            block.discard(-1)
        ids = np.array([*blocks[0], *blocks[1], *blocks[2]], np.int64)
        values = self.weights[ids]
        meant = self.meaning(words) - self.centre
        norm = math.sqrt(meant @ meant)
        meaning = self.meanings.weight if norm > 1e-6 else 0.0
        squares = sum(weight * weight for weight, block in zip(WEIGHTS, blocks, strict=True) if block) + meaning * meaning
        total, end = math.sqrt(squares) or 1.0, 0
        for weight, block in zip(WEIGHTS, blocks, strict=True):
            part = values[end : (end := end + len(block))]
            if block:
                part *= weight / total / math.sqrt(part @ part)
        return ids, values, meant * np.float32(meaning / (norm * total) if meaning else 0)

    def _block(self, ids: Ints) -> Ints:
        """Of each feature: 0 stem, 1 piece, 2 pair."""
        first, second = len(self.stems), len(self.stems) + len(self.pieces)
        return (ids >= first).astype(np.int32) + (ids >= second)

    def known(self, word: str) -> Known:
        """The features of one word."""
        known = self._memo.get(word)
        if known is None:
            root = self.stems.get(stem(word), -1)
            known = Known(root, tuple(self.pieces[piece] for piece in pieces(word) if piece in self.pieces))
            if len(self._memo) < MEMO:
                self._memo[word] = known
        return known

    def fits(self, left: str, word: str, right: str) -> int:
        """How many of a word's two neighbours it has in some phrase, 0 to 2; an empty neighbour is the end of the text."""
        end = len(self.stems)
        before, root, after = (self.known(other).root if other else end for other in (left, word, right))
        keys = [one * (end + 1) + other for one, other in ((before, root), (root, after)) if one >= 0 <= other]
        return int(self.pair_numbers(np.array(keys, np.int64))[1].sum())

    def weight(self, word: str) -> float:
        """What a word weighs: the more, the fewer intents have it; the most if none has."""
        root = self.known(word).root
        return float(self.weights[root]) if root >= 0 else self.unseen

    def meaning(self, words: Sequence[str]) -> Floats:
        """The sum of the words' meanings, each by its weight, turned."""
        turned: Floats = self.meanings.sum(words, self.weight) @ self.turn
        return turned

    def meant(self, texts: Texts) -> Floats:
        """The same for texts, around the mean."""
        turned: Floats = self.meanings.sums(texts, self.weight) @ self.turn
        turned -= self.centre
        return turned

    def settle(self, texts: Texts, labels: Ints) -> Floats:
        """Takes up the mean of the phrases' meanings and what in them tells intents apart; and gives their meanings."""
        meant = self.meanings.sums(texts, self.weight)
        centre = meant.mean(0)
        meant -= centre
        self.turn = evened(meant, labels)
        self.centre = centre @ self.turn
        turned: Floats = meant @ self.turn
        return turned


def _unique(keys: Ints) -> Ints:
    keys = np.sort(keys)
    found: Ints = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
    return found
