"""Many texts as sparse rows: the features that they have, and their vectors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints
from .texts import ranges


@dataclass(frozen=True, slots=True)
class Counts:
    """Which features stand in which of some texts, by row and then by feature."""

    size: int
    """How many texts."""
    rows: Ints
    ids: Ints


@dataclass(frozen=True, slots=True)
class Rows:
    """Feature vectors of some texts, each of unit length over both parts."""

    starts: Ints
    """Where each row begins in `ids` and `values`; one more than there are rows."""
    ids: Ints
    values: Floats
    dense: Floats
    """Rows x dimensions of the meaning."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def numbers(self) -> Ints:
        """The row of each value."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def chosen(self, which: Ints) -> Rows:
        """Some of the rows, by their numbers."""
        sizes = np.diff(self.starts)[which]
        places = ranges(self.starts[which], sizes)
        starts = np.concatenate([[0], np.cumsum(sizes)])
        return Rows(starts, self.ids[places], self.values[places], self.dense[which])

    def written_out(self, which: Ints) -> tuple[Ints, Floats]:
        """The features of some rows, ascending, and the rows over these as a matrix."""
        sizes = self.starts[which + 1] - self.starts[which]
        places = ranges(self.starts[which], sizes)
        ids, columns = np.unique(self.ids[places], return_inverse=True)
        matrix = np.zeros((len(which), len(ids)), np.float32)
        matrix[np.repeat(np.arange(len(which)), sizes), columns] = self.values[places]
        return ids, matrix
