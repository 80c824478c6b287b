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

from .calibration import Calibration
from .coverage import Coverage
from .features import Features
from .index import Index
from .meanings import TABLE, Meanings, english
from .spelling import Speller
from .training import Weights


class Cache:
    """The place of one index."""

    def __init__(
        self,
        phrases: Mapping[str, Sequence[str]],
        outside: Sequence[str] = (),
        meanings: Meanings | None = None,
        semantic: str | None = None,
    ) -> None:
        self.key = _key(phrases, outside, semantic)
        self._meanings = meanings or english()
        self._intents, self._outside = tuple(phrases), bool(outside)

    @property
    def path(self) -> Path:
        return cache_folder() / f"{self.key}.npz"

    def read(self) -> Index | None:
        """The index, or None if there is none or it is damaged."""
        try:
            with np.load(self.path, allow_pickle=False) as stored:
                return _index({name: stored[name] for name in stored.files}, self._intents, self._outside, self._meanings)
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


def _key(phrases: Mapping[str, Sequence[str]], outside: Sequence[str], semantic: str | None) -> str:
    made_from = [_maker(), np.__version__, semantic, [[intent, list(texts)] for intent, texts in phrases.items()], list(outside)]
    return sha256(json.dumps(made_from).encode()).hexdigest()[:40]


def _arrays(index: Index) -> dict[str, Any]:
    features, calibration = index.features, index.calibration
    return {
        "features": _packed(features.ids),
        "blocks": features.blocks.astype(np.int8),
        "idf": features.weights,
        "centre": features.centre,
        "sparse": index.weights.sparse,
        "dense": index.weights.dense,
        "pairs": index.coverage.pairs,
        "words": _packed(index.speller.words),
        "times": np.fromiter(index.speller.words.values(), np.int64),
        "calibration": np.array([calibration.typical, calibration.slope, calibration.offset, calibration.threshold]),
    }


def _index(stored: Mapping[str, Any], intents: tuple[str, ...], outside: bool, meanings: Meanings) -> Index:
    """From the stored arrays. Raises ValueError or KeyError if they do not fit together."""
    columns = len(intents) + outside
    names, words = _unpacked(stored["features"]), _unpacked(stored["words"])
    size = len(names)
    features = Features(meanings)
    features.ids = {name: number for number, name in enumerate(names)}
    features.blocks = _fitting(stored["blocks"], "i1", (size,)).astype(np.int64)
    features.weights = _fitting(stored["idf"], "f8", (size,))
    features.centre = _fitting(stored["centre"], "f4", (meanings.size,))
    weights = Weights(
        _fitting(stored["sparse"], "f4", (size, columns)), _fitting(stored["dense"], "f4", (meanings.size, columns))
    )
    pairs = _fitting(stored["pairs"], "i8", (len(stored["pairs"]),))
    times = _fitting(stored["times"], "i8", (len(words),))
    ascending = bool((np.diff(pairs) > 0).all() and len(pairs) and pairs[0] >= 0 and pairs[-1] < size * columns)
    stems = np.flatnonzero(features.blocks == 0)
    if (
        len(features.ids) != size
        or not ascending
        or not np.array_equal(np.unique(pairs // columns), stems)
        or not np.isin(features.blocks, (0, 1, 2)).all()
    ):
        raise ValueError("the parts of the index do not fit together")
    calibration = Calibration(*map(float, _fitting(stored["calibration"], "f8", (4,))))
    speller = Speller(dict(zip(words, times.tolist(), strict=True)), meanings)
    return Index(intents, outside, features, weights, Coverage(pairs, size, columns), speller, calibration)


def _fitting(array: Any, kind: str, shape: tuple[int, ...]) -> Any:
    if array.dtype != np.dtype(kind) or array.shape != shape or not np.isfinite(array).all():
        raise ValueError("an array of the index is not what it should be")
    return array


def _packed(texts: Any) -> Any:
    return np.frombuffer("\n".join(texts).encode("utf-8"), np.uint8)


def _unpacked(stored: Any) -> list[str]:
    text = _fitting(stored, "u1", (len(stored),)).tobytes().decode("utf-8")
    return text.split("\n") if text else []
