"""The cache: what was trained, kept under a hash of all that it was made from.

A file is written beside its place and then moved there, so that a reader never sees half of one, whoever else writes. It
is read without pickle, and every part is checked; one that does not fit is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from bot.folders import cache_folder, replacing

from .arrays import Ints
from .calibration import Calibration
from .coverage import Coverage
from .features import Features
from .index import Excluded, Index
from .meanings import TABLE, Meanings, english
from .spelling import Speller
from .weights import Weights


class Cache:
    """The place of one index."""

    def __init__(
        self,
        phrases: Mapping[str, Sequence[str]],
        excluded: Excluded = (),
        meanings: Meanings | None = None,
        semantic: str | None = None,
        names: bool = True,
    ) -> None:
        self.key = _key(phrases, excluded, semantic, names)
        self._meanings = meanings or english()
        self._intents = tuple(phrases)
        self._against = np.array([intent for intent, _ in excluded], np.int64)

    @property
    def path(self) -> Path:
        return cache_folder() / f"{self.key}.npz"

    def read(self) -> Index | None:
        """The index, or None if there is none or it is damaged."""
        try:
            with np.load(self.path, allow_pickle=False) as stored:
                return _index({name: stored[name] for name in stored.files}, self._intents, self._against, self._meanings)
        except (OSError, ValueError, KeyError, EOFError, BadZipFile, TypeError, IndexError, RuntimeError, MemoryError):
            return None

    def write(self, index: Index) -> None:
        """Keeps an index if that can be done; what cannot be kept is made anew next time."""
        with suppress(OSError, RuntimeError), replacing(self.path) as file:
            np.savez(file, **_arrays(index))


@lru_cache(maxsize=1)
def _maker() -> str:
    """What makes an index of phrases: the code and the table. Where they change, so does the index."""
    made = sha256(TABLE.read_bytes())
    for file in sorted(TABLE.parent.glob("*.py")):
        made.update(file.read_bytes())
    return made.hexdigest()


def _key(phrases: Mapping[str, Sequence[str]], excluded: Excluded, semantic: str | None, names: bool) -> str:
    given = [[intent, list(texts)] for intent, texts in phrases.items()]
    made_from = [_maker(), np.__version__, semantic, names, given, list(excluded)]
    return sha256(json.dumps(made_from).encode()).hexdigest()[:40]


def _arrays(index: Index) -> dict[str, Any]:
    features, weights, calibration = index.features, index.weights, index.calibration
    return {
        "stems": _packed(features.stems),
        "pieces": _packed(features.pieces),
        "pairs": features.pairs,
        "idf": features.weights,
        "turn": features.turn,
        "centre": features.centre,
        "starts": weights.starts,
        "intents": weights.intents,
        "values": weights.values,
        "dense": weights.dense,
        "words": _packed(index.speller.words),
        "times": np.fromiter(index.speller.words.values(), np.int64),
        "calibration": np.array([calibration.typical, calibration.slope, calibration.offset, calibration.threshold]),
    }


def _index(stored: Mapping[str, Any], intents: tuple[str, ...], against: Ints, meanings: Meanings) -> Index:
    """From the stored arrays. Raises ValueError or KeyError if they do not fit together."""
    columns = len(intents) + len(against)
    stems, pieces, words = (_unpacked(stored[name]) for name in ("stems", "pieces", "words"))
    pairs = _fitting(stored["pairs"], "i8", (len(stored["pairs"]),))
    size = len(stems) + len(pieces) + len(pairs)
    idf, centre = _fitting(stored["idf"], "f4", (size,)), _fitting(stored["centre"], "f4", (meanings.size,))
    turn = _fitting(stored["turn"], "f4", (meanings.size, meanings.size))
    features = Features(meanings, stems, pieces, pairs, idf, turn, centre)
    starts = _fitting(stored["starts"], "i8", (size + 1,))
    places = (int(starts[-1]),)
    owners = _fitting(stored["intents"], "i4", places)
    weights = Weights(
        starts, owners, _fitting(stored["values"], "f4", places), _fitting(stored["dense"], "f4", (meanings.size, columns))
    )
    times = _fitting(stored["times"], "i8", (len(words),))
    if (
        len(features.stems) != len(stems)
        or len(features.pieces) != len(pieces)
        or not _ascending(pairs)
        or starts[0] != 0
        or (np.diff(starts) <= 0).any()
        or not _ascending(np.repeat(np.arange(size), np.diff(starts)) * columns + owners)
        or owners.min(initial=0) < 0
        or owners.max(initial=0) >= columns
    ):
        raise ValueError("the parts of the index do not fit together")
    calibration = Calibration(*map(float, _fitting(stored["calibration"], "f8", (4,))))
    speller = Speller(dict(zip(words, times.tolist(), strict=True)), meanings.words)
    return Index(intents, against, features, weights, Coverage.of(weights, len(stems)), speller, calibration)


def _ascending(numbers: Any) -> bool:
    return bool((np.diff(numbers) > 0).all())


def _fitting(array: Any, kind: str, shape: tuple[int, ...]) -> Any:
    if array.dtype != np.dtype(kind) or array.shape != shape or not np.isfinite(array).all():
        raise ValueError("an array of the index is not what it should be")
    return array


def _packed(texts: Any) -> Any:
    return np.frombuffer("\n".join(texts).encode("utf-8"), np.uint8)


def _unpacked(stored: Any) -> list[str]:
    text = _fitting(stored, "u1", (len(stored),)).tobytes().decode("utf-8")
    return text.split("\n") if text else []
