from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kitchen import PHRASES, STRANGE

from bot import Candidate, Matcher
from bot.matching.words import words

MATCHER = Matcher(PHRASES, cache=False)
LETTERS = """Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo
Sierra Tango Uniform Victor Whiskey Zulu"""
ASKED = [phrase for group in PHRASES.values() for phrase in group]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("could I book a table for five", "book"),
        ("at what time do you open on Saturday", "hours"),
        ("cancle my resrvation", "cancel"),
        ("any vegetarian soups?", "menu"),
        ("I want to revoke my booking", "cancel"),
        ("are there vegan meals", "menu"),
    ],
)
def test_the_right_intent_comes_first(matcher: Matcher, text: str, intent: str) -> None:
    assert matcher.rank(text)[0].intent == intent


@pytest.mark.parametrize("intent", PHRASES)
def test_its_own_phrases_are_answered(matcher: Matcher, intent: str) -> None:
    assert {found.intent for phrase in PHRASES[intent] if (found := matcher.best(phrase))} == {intent}


@pytest.mark.parametrize("text", [*STRANGE, "", "?!", "   ", "xyzzy plugh"])
def test_what_it_is_not_about_is_not_answered(matcher: Matcher, text: str) -> None:
    assert matcher.best(text) is None


@given(st.text() | st.lists(st.sampled_from(ASKED)).map(" ".join))
def test_candidates_are_sorted_and_their_confidence_is_a_chance(text: str) -> None:
    found = MATCHER.rank(text)
    assert all(0 <= candidate.confidence <= 1 for candidate in found)
    assert all(one.confidence >= other.confidence for one, other in pairwise(found))
    assert len({candidate.intent for candidate in found}) == len(found) <= 5


@given(st.sampled_from([*ASKED, *STRANGE]), st.sampled_from(["", " ", "?", "!", "...", "\n"]), st.integers(1, 4), st.booleans())
def test_case_spacing_and_the_mark_at_the_end_change_nothing(text: str, end: str, spaces: int, loud: bool) -> None:
    written = (" " * spaces).join((text.upper() if loud else text).split()) + end
    assert MATCHER.rank(written) == MATCHER.rank(text)


@given(st.text(), st.integers(-1, 6))
def test_the_best_is_the_first_of_the_ranking(text: str, limit: int) -> None:
    found = MATCHER.rank(text, limit)
    assert found == MATCHER.rank(text, 10)[: max(limit, 0)]
    best = MATCHER.best(text)
    assert best is None or (best == MATCHER.rank(text)[0] and best.confidence >= MATCHER.threshold)


@settings(max_examples=20, deadline=None)
@given(
    st.dictionaries(st.text(min_size=1), st.lists(st.text().filter(words), min_size=1, max_size=3), min_size=1, max_size=4),
    st.text(),
)
def test_any_phrases_make_a_matcher(phrases: dict[str, list[str]], text: str) -> None:
    matcher = Matcher(phrases, cache=False)
    assert {candidate.intent for candidate in matcher.rank(text)} <= set(phrases)
    str(matcher.explain(text))


def test_the_same_phrases_give_the_same_answers(matcher: Matcher) -> None:
    again = Matcher(PHRASES, cache=False)
    assert [again.rank(text) for text in ASKED] == [matcher.rank(text) for text in ASKED]


def test_threads_share_one_matcher(matcher: Matcher) -> None:
    texts = [f"{text} plese {number}" for number in range(10) for text in ASKED + STRANGE]
    alone = [Matcher(PHRASES, cache=False).rank(text) for text in texts[:1]] + [matcher.rank(text) for text in texts[1:]]
    fresh = Matcher(PHRASES, cache=False)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(fresh.rank, texts)) == alone


def test_examples_of_what_is_out_of_scope_help(matcher: Matcher) -> None:
    aware = Matcher(PHRASES, out_of_scope=["do you sell printers", "my printer is broken", "where is the ink"], cache=False)
    asked = "do you have printers"
    assert aware.rank(asked)[0].confidence < matcher.rank(asked)[0].confidence
    assert aware.best("book a table") == Candidate("book", aware.rank("book a table")[0].confidence)
    assert aware.intents == tuple(PHRASES)


def test_excluded_phrases_speak_against_their_intent_only(matcher: Matcher) -> None:
    asked = "when do you open the windows"
    assert matcher.rank(asked)[0].intent == "hours"
    excluded = {"hours": ["do you open the windows", "can you open a window please", "open the door"]}
    aware = Matcher(PHRASES, excluded=excluded, cache=False)
    assert aware.best(asked) is None
    assert {found.intent for phrase in PHRASES["hours"] if (found := aware.best(phrase))} == {"hours"}
    assert aware.intents == tuple(PHRASES)


def test_what_is_excluded_from_one_intent_may_belong_to_another() -> None:
    phrases = {"open": ["when do you open", "are you open today"], "gift": ["open a gift for me", "unwrap the present"]}
    matcher = Matcher(phrases, excluded={"open": ["open a gift for me", "open my gift"]}, cache=False)
    assert matcher.rank("open my gift for me today")[0].intent == "gift"
    assert matcher.rank("are you open")[0].intent == "open"


def test_the_threshold_can_be_set() -> None:
    assert Matcher(PHRASES, threshold=1.0, cache=False).best("book a table") is None
    assert Matcher(PHRASES, threshold=0.0, cache=False).best("xyzzy") is not None


def test_of_many_intents_the_first_are_the_same_however_many_are_asked_for() -> None:
    many = {f"{one}{other}": [f"{one} {other}"] for one in words(LETTERS.lower()) for other in words(LETTERS) if one != other}
    matcher = Matcher(many, cache=False)
    assert len(many) > 500
    every = matcher.rank("kilo lima mike", len(many) + 1)
    assert len(every) == len(many)
    assert [matcher.rank("kilo lima mike", limit) for limit in (1, 2, 5, 500)] == [every[:1], every[:2], every[:5], every[:500]]


def test_weights_that_are_written_out_score_the_same() -> None:
    index = Matcher(PHRASES, cache=False)._index
    for text in ASKED + STRANGE:
        question = index.read(text)
        written_out = index.scores(question)
        table, index.weights.table = index.weights.table, None
        assert table is not None
        assert index.scores(question) == pytest.approx(written_out, abs=1e-5)
        index.weights.table = table


def test_an_explanation_says_which_words_count(matcher: Matcher) -> None:
    why = matcher.explain("plese cancel the soup reservation")
    parts = {part.word: part for part in why.parts}
    assert (why.intent, why.answered) == ("cancel", matcher.best("plese cancel the soup reservation") is not None)
    assert parts["plese"].read == "please"
    assert parts["cancel"].weight == max(part.weight for part in why.parts)
    assert parts["cancel"].known
    assert not parts["soup"].known
    assert "read as please" in str(why)


def test_the_words_share_out_the_whole_lead(matcher: Matcher) -> None:
    index = matcher._index
    for text in ASKED:
        why = matcher.explain(text)
        scores = index.scores(index.read(text))
        lead = scores[index.intents.index(why.intent)] - scores[index.intents.index(why.rival)]  # type: ignore[arg-type]
        assert sum(part.weight for part in why.parts) == pytest.approx(float(lead), abs=1e-3)


def test_nothing_to_explain() -> None:
    assert str(MATCHER.explain("?!")) == "no words to go by"


@pytest.mark.parametrize(
    ("phrases", "more", "error", "told"),
    [
        ({}, {}, ValueError, "at least one intent"),
        ({"a": []}, {}, ValueError, "no phrases for “a”"),
        ({"a": "one text"}, {}, TypeError, "the phrases of “a” are to be a list of texts"),
        ({"a": [1]}, {}, TypeError, "are to be texts, not 1"),
        ({"a": ["b", "?!"]}, {}, ValueError, "no word in the phrase"),
        ({"a": ["b"]}, {"threshold": 2}, ValueError, "between 0 and 1"),
        ({"a": ["b"]}, {"threshold": float("nan")}, ValueError, "between 0 and 1"),
        ({"a": ["b"]}, {"threshold": "high"}, TypeError, "the threshold is to be a number, not 'high'"),
        ({"a": ["b"]}, {"out_of_scope": "c"}, TypeError, "out_of_scope are to be a list"),
        ({"a": ["b"]}, {"out_of_scope": 5}, TypeError, "out_of_scope are to be a list of texts, not 5"),
        ({"a": ["b"]}, {"excluded": {"c": ["d"]}}, ValueError, "“c”, for which phrases are excluded, is no intent"),
        ({"a": ["b"]}, {"excluded": {"a": "d"}}, TypeError, "the phrases excluded for “a” are to be a list"),
        ({"a": ["b"]}, {"excluded": ["d"]}, TypeError, r"excluded is to be a dict of lists of phrases, not \['d'\]"),
        (["a"], {}, TypeError, r"phrases is to be a dict of lists of phrases, not \['a'\]"),
        ({1: ["a"]}, {}, TypeError, "an intent is to be a text, not 1"),
        ({"a": None}, {}, TypeError, "the phrases of “a” are to be a list of texts, not None"),
    ],
)
def test_bad_input_is_told(phrases: Any, more: dict[str, Any], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        Matcher(phrases, cache=False, **more)


@pytest.mark.parametrize("ask", ["rank", "best", "explain"])
def test_a_question_that_is_no_text_is_told(matcher: Matcher, ask: str) -> None:
    with pytest.raises(TypeError, match="a question is to be a text, not None"):
        getattr(matcher, ask)(None)


def test_one_intent_is_enough() -> None:
    alone = Matcher({"hours": PHRASES["hours"]}, cache=False)
    assert alone.best("when are you open") is not None
    assert alone.best("who won the world cup") is None
    assert "against" not in str(alone.explain("when do you open"))
