"""What words mean."""

from __future__ import annotations

import pytest

from bot.understanding.english import english
from bot.understanding.inflection import Inflection
from bot.understanding.lexicon import Lexicon, is_concept, phrase_words


@pytest.fixture
def ships() -> Lexicon:
    """A few words about the sea."""
    lexicon = Lexicon(Inflection({"sink": "sank, sunk"}), {})
    for entry, meaning in (
        ("ship", "ship~"), ("vessel", "ship~"), ("vessel", "bowl~"), ("sink", "sink~"), ("note", "write~"),
        ("not", "*negation"), ("might", "*auxiliary"), ("might", "power~"), ("did", "*auxiliary"), ("do", "deed~"),
        ("get", "*light"), ("get", "obtain~"),
    ):  # fmt: skip
        lexicon.add(entry, meaning)
    lexicon.kinds = {
        "ferry": frozenset({"ship~"}), "ship~": frozenset({"vehicle~"}), "raft~": frozenset({"vehicle~", "wood~"}),
        "vehicle~": frozenset({"raft~"}),
    }  # fmt: skip
    lexicon.near = {"ship~": frozenset({"boat~"})}
    return lexicon


@pytest.mark.parametrize(
    ("word", "meanings"),
    [
        ("ship", {"ship~"}),
        ("ships", {"ship~"}),
        ("vessel", {"ship~", "bowl~"}),
        ("sunk", {"sink~"}),
        ("sinking", {"sink~"}),
        ("lighthouse", set()),
        ("", set()),
    ],
)
def test_a_word_has_the_meanings_of_its_base_forms(word: str, meanings: set[str], ships: Lexicon) -> None:
    assert ships.meanings(word) == meanings


@pytest.mark.parametrize(("word", "meanings"), [("might", {"*auxiliary"}), ("did", {"*auxiliary"}), ("not", {"*negation"})])
def test_a_function_word_means_nothing_else(word: str, meanings: set[str], ships: Lexicon) -> None:
    assert ships.meanings(word) == meanings


def test_unless_the_pack_says_so(ships: Lexicon) -> None:
    ships.add("might", "mighty")
    ships.own = frozenset({"mighty"})
    assert ships.meanings("might") == {"*auxiliary", "mighty"}


def test_of_duties_only_those_of_verbs_are_inflected(ships: Lexicon) -> None:
    assert ships.meanings("noted") == {"write~"}
    assert ships.meanings("gets") == {"*light", "obtain~"}


def test_kinds_are_followed_to_the_top_and_around_in_a_circle(ships: Lexicon) -> None:
    assert ships.up("ferry") == {"ferry", "ship~", "vehicle~", "raft~", "wood~"}
    assert ships.up("unheard-of") == {"unheard-of"}
    assert ships.closure({"wood~", "ship~"}) == {"wood~", "ship~", "vehicle~", "raft~"}
    assert ships.closure(()) == frozenset()


def test_near_meanings_are_taken_one_step(ships: Lexicon) -> None:
    assert ships.widened({"ship~", "bowl~"}) == {"ship~", "bowl~", "boat~"}


def test_a_copy_can_be_added_to_alone(ships: Lexicon) -> None:
    copy = ships.copy()
    copy.add("dinghy", "ship~")
    copy.add("set sail", "depart~")
    copy.add("ship", "send~")
    assert ships.meanings("dinghy") == frozenset()
    assert ships.phrases == {}
    assert ships.meanings("ship") == {"ship~"}
    assert copy.meanings("ship") == {"ship~", "send~"}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("set sail", ("set", "sail")),
        ("state-of-the-art", ("state", "of", "the", "art")),
        ("drop one's anchor", ("drop", "one's", "anchor")),
        ("hand .. over", ("hand", "..", "over")),
        ("{ship} of war", ("{ship}", "of", "war")),
        ("isn't it", ("is", "not", "it")),
        ("2+2 talks", ("2+2", "talks")),
    ],
)
def test_the_words_of_an_entry(entry: str, words: tuple[str, ...]) -> None:
    assert phrase_words(entry) == words


@pytest.mark.parametrize(
    ("name", "typed"), [("Pike", "pike"), ("Captain Pike", "captain pike"), ("Republic of Orland", "republic of orland")]
)
def test_a_name_written_with_capitals_is_found(name: str, typed: str) -> None:
    assert phrase_words(name) == tuple(typed.split())


@pytest.mark.parametrize(
    ("meaning", "concept"), [("send~", True), ("vaccine", True), ("transport=by air", True), ("?when", False), ("*soft", False)]
)
def test_what_names_something(meaning: str, concept: bool) -> None:
    assert is_concept(meaning) is concept


def test_general_english_is_read_once() -> None:
    assert english() is english()


@pytest.mark.parametrize(
    ("word", "meaning"),
    [("begins", "begin~"), ("ships", "transport=by sea"), ("when", "?when"), ("kindly", "*polite"), ("not", "*negation")],
)
def test_general_english_knows_the_common_words(word: str, meaning: str) -> None:
    assert meaning in english().meanings(word)


def test_opposites_are_opposite_both_ways() -> None:
    opposites = english().opposites
    assert "end~" in opposites["begin~"]
    assert [(a, b) for a, others in opposites.items() for b in others if a not in opposites[b]] == []


def test_the_values_of_a_family_exclude_one_another() -> None:
    families = english().families
    assert "transport=by air" in families["transport=by sea"]
    assert [(a, b) for a, others in families.items() for b in others if a == b or a not in families[b]] == []
