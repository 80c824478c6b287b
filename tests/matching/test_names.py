from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kitchen import PHRASES, STRANGE

from bot import Matcher
from bot.matching.names import spoken
from bot.matching.words import words

POLITE = {
    "revokeBooking": ["please cancel it", "we can't come tonight"],
    "allergy-advice": ["is there anything without nuts", "I am not to eat milk"],
    "parking_place": ["is there a garage", "where do I leave my car"],
}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["card_lost", "book.a.table", "top-up"], ["card lost", "book table", "top up"]),
        (["cancelOrder", "HTTPError", "PINChange"], ["cancel Order", "HTTP Error", "PIN Change"]),
        (["what's open?", "Öffnungszeiten"], ["what's open", "Öffnungszeiten"]),
        (["intent_17", "intent_18", "intent_19"], ["", "", ""]),
        (["q3", "1", "a", "", "?!", "_", "f00d"], [""] * 7),
        (["faq/lost card", "faq/lost pin", "faq/opening"], ["card", "pin", "opening"]),
    ],
)
def test_a_name_is_taken_apart_and_a_code_says_nothing(names: list[str], said: list[str]) -> None:
    assert spoken(names) == said


@given(st.lists(st.text(), max_size=6))
def test_whatever_the_names_each_is_a_phrase_or_nothing(names: list[str]) -> None:
    said = spoken(names)
    assert len(said) == len(names)
    assert all(not text or words(text) for text in said)


@pytest.mark.parametrize(
    ("text", "name"), [("revoke", "revokeBooking"), ("allergies", "allergy-advice"), ("parking", "parking_place")]
)
def test_an_intent_is_found_by_its_name(text: str, name: str) -> None:
    assert Matcher(POLITE, cache=False).rank(text)[0].intent == name


def test_names_can_be_left_out() -> None:
    phrases = PHRASES | {"zwieback_order": ["what you eat with soup, one bag please"]}
    asked = "zwieback"
    assert Matcher(phrases, cache=False).rank(asked)[0].intent == "zwieback_order"
    assert Matcher(phrases, names=False, cache=False).rank(asked)[0].intent != "zwieback_order"


@pytest.mark.parametrize("form", ["intent_{}", "q{}", "{}", "INTENT-{:04}", "_{}_"])
def test_names_that_are_codes_change_nothing(form: str) -> None:
    coded = {form.format(number): phrases for number, phrases in enumerate(PHRASES.values())}
    named, plain = (Matcher(coded, names=names, cache=False) for names in (True, False))
    for text in [phrase for phrases in PHRASES.values() for phrase in phrases] + STRANGE:
        assert named.rank(text) == plain.rank(text)
    assert named.threshold == plain.threshold


def test_the_name_of_an_intent_of_many_phrases_changes_nothing() -> None:
    many = {
        name: [f"{phrase} {word}" for phrase in phrases for word in "a b c d e f g h i j".split()]
        for name, phrases in PHRASES.items()
    }
    named, plain = (Matcher(many, names=names, cache=False) for names in (True, False))
    assert [named.rank(text) for text in STRANGE] == [plain.rank(text) for text in STRANGE]


def test_names_have_a_cache_of_their_own(tmp_path: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTEBOT_CACHE", str(tmp_path))
    fresh = [Matcher(POLITE, names=names).rank("parking") for names in (True, False)]
    assert fresh == [Matcher(POLITE, names=names).rank("parking") for names in (True, False)]
    assert fresh[0] != fresh[1]
