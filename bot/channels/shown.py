"""Text made fit to be shown: nothing in it can steer a terminal, and its lines fit."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from unicodedata import category, east_asian_width

_LONE = re.compile("[\ud800-\udfff]")
# Controls, what turns the direction of writing, and what takes no room; the joiners that scripts need are not among them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
_NARROWEST = 20


def mended(text: str) -> str:
    """``text`` without half characters, which bytes that are no UTF-8 leave behind and no output takes."""
    return _LONE.sub("\ufffd", text)


def shown(text: str) -> str:
    """``text`` with everything that cannot be seen written as an escape; line breaks stay, tabs become spaces."""
    seen = _UNSEEN.sub(lambda match: match[0].encode("unicode_escape").decode(), mended(text))
    return seen.replace("\t", " ")


def json_line(data: Mapping[str, Any]) -> str:
    """JSON on one line, readable in any script; what cannot be seen is escaped, and means the same to a reader of JSON."""
    text = mended(json.dumps(data, ensure_ascii=False))
    return _UNSEEN.sub(lambda match: json.dumps(match[0])[1:-1], text)


def columns(text: str) -> int:
    """The room that ``text`` takes in a terminal."""
    return sum(_room(character) for character in text)


def wrap(text: str, width: int | None) -> list[str]:
    """The lines of ``text``, broken at spaces to fit ``width`` columns; None breaks only where the text does.

    A word that is longer than a line is cut, so that every line fits.
    """
    lines = text.split("\n")
    if width is None:
        return lines
    room = max(width, _NARROWEST)
    return [part for line in lines for part in _broken(line, room)]


def _broken(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if columns(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, width)
        lines += full
    return [*lines, line]


def _cut(word: str, width: int) -> list[str]:
    parts, used = [""], 0
    for character in word:
        used += _room(character)
        if used > width:
            parts.append("")
            used = _room(character)
        parts[-1] += character
    return parts


def _room(character: str) -> int:
    if character.isascii():
        return 1
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
