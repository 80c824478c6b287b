"""Passages of a document: found letter for letter, nearly found, and widened to whole sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.content.faults import in_marks

_LINE_END = re.compile(r"[\n\r]")
_MARKER = re.compile(r"\s*(?:[•‣◦▪●·*–—-]\s+)?")
_SENTENCE_END = re.compile(r"[.!?]+[\"'”’»)\]]*(?=\s)")
# A full stop after these ends an abbreviation: titles, initials (U.S., e.g., J.) and the number of a list item.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|Hon|Smt|Shri|St|Jr|Sr|vs|etc|approx|Rs|Fig)"
    r"|(?<![\w'’])(?:[^\W\d_]\.)*[^\W\d_]|^\s*\d{1,3})\.$"
)
_NUMBER_SIGN = re.compile(r"\bnos?\.$", re.IGNORECASE)
_TOKEN = re.compile(r"\w+(?:[.,:’'-]\w+)*|\s+|[^\w\s]")
_NEAR_ENOUGH = 55.0


@dataclass(frozen=True, slots=True)
class NearPassage:
    """The passage of a document that a wrong quote most likely meant."""

    start: int
    """Characters before it."""
    end: int
    text: str
    """The passage, letter for letter."""
    difference: str
    """The first thing in which the quote is unlike it, in words."""


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Start and end of the first place where ``quote`` stands in ``text``, letter for letter."""
    start = text.find(quote) if quote else -1
    return None if start < 0 else (start, start + len(quote))


def find_quotes(text: str, quote: str) -> list[tuple[int, int]]:
    """Start and end of every place where ``quote`` stands in ``text``; they may overlap."""
    places = []
    start = text.find(quote) if quote else -1
    while start >= 0:
        places.append((start, start + len(quote)))
        start = text.find(quote, start + 1)
    return places


def nearest_passage(text: str, quote: str) -> NearPassage | None:
    """The passage of ``text`` most like ``quote``, or None where nothing is much like it."""
    # Imported here because a pack without faults never needs it, and a cold start pays for every import.
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=_NEAR_ENOUGH)
    if found is None or not quote:
        return None
    # The window found is as long as the quote and may cut words, while the passage may be longer or shorter: of the
    # passages of whole words thereabouts, the most alike is meant.
    room = 10 + len(quote) // 10
    words = [match.span() for match in _TOKEN.finditer(text) if not match[0].isspace()]
    starts = [start for start, _ in words if abs(start - found.dest_start) <= room]
    ends = [end for _, end in words if abs(end - found.dest_end) <= room]
    near = [(start, end) for start in starts for end in ends if start < end]
    if not near:
        return None
    _, _, start, end = max(
        (Levenshtein.normalized_similarity(quote, text[start:end]), end - start, start, end) for start, end in near
    )
    wrote, stands = _TOKEN.findall(quote), _TOKEN.findall(text[start:end])
    steps = list(Levenshtein.opcodes(wrote, stands))
    first = next(n for n, step in enumerate(steps) if step.tag != "equal")
    last = next((n for n in range(first, len(steps)) if steps[n].tag == "equal"), len(steps)) - 1
    before = "".join(wrote[steps[first].src_start : steps[last].src_end])
    after = "".join(stands[steps[first].dest_start : steps[last].dest_end])
    if not after:
        difference = f"{in_marks(before.strip() or before)} does not stand there"
    elif not before:
        difference = f"{in_marks(after.strip() or after)} is left out"
    else:
        difference = f"{in_marks(before)} should be {in_marks(after)}"
    return NearPassage(start, end, text[start:end], difference)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the whole sentences that the passage from ``start`` to ``end`` is part of.

    A line never goes on in the next one; a bullet before a sentence is not part of it.
    """
    inner = text[start:end]
    if not inner.strip():
        return start, end
    low = start + len(inner) - len(inner.lstrip())
    high = start + len(inner.rstrip())
    first, _ = _sentence_at(text, low)
    _, last = _sentence_at(text, high - 1)
    return min(start, first), max(end, last)


def _sentence_at(text: str, position: int) -> tuple[int, int]:
    """The sentence that holds the character at ``position``, which is no space."""
    start = max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1
    line_end = _LINE_END.search(text, position)
    line = text[start : line_end.start() if line_end else len(text)]
    here = position - start
    marker = _MARKER.match(line)
    first, last = (marker.end() if marker else 0), len(line.rstrip())
    for stop in _SENTENCE_END.finditer(line):
        if _abbreviates(line, stop):
            continue
        if stop.end() > here:
            last = stop.end()
            break
        first = stop.end()
    while first < last and line[first].isspace():
        first += 1
    return start + first, start + last


def _abbreviates(line: str, stop: re.Match[str]) -> bool:
    """Whether the full stop at ``stop`` shortens a word and ends no sentence."""
    if stop[0] != ".":
        return False
    before = line[: stop.end()]
    if _NUMBER_SIGN.search(before):
        return line[stop.end() :].lstrip()[:1].isdigit()
    return bool(_ABBREVIATION.search(before))
