"""Completion of questions and commands."""

from __future__ import annotations

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.channels.repl.completion import LISTED, QuestionCompleter, questions
from bot.content import Pack


def offered(pack: Pack, typed: str, tab: bool = False) -> list[str]:
    completer = QuestionCompleter(questions(pack))
    event = CompleteEvent(completion_requested=tab)
    return [completion.text for completion in completer.get_completions(Document(typed), event)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("w", ["When does the pool open?"]),
        ("op poo", ["When does the pool open?"]),
        ("HOW MANY", ["How many lifeguards are there?", "How many towels does the pool lend?"]),
        ("lifegards", ["How many lifeguards are there?"]),
        ("xylophone", []),
        ("", []),
        ("/", ["/help", "/why", "/preview", "/context", "/forget", "/record", "/quit"]),
        ("/w", ["/why"]),
        ("/x", []),
    ],
)
def test_completion(pack: Pack, typed: str, found: list[str]) -> None:
    assert offered(pack, typed) == found


def test_tab_in_an_empty_line_offers_questions(pack: Pack) -> None:
    assert offered(pack, "", tab=True) == list(questions(pack))


def test_completion_leaves_pasted_lines_and_the_middle_of_a_line_alone() -> None:
    completer = QuestionCompleter(["When?"])
    event = CompleteEvent(completion_requested=True)
    assert not list(completer.get_completions(Document("a\nw"), event))
    assert not list(completer.get_completions(Document("wx", cursor_position=1), event))


def test_completion_is_short_and_replaces_the_whole_line() -> None:
    completer = QuestionCompleter([f"Question {n}?" for n in range(LISTED + 5)])
    found = list(completer.get_completions(Document("quest"), CompleteEvent()))
    assert [completion.text for completion in found] == [f"Question {n}?" for n in range(LISTED)]
    assert {completion.start_position for completion in found} == {-5}


def test_questions_to_offer_are_questions_each_once(pack: Pack) -> None:
    assert questions(pack) == (
        "When does the pool open?",
        "How many lifeguards are there?",
        "How many towels does the pool lend?",
    )  # fmt: skip
