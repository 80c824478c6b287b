"""Who does it to whom."""

from __future__ import annotations

import pytest

from bot.understanding.frames import Frames
from bot.understanding.roles import roles, speakers
from tests.understanding.conftest import Read

THANKS = [
    ("Quill thanked Rook", ["Quill"], ["Rook"]),
    ("Rook thanked Quill", ["Rook"], ["Quill"]),
    ("Did Quill thank Rook?", ["Quill"], ["Rook"]),
    ("Quill thanked the captain", ["Quill"], ["captain"]),
    ("Rook was thanked by Quill", ["Quill"], ["Rook"]),
    ("Was Rook thanked by Quill?", ["Quill"], ["Rook"]),
    ("Rook got thanked by Quill", ["Quill"], ["Rook"]),
    ("Rook received thanks", [], ["Rook"]),
    ("Did Rook get thanks from Quill?", ["Quill"], ["Rook"]),
    ("Quill gave thanks to Rook", ["Quill"], ["Rook"]),
    ("thanks from Quill to Rook", ["Quill"], ["Rook"]),
    ("Quill's thanks", ["Quill's"], []),
    ("Who thanked Rook?", [], ["Rook"]),
    ("Who was thanked by Quill?", ["Quill"], []),
    ("Whom did Quill thank?", ["Quill"], []),
    ("Was it Rook who thanked Quill?", ["Rook"], ["Quill"]),
    ("who thanked whom", [], []),
]
SENDING = [
    ("Orland sent coal to Sandmouth", ["Orland"], ["Sandmouth"]),
    ("Sandmouth sent coal to Orland", ["Sandmouth"], ["Orland"]),
    ("coal was sent to Sandmouth by Orland", ["Orland"], ["Sandmouth"]),
    ("Was coal sent from Orland to Sandmouth?", ["Orland"], ["Sandmouth"]),
    ("Sandmouth sent Orland coal", ["Sandmouth"], ["Orland"]),
    ("What did Orland send?", ["Orland"], []),
    ("Did Sandmouth send it?", ["Sandmouth"], []),
]


@pytest.mark.parametrize(("text", "agents", "recipients"), THANKS)
def test_who_thanks_whom(text: str, agents: list[str], recipients: list[str], one: Read, frames: Frames) -> None:
    found = roles(one(text), frames.facts["thanks"].does, frames.actors)
    assert ([t.text for t in found.agents], [t.text for t in found.recipients]) == (agents, recipients)


@pytest.mark.parametrize(("text", "agents", "recipients"), SENDING)
def test_who_sends_to_whom(text: str, agents: list[str], recipients: list[str], one: Read, frames: Frames) -> None:
    found = roles(one(text), frames.facts["coal"].does, frames.actors)
    assert ([t.text for t in found.agents], [t.text for t in found.recipients]) == (agents, recipients)


def test_two_may_do_it_together(one: Read, frames: Frames) -> None:
    found = roles(one("Quill and Rook thanked Orland"), frames.facts["thanks"].does, frames.actors)
    assert {t.text for t in found.agents} == {"Quill", "Rook"}
    assert [t.text for t in found.recipients] == ["Orland"]


def test_whoever_earns_thanks_is_thanked(one: Read, frames: Frames) -> None:
    found = roles(one("Rook earned Quill's thanks"), frames.facts["thanks"].does, frames.actors)
    assert "Quill's" not in [t.text for t in found.recipients]


def test_without_its_predicate_the_subject_still_acts(one: Read, frames: Frames) -> None:
    found = roles(one("What did Quill wear?"), frames.facts["thanks"].does, frames.actors)
    assert ([t.text for t in found.agents], found.recipients) == (["Quill"], ())


@pytest.mark.parametrize("text", ["What was it?", "lamps", "the harbour"])
def test_where_nobody_is_named_nobody_has_a_role(text: str, one: Read, frames: Frames) -> None:
    found = roles(one(text), frames.facts["thanks"].does, frames.actors)
    assert found.agents == found.recipients == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("According to Rook, what is it a sign of?", ["Rook"]),
        ("What did Quill say?", ["Quill"]),
        ("What is it in Quill's words?", ["Quill's"]),
        ("What is it in the view of Rook?", ["Rook"]),
        ("What did Quill himself have to say?", ["Quill"]),
        ("What is it a sign of, says Rook", ["Rook"]),
        ("Give me Quill's exact words", ["Quill's"]),
        ("What is it a sign of?", []),
    ],
)
def test_whose_words_are_asked_for(text: str, names: list[str], one: Read, frames: Frames) -> None:
    assert [t.text for t in speakers(one(text), frames.actors)] == names


@pytest.mark.xfail(strict=True, reason="one more article, and the name is not found")
def test_the_one_whose_opinion_it_is_may_have_an_article(one: Read, frames: Frames) -> None:
    assert [t.text for t in speakers(one("What is it in the opinion of the mayor?"), frames.actors)] == ["mayor"]
