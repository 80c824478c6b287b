"""The point of a conversation at which a question is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot import Reply
from bot.content import load_pack
from bot.testing.loading import load_script
from bot.testing.running import play
from bot.testing.subject import Subject
from tests.testing.conftest import Write


class Parrot:
    """A bot that repeats the conversation, and counts what it is asked."""

    def __init__(self, heard: list[str] | None = None, asked: list[str] | None = None) -> None:
        self.state = heard or []
        self.asked: list[str] = [] if asked is None else asked

    def conversation(self, state: Any = None) -> Parrot:
        return Parrot(state, self.asked)

    def ask(self, question: str) -> Reply:
        self.asked.append(question)
        self.state.append(question)
        return Reply(status="chat", text=" ".join(self.state))


SCRIPT = """
    conversations:
      - turns:
          - ask: one
          - ask: [two, deux]
          - ask: [three, trois]
      - turns:
          - ask: one
"""


def test_questions_of_a_turn_are_asked_at_the_same_point(write: Write, pack: Path) -> None:
    parrot = Parrot()
    subject = Subject(parrot, load_pack(pack))  # type: ignore[arg-type]
    blocks = list(load_script(write(SCRIPT), pack).blocks())
    heard = [[outcome.reply.text for outcome in play(block, subject)] for block in blocks]
    assert heard == [["one"], ["one two", "one deux"], ["one deux three", "one deux trois"], ["one"]]


def test_a_turn_runs_alone_and_nothing_is_asked_twice(write: Write, pack: Path) -> None:
    parrot = Parrot()
    subject = Subject(parrot, load_pack(pack))  # type: ignore[arg-type]
    blocks = list(load_script(write(SCRIPT), pack).blocks())
    assert [outcome.reply.text for outcome in play(blocks[2], subject)][-1] == "one deux trois"
    for block in blocks:
        play(block, subject)
    assert sorted(parrot.asked) == sorted(["one", "two", "deux", "three", "trois"])


def test_tags_and_names_come_down(write: Write, pack: Path) -> None:
    script = load_script(
        write("""
            tags: a
            conversations:
              - tags: b, a
                turns: [{ask: hi, tags: c}]
              - name: named
                turns: [{ask: hi}]
            """),
        pack,
    )
    assert [(block.conversation, block.tags) for block in script.blocks()] == [("1", ("a", "b", "c")), ("named", ("a",))]
