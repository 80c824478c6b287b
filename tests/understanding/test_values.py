"""Values of facts, and how the number of a claim compares with them."""

from __future__ import annotations

import operator
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.understanding.numbers import Date
from bot.understanding.reading import Reader
from bot.understanding.values import Amount, bound_of, bound_terms, holds, parse_value

CLOSED = {"=": operator.eq, "!": operator.eq, ">=": operator.ge, "<=": operator.le}
COMPARE: dict[str, Callable[[float, float], bool]] = {**CLOSED, ">": operator.gt, "<": operator.lt}
GRID = [n / 2 for n in range(-8, 60)]
"""Wider on both sides than any number below."""
NUMBERS = st.integers(0, 12).map(float)


def amount(bound: str, number: float) -> Amount:
    return Amount(number, bound, frozenset({"lamps"}), f"{bound} {number} lamps")


def oracle(known: Amount, bound: str, number: float) -> bool | None:
    """Every amount that the source leaves open, tried: all fit the claim, none does, or it is not settled."""
    open_ones = [n for n in GRID if COMPARE[known.bound](n, known.number)]
    outcomes = {COMPARE[bound](n, number) for n in open_ones}
    return outcomes.pop() if len(outcomes) == 1 else None


@given(st.sampled_from(sorted(COMPARE)), NUMBERS, st.sampled_from(sorted(COMPARE)), NUMBERS)
@example("=", 5.0, "=", 5.0)
@example("=", 5.0, "<", 5.0)
@settings(max_examples=400, derandomize=True, deadline=None)
def test_a_claim_is_settled_as_far_as_the_source_settles_it(known: str, number: float, bound: str, claimed: float) -> None:
    if known not in "=!" and number == claimed:
        return  # the tables below
    assert holds(amount(known, number), bound, claimed) is oracle(amount(known, number), bound, claimed)


@pytest.mark.parametrize("known", [">", ">=", "<", "<="])
@pytest.mark.parametrize("bound", ["=", "~"])
def test_the_number_of_a_bound_may_be_named_without_it(known: str, bound: str) -> None:
    assert holds(amount(known, 30.0), bound, 30.0) is True


@pytest.mark.parametrize(
    ("known", "bound"),
    [(k, b) for k in (">", ">=", "<", "<=") for b in (">", ">=", "<", "<=", "!")],
)
def test_at_the_bound_itself_nothing_is_settled_otherwise_than_the_source_does(known: str, bound: str) -> None:
    assert holds(amount(known, 6.0), bound, 6.0) in (oracle(amount(known, 6.0), bound, 6.0), None)


@pytest.mark.parametrize(
    ("claimed", "outcome"), [(30.0, True), (29.0, True), (32.0, True), (27.0, True), (20.0, False), (40.0, False)]
)
def test_about_a_number_is_within_a_tenth_of_it(claimed: float, outcome: bool) -> None:
    assert holds(amount("=", 30.0), "~", claimed) is outcome


@pytest.mark.parametrize(("claimed", "outcome"), [(30.0, True), (31.0, None), (300.0, None)])
def test_of_a_number_that_is_only_about_right_no_other_one_is_wrong(claimed: float, outcome: bool | None) -> None:
    assert holds(amount("~", 30.0), "=", claimed) is outcome


@pytest.mark.parametrize("claimed", [0.0, 12.0, 29.0])
def test_over_a_number_is_not_about_a_smaller_one(claimed: float) -> None:
    assert holds(amount(">", 30.0), "~", claimed) is not True


BOUNDS = [
    ("80 lamps", "="),
    ("more than 80 lamps", ">"),
    ("over 80 lamps", ">"),
    ("upwards of 80 lamps", ">"),
    ("in excess of 80 lamps", ">"),
    ("at least 80 lamps", ">="),
    ("no fewer than 80 lamps", ">="),
    ("80 or more lamps", ">="),
    ("80 lamps or more", ">="),
    ("less than 80 lamps", "<"),
    ("fewer than 80 lamps", "<"),
    ("under 80 lamps", "<"),
    ("at most 80 lamps", "<="),
    ("no more than 80 lamps", "<="),
    ("up to 80 lamps", "<="),
    ("80 or fewer lamps", "<="),
    ("about 80 lamps", "~"),
    ("nearly 80 lamps", "~"),
    ("close to 80 lamps", "~"),
    ("exactly 80 lamps", "!"),
    ("only 80 lamps", "!"),
    ("just 80 lamps", "!"),
    ("the 80 lamps", "="),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_the_words_around_a_number_bound_it(text: str, bound: str, reader: Reader) -> None:
    terms = reader.words(f"they sent {text}")
    assert bound_of(terms, [t.figure for t in terms].index(True)) == bound


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sent more than 80 lamps", "more than"),
        ("sent at least 80 lamps", "at least"),
        ("sent the 80 lamps", ""),
        ("80 lamps", ""),
    ],
)
def test_which_terms_only_bound_it(text: str, words: str, reader: Reader) -> None:
    terms = reader.words(text)
    found = bound_terms(terms, [t.figure for t in terms].index(True))
    assert " ".join(w for i in found for w in terms[i].words) == words


def test_an_amount_as_the_curator_wrote_it(reader: Reader) -> None:
    value = parse_value(["over 30 tonnes of coal"], reader)
    (found,) = value.amounts
    assert (found.number, found.bound, found.text) == (30.0, ">", "over 30 tonnes of coal")
    assert {"coal", "?weight"} <= found.of
    assert value.date is None
    assert value.parts == ("over 30 tonnes of coal",)


def test_a_list_as_the_curator_wrote_it(reader: Reader) -> None:
    value = parse_value(["80 lamps", "25 stoves", "1,50,000 candles"], reader)
    assert [a.number for a in value.amounts] == [80, 25, 150_000]
    assert {"lamps", "stoves", "candles"} <= value.meanings
    assert "stoves" not in value.amounts[0].of


def test_a_date_as_the_curator_wrote_it(reader: Reader) -> None:
    value = parse_value(["September 2032"], reader)
    assert value.date == Date(2032, 9)
    assert value.amounts == ()


def test_words_alone_can_be_neither_more_nor_less(reader: Reader) -> None:
    value = parse_value(["the hard winter"], reader)
    assert (value.amounts, value.date) == ((), None)
    assert value.meanings
