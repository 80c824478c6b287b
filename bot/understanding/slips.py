"""Slips that are words themselves: "were is it", "dose the mayor know". The word beside it tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from .english import entries
from .text import Token


def without_slips(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each slip replaced by what was meant."""
    out = list(tokens)
    for size, table in _slips().items():
        for at in range(len(out) - size + 1):
            if meant := table.get(tuple(t.text for t in out[at : at + size])):
                out[at : at + size] = [replace(t, text=w) for t, w in zip(out[at : at + size], meant, strict=True)]
    return out


@cache
def _slips() -> Mapping[int, Mapping[tuple[str, ...], tuple[str, ...]]]:
    """By the number of words, the most first: what was typed, with what was meant, as many words."""
    found: dict[int, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for meant, typed in entries("slips").items():
        for words in map(str.split, typed):
            found.setdefault(len(words), {})[tuple(words)] = tuple(meant.split())
    return dict(sorted(found.items(), reverse=True))
