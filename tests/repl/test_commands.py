"""Commands: about the last answer, about the pack, and whole files of questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import Bot
from bot.channels.layout import plain
from bot.channels.repl.evaluator import Evaluator
from bot.channels.source import Long
from tests import tiny
from tests.repl.conftest import Canned, transcript

OPENING = """\
opening
The pool opens in May 2031.
│ The pool opens in May 2031.
  — the pool, notice (line 2)
who         pool
does        open
values      month: May 2031
asked as    When does the pool open?
stands at   facts/pool.yaml:4:3
"""
SOUND = "1 document, 3 facts, 3 intents, 5 examples, 6 words"


@pytest.fixture
def evaluator(bot: Bot) -> Evaluator:
    return Evaluator(bot)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A pack that a test may change."""
    return tiny.write(tmp_path / "own")


def break_pack(folder: Path) -> None:
    facts = folder / "facts" / "pool.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("60 towels", "61 towels"), encoding="utf-8")


@pytest.mark.parametrize("command", ["/why", "/quote"])
def test_before_the_first_answer(evaluator: Evaluator, command: str) -> None:
    assert transcript(evaluator, command).startswith("There is no answer yet")


def test_a_quote_in_its_paragraph(evaluator: Evaluator) -> None:
    assert transcript(evaluator, "hello", "/quote").endswith("\nThe last reply has no quote.\n")
    assert transcript(evaluator, "When does the pool open? How many towels does the pool lend?", "/quote").endswith(
        "\n\n2 ┃ The pool opens in May 2031. Four lifeguards watch over the bathers.\n"
        "  — the pool, notice\n"
        "\n"
        "3 ┃ Ms. Pike, the manager, wrote: “We will lend 60 towels to visitors.”\n"
        "  — Ms. Pike, letter\n"
    )


def test_the_document_opens_at_the_last_answer(evaluator: Evaluator) -> None:
    signs = {
        "When does the pool open?": " ┃│",
        "How many towels does the pool lend?": " │┃",
        "hello": " ││",
    }
    for question, expected in signs.items():
        transcript(evaluator, question)
        (page,) = evaluator.evaluate("/source")
        assert isinstance(page, Long)
        lines = plain(page(None)).splitlines()
        assert lines[0] == "Notice to bathers, 1 March 2031"
        assert "".join(line[2] for line in lines[-3:]) == expected


def test_a_document_that_there_is_not(evaluator: Evaluator) -> None:
    assert transcript(evaluator, "/source notcie") == "There is no document notcie; did you mean notice?\n"
    assert transcript(evaluator, "/source notice") == transcript(evaluator, "/source")


def test_topics(evaluator: Evaluator) -> None:
    assert transcript(evaluator, "/topics") == (
        "opening     1, such as “When does the pool open?”\n"
        "lifeguards  1, such as “How many lifeguards are there?”\n"
        "towels      1, such as “How many towels does the pool lend?”\n"
        "\n"
        "/topics TOPIC lists all of its questions.\n"
    )
    assert transcript(evaluator, "/topics opening") == "  When does the pool open?\n"
    assert transcript(evaluator, "/topics opneing") == "There is no topic opneing; did you mean opening?\n"


def test_a_fact(evaluator: Evaluator) -> None:
    assert transcript(evaluator, "/fact") == "Name a fact: /fact ID. Without an id it shows those of the last answer.\n"
    assert transcript(evaluator, "/fact opening") == OPENING
    assert transcript(evaluator, "/fact openin") == "There is no fact openin; did you mean opening?\n"
    transcript(evaluator, "When does the pool open?")
    assert transcript(evaluator, "/fact") == OPENING


def test_checking(own: Path) -> None:
    evaluator = Evaluator(Bot.load(own))
    assert transcript(evaluator, "/check") == f"{SOUND}\nThe pack is sound.\n"
    break_pack(own)
    first, second, *_ = transcript(evaluator, "/check").splitlines()
    assert first.startswith("facts/pool.yaml:21:12: ")
    assert second == "It does not load."
    assert evaluator.state.faults == ()


def test_examples_that_go_elsewhere_are_shown_as_far_as_they_are_few(
    evaluator: Evaluator, monkeypatch: pytest.MonkeyPatch, canned: Canned
) -> None:
    monkeypatch.setattr(Bot, "ask", lambda _, question: canned.ask(question))
    monkeypatch.setattr("bot.channels.repl.curating.SHOWN", 2)
    lines = transcript(evaluator, "/check").splitlines()
    assert lines[0] == SOUND
    assert [line.split(":")[0] for line in lines[1:3]] == ["warning", "warning"]
    assert lines[3:] == [
        "… and 3 more, which `quotebot check` lists.",
        "The pack loads; 5 of its 5 examples go elsewhere.",
    ]


def test_reading_the_pack_again(own: Path) -> None:
    evaluator = Evaluator(Bot.load(own))
    transcript(evaluator, "When does the pool open?")
    notice = own / tiny.NOTICE
    for file in (notice, own / "facts" / "pool.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("60 towels", "70 towels"), encoding="utf-8")
    assert transcript(evaluator, "/reload") == f"Loaded: {SOUND}.\n"
    assert "70 towels" in transcript(evaluator, "How many towels does the pool lend?")
    notice.write_text(notice.read_text(encoding="utf-8").replace("70 towels", "80 towels"), encoding="utf-8")
    shown = transcript(evaluator, "/reload")
    assert shown.endswith("\nIt does not load; answers are still from the pack as it was.\n")
    assert len(evaluator.state.faults) == shown.count("\n") - 1
    assert "70 towels" in transcript(evaluator, "source?")
    notice.write_text(notice.read_text(encoding="utf-8").replace("80 towels", "70 towels"), encoding="utf-8")
    transcript(evaluator, "/reload")
    assert evaluator.state.faults == ()


def test_a_file_of_questions(evaluator: Evaluator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = Path("my questions.txt")
    file.write_text(
        'When does the pool open?\n\n{"question": 1}\n{"question": "hello"}\nHow many sharks are there?\n', encoding="utf-8"
    )
    transcript(evaluator, "How many lifeguards are there?")
    shown = transcript(evaluator, "/ask-all my questions.txt")
    assert shown.startswith("› When does the pool open?\nThe pool opens in May 2031.\n│ ")
    assert '\nmy questions.txt:3: there is no text under "question"\n' in shown
    assert "\n› hello\nHello! Ask me" in shown
    assert shown.endswith("\n3 questions: 1 answered, 1 chat, 1 unknown.\n")
    assert evaluator.state.unanswered == 1
    assert "lifeguards" in transcript(evaluator, "/context")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/ask-all", "Name a file: /ask-all FILE asks each of its lines.\n"),
        ("/ask-all none.txt", "none.txt cannot be read: No such file or directory.\n"),
        ("/ask-all .", ". cannot be read: Is a directory.\n"),
        ("/ask-all empty.txt", "empty.txt has no questions.\n"),
    ],
)
def test_a_file_without_questions(
    evaluator: Evaluator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.txt").write_text("\n\n")
    assert transcript(evaluator, typed) == told


def test_no_command_loses_a_question_that_follows(evaluator: Evaluator, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no \x1b luck")

    monkeypatch.setattr("bot.channels.repl.state.State.ask", fail)
    assert transcript(evaluator, "hello\n/context") == (
        "That went wrong (RuntimeError: no \\x1b luck). The conversation goes on; `quotebot --debug` shows more.\n"
        "\n"
        "Nothing was asked yet that a follow-up could be about.\n"
    )
    evaluator.debug = True
    shown = transcript(evaluator, "hello")
    assert shown.startswith("That went wrong (RuntimeError: no \\x1b luck). The conversation goes on.\nTraceback ")
