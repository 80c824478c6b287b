"""Numbers and dates, in figures or words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.numbers import MONTHS, Date, figures
from bot.understanding.text import tokenize


def numbers(text: str) -> list[float | None]:
    return [f.value for f in figures(tokenize(text))]


def dates(text: str) -> list[Date | None]:
    return [f.date for f in figures(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("75", 75),
        ("3.5 tonnes", 3.5),
        ("seventy five lamps", 75),
        ("seventy-five lamps", 75),
        ("twelve", 12),
        ("zero", 0),
        ("a hundred and fifty", 150),
        ("one hundred and fifty lamps", 150),
        ("a thousand and one nights", 1001),
        ("two thousand three hundred and forty", 2340),
        ("5 hundred", 500),
        ("five k", 5000),
        ("2k", 2000),
        ("a dozen", 12),
        ("two dozen eggs", 24),
        ("2,00,000", 200_000),
        ("200,000", 200_000),
        ("two lakh", 200_000),
        ("2 lakh", 200_000),
        ("2 lakhs", 200_000),
        ("1.5 lac", 150_000),
        ("two crore", 20_000_000),
        ("1 lakh fifty thousand", 150_000),
        ("five hundred thousand", 500_000),
        ("two million three hundred thousand", 2_300_000),
        ("3 bn", 3_000_000_000),
    ],
)
def test_a_number_in_figures_or_words(text: str, value: float) -> None:
    assert numbers(text) == [value]


@pytest.mark.parametrize("text", ["on the 28th", "the 28th", "was it on the 28th of that month?"])
def test_a_day_of_the_month_alone(text: str) -> None:
    assert [f.date for f in figures(tokenize(text))] == [Date(day=28)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between 5 and 10 ships", [5, 10]),
        ("5 or ten ships", [5, 10]),
        ("80 lamps and twenty five stoves", [80, 25]),
        ("two hundred and", [200]),
        ("seventy and five", [70, 5]),
    ],
)
def test_several_numbers(text: str, values: list[float]) -> None:
    assert numbers(text) == values


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 lakh 50 thousand", 150_000), ("2 crore 5 lakh", 20_500_000)],
)
def test_sums_of_figures(text: str, value: float) -> None:
    assert numbers(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "first",
        "second wave",
        "the 2nd wave",
        "21 st",
        "fifth",
        "no ships",
        "a ship",
        "thousands of ships",
        "hundreds",
        "a few",
        "2+2",
        "",
        "?",
    ],
)
def test_ordinals_and_vague_words_are_no_numbers(text: str) -> None:
    assert figures(tokenize(text)) == []


@pytest.mark.xfail(strict=True, reason="the twenty of twenty-first is read as a number")
def test_an_ordinal_of_two_words_is_no_number() -> None:
    assert figures(tokenize("the twenty-first ship")) == []


@given(st.integers(min_value=1, max_value=99))
@settings(max_examples=99, derandomize=True, deadline=None)
def test_small_numbers_in_words_are_those_in_figures(number: int) -> None:
    units = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    word = units[number] if number < 20 else f"{tens[number // 10 - 2]} {units[number % 10] if number % 10 else ''}"
    expected = [] if word == "one" else [number]  # "the one that came"
    assert numbers(f"{word} ships") == expected
    assert numbers(f"a hundred and {word} ships") == [100 + number]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3 June 2032", Date(2032, 6, 3)),
        ("3rd June 2032", Date(2032, 6, 3)),
        ("the 3rd of June, 2032", Date(2032, 6, 3)),
        ("June 3, 2032", Date(2032, 6, 3)),
        ("June 3rd", Date(None, 6, 3)),
        ("June 2032", Date(2032, 6)),
        ("in june", Date(None, 6)),
        ("2032", Date(2032)),
        ("May 2032", Date(2032, 5)),
        ("4 may", Date(None, 5, 4)),
        ("may 5", Date(None, 5, 5)),
    ],
)
def test_a_date(text: str, date: Date) -> None:
    assert dates(text) == [date]


@pytest.mark.parametrize("text", ["in May", "by may?", "the month of May", "since march", "May", "before May", "not until may"])
def test_may_and_march_are_months_where_something_says_so(text: str) -> None:
    assert [d and d.month for d in dates(text)] in ([5], [3])


@pytest.mark.parametrize("text", ["may I come in", "it may open", "may the school open?", "they march on the town"])
def test_else_they_are_verbs(text: str) -> None:
    assert figures(tokenize(text)) == []


def test_a_verb_before_a_number_is_no_month() -> None:
    assert numbers("may 5 thousand lamps come") == [5000]


def test_a_day_that_no_month_has_is_a_number() -> None:
    assert numbers("32 lamps in april") == [32, None]


@pytest.mark.parametrize("name", MONTHS)
def test_every_month_has_its_number(name: str) -> None:
    assert dates(f"in {name} 2032") == [Date(2032, MONTHS[name])]


def test_a_figure_says_which_tokens_it_took() -> None:
    tokens = tokenize("Did it open on 3 June 2032 or later?")
    (figure,) = figures(tokens)
    assert [t.text for t in tokens[figure.first : figure.last]] == ["3", "june", "2032"]


@pytest.mark.parametrize(
    ("known", "asked", "outcome"),
    [
        (Date(2032, 6, 3), Date(2032, 6, 3), True),
        (Date(2032, 6, 3), Date(2032, 6), True),
        (Date(2032, 6, 3), Date(2032), True),
        (Date(2032, 6, 3), Date(None, 6), True),
        (Date(2032, 6, 3), Date(2032, 6, 4), False),
        (Date(2032, 6, 3), Date(2031), False),
        (Date(2032, 6), Date(2032, 6, 3), None),
        (Date(2032), Date(2032, 6), None),
        (Date(2032), Date(2031, 6), False),
        (Date(2032, 6), Date(2033, 6, 3), False),
    ],
)
def test_dates_agree_as_far_as_both_are_known(known: Date, asked: Date, outcome: bool | None) -> None:
    assert known.agrees(asked) is outcome


@pytest.mark.parametrize(
    ("known", "bound", "asked", "outcome"),
    [
        (Date(2032, 9), "<", Date(2032, 12), True),
        (Date(2032, 9), "<", Date(2032, 5), False),
        (Date(2032, 9), ">", Date(2031), True),
        (Date(2032, 9), ">", Date(2033, 1), False),
        (Date(2032, 9), "<", Date(2032, 9), None),
        (Date(2032, 9, 3), "<", Date(2032, 9, 5), True),
        (Date(2032, 9, 3), ">", Date(2032, 9, 5), False),
        (Date(2032), "<", Date(2032, 9), None),
        (Date(None, 9), "<", Date(2032, 12), None),
        (Date(2032, 9), "<", Date(None, 12), True),
    ],
)
def test_before_and_after(known: Date, bound: str, asked: Date, outcome: bool | None) -> None:
    assert known.compares(bound, asked) is outcome


PARTS = st.builds(Date, st.none() | st.integers(2030, 2032), st.none() | st.integers(1, 3), st.none() | st.integers(1, 3))


@given(PARTS, PARTS)
@settings(max_examples=150, derandomize=True, deadline=None)
def test_a_date_is_not_both_before_and_after_another(one: Date, other: Date) -> None:
    before, after = one.compares("<", other), one.compares(">", other)
    assert (before is None) == (after is None)
    assert before is None or before is not after
