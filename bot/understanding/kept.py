"""What was understood of a pack, kept for the next start: making a pack ready takes longer than all else before an answer.

The pack itself is never kept: it is read and checked at every start. What is kept belongs to just this pack, word for
word, and to just this code; with any other, or if the file is damaged, it is made anew. There is one file for each folder.

It is written as Python writes compiled modules, by :mod:`marshal`, which makes plain values and runs nothing; a file whose
digest is not that of its content is not looked at.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.content import LoadedFact, Pack, Place
from bot.folders import cache_folder, replacing

from .english import inflection
from .frames import FactFrame, Frame, Frames, Key
from .framing import build
from .index import Index
from .lexicon import Lexicon
from .numbers import Date
from .reading import Reader
from .spelling import WORDS
from .values import Amount, Value

_CLASSES: tuple[type[Any], ...] = (Amount, Date, FactFrame, Frame, Index, Key, Lexicon, Place, Value)
_APART = ("pack", "reader", "semantic")
"""What of the frames is not kept."""
_DIGEST = 32
_Node = tuple[str, Any]
"""``raw``: a value as it is. ``made``: the number of an object. ``fact``: an id. ``row`` and ``map``: nodes."""


def frames_of(pack: Pack) -> Frames:
    """A pack made ready, from the cache if it can be.

    :raises PackError: as :func:`bot.understanding.framing.build`.
    """
    key = sha256(_made_by() + repr(pack).encode()).digest()
    try:
        path = cache_folder() / f"{sha256(str(pack.folder.resolve()).encode()).hexdigest()[:20]}.pack"
    except RuntimeError:  # the user has no home
        return build(pack)
    frames = _read(path, key, pack)
    if frames is None:
        frames = build(pack)
        with suppress(OSError, ValueError):
            _write(path, key, frames)
    return frames


@lru_cache(maxsize=1)
def _made_by() -> bytes:
    """The code, the language, and what runs them."""
    made = sha256(sys.version.encode())
    here = Path(__file__).parent
    for file in (*sorted(here.glob("*.py")), *sorted(here.glob("english/*")), WORDS):
        if file and file.is_file():
            made.update(file.read_bytes())
    return made.digest()


def _read(path: Path, key: bytes, pack: Pack) -> Frames | None:
    """The frames that are kept; None if there are none for this pack, or they are damaged."""
    with suppress(OSError):
        kept = path.read_bytes()
        data = memoryview(kept)[2 * _DIGEST :]
        if kept[:_DIGEST] == key and kept[_DIGEST : 2 * _DIGEST] == sha256(data).digest():
            objects, parts = marshal.loads(data)
            found = _Objects(objects, pack)
            more = {name: found.value(node) for name, node in parts.items()}
            return Frames(pack, reader=Reader(more["lexicon"]), **more)
    return None


def _write(path: Path, key: bytes, frames: Frames) -> None:
    """Keep frames.

    :raises OSError: if the file cannot be written.
    :raises ValueError: if a part of them cannot be kept.
    """
    found = _Written()
    parts = {f.name: found.node(getattr(frames, f.name)) for f in fields(frames) if f.name not in _APART}
    data = marshal.dumps((found.objects, parts))
    with replacing(path) as file:
        file.write(key + sha256(data).digest() + data)


class _Written:
    """Objects as plain data, each once."""

    def __init__(self) -> None:
        self.objects: list[tuple[int, list[_Node]]] = []
        self._numbers: dict[int, int] = {}

    def node(self, value: Any) -> _Node:
        if isinstance(value, LoadedFact):
            return "fact", value.id
        if is_dataclass(value):
            return "made", self._number(value)
        if isinstance(value, Mapping):
            nodes = {key: self.node(part) for key, part in value.items()}
            plain = all(kind == "raw" for kind, _ in nodes.values())
            return ("raw", {key: part for key, (_, part) in nodes.items()}) if plain else ("map", nodes)
        if isinstance(value, tuple | list):
            row = [self.node(part) for part in value]
            plain = all(kind == "raw" for kind, _ in row)
            return ("raw", type(value)(part for _, part in row)) if plain else ("row", row)
        return "raw", value

    def _number(self, value: Any) -> int:
        if id(value) not in self._numbers:
            kept = [self.node(getattr(value, f.name)) for f in _kept(type(value))]
            self.objects.append((_CLASSES.index(type(value)), kept))
            self._numbers[id(value)] = len(self.objects) - 1
        return self._numbers[id(value)]


class _Objects:
    """Objects made of plain data again."""

    def __init__(self, objects: Sequence[tuple[int, list[_Node]]], pack: Pack) -> None:
        self._pack = pack
        self._made: list[Any] = []
        names = [[f.name for f in _kept(made)] for made in _CLASSES]
        for number, nodes in objects:
            made, values = _CLASSES[number], [self.value(node) for node in nodes]
            more = {"inflection": inflection()} if made is Lexicon else {}
            self._made.append(made(**dict(zip(names[number], values, strict=True)), **more))

    def value(self, node: _Node) -> Any:
        kind, value = node
        if kind == "raw":
            return value
        if kind == "made":
            return self._made[value]
        if kind == "fact":
            return self._pack.facts[value]
        return tuple(map(self.value, value)) if kind == "row" else {key: self.value(part) for key, part in value.items()}


def _kept(made: type) -> list[Any]:
    """Fields that are kept; what is not is read anew or found again."""
    return [f for f in fields(made) if f.init and f.name not in ("inflection", "_ups", "_meanings")]
