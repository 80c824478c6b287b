"""Which intents a question may be about."""

from __future__ import annotations

import pytest

from bot.understanding.by_content import by_figure
from bot.understanding.frames import Frames
from bot.understanding.matching import matches
from tests.understanding.conftest import Read


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how many lamps came", "lamps.count"),
        ("the number of stoves", "stoves.count"),
        ("how much coal was there", "coal.weight"),
        ("who sent the coal", "coal.who"),
        ("why was coal sent", "coal.why"),
        ("when does the school open", "school.when"),
        ("when does the school begin", "school.when"),
        ("who thanked whom", "thanks.who"),
        ("lamps", "lamps.count"),
        ("what did the captain promise", "promise.what"),
    ],
)
def test_the_best_match(text: str, intent: str, one: Read, frames: Frames) -> None:
    assert matches(one(text), frames)[0].frame.id == intent


@pytest.mark.parametrize("text", ["how many", "how many cooks", "the school", "which town", "the weather", "by ship"])
def test_a_question_that_meets_no_key_in_full_matches_nothing(text: str, one: Read, frames: Frames) -> None:
    assert matches(one(text), frames) == []


def test_of_a_key_every_need_has_to_be_met(one: Read, frames: Frames) -> None:
    key = next(k for k in frames.frames["school.when"].keys)
    assert len(key.needs) == 2
    assert [m.frame.id for m in matches(one("when does the school open"), frames)] == ["school.when"]
    for part in ("when does the school", "when does it open"):
        assert "school.when" not in [m.frame.id for m in matches(one(part), frames)]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("where are the lamps", "lamps.count"),
        ("when did the stoves come", "stoves.count"),
        ("how many schools open", "school.when"),
    ],
)
def test_a_key_is_no_answer_to_another_kind_of_question(text: str, intent: str, one: Read, frames: Frames) -> None:
    assert intent not in [m.frame.id for m in matches(one(text), frames)]


def test_both_things_named_are_proposed(one: Read, frames: Frames) -> None:
    assert {m.frame.id for m in matches(one("how many lamps and stoves"), frames)} == {"lamps.count", "stoves.count"}


def test_matches_come_best_first(one: Read, frames: Frames) -> None:
    scores = [m.score for m in matches(one("what lamps came in the cargo"), frames)]
    assert scores == sorted(scores, reverse=True)


def test_a_claim_may_say_the_opposite_of_what_it_is_about(one: Read, frames: Frames) -> None:
    clause = one("Does the school close in September?")
    assert "school.when" not in [m.frame.id for m in matches(clause, frames)]
    assert "school.when" in [m.frame.id for m in matches(clause, frames, checking=True)]


def test_what_is_set_aside_meets_no_need(one: Read, frames: Frames) -> None:
    assert "stoves.count" not in [m.frame.id for m in matches(one("apart from stoves, how many lamps came?"), frames)]


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("What is there 80 of?", {"lamps.count"}),
        ("What happens in September 2032?", {"school.when"}),
        ("What is there 81 of?", set()),
        ("What is it?", set()),
        ("Why 80?", set()),
    ],
)
def test_a_figure_leads_to_the_fact_that_has_it(text: str, intents: set[str], one: Read, frames: Frames) -> None:
    assert {m.frame.id for m in by_figure(one(text), frames)} == intents


def test_a_way_of_travel_is_no_word_for_people(one: Read, frames: Frames) -> None:
    assert matches(one("by air"), frames) == []
