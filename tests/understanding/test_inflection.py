"""Base forms of words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.english import english
from bot.understanding.inflection import Inflection, regular


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("ships", "ship"),
        ("boxes", "box"),
        ("cities", "city"),
        ("sailed", "sail"),
        ("moored", "moor"),
        ("stopped", "stop"),
        ("stopping", "stop"),
        ("making", "make"),
        ("carried", "carry"),
        ("carrying", "carry"),
        ("larger", "large"),
        ("largest", "large"),
        ("bigger", "big"),
        ("quickly", "quick"),
        ("easily", "easy"),
        ("colour", "color"),
        ("harbor", "harbour"),
        ("organise", "organize"),
        ("organised", "organize"),
        ("analyzed", "analyse"),
    ],
)
def test_regular_endings(word: str, base: str) -> None:
    assert base in regular(word)


@pytest.mark.parametrize(("word", "base"), [("scarves", "scarf"), ("fishwives", "fishwife")])
def test_plurals_in_ves(word: str, base: str) -> None:
    assert base in regular(word)


@pytest.mark.parametrize(
    ("word", "not_base"),
    [("bus", "bu"), ("glass", "glas"), ("this", "thi"), ("red", "r"), ("sing", "s"), ("ring", "r"), ("her", "h"), ("fly", "f")],
)
def test_what_only_looks_like_an_ending(word: str, not_base: str) -> None:
    assert not_base not in regular(word)


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("sent", "send"),
        ("went", "go"),
        ("was", "be"),
        ("children", "child"),
        ("mice", "mouse"),
        ("feet", "foot"),
        ("better", "good"),
        ("left", "leave"),
        ("wives", "wife"),
        ("lying", "lie"),
    ],
)
def test_irregular_forms_of_english(word: str, base: str) -> None:
    assert base in english().inflection.bases(word)


def test_irregular_forms_come_from_the_table() -> None:
    inflection = Inflection({"swim": "swam, swum", "dive": "dove", "dove": "doves"})
    assert inflection.bases("swam") == regular("swam") | {"swim"}
    assert inflection.bases("dove") == regular("dove") | {"dive"}
    assert "swim" not in Inflection({}).bases("swam")


@given(st.text(alphabet="abcdeilnrsty'", min_size=1, max_size=12))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_a_word_is_its_own_base_and_no_base_is_empty(word: str) -> None:
    bases = regular(word)
    assert word in bases
    assert all(bases)
