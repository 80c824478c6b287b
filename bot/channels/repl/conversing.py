"""Commands about the conversation: what it is about, writing it down, asking a file of questions, leaving."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from bot.channels.jsonl import Questions, question_of
from bot.channels.layout import Page, note, table
from bot.channels.page import ReplyPage
from bot.channels.repl.state import State
from bot.channels.streams import lines_of
from bot.content import default_folder
from bot.testing.recording import Recorder


def context(state: State, _: str) -> Iterable[Page]:
    """What a follow-up would be about."""
    focus = state.chat.focus
    if focus.empty:
        return [partial(note, "Nothing was asked yet that a follow-up could be about.")]
    rows = [("asked", focus.asked)]
    if focus.question and focus.question != focus.asked:
        rows.append(("answered", focus.question))
    rows.append(("told", f"{len(focus.told)} {'fact' if len(focus.told) == 1 else 'facts'}"))
    return [partial(table, rows)]


def forget(state: State, _: str) -> Iterable[Page]:
    """Begin anew."""
    state.chat = state.bot.conversation()
    return [partial(note, "Forgotten. What comes next is read on its own.")]


def record(state: State, file: str) -> Iterable[Page]:
    """Write the conversation to a file from here on, or end that."""
    if not file:
        recorder, state.recorder = state.recorder, None
        told = f"Wrote {recorder.told}." if recorder else "Nothing is being written; /record FILE begins."
        return [partial(note, told)]
    folder = state.pack.folder
    try:
        state.recorder = Recorder(Path(file).expanduser(), None if folder == default_folder() else folder)
    except (OSError, ValueError) as error:
        return [partial(note, str(error))]
    return [partial(note, f"What you ask from here on is written to {state.recorder.path}; /record ends that.")]


def ask_all(state: State, file: str) -> Iterator[Page]:
    """Ask each line of a file by itself; the conversation stays where it is."""
    if not file:
        yield partial(note, "Name a file: /ask-all FILE asks each of its lines.")
        return
    questions = Questions(state.bot)
    outcomes: Counter[str] = Counter()
    try:
        with lines_of(str(Path(file).expanduser())) as lines:
            for number, line in enumerate(map(str.strip, lines), 1):
                if not line:
                    continue
                try:
                    reply = questions.reply(line)
                except ValueError as error:
                    yield partial(note, f"{file}:{number}: {error}")
                    continue
                outcomes[reply.status] += 1
                state.count(reply)
                yield ReplyPage(reply, state.pack, question_of(line))
    except OSError as error:
        yield partial(note, f"{file} cannot be read: {error.strerror}.")
        return
    asked = outcomes.total()
    told = ", ".join(f"{count} {status}" for status, count in outcomes.most_common())
    yield partial(note, f"{asked} {'question' if asked == 1 else 'questions'}: {told}." if told else f"{file} has no questions.")


def leave(state: State, _: str) -> Iterable[Page]:
    """End the conversation."""
    state.done = True
    return ()
