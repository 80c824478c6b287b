"""Reading and printing at a terminal."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import ColorDepth, DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from bot import Bot, Reply
from bot.channels.layout import Line, plain
from bot.channels.page import ReplyPage
from bot.channels.repl.printer import STYLE, Printer
from bot.channels.repl.reader import Reader
from bot.channels.repl.state import State
from bot.channels.repl.toolbar import toolbar
from bot.content import Fault, Pack, Place
from bot.conversing.focus import Focus
from bot.testing.recording import Recorder
from tests.repl.conftest import Canned


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        yield keyboard


@pytest.fixture
def reader(keyboard: PipeInput, bot: Bot) -> Reader:
    assert keyboard
    return Reader(State(bot), InMemoryHistory())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("who?\r", "who?"),
        ("wha\x7fo?\r", "who?"),
        ("nonsense\x03who?\r", "who?"),
        ("\x03\x03who?\r", "who?"),
        ("\x1b[200~one?\ntwo?\x1b[201~\r", "one?\ntwo?"),
        ("\x04", None),
        ("half a ques\x1bOQ", "/why"),
        ("\x1bOR", "/source"),
    ],
    ids=["line", "edited", "cleared", "cleared when empty", "pasted", "left", "F2", "F3"],
)
def test_reading(keyboard: PipeInput, reader: Reader, typed: str, read: str | None) -> None:
    keyboard.send_text(typed)
    assert reader.read() == read


def test_what_was_typed_is_remembered(keyboard: PipeInput, bot: Bot) -> None:
    history = InMemoryHistory()
    reader = Reader(State(bot), history)
    keyboard.send_text("first?\rcleared\x03second?\r")
    assert [reader.read(), reader.read()] == ["first?", "second?"]
    assert history.get_strings() == ["first?", "second?"]


def test_a_broken_pipe_of_keys_ends_the_line(keyboard: PipeInput, reader: Reader) -> None:
    keyboard.close()
    assert reader.read() is None


def bar(state: State, width: int = 200) -> str:
    return "".join(text for _, text, *_ in toolbar(state, width))


def test_the_toolbar_says_what_can_be_done(canned: Canned, tmp_path: Path) -> None:
    state = State(canned)  # type: ignore[arg-type]
    pack = "3 facts, 3 questions · the Larkfield swimming pool"
    assert bar(state) == f"Tab completes · /help · Ctrl-D leaves · {pack}"
    state.last = Reply(status="chat", text="")
    canned.focus = Focus(options=("a?",))
    assert bar(state) == f"1 picks the question · /why · /help · Ctrl-D leaves · {pack}"
    canned.focus = Focus(options=("a?", "b?"))
    state.recorder = Recorder(tmp_path / "pool")
    state.faults = (Fault(Place("intents.yaml", 1, 1), "wrong"),)
    assert bar(state) == f"1 fault: /check · 1 to 2 picks a question · recording · /why · /help · Ctrl-D leaves · {pack}"


@pytest.mark.parametrize("width", [0, 10, 20, 40, 60, 80])
def test_the_toolbar_fits(canned: Canned, width: int) -> None:
    assert len(bar(State(canned), width)) <= width  # type: ignore[arg-type]


def test_a_toolbar_that_fails_is_empty(reader: Reader, monkeypatch: pytest.MonkeyPatch, keyboard: PipeInput) -> None:
    monkeypatch.delattr(State, "options")
    keyboard.send_text("who?\r")
    assert reader.read() == "who?"


def test_the_empty_line_shows_an_example_each_time(keyboard: PipeInput, reader: Reader, pack: Pack) -> None:
    shown = []
    for _ in range(3):
        shown += [text for _, text, *_ in reader.placeholder()]
        keyboard.send_text("x\r")
        reader.read()
    first, second = pack.about.examples
    assert shown == [f"for example: {example}" for example in (first, second, first)]


REPLY = Reply(status="clarify", text="Which one do you mean? When? · How many?", options=("When?", "How many?"))
STRIP = partial(re.sub, r"\x1b\[[0-9;?]*\w", "")


def printed(pack: Pack, width: int, depth: ColorDepth, reply: Reply = REPLY) -> str:
    stream = io.StringIO()
    output = Vt100_Output(stream, lambda: Size(rows=24, columns=width), term="xterm", default_color_depth=depth)
    Printer(output).show(ReplyPage(reply, pack))
    Printer(output).show(lambda _: [Line("who", "asked")])
    return stream.getvalue()


def test_printing_wraps_to_the_width_of_the_terminal(pack: Pack) -> None:
    text = STRIP(printed(pack, 20, ColorDepth.DEPTH_4_BIT)).replace("\r", "")
    assert text == plain(ReplyPage(REPLY, pack)(20)) + "\nwho\n\n"


def test_a_verdict_and_a_quote_by_sign_and_colour(pack: Pack, bot: Bot) -> None:
    text = printed(pack, 60, ColorDepth.DEPTH_4_BIT, bot.ask("Does the pool lend 61 towels?"))
    assert "\x1b[0;31;1mNo\x1b[0m: 60 towels, not 61." in text
    assert "\x1b[0;36m│ \x1b[0mWe will lend \x1b[0;1;4m60 towels\x1b[0m to visitors." in text


def test_what_was_not_understood_stands_out_in_the_persons_own_words(pack: Pack, bot: Bot) -> None:
    text = printed(pack, 60, ColorDepth.DEPTH_4_BIT, bot.ask("How many SHARKS are there?"))
    assert "\x1b[0;31;1m“SHARKS”\x1b[0m" in text


def test_without_colour_nothing_is_lost(monkeypatch: pytest.MonkeyPatch, pack: Pack, bot: Bot) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert ColorDepth.from_env() is ColorDepth.DEPTH_1_BIT
    reply = bot.ask("Does the pool lend 61 towels?")
    bare = printed(pack, 40, ColorDepth.DEPTH_1_BIT, reply)
    assert set(re.findall(r"\x1b\[[0-9;]*m", bare)) <= {"\x1b[0m", "\x1b[0;1m", "\x1b[0;1;4m"}
    assert STRIP(bare) == STRIP(printed(pack, 40, ColorDepth.DEPTH_4_BIT, reply))


def test_every_style_names_its_colours_as_the_theme_does() -> None:
    assert not [rule for _, rule in STYLE.style_rules if "#" in rule]
