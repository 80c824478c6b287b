"""``quotebot record``: scripts from questions, and scripts brought up to date."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main
from bot.testing.recording import inline
from tests.testing.conftest import Write

QUESTIONS = """\
When does the pool open?
{"question": "hello", "conversation": "a"}
{"turns": ["How many towels does the pool lend?", "Does the pool lend 70 towels?"]}
{"question": "How many sharks: 5?", "conversation": "a"}
"""
TOWELS = """\
  - turns:
      - ask: How many towels does the pool lend?
        status: answered
        intent: towels.count
        facts: [towels]
        quote: We will lend 60 towels to visitors.
      - ask: Does the pool lend 70 towels?
        status: answered
        verdict: "no"
        intent: towels.count
        facts: [towels]
        quote: We will lend 60 towels to visitors.
"""
SCRIPT = (
    """\
conversations:
  - turns:
      - ask: When does the pool open?
        status: answered
        intent: opening.when
        facts: [opening]
        quote: The pool opens in May 2031.
  - turns:
      - ask: hello
        status: chat
        intent: hello
      - ask: "How many sharks: 5?"
        status: unknown
"""
    + TOWELS
)
STALE = """\
# Read this first.
conversations:
  - name: all
    turns:
      - ask: [When does the pool open?, when does the pool open]   # twice
        status: unknown      # was so
        facts:               # all of them
          - towels
          # not this one
          - lifeguards
        text: >-
          It opens
          late.

      # The towels.
      - {ask: How many towels does the pool lend?, verdict: "yes", intent: opening.when}
      - ask: How many sharks are there?
        speaker: pike
        facts: towels
        intent: towels.count
      - ask: hello
        status: unknown
        xfail: not yet
"""
FRESH = """\
# Read this first.
conversations:
  - name: all
    turns:
      - ask: [When does the pool open?, when does the pool open]   # twice
        status: answered      # was so
        facts: [opening]
        text: The pool opens in May 2031.

      # The towels.
      - {ask: How many towels does the pool lend?, verdict: none, intent: towels.count}
      - ask: How many sharks are there?
        facts: []
        intent: none
      - ask: hello
        status: unknown
        xfail: not yet
"""

Out = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def usual_pack(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All commands are for the tiny pack."""
    monkeypatch.setenv("QUOTEBOT_PACK", str(pack))


def test_questions_become_a_script_that_passes(write: Write, pack: Path, tmp_path: Path, capsys: Out) -> None:
    write(QUESTIONS, "questions.jsonl")
    assert main(["record", "questions.jsonl", "pool.qa.yaml"]) == 0
    lines = (tmp_path / "pool.qa.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == f'pack: "{Path(os.path.relpath(pack, tmp_path)).as_posix()}"'
    assert [line for line in lines[1:] if not line.startswith("        options:")] == SCRIPT.splitlines()
    assert main(["test"]) == 0
    assert main(["record", "--update", "pool.qa.yaml"]) == 0
    assert capsys.readouterr().out.endswith("Nothing in pool.qa.yaml is to be changed.\n")


def test_an_update_changes_only_what_does_not_hold(write: Write, capsys: Out) -> None:
    script = write(STALE)
    assert main(["record", "--update", "pool.qa.yaml"]) == 1
    out = capsys.readouterr().out
    changed = [line for line in out.splitlines() if line[:1] in "+-"][2:]
    assert changed[0] == "-        status: unknown      # was so"
    assert "+        status: answered      # was so" in changed
    assert not any("Read this" in line or "twice" in line for line in changed)
    assert out.endswith("pool.qa.yaml stays as it is; --yes changes it.\n")
    assert script.read_text(encoding="utf-8") == STALE
    assert main(["record", "--update", "--yes", "pool.qa.yaml"]) == 0
    assert script.read_text(encoding="utf-8") == FRESH
    assert main(["test"]) == 0


def test_line_ends_stay(write: Write) -> None:
    script = write("")
    script.write_bytes(STALE.replace("\n", "\r\n").encode())
    main(["record", "--update", "--yes", "pool.qa.yaml"])
    assert script.read_bytes() == FRESH.replace("\n", "\r\n").encode()


def test_what_is_left_to_a_person(write: Write, capsys: Out) -> None:
    text = """\
conversations:
  - turns:
      - ask: [hello, When does the pool open?]
        status: unknown
        lacks: e
      - {ask: hello, quote: 60 towels}
"""
    script = write(text)
    assert main(["record", "--update", "--yes", "pool.qa.yaml"]) == 1
    assert capsys.readouterr() == (
        "Nothing else in pool.qa.yaml is to be changed.\n",
        "pool.qa.yaml:4:17: `status` is not the same for all questions of the turn: part the turn\n"
        "pool.qa.yaml:5:16: `lacks` does not hold any more: change it by hand\n"
        "pool.qa.yaml:6:29: `quote` has nothing to hold any more: take it out by hand\n",
    )
    assert script.read_text(encoding="utf-8") == text


MORE = """\
When does the pool open?
{"turns": ["How many towels does the pool lend?", "Does the pool lend 70 towels?"]}
hello
"""
ADDED = (
    TOWELS
    + """\
  - turns:
      - ask: hello
        status: chat
        intent: hello
"""
)


@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_new_questions_are_added_at_the_end(write: Write, indent: str, line_end: str) -> None:
    script = write("")
    old = f"conversations:\n{indent}- turns: [{{ask: When does the pool open?, status: unknown}}]  # mine\n# the end\n"
    script.write_bytes(old.replace("\n", line_end).encode())
    write(MORE, "more.jsonl")
    assert main(["record", "--update", "--yes", "more.jsonl", "pool.qa.yaml"]) == 0
    kept, _, end = old.replace("unknown", "answered").partition("# the end")
    added = "".join(f"{indent}{line[2:]}\n" for line in ADDED.splitlines())
    assert script.read_bytes() == f"{kept}{added}# the end{end}".replace("\n", line_end).encode()
    assert main(["test"]) == 0
    assert main(["record", "--update", "more.jsonl", "pool.qa.yaml"]) == 0  # nothing is added twice


def test_new_questions_for_a_list_in_brackets(write: Write, capsys: Out) -> None:
    write("conversations: [{turns: [{ask: hello}]}]\n")
    write(MORE, "more.jsonl")
    assert main(["record", "--update", "--yes", "more.jsonl", "pool.qa.yaml"]) == 1
    assert capsys.readouterr().err == (
        "pool.qa.yaml:1:16: `conversations` are in brackets, so that none can be added: "
        "give each lines of its own, beginning with `-`\n"
    )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["questions.jsonl", "there.qa.yaml"], "quotebot: there.qa.yaml is there already; --update changes what it expects\n"),
        (
            ["faulty.jsonl", "new.qa.yaml"],
            'faulty.jsonl:1: there is no text under "question"\nfaulty.jsonl:3: this is not JSON; ',
        ),
        (["empty.jsonl", "new.qa.yaml"], "empty.jsonl: there is no question\n"),
        (["nowhere.jsonl", "new.qa.yaml"], "quotebot: nowhere.jsonl: No such file"),
        (["--update", "there.qa.yaml"], "there.qa.yaml:1:16: `conversations` is empty; fill it in\n"),
        (["questions.jsonl"], "usage: "),
        (["questions.jsonl", "new.yaml"], "usage: "),
        (["--update", "questions.jsonl", "more.jsonl", "there.qa.yaml"], "usage: "),
    ],
)
def test_bad_input(write: Write, tmp_path: Path, capsys: Out, args: list[str], said: str) -> None:
    write(QUESTIONS, "questions.jsonl")
    write("conversations: []\n", "there.qa.yaml")
    write('{"q": 1}\nhello\n{"question\n', "faulty.jsonl")
    write("\n", "empty.jsonl")
    try:
        status = main(["record", *args])
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    assert status == 2
    assert capsys.readouterr().err.startswith(said)
    assert not (tmp_path / "new.qa.yaml").exists()


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "it's",
        "“quoted”",
        "yes",
        "75 towels",
        "a: b",
        "a #b",
        "[a]",
        "a, b",
        '"',
        "\\",
        "- a",
        "? a",
        "a\nb",
        "@a",
        "é 🏊",
        "null",
        "&a",
    ],
)
def test_any_text_can_be_read_again(load: Callable[..., object], text: str) -> None:
    script = load(f"conversations: [{{turns: [{{ask: {inline(text)}}}]}}]")
    assert script.script.conversations[0].turns[0].ask == (text,)  # type: ignore[attr-defined]
