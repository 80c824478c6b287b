"""A pack without a fault: what is in it and where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import bot.content
from bot.content import Document, LoadedFact, Place, default_folder

if TYPE_CHECKING:
    from tests.content.conftest import Village


def test_the_valid_pack_loads_whole(village: Village) -> None:
    pack = village.load(known_concepts=set())
    assert pack.folder == village.folder
    assert pack.about.title == "the village library"
    assert pack.about.examples == ("When does it open?",)
    assert pack.context == ("library",)
    assert list(pack.words) == ["library", "alder", "reader"]
    assert list(pack.facts) == ["weekdays", "fridays", "books"]
    assert list(pack.intents) == ["hours.opening", "hours.closing", "lending"]
    assert list(pack.smalltalk) == ["hello"]
    text = village.files["facts/sources/notice.txt"]
    assert pack.documents == {"notice": Document("notice", "Notice to readers", "2019-03-01", "Parish of Ambleford", text)}


def test_a_fact_has_its_own_fields_and_its_place(village: Village) -> None:
    assert village.load().facts["books"] == LoadedFact(
        id="books",
        topic="lending",
        says="Readers may borrow six books at a time.",
        quote="Readers may borrow six books at a time.",
        source="notice",
        start=167,
        end=206,
        said_by="alder",
        told_by=(),
        how="",
        who=("reader",),
        does=("borrow",),
        whom=("library",),
        one_way=False,
        values={"count": ("6",), "things": ("books",)},
        closed=(),
        place=Place("facts/lending.yaml", 2, 3),
    )


def test_a_fact_takes_the_defaults_of_its_file(village: Village) -> None:
    village.change("facts/hours.yaml", "    does: open, stay\n", "    does: open, stay\n    how: rumour\n")
    facts = village.load().facts
    assert (facts["weekdays"].said_by, facts["weekdays"].how) == ("library", "notice")
    assert (facts["fridays"].said_by, facts["fridays"].how) == ("library", "rumour")


def test_every_quote_stands_where_its_fact_says(village: Village) -> None:
    pack = village.load()
    for fact in pack.facts.values():
        assert pack.documents[fact.source].text[fact.start : fact.end] == fact.quote


def test_places(village: Village) -> None:
    assert {key: str(place) for key, place in village.load().places.items()} == {
        "fact:weekdays": "facts/hours.yaml:4:3",
        "fact:fridays": "facts/hours.yaml:12:3",
        "fact:books": "facts/lending.yaml:2:3",
        "says:weekdays": "facts/hours.yaml:5:11",
        "says:fridays": "facts/hours.yaml:13:11",
        "says:books": "facts/lending.yaml:3:11",
        "word:library": "intents.yaml:5:3",
        "word:alder": "intents.yaml:8:3",
        "word:reader": "intents.yaml:12:3",
        "intent:hours.opening": "intents.yaml:18:3",
        "example:hours.opening:0": "intents.yaml:22:9",
        "example:hours.opening:1": "intents.yaml:23:9",
        "intent:hours.closing": "intents.yaml:25:3",
        "example:hours.closing:0": "intents.yaml:28:15",
        "intent:lending": "intents.yaml:30:3",
        "example:lending:0": "intents.yaml:33:15",
        "smalltalk:hello": "intents.yaml:35:3",
        "example:hello:0": "intents.yaml:36:16",
        "example:hello:1": "intents.yaml:36:23",
    }


@pytest.mark.parametrize("written", ["2021-04-28", "75", "007", "no", "1.50", "null", "0x1F", "12:30:00"])
def test_texts_stay_as_they_are_written(village: Village, written: str) -> None:
    village.change("facts/lending.yaml", "count: 6", f"count: {written}")
    assert village.load().facts["books"].values["count"] == (written,)


@pytest.mark.parametrize(("written", "meant"), [("true", True), ("false", False), ("yes", True), ("no", False)])
def test_one_way_is_true_or_false(village: Village, written: str, meant: bool) -> None:
    village.change("facts/lending.yaml", "one_way: false", f"one_way: {written}")
    assert village.load().facts["books"].one_way is meant


def test_line_ends_of_a_source_are_left_alone(village: Village) -> None:
    text = village.files["facts/sources/notice.txt"].replace("\n", "\r\n")
    village.write("facts/sources/notice.txt", text)
    assert village.load().documents["notice"].text == text


def test_a_byte_order_mark_before_yaml_is_passed_over(village: Village) -> None:
    village.write("intents.yaml", "\ufeff" + village.files["intents.yaml"])
    assert village.load().places["word:library"] == Place("intents.yaml", 5, 3)


def test_with_two_sources_each_file_or_fact_names_its_own(village: Village) -> None:
    village.write("facts/sources/poster.txt", "Readers may borrow six books at a time.")
    village.write("facts/sources/poster.yaml", "title: Poster\ndate: 2020\n")
    village.change("facts/hours.yaml", "how: notice", "source: notice")
    village.change("facts/lending.yaml", "    said_by: alder", "    source: poster\n    said_by: alder")
    facts = village.load().facts
    assert {id: fact.source for id, fact in facts.items()} == {
        "weekdays": "notice",
        "fridays": "notice",
        "books": "poster",
    }
    assert facts["books"].start == 0


def test_an_editor_s_hidden_files_are_passed_over(village: Village) -> None:
    village.write("facts/.#hours.yaml", b"\xff")
    village.write("facts/sources/.notice.txt", b"\xff")
    assert list(village.load().documents) == ["notice"]


def test_a_placeholder_in_a_name_may_stand_for_a_word_a_kind_or_a_known_concept(village: Village) -> None:
    village.change("intents.yaml", "'{place} user'", "'{place} user'\n      - '{alder} fan'\n      - '{relative} of a member'")
    assert village.load(known_concepts={"relative"}).words["reader"].names[3] == "{relative} of a member"
    assert village.load().words["reader"].names[3] == "{relative} of a member"


def test_two_spellings_of_one_name_are_no_fault(village: Village) -> None:
    village.change("intents.yaml", "the reading room", "reading-room, reading room")
    assert village.load().words["library"].names == ("library", "reading-room", "reading room")


def test_the_default_folder_is_around_the_package_or_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "bot" / "content" / "pack.py"
    monkeypatch.setattr("bot.content.pack.__file__", str(module))
    assert default_folder() == tmp_path
    (tmp_path / "bot" / "_pack").mkdir(parents=True)
    assert default_folder() == tmp_path / "bot" / "_pack"


def test_the_public_names_are_sorted() -> None:
    assert bot.content.__all__ == sorted(bot.content.__all__)
