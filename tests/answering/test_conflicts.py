"""What a question says otherwise than the facts."""

from __future__ import annotations

import pytest

from bot.answering.conflicts import place_conflicts, role_conflicts, speaker_conflicts, stands_for
from bot.answering.figures import figure
from bot.understanding.frames import Frames
from tests.understanding.conftest import Read


@pytest.mark.parametrize(
    ("text", "fact", "names", "swapped"),
    [
        ("Quill thanked Rook", "thanks", [], False),
        ("Sandmouth thanked Orland", "thanks", [], False),  # the mayor's town, the captain's island
        ("Rook thanked Quill", "thanks", ["Rook", "Quill"], True),
        ("Orland thanked Sandmouth", "thanks", ["Orland", "Sandmouth"], True),
        ("China thanked Rook", "thanks", ["China"], False),
        ("Quill thanked China", "thanks", ["China"], False),
        ("Rook was thanked", "thanks", [], False),
        ("Quill was thanked", "thanks", ["Quill"], True),
        ("Rook met Quill", "meeting", [], False),
        ("Quill met Rook", "meeting", [], False),
    ],
)
def test_roles(text: str, fact: str, names: list[str], swapped: bool, one: Read, frames: Frames) -> None:
    found, turned = role_conflicts(one(text), frames.facts[fact], frames)
    assert [c.term.text.strip() for c in found] == names
    assert turned is swapped


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what is it a sign of according to Quill", []),
        ("what is it a sign of according to Rook", ["Rook"]),
        ("what is it a sign of in China's words", ["China's"]),
        ("what is it a sign of", []),
    ],
)
def test_speakers(text: str, names: list[str], one: Read, frames: Frames) -> None:
    found = speaker_conflicts(one(text), frames.frames["sign.what"], frames)
    assert [c.term.text.strip() for c in found] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("coal came in France", ["France"]),
        ("coal came in Sandmouth", []),
        ("coal came", []),
        ("coal came in winter", []),
        ("coal came in these", []),
        ("the coal was thanked for in Norwegian", ["Norwegian"]),  # a language
    ],
)
def test_places(text: str, names: list[str], one: Read, frames: Frames) -> None:
    found = place_conflicts(one(text), frames.facts["coal"], frames)
    assert [c.term.text.strip() for c in found] == names


@pytest.mark.parametrize(
    ("text", "fact", "outcome", "right"),
    [
        ("Orland sent 80 lamps", "lamps", True, "80 lamps"),
        ("Orland sent 90 lamps", "lamps", False, "80 lamps"),
        ("Orland sent over 20 tonnes of coal", "coal", True, "over 30 tonnes of coal"),
        ("Orland sent over 40 tonnes of coal", "coal", None, "over 30 tonnes of coal"),
        ("the school opens in May 2032", "opening", False, "September 2032"),
        ("the school opens before May 2033", "opening", True, "September 2032"),
        ("Orland sent 80 umbrellas", "lamps", None, ""),
    ],
)
def test_figures(text: str, fact: str, outcome: bool | None, right: str, one: Read, frames: Frames) -> None:
    clause = one(text)
    at, term = next((i, t) for i, t in enumerate(clause.terms) if t.figure)
    assert figure(term, at, clause, (frames.facts[fact],), frames) == (outcome, right)


@pytest.mark.parametrize(
    ("name", "players", "outcome"),
    [
        ("rook", {"rook"}, True),
        ("orland", {"rook"}, True),  # his island
        ("rook", {"orland"}, True),
        ("person~", {"rook"}, True),
        ("rook", {"quill"}, False),
        ("orland", {"quill"}, False),
        ("rook", set(), False),
    ],
)
def test_who_stands_for_whom(name: str, players: set[str], outcome: bool, frames: Frames) -> None:
    assert stands_for(name, frozenset(players), frames) is outcome
