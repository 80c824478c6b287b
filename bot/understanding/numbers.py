"""Numbers, quantities and dates: in figures or words, Western or Indian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .text import Token

LONGEST = 30
"""Digits of the longest number that is read as one."""
_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    scale: value
    for value, names in {
        12: "dozen",
        100: "hundred hundreds",
        1_000: "thousand thousands k",
        100_000: "lakh lakhs lac lacs",
        10**6: "million millions mn",
        10**7: "crore crores",
        10**9: "billion billions bn",
    }.items()
    for scale in names.split()
}
MONTHS = {
    w: n for n, w in enumerate("january february march april may june july august september october november december".split(), 1)
}
_MONTH_AFTER = frozenset(
    "be in since of by from for early late mid until till before after during is not and or to that was already".split()
)
_ORDINAL = re.compile(r"st|nd|rd|th")
_IN_FIGURES = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?[/.-]\d\d?[/.-]\d{4}")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is given."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def compares(self, bound: str, other: Date) -> bool | None:
        """Is this date before (``<``) or after (``>``) the other one? None where its parts do not settle it."""
        if self.year is None or (other.year is not None and self.year != other.year):
            if self.year is None or other.year is None:
                return None
            before = self.year < other.year
        elif self.month is None or other.month is None:
            return None
        elif self.month != other.month:
            before = self.month < other.month
        elif self.day is None or other.day is None or self.day == other.day:
            return None
        else:
            before = self.day < other.day
        return before if bound in ("<", "<=") else not before

    def agrees(self, other: Date) -> bool | None:
        """True where all of `other` is confirmed, False where one part differs, None where a part is not known."""
        settled: bool | None = True
        for mine, wanted in ((self.year, other.year), (self.month, other.month), (self.day, other.day)):
            if wanted is None:
                continue
            if mine is None:
                settled = None
            elif mine != wanted:
                return False
        return settled


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or date found in tokens ``[first:last]``."""

    first: int
    last: int
    value: float | None = None
    date: Date | None = None


def figures(tokens: Sequence[Token]) -> list[Figure]:
    """All numbers and dates, left to right."""
    out: list[Figure] = []
    at = 0
    while at < len(tokens):
        found = _date(tokens, at) or _number(tokens, at)
        if found:
            out.append(found)
            at = found.last
        else:
            at += 1
    return out


def _digits(token: Token) -> float | None:
    try:
        return float(token.text) if token.text[0].isdigit() and len(token.text) < LONGEST else None
    except ValueError:  # "2+2", or digits of another script
        return None


def _day(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A day of the month at `at` ("28", "28th", "the 28th of"), and where it ends."""
    if at < len(tokens) and (value := _digits(tokens[at])) is not None and value == int(value) and 1 <= value <= 31:
        end = at + 1
        end += _ordinal(tokens, end)
        if end < len(tokens) and tokens[end].text == "of":
            end += 1
        return int(value), end
    return None


def _ordinal(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and bool(_ORDINAL.fullmatch(tokens[at].text))


def _year(tokens: Sequence[Token], at: int) -> int | None:
    if at == len(tokens) or (value := _digits(tokens[at])) is None or value != int(value) or not 1000 < value < 2200:
        return None
    written = tokens[at].end - tokens[at].start
    return int(value) if written <= len(tokens[at].text) else None  # nobody writes a year as "2,021"


def _numeric(text: str) -> Date | None:
    """A date in figures alone; None where it could be two ("04/05/2021"), or is none."""
    parts = [int(part) for part in re.split("[/.-]", text)] if _IN_FIGURES.fullmatch(text) else []
    if len(parts) == 3 and parts[0] > 31:
        parts.reverse()  # by year, month and day
    elif len(parts) == 3 and parts[1] > 12:
        parts[:2] = parts[1::-1]
    elif len(parts) == 3 and parts[0] <= 12 and parts[0] != parts[1]:
        return None
    if not parts or not (1 <= parts[0] <= 31 and 1 <= parts[1] <= 12):
        return None
    return Date(parts[2], parts[1], parts[0])


def _date(tokens: Sequence[Token], at: int) -> Figure | None:
    if (numeric := _numeric(tokens[at].text)) is not None:
        return Figure(at, at + 1, date=numeric)
    day, end = None, at
    if (found := _day(tokens, at)) and found[1] < len(tokens) and tokens[found[1]].text in MONTHS:
        day, end = found
    name = tokens[end].text if end < len(tokens) else ""
    if name in MONTHS:
        month = MONTHS[name]
        end += 1
        if day is None and (found := _day(tokens, end)) and not (end + 1 < len(tokens) and tokens[end + 1].text in _SCALES):
            day, end = found
        after = end + 1 if end < len(tokens) and tokens[end].text in (",", "of", "in") else end
        year = _year(tokens, after)
        if year is not None:
            end = after + 1
        # "may" and "march" are months only where something says so
        if name in ("may", "march") and day is None and year is None:
            before = tokens[at - 1].text if at else ""
            if before not in _MONTH_AFTER and not (len(tokens) == 1 or (end == len(tokens) and at)):
                return None
        return Figure(at, end, date=Date(year, month, day))
    on_the = [t.text for t in tokens[max(0, at - 2) : at]]
    alone = on_the[-1:] in (["the"], ["a"]) and (at + 2 >= len(tokens) or tokens[at + 2].mark)
    if (alone or on_the == ["on", "the"]) and (found := _day(tokens, at)) and found[0] > 3 and _ordinal(tokens, at + 1):
        return Figure(at, at + 2, date=Date(day=found[0]))
    if (year := _year(tokens, at)) is not None and len(tokens[at].text) == 4:
        follows = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if follows in _SCALES:
            return None
        return Figure(at, at + 1, date=Date(year))
    return None


def _grouped(tokens: Sequence[Token], at: int, value: float) -> tuple[float, int]:
    """The number at `at` with the groups of zeros after it ("200 000"), and where it ends."""
    end = at
    while value < 1000 and end + 1 < len(tokens) and tokens[end + 1].text == "000":
        end += 1
    return value * 1000 ** (end - at), end


def _number(tokens: Sequence[Token], at: int) -> Figure | None:
    total, current, end, seen = 0.0, 0.0, at, False
    if tokens[at].text in ("a", "an") and not (at + 1 < len(tokens) and tokens[at + 1].text in _SCALES):
        return None
    if tokens[at].text in ("a", "an"):
        current, end, seen = 1.0, at + 1, False
    while end < len(tokens):
        word = tokens[end].text
        if (value := _digits(tokens[end])) is not None:
            if current or (seen and not total):
                break
            current, end = _grouped(tokens, end, value)
            if _ordinal(tokens, end + 1):
                return None  # "2nd" is an ordinal, a word like any other
        elif word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES and (seen or current or word in ("dozen", "hundred", "thousand", "million", "lakh")):
            scale = _SCALES[word]
            if scale == 100 or scale == 12:
                current = (current or 1) * scale
            else:
                total, current = total + (current or 1) * scale, 0.0
        elif (
            word == "and"
            and seen
            and end + 1 < len(tokens)
            and tokens[end + 1].text in {**_UNITS, **_TENS}
            and (current >= 100 or total)
        ):
            end += 1
            continue
        else:
            break
        seen = True
        end += 1
    if not seen:
        return None
    if end == at + 1 and tokens[at].text == "one":
        return None  # a pronoun more often than a number
    return Figure(at, end, value=total + current)
