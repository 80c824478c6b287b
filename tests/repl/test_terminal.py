"""Reading and printing at a terminal."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import ColorDepth, DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from bot import Bot, Reply
from bot.channels.page import Line, chat_page, plain
from bot.channels.repl.commands import State
from bot.channels.repl.printer import STYLE, Printer
from bot.channels.repl.reader import Reader
from bot.content import Pack
from bot.conversing.focus import Focus
from tests.repl.conftest import Canned


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        yield keyboard


@pytest.fixture
def reader(keyboard: PipeInput, pack: Pack, bot: Bot) -> Reader:
    assert keyboard
    return Reader(State(bot, bot.conversation()), pack, InMemoryHistory())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("who?\r", "who?"),
        ("wha\x7fo?\r", "who?"),
        ("nonsense\x03who?\r", "who?"),
        ("\x03\x03who?\r", "who?"),
        ("\x1b[200~one?\ntwo?\x1b[201~\r", "one?\ntwo?"),
        ("\x04", None),
    ],
    ids=["line", "edited", "cleared", "cleared when empty", "pasted", "left"],
)
def test_reading(keyboard: PipeInput, reader: Reader, typed: str, read: str | None) -> None:
    keyboard.send_text(typed)
    assert reader.read() == read


def test_what_was_typed_is_remembered(keyboard: PipeInput, pack: Pack, bot: Bot) -> None:
    history = InMemoryHistory()
    reader = Reader(State(bot, bot.conversation()), pack, history)
    keyboard.send_text("first?\rcleared\x03second?\r")
    assert [reader.read(), reader.read()] == ["first?", "second?"]
    assert history.get_strings() == ["first?", "second?"]


def test_a_broken_pipe_of_keys_ends_the_line(keyboard: PipeInput, reader: Reader) -> None:
    keyboard.close()
    assert reader.read() is None


def test_the_toolbar_says_what_can_be_done(keyboard: PipeInput, pack: Pack, canned: Canned) -> None:
    assert keyboard
    state = State(canned, canned)  # type: ignore[arg-type]
    reader = Reader(state, pack, InMemoryHistory())
    assert reader.toolbar() == [("", "Tab completes · /help · Ctrl-D leaves")]
    state.last = Reply(status="chat", text="")
    canned.focus = Focus(options=("a?",))
    assert reader.toolbar() == [("", "1 picks the question · /why · /help · Ctrl-D leaves")]
    canned.focus = Focus(options=("a?", "b?"))
    assert reader.toolbar() == [("", "1 to 2 picks a question · /why · /help · Ctrl-D leaves")]


def test_the_empty_line_shows_an_example_each_time(keyboard: PipeInput, reader: Reader, pack: Pack) -> None:
    shown = []
    for _ in range(3):
        shown += [text for _, text, *_ in reader.placeholder()]
        keyboard.send_text("x\r")
        reader.read()
    first, second = pack.about.examples
    assert shown == [f"for example: {example}" for example in (first, second, first)]


REPLY = Reply(status="clarify", text="Which one do you mean? When? · How many?", options=("When?", "How many?"))


def printed(width: int, depth: ColorDepth) -> str:
    stream = io.StringIO()
    output = Vt100_Output(stream, lambda: Size(rows=24, columns=width), term="xterm", default_color_depth=depth)
    Printer(output).show(partial(chat_page, REPLY))
    Printer(output).show(lambda _: [Line("│ said", "quote"), Line("who", "asked")])
    return stream.getvalue()


def test_printing_wraps_to_the_width_of_the_terminal() -> None:
    text = re.sub(r"\x1b\[[0-9;?]*\w", "", printed(20, ColorDepth.DEPTH_4_BIT)).replace("\r", "")
    assert text == plain(chat_page(REPLY, 20)) + "\n│ said\nwho\n\n"


def test_colours_are_those_of_the_theme() -> None:
    assert "\x1b[0;36m│ said" in printed(40, ColorDepth.DEPTH_4_BIT)


def test_without_colour_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert ColorDepth.from_env() is ColorDepth.DEPTH_1_BIT
    bare = printed(40, ColorDepth.DEPTH_1_BIT)
    assert set(re.findall(r"\x1b\[[0-9;]*m", bare)) <= {"\x1b[0m", "\x1b[0;1m"}
    strip = partial(re.sub, r"\x1b\[[0-9;?]*\w", "")
    assert strip(bare) == strip(printed(40, ColorDepth.DEPTH_4_BIT))


def test_every_style_names_its_colours_as_the_theme_does() -> None:
    assert not [rule for _, rule in STYLE.style_rules if "#" in rule]
