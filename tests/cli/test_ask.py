"""``quotebot ask`` and ``quotebot explain``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot import Bot
from bot.channels.layout import plain
from bot.channels.page import answer_page
from bot.channels.why import why_page
from tests.cli.conftest import Run

OPENS = """\
The pool opens in May 2031.

│ The pool opens in May 2031.
  — the pool, notice (line 2)
"""


def test_an_answer_with_its_quote(run: Run) -> None:
    ran = run("ask", "When does the pool open?")
    assert (ran.status, ran.out, ran.err) == (0, OPENS, "")


def test_a_question_needs_no_quotes_around_it(run: Run) -> None:
    assert run("ask", "When", "does", "the", "pool", "open?").out == OPENS


def test_small_talk_has_no_quote(run: Run) -> None:
    assert run("ask", "hello").out == "Hello! Ask me about the Larkfield swimming pool.\n"


def test_an_empty_question_is_answered(run: Run, pack: Path) -> None:
    assert run("ask", "").out == Bot.load(pack).ask("").text + "\n"


@pytest.mark.parametrize("question", ["When does the pool open?", "How many sharks are there?", "hello", "Œuf 🥚 «?»"])
def test_json_is_the_reply_on_one_line(run: Run, pack: Path, question: str) -> None:
    ran = run("ask", "--json", question)
    assert ran.out.endswith("}\n")
    assert ran.out.count("\n") == 1
    assert json.loads(ran.out) == Bot.load(pack).ask(question).model_dump(mode="json")


def test_json_keeps_letters_as_they_are(run: Run, pack: Path) -> None:
    notice = pack / "facts" / "pool.yaml"
    notice.write_text(notice.read_text(encoding="utf-8").replace("how: notice", "how: объявление"), encoding="utf-8")
    assert '"how": "объявление"' in run("ask", "--json", "When does the pool open?").out


@pytest.mark.parametrize("place", ["before", "after", "environment"])
def test_the_pack_can_be_named_anywhere(run: Run, pack: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    if place != "environment":
        monkeypatch.setenv("QUOTEBOT_PACK", "nowhere")
    given = ["--pack", str(pack)]
    args = {"before": [*given, "ask"], "after": ["ask", *given], "environment": ["ask"]}[place]
    assert run(*args, "When does the pool open?").out == OPENS


def test_an_empty_variable_names_no_pack(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTEBOT_PACK", "")
    shipped = Bot.load().ask("hello")
    assert run("ask", "hello").out == shipped.text + "\n"


@pytest.mark.parametrize(
    "args",
    [["ask"], ["ask", "hello", "--jsonl", "-"], ["explain"], ["frobnicate"], ["--frobnicate"], ["ask", "--pack"]],
    ids=" ".join,
)
def test_bad_usage(run: Run, args: list[str]) -> None:
    ran = run(*args)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("usage: quotebot")


@pytest.mark.parametrize("verb", ["ask", "explain"])
def test_a_pack_with_faults_says_each_on_a_line(run: Run, pack: Path, verb: str) -> None:
    facts = pack / "facts" / "pool.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("60 towels", "61 towels"), encoding="utf-8")
    with (pack / "intents.yaml").open("a", encoding="utf-8") as file:
        file.write("colour: blue\n")
    ran = run(verb, "hello")
    places = [line.split(": ", 1)[0] for line in ran.err.splitlines()]
    assert (ran.status, ran.out, places) == (2, "", ["facts/pool.yaml:21:12", "intents.yaml:29:1"])


def test_a_pack_that_is_not_there(run: Run) -> None:
    ran = run("ask", "--pack", "no\x1bwhere", "hello")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "\x1b" not in ran.err
    assert r"no\x1bwhere" in ran.err


@pytest.mark.parametrize("verb", [["ask"], ["ask", "--json"], ["explain"]], ids=" ".join)
def test_nothing_typed_can_steer_the_terminal(run: Run, verb: list[str]) -> None:
    ran = run(*verb, "How many sharks\x1b[31m \x9b1m \u202eare there\x07?")
    assert ran.status == 0
    assert not [c for c in ran.out if c != "\n" and (c < " " or "\x7f" <= c <= "\x9f" or c == "\u202e")]


def test_explain_shows_the_answer_and_then_why(run: Run, pack: Path) -> None:
    question = "When does the pool open? And how many sharks are there?"
    bot = Bot.load(pack)
    reply = bot.ask(question)
    assert run("explain", question).out == plain(answer_page(reply, bot.pack)) + "\n" + plain(why_page(reply))


def test_explain_names_the_example_and_its_place(run: Run) -> None:
    assert "“When does the pool open?” at intents.yaml:15:16\n" in run("explain", "When does the pool open?").out
