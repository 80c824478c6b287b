"""From characters to tokens."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.text import LIMIT, plain, tokenize


def words(message: str) -> list[str]:
    return [t.text for t in tokenize(message)]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("The SHIP", "the ship"),
        ("naïve café, Ångström", "naive cafe, angstrom"),
        ("ﬁne ｓｈｉｐ Ⅷ", "fine ship viii"),
        ("“Sea” ‘legs’ «port»", '"sea" \'legs\' "port"'),
        ("it’s", "it's"),
        ("a–b", "a—b"),
        ("ven\u200bti\u00adlator", "ventilator"),
        ("\ufeffship\u202e", "ship"),
        ("a\u0000b\u0007c", "abc"),
        ("a\tb\rc", "a b c"),
        ("a\nb", "a\nb"),
        ("sea🚢land", "sea land"),
        ("a\u00a0b\u2003c", "a b c"),
        ("ѕhір", "ship"),  # Cyrillic ѕ, і and р among Latin letters
        ("корабль", "корабль"),  # a word of another script stays what it is
        ("\ud800x", " x"),
    ],
)
def test_characters_are_made_plain(typed: str, read: str) -> None:
    assert plain(typed)[0] == read


@pytest.mark.parametrize("letter", "ВНКМТΒΗΜΖ")
def test_a_capital_that_looks_latin_is_latin(letter: str) -> None:
    assert plain(f"{letter}arbour")[0].isascii()


@pytest.mark.parametrize("letter", "АЕОРСХІЈЅΑΕΟΙΡΧΚΝΤΥ")
def test_a_capital_whose_small_letter_looks_latin_too_is_latin(letter: str) -> None:
    assert plain(f"{letter}arbour")[0].isascii()


@given(st.text())
@settings(max_examples=200, derandomize=True, deadline=None)
def test_each_plain_character_has_its_place(text: str) -> None:
    read, places = plain(text)
    assert len(read) == len(places)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("How many ships?", ["how", "many", "ships", "?"]),
        ("ships,boats;rafts", ["ships", ",", "boats", ";", "rafts"]),
        ("a state-of-the-art ship", ["a", "state", "of", "the", "art", "ship"]),
        ("a - b -- c — d", ["a", "-", "b", "--", "c", "—", "d"]),
        ("(open)", ["(", "open", ")"]),
        ("wait...", ["wait", ".", ".", "."]),
        ("wait…", ["wait", "…"]),
        ("@harbour #Sail", ["harbour", "sail"]),
        ("covid19 snow_white", ["covid19", "snow_white"]),
        ("5kg 28th", ["5", "kg", "28", "th"]),
        ("", []),
        ("🚢🚢", []),
        ("\u200b", []),
    ],
)
def test_a_message_is_cut_into_words_and_marks(message: str, expected: list[str]) -> None:
    assert words(message) == expected


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("75", "75"),
        ("2,00,000", "200000"),
        ("200,000", "200000"),
        ("1,000.50", "1000.50"),
        ("3.5", "3.5"),
        ("2+2", "2+2"),
        ("2 + 2", "2+2"),
        ("５", "5"),
        ("²", "2"),
    ],
)
def test_a_figure_is_one_token(typed: str, read: str) -> None:
    assert words(typed) == [read]


@pytest.mark.xfail(strict=True, reason="the half is glued to the number before it: 10½ is read as 101 and 2")
def test_a_half_does_not_become_a_digit_of_the_number_before() -> None:
    assert "101" not in words("10½ tonnes")


def test_a_full_stop_ends_a_figure() -> None:
    assert words("It weighs 30. Why?") == ["it", "weighs", "30", ".", "why", "?"]


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("isn't", ["is", "not"]),
        ("can't", ["can", "not"]),
        ("won't", ["will", "not"]),
        ("shan't", ["shall", "not"]),
        ("ain't", ["is", "not"]),
        ("I'm", ["i", "am"]),
        ("they've", ["they", "have"]),
        ("we're", ["we", "are"]),
        ("she'd", ["she", "would"]),
        ("it'll", ["it", "will"]),
        ("what's", ["what", "is"]),
        ("who’s", ["who", "is"]),
        ("it's", ["it", "is"]),
        ("don´t", ["do", "not"]),
    ],
)
def test_a_contraction_is_two_words_at_one_place(typed: str, parts: list[str]) -> None:
    first, second = tokenize(typed)
    assert [first.text, second.text] == parts
    assert (first.start, first.end) == (second.start, second.end) == (0, len(typed))
    assert second.contracted
    assert not first.contracted


def test_a_backtick_is_an_apostrophe() -> None:
    assert words("don`t") == ["do", "not"]


@pytest.mark.parametrize(
    ("typed", "read", "possessive"),
    [
        ("Heron's", "heron", True),
        ("Heron’s", "heron", True),
        ("Heron", "heron", False),
        ("o'clock", "oclock", False),
        ("what's", "what", False),
    ],
)
def test_possessives(typed: str, read: str, possessive: bool) -> None:
    first = tokenize(typed)[0]
    assert (first.text, first.possessive) == (read, possessive)


@pytest.mark.parametrize(
    ("message", "word", "typed"),
    [
        ("The ｓｈｉｐ sails", "ship", "ｓｈｉｐ"),
        ("A lamp\u200bpost", "lamppost", "lamp\u200bpost"),
        ("🚢🚢 boats", "boats", "boats"),
        ("  2,00,000 candles", "200000", "2,00,000"),
        ("2 + 2 talks", "2+2", "2 + 2"),
        ("ﬁsh soup", "fish", "ﬁsh"),
        ("a ﷺ b", "b", "b"),
    ],
)
def test_a_token_knows_where_it_was_typed(message: str, word: str, typed: str) -> None:
    found = next(t for t in tokenize(message) if t.text == word)
    assert message[found.start : found.end] == typed


@given(st.text(alphabet=st.sampled_from("aZ9 ,.'’?!+-—\u200b🚢ﬁ½é@_\n\ud800ѕ")))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_tokens_stand_in_the_message_in_order(message: str) -> None:
    tokens = tokenize(message)
    assert all(0 <= t.start < t.end <= len(message) for t in tokens)
    assert [t.start for t in tokens] == sorted(t.start for t in tokens)
    assert all(t.text for t in tokens)


def test_only_the_beginning_of_a_very_long_message_is_read() -> None:
    tokens = tokenize("ship " * LIMIT)
    assert tokens[-1].end <= LIMIT
    assert len(tokens) == LIMIT // 5


@pytest.mark.parametrize(
    ("text", "mark"), [("?", True), ("—", True), (",", True), ("ship", False), ("7", False), ("#sail", False)]
)
def test_marks_are_no_words(text: str, mark: bool) -> None:
    assert [t.mark for t in tokenize(text)] == [mark]


@given(st.text(alphabet=[chr(n) for n in range(32, 127)], max_size=60))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_a_message_of_plain_characters_is_read_like_any_other(text: str) -> None:
    letters, places = plain(text + "\n")  # a new line is none of the characters that need no second look
    assert plain(text) == (letters[:-1], places[:-1])
