"""From a message as typed to tokens: characters made plain, words apart, places in the message kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

LIMIT = 4_000
"""Characters of a message that are read. A question is in the first few; the rest is counted, not read."""

_LOOKALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅαοενικρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡ",
    "aeopcyxijshdqwABEKMHOPCTYXIJSaoevikptuxABEZHIKMNOPTYXig",
)
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "—"})
_WORD = re.compile(r"[^\W\d_]+")
_HAS_LATIN = re.compile(r"[A-Za-z]")
_TOKEN = re.compile(
    r"\d{4}-\d\d?-\d\d?(?!\d)|\d\d?([/.-])\d\d?\1\d{4}(?!\d)"  # 2021-04-28  28/04/2021
    r"|\d+\s?[+]\s?\d+"  # 2+2
    r"|\d+(?:,\d+)*(?:\.\d+)?"  # 75  2,00,000  2.5
    r"|[@#]\w+"  # @handle
    r"|(?<!\S)@(?!\S)"  # "her @": her handle
    r"|[^\W\d_]+(?:'[^\W\d_]+)*(?:_\w+)*\d*"  # words, contractions, mp3
    r"|[?.!,;:()\[\]\"—/&+%…\n]|(?<=\s)-+(?=\s)|--+"
)
SENTENCE_ENDS = frozenset("?.!;\n…")
SEGMENT_ENDS = SENTENCE_ENDS | frozenset(',:()[]"—') | {"-", "--"}
CONTRACTED = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}
NEGATED = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_IS_AFTER = frozenset("what who where when why how that there it he she this here which everything everyone whats name".split())

_DID_AFTER = frozenset("how where when why what".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of a message."""

    text: str
    """Lower case, plain letters; numbers without separators."""
    start: int
    end: int
    """Characters in the message as typed."""
    possessive: bool = False
    """Had 's or s' at its end."""
    contracted: bool = False
    """The second half of a contraction (the "not" of "isn't")."""
    mark: bool = field(init=False, repr=False, compare=False)
    """Punctuation rather than a word."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "mark", not (self.text[0].isalnum() or self.text[0] in "@#"))


def plain(text: str) -> tuple[str, list[int]]:
    """The message in plain characters, and for each of them its place in the message.

    Compatibility forms are folded (NFKC), accents dropped, control and zero-width characters removed, emoji and other
    symbols made spaces. Letters of another script that look Latin become Latin where their word has Latin letters too.
    """
    if text.isascii() and text.isprintable():  # nearly every message
        return text.replace("`", "'").lower(), list(range(len(text)))
    out: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for folded in _fold(char):
            out.append(folded)
            places.append(place)
    joined = "".join(out)

    def latin(match: re.Match[str]) -> str:
        word = match.group()
        return word.translate(_LOOKALIKES) if not word.isascii() and _HAS_LATIN.search(word) else word

    return "".join(_lower(c) for c in _WORD.sub(latin, joined)), places


def _lower(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


def _fold(char: str) -> str:
    if char == "`":
        return "'"
    if char.isascii():
        return char if char.isprintable() else "\n" if char == "\n" else " " if char in "\t\r\v\f" else ""
    char = char.translate(_MARKS)
    if char.isascii() or char in "—…":
        return char
    out = []
    for part in unicodedata.normalize("NFKD", char):
        category = unicodedata.category(part)
        if category[0] == "L" or category == "Nd":
            out.append(part)
        elif category in ("Zs", "Zl", "Zp", "No", "Nl", "So", "Sk", "Sm", "Cn", "Co", "Cs"):
            out.append(" ")
        elif part.isascii() and part.isprintable():
            out.append(part)
        elif category[0] == "P":
            out.append("—" if category == "Pd" else ",")
    return "".join(out)


def tokenize(message: str) -> list[Token]:
    """The tokens of a message, contractions taken apart. Never raises, whatever the text."""
    text, places = plain(message[:LIMIT])
    out: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = places[match.start()], places[match.end() - 1] + 1
        word = match.group()
        if word[0] in "@#":
            out.append(Token(word[1:] or "handle", start, end))
        elif word[0].isdigit():
            out.append(Token(word.replace(",", "").replace(" ", ""), start, end))
        elif word == "&" or (word == "+" and text[match.end() : match.end() + 1] == " "):  # "the weight + the date"
            out.append(Token("and", start, end))
        elif "'" in word:
            out.extend(_uncontract(word, start, end))
        else:
            out.append(Token(word, start, end))
    return out


def _uncontract(word: str, start: int, end: int) -> list[Token]:
    for tail, full in CONTRACTED.items():
        if word.endswith(tail):
            head = word[: -len(tail)]
            full = "did" if tail == "'d" and head in _DID_AFTER else full
            head = NEGATED.get(head, head) if tail == "n't" else head
            return [Token(head, start, end), Token(full, start, end, contracted=True)] if head else []
    head, _, tail = word.partition("'")
    if tail == "s" and head in _IS_AFTER:
        return [Token(head, start, end), Token("is", start, end, contracted=True)]
    if tail == "s" or not tail:
        return [Token(head, start, end, possessive=True)]
    return [Token(word.replace("'", ""), start, end)]
