"""Finding words and phrases in a message."""

from __future__ import annotations

import pytest

from bot.understanding.english import english
from bot.understanding.inflection import Inflection
from bot.understanding.lexicon import Lexicon
from bot.understanding.phrases import GAP_WORDS, find
from bot.understanding.text import tokenize


@pytest.fixture
def sea() -> Lexicon:
    """Words and phrases about the sea."""
    lexicon = Lexicon(Inflection({"drop": "dropped"}), {})
    for entry, meaning in (
        ("ship", "ship~"), ("boat", "ship~"), ("sail", "sail~"), ("set", "put~"), ("old", "*soft"), ("of", "*grammar"),
        ("set sail", "depart~"), ("set sail for home", "return~"), ("drop one's anchor", "stop~"), ("hand .. over", "deliver~"),
        ("{ship} of war", "warship~"), ("speak", "talk~"), ("speak of", "mention~"), ("3 masts", "schooner"),
    ):  # fmt: skip
        lexicon.add(entry, meaning)
    lexicon.own = frozenset({"schooner"})
    return lexicon


def found(message: str, lexicon: Lexicon, fixed: frozenset[int] = frozenset()) -> list[tuple[str, set[str]]]:
    tokens = tokenize(message)
    return [(" ".join(tokens[i].text for i in f.at), set(f.meanings)) for f in find(lexicon, tokens, fixed)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("set the sail", [("set", {"put~"}), ("the", set()), ("sail", {"sail~"})]),
        ("set sail", [("set sail", {"depart~"})]),
        ("they set sail for home", [("they", set()), ("set sail for home", {"return~"})]),
        ("they set sail for war", [("they", set()), ("set sail", {"depart~"}), ("for", set()), ("war", set())]),
        ("set, sail", [("set", {"put~"}), ("sail", {"sail~"})]),
        ("sets sails", [("sets sails", {"depart~"})]),
        ("", []),
        ("?!", []),
    ],
)
def test_the_longest_phrase_is_taken(message: str, expected: list[tuple[str, set[str]]], sea: Lexicon) -> None:
    assert found(message, sea) == expected


@pytest.mark.parametrize("between", ["it", "the old", "the old ship"])
def test_a_gap_stands_for_up_to_three_words(between: str, sea: Lexicon) -> None:
    assert ("hand over", {"deliver~"}) in found(f"hand {between} over", sea)
    assert len(between.split()) <= GAP_WORDS


@pytest.mark.parametrize("message", ["hand over", "hand it, over", "hand the very old ship over", "hand the old ship"])
def test_and_for_no_more_or_less(message: str, sea: Lexicon) -> None:
    assert {"deliver~"} not in [meanings for _, meanings in found(message, sea)]


def test_what_stands_in_a_gap_keeps_its_meaning(sea: Lexicon) -> None:
    assert ("ship", {"ship~"}) in found("hand the ship over", sea)


@pytest.mark.parametrize(
    "message", ["drop my anchor", "dropped their anchor", "drop Heron's anchor", "whose crew drop its anchor"]
)
def test_ones_is_any_possessive(message: str, sea: Lexicon) -> None:
    assert any(meanings == {"stop~"} for _, meanings in found(message, sea))


@pytest.mark.parametrize("message", ["drop anchor", "drop an anchor", "drop Heron anchor"])
def test_and_nothing_else(message: str, sea: Lexicon) -> None:
    assert all(meanings != {"stop~"} for _, meanings in found(message, sea))


@pytest.mark.parametrize("message", ["ship of war", "boats of war"])
def test_a_meaning_in_braces_is_any_word_that_has_it(message: str, sea: Lexicon) -> None:
    assert found(message, sea) == [(message, {"warship~"})]


def test_and_no_word_without_it(sea: Lexicon) -> None:
    assert ("sail", {"sail~"}) in found("sail of war", sea)


def test_a_verb_with_a_small_word_is_still_the_verb(sea: Lexicon) -> None:
    assert found("speak of", sea) == [("speak of", {"talk~", "mention~"})]


def test_only_a_name_of_the_pack_takes_a_part_of_a_figure(sea: Lexicon) -> None:
    sea.add("3 cheers", "cheer~")
    assert found("3 masts", sea, frozenset({0})) == [("3 masts", {"schooner"})]
    assert [text for text, _ in found("3 cheers", sea, frozenset({0}))] == ["3", "cheers"]
    assert found("3 cheers", sea) == [("3 cheers", {"cheer~"})]


def test_no_token_is_in_two_places(sea: Lexicon) -> None:
    tokens = tokenize("they set sail for home, hand the old boat of war over and speak of old ships")
    places = [i for f in find(sea, tokens) for i in f.at]
    assert sorted(places) == [i for i, t in enumerate(tokens) if not t.mark]


def test_after_an_article_a_word_that_can_be_a_thing_is_one(sea: Lexicon) -> None:
    sea.add("ship", "send~")
    sea.verbs, sea.nouns = frozenset({"send~"}), frozenset({"ship~"})
    assert found("ship", sea) == [("ship", {"ship~", "send~"})]
    assert found("the ship", sea)[-1] == ("ship", {"ship~"})


@pytest.mark.parametrize(
    ("message", "meanings"),
    [
        ("what ship will come", {"ship~"}),
        ("which ship is here", {"ship~"}),
        ("what ship it", {"ship~", "send~"}),
        ("who ship it", {"send~"}),
        ("they will ship it", {"send~"}),
    ],
)
def test_the_place_of_a_word_tells_thing_from_deed(message: str, meanings: set[str], sea: Lexicon) -> None:
    sea.add("ship", "send~")
    sea.verbs, sea.nouns = frozenset({"send~"}), frozenset({"ship~"})
    assert ("ship", meanings) in found(message, sea)


@pytest.mark.parametrize(
    ("message", "phrase", "meaning"),
    [
        ("how many ships", "how many", "?count"),
        ("in which month", "month", "?month"),
        ("as far as ships go", "as far as go", "*frame"),
        ("in the captain's words", "in words", "*speech"),
    ],
)
def test_phrases_of_general_english(message: str, phrase: str, meaning: str) -> None:
    assert meaning in dict(found(message, english()))[phrase]
