"""A whole session in a terminal of 60 columns: what is typed and what is shown, as one text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import ColorDepth, DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from bot import Bot
from bot.channels.layout import Page
from bot.channels.repl.evaluator import Evaluator
from bot.channels.repl.greeting import greeting
from bot.channels.repl.pager import Pager
from bot.channels.repl.printer import Printer
from bot.channels.repl.reader import PROMPT, Reader
from bot.channels.repl.session import loop
from bot.channels.source import Long

TYPED = (
    "hello",
    "When does the pool open?",
    "how many towels does the pool lend?",
    "is it 61?",
    "/quote",
    "How many sharks are there?",
    "/why",
    "/hepl",
    "\x1b[200~hello\nWhen does the pool open?\x1b[201~",
    "/context",
    "/forget",
    "/quit",
)
SHOWN = """\
Ask about the Larkfield swimming pool.
Such as: When does the pool open?
Topics: opening · lifeguards · towels · /help

› hello
Hello! Ask me about the Larkfield swimming pool.

› When does the pool open?
The pool opens in May 2031.
│ The pool opens in May 2031.
  — the pool, notice (line 2)

› how many towels does the pool lend?
The pool will lend 60 towels to visitors.
│ We will lend 60 towels to visitors.
  — Ms. Pike, letter (line 3)

› is it 61?
No: 60 towels, not 61. The pool will lend 60 towels to
visitors.
│ We will lend 60 towels to visitors.
  — Ms. Pike, letter (line 3)

› /quote
3 ┃ Ms. Pike, the manager, wrote: “We will lend 60 towels to
  ┃ visitors.”
  — Ms. Pike, letter

› How many sharks are there?
The source does not say: I find nothing in it about
“sharks”.

› /why
Read as     how many sharks are there
Form        ask
Words       ✗ sharks  nothing

› /hepl
There is no command /hepl; did you mean /help?

› hello
When does the pool open?
› hello
Hello! Ask me about the Larkfield swimming pool.

› When does the pool open?
The pool opens in May 2031.
│ The pool opens in May 2031.
  — the pool, notice (line 2)

› /context
asked       When does the pool open
told        2 facts

› /forget
Forgotten. What comes next is read on its own.

› /quit
"""


class Typed(Reader):
    """A reader that writes down what it read."""

    def __init__(self, *args: object, screen: io.StringIO) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.screen = screen

    def read(self) -> str | None:
        text = super().read()
        self.screen.write(f"{PROMPT}{text}\r\n")
        return text


def test_a_whole_session(bot: Bot) -> None:
    screen = io.StringIO()
    output = Vt100_Output(screen, lambda: Size(rows=24, columns=60), term="xterm", default_color_depth=ColorDepth.DEPTH_4_BIT)
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text("".join(f"{line}\r" for line in TYPED))
        evaluator = Evaluator(bot)
        printer = Printer(output)
        printer.show(greeting(bot.pack))
        loop(Typed(evaluator.state, InMemoryHistory(), screen=screen), evaluator, printer)
    assert re.sub(r"\x1b\[[0-9;?]*\w", "", screen.getvalue()).replace("\r", "") == SHOWN


@pytest.mark.parametrize(("width", "last"), [(40, "open?"), (80, "there?"), (200, "lend?")])
def test_the_first_screen_fills_its_lines(bot: Bot, width: int, last: str) -> None:
    lines = [line.text for line in greeting(bot.pack)(width)]
    assert len(lines) == 3
    assert all(len(line) <= width for line in lines)
    assert lines[1].endswith(last)


class Failing:
    """A printer that fails for the first page."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.failed = False

    def show(self, page: Page) -> None:
        if not self.failed:
            self.failed = True
            raise ValueError("too wide")
        self.shown += [line.text for line in page(None)]


class Lines:
    """A reader of lines."""

    interactive = True

    def __init__(self, *lines: str) -> None:
        self._lines: Iterator[str] = iter(lines)

    def read(self) -> str | None:
        return next(self._lines, None)


def test_a_page_that_cannot_be_shown_does_not_end_it(bot: Bot) -> None:
    printer = Failing()
    loop(Lines("hello", "hello"), Evaluator(bot), printer)
    assert printer.shown == [
        "That went wrong (ValueError: too wide). The conversation goes on; `quotebot --debug` shows more.",
        "Hello! Ask me about the Larkfield swimming pool.",
    ]


def test_an_output_that_nobody_reads_ends_it(bot: Bot) -> None:
    class Gone(Failing):
        def show(self, page: Page) -> None:
            raise BrokenPipeError(str(page))

    with pytest.raises(BrokenPipeError):
        loop(Lines("hello"), Evaluator(bot), Gone())


class Screen(DummyOutput):
    """A small screen."""

    def get_size(self) -> Size:
        return Size(rows=6, columns=30)


@pytest.fixture
def pager(bot: Bot, tmp_path: Path) -> Iterator[Pager]:
    """The pool's notice on a screen of five lines and a footer, opened at its last line."""
    assert tmp_path
    evaluator = Evaluator(bot)
    list(evaluator.evaluate("How many towels does the pool lend?"))
    (page,) = evaluator.evaluate("/source")
    assert isinstance(page, Long)
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=Screen()):
        pager = Pager(page)
        pager.type = keyboard.send_text  # type: ignore[attr-defined]
        yield pager


@pytest.mark.parametrize(
    ("keys", "top"),
    [("", 7), ("g", 0), ("gj", 1), ("gjjk", 1), ("g ", 4), ("g b", 0), ("gG", 7), ("gn", 7), ("gGN", 7), ("\x1b[H", 0)],
)
def test_the_pager(pager: Pager, keys: str, top: int) -> None:
    pager.type(f"{keys}q")  # type: ignore[attr-defined]
    pager.run()
    assert pager.top == top
