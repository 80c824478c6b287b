"""Which examples a question can meet at all: most of a pack's are about something else and need not be looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .lexicon import Lexicon

if TYPE_CHECKING:
    from .frames import Frame, Key


@dataclass(slots=True)
class Index:
    """The keys of all frames, each filed under what meets its rarest need, or under what it asks for if it needs nothing."""

    keys: tuple[tuple[Frame, Key], ...] = ()
    filed: dict[str, list[int]] = field(default_factory=dict)
    """By meaning, the places of keys in ``keys``."""
    other_needs: tuple[tuple[frozenset[str], ...], ...] = ()
    """For each key what meets each of its other needs: a question has to have something of all of them."""
    needs: dict[frozenset[str], list[int]] = field(default_factory=dict)
    """By need, the places of all keys that have it."""

    @classmethod
    def of(cls, frames: Iterable[Frame], lexicon: Lexicon) -> Index:
        """File all keys."""
        keys = tuple((frame, key) for frame in frames for key in frame.keys)
        meeting = {need: _meeting(need, lexicon) for _, key in keys for need in key.needs}
        common = Counter(m for _, key in keys for need in key.needs for m in meeting[need])
        filed: dict[str, list[int]] = {}
        needs: dict[frozenset[str], list[int]] = {}
        other_needs: list[tuple[frozenset[str], ...]] = []
        for at, (_, key) in enumerate(keys):
            for need in key.needs:
                needs.setdefault(need, []).append(at)
            rarest = min(key.needs, key=lambda need: sum(common[m] for m in meeting[need]), default=None)
            for meaning in key.asks if rarest is None else meeting[rarest]:
                filed.setdefault(meaning, []).append(at)
            other_needs.append(tuple(meeting[need] for need in key.needs if need != rarest))
        return cls(keys, filed, tuple(other_needs), needs)

    def reached(self, meanings: frozenset[str]) -> Iterator[tuple[Frame, Key]]:
        """The keys that a question with these meanings may meet, in the order of the pack."""
        found = sorted({at for m in meanings for at in self.filed.get(m, ())})
        return (self.keys[at] for at in found if not any(map(meanings.isdisjoint, self.other_needs[at])))


def _meeting(need: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """What meets a need: its own meanings, and what its names of the pack are kinds of."""
    return need.union(*(lexicon.kinds[m] for m in need & lexicon.own))
