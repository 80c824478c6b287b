"""Many texts at once: every word a number, so that what is done to all of them is done to arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Ints
from .words import words


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts as numbers of words."""

    vocabulary: Sequence[str]
    """The words, each once."""
    ids: Ints
    """The word at each place, text after text."""
    starts: Ints
    """Where each text begins in `ids`; one more than there are texts."""

    @classmethod
    def read(cls, texts: Iterable[str]) -> Texts:
        """Takes texts apart.

        Raises:
            ValueError: A text has no word.
        """
        numbers: dict[str, int] = {}
        ids, starts = list[int](), [0]
        for text in texts:
            ids += [numbers.setdefault(word, len(numbers)) for word in words(text)]
            if len(ids) == starts[-1]:
                raise ValueError(f"there is no word in the phrase {text!r}")
            starts.append(len(ids))
        return cls(list(numbers), np.array(ids, np.int32), np.array(starts))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def rows(self) -> Ints:
        """The text of each place."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def part(self, first: int, last: int) -> Texts:
        """The texts from `first` to before `last`."""
        starts = self.starts[first : last + 1]
        return Texts(self.vocabulary, self.ids[starts[0] : starts[-1]], starts - starts[0])

    def chosen(self, which: Ints) -> Texts:
        """Some of the texts, by their numbers."""
        sizes = np.diff(self.starts)[which]
        return Texts(self.vocabulary, self.ids[ranges(self.starts[which], sizes)], np.concatenate([[0], np.cumsum(sizes)]))

    def words(self, text: int) -> list[str]:
        """The words of one text."""
        return [self.vocabulary[word] for word in self.ids[self.starts[text] : self.starts[text + 1]]]


def ranges(starts: Ints, sizes: Ints) -> Ints:
    """The numbers from each start on, as many as its size, one range after the other."""
    ends = np.cumsum(sizes)
    places: Ints = np.repeat(starts - ends + sizes, sizes)
    places += np.arange(len(places))
    return places
