"""What is wrong with a pack, where, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_UNSEEN = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_ALIKE = 60


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file of the pack."""

    path: str
    """Relative to the pack's folder, with forward slashes."""
    line: int
    """Counted from 1."""
    column: int
    """In characters, counted from 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that keeps a pack from loading."""

    place: Place
    """Where to look."""
    what: str
    """What is wrong, in a curator's words."""
    fix: str = ""
    """What would most likely be right."""

    def __str__(self) -> str:
        """One line, whatever the pack's texts hold."""
        return visible(f"{self.place}: {self.what}" + (f"; {self.fix}" if self.fix else ""))


class Faulty(Exception):
    """Files that cannot be used: every fault of all of them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults)))
        """In the order of the files and their lines."""
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class PackError(Faulty):
    """A pack that does not load: every fault of all its files."""


def visible(text: str) -> str:
    """``text`` with what nobody can see (line breaks, no-break spaces, controls) written as escapes."""
    return _UNSEEN.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def in_marks(text: str, limit: int = 60) -> str:
    """``text`` in quotation marks for a message, its middle left out where it is long."""
    if len(text) > limit:
        half = limit // 2 - 2
        text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    return f'"{text}"'


def nearest_name(name: str, names: Iterable[str]) -> str | None:
    """The one of ``names`` that somebody who wrote ``name`` most likely meant."""
    # Imported here because a pack without faults never needs it, and a cold start pays for every import.
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(name, sorted(names), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_ALIKE)
    return found[0] if found else None


def suggestion(name: str, names: Iterable[str], listed: int = 8) -> str:
    """The likely fix for an unknown ``name``: the nearest of ``names``, or all where they are at most ``listed``."""
    known = sorted(names)
    near = nearest_name(name, known)
    if near is not None:
        return f"did you mean `{near}`?"
    if 0 < len(known) <= listed:
        return f"known: {', '.join(known)}"
    return ""
