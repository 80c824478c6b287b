"""Reading and printing at a terminal, and one session in a real one."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import signal
import stat
import struct
import sys
import termios
import time
from collections.abc import Iterator
from fcntl import ioctl
from functools import partial
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.data_structures import Size
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, InMemoryHistory
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import ColorDepth, DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from bot import Reply
from bot.channels.page import Line, chat_page, plain
from bot.channels.repl.commands import State
from bot.channels.repl.completion import LISTED, QuestionCompleter, questions
from bot.channels.repl.history import history_file, open_history
from bot.channels.repl.printer import STYLE, Printer
from bot.channels.repl.reader import Reader
from bot.content import Pack

ROOT = Path(__file__).parents[2]


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        yield keyboard


@pytest.fixture
def reader(keyboard: PipeInput, pack: Pack) -> Reader:
    assert keyboard
    return Reader(State(), pack, InMemoryHistory())


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


def test_what_was_typed_is_remembered(keyboard: PipeInput, pack: Pack) -> None:
    history = InMemoryHistory()
    reader = Reader(State(), pack, history)
    keyboard.send_text("first?\rcleared\x03second?\r")
    assert [reader.read(), reader.read()] == ["first?", "second?"]
    assert history.get_strings() == ["first?", "second?"]


def test_a_broken_pipe_of_keys_ends_the_line(keyboard: PipeInput, reader: Reader) -> None:
    keyboard.close()
    assert reader.read() is None


def test_the_toolbar_says_what_can_be_done(keyboard: PipeInput, pack: Pack) -> None:
    assert keyboard
    state = State()
    reader = Reader(state, pack, InMemoryHistory())
    assert reader.toolbar() == [("", "Tab completes · /help · Ctrl-D leaves")]
    state.last = Reply(status="chat", text="")
    state.options = ("a?",)
    assert reader.toolbar() == [("", "1 picks the question · /why · /help · Ctrl-D leaves")]
    state.options = ("a?", "b?")
    assert reader.toolbar() == [("", "1 to 2 picks a question · /why · /help · Ctrl-D leaves")]


def test_the_empty_line_shows_an_example_each_time(keyboard: PipeInput, reader: Reader, pack: Pack) -> None:
    shown = []
    for _ in range(3):
        shown += [text for _, text, *_ in reader.placeholder()]
        keyboard.send_text("x\r")
        reader.read()
    first, second = pack.about.examples
    assert shown == [first, second, first]


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
        ("/", ["/help", "/why", "/quit"]),
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


def test_history_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    old_mask = os.umask(0)
    try:
        history = open_history(history_file())
    finally:
        os.umask(old_mask)
    history.append_string("who?")
    history.append_string("/why")
    history.append_string("half \udcff")
    file = tmp_path / "data" / "quotebot" / "history"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert list(FileHistory(str(file)).load_history_strings()) == ["half \ufffd", "who?"]


def test_a_history_that_others_could_read_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "history"
    file.write_text("")
    file.chmod(0o644)
    open_history(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_place_history_lasts_for_the_session(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert isinstance(open_history(tmp_path / "file" / "history"), InMemoryHistory)


def test_a_full_disk_does_not_end_the_conversation(tmp_path: Path) -> None:
    history = open_history(tmp_path / "history")
    (tmp_path / "history").unlink()
    (tmp_path / "history").mkdir()
    history.append_string("who?")
    assert history.get_strings() == ["who?"]


@pytest.mark.parametrize(("data", "place"), [("/data", "/data"), ("", "~/.local/share"), ("data", "~/.local/share")])
def test_where_history_is_kept(data: str, place: str) -> None:
    assert history_file({"XDG_DATA_HOME": data}) == Path(place).expanduser() / "quotebot" / "history"


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


class Terminal:
    """A process in a pseudo-terminal of 60 columns."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            settings = {"PYTHONPATH": str(ROOT), "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"} | environment
            os.execve(sys.executable, [sys.executable, "-m", "bot", "--pack", str(folder)], os.environ | settings)
        ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
        self.screen = ""

    def see(self, text: str) -> str:
        """What comes up to ``text``, without codes; fails where it does not come."""
        deadline = time.monotonic() + 30
        while text not in self.screen:
            ready, _, _ = select.select([self.file], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, f"{text!r} does not come; there is {self.screen!r}"
            self.screen += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", os.read(self.file, 65536).decode("utf-8", "replace"))
        seen, _, self.screen = self.screen.partition(text)
        return seen

    def type(self, text: str) -> None:
        os.write(self.file, text.encode())

    def status(self) -> int:
        """The exit status, once it has left."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """Those that a test started; what is still running is ended after it."""
    started: list[Terminal] = []
    yield started
    for terminal in started:
        os.close(terminal.file)
        try:
            os.kill(terminal.pid, signal.SIGKILL)
            os.waitpid(terminal.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            continue


def test_a_session_in_a_terminal(folder: Path, tmp_path: Path, terminals: list[Terminal]) -> None:
    terminals.append(terminal := Terminal(folder))
    terminal.see("Ask about the Larkfield swimming pool.")
    terminal.see("› ")
    terminal.type("When does the pool open?\r")
    terminal.see("The pool opens in May 2031.")
    terminal.see("│ The pool opens in May 2031.")
    terminal.see("› ")
    terminal.type("/why\r")
    terminal.see("opening.when")
    terminal.see("› ")
    terminal.type("never asked\x03")
    terminal.type("\x04")
    assert terminal.status() == 0
    history = (tmp_path / "data" / "quotebot" / "history").read_text(encoding="utf-8")
    assert [line for line in history.splitlines() if line.startswith("+")] == ["+When does the pool open?"]


def test_a_dumb_terminal_gets_plain_lines(folder: Path, terminals: list[Terminal]) -> None:
    terminals.append(terminal := Terminal(folder, TERM="dumb"))
    terminal.see("› ")
    terminal.type("hello\n")
    terminal.see("Hello! Ask me about the Larkfield swimming pool.\r\n› ")
    terminal.type("/quit\n")
    assert terminal.status() == 0
