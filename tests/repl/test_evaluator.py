"""From what is typed to what is shown."""

from __future__ import annotations

import pytest

from bot import Bot
from bot.channels.layout import plain
from bot.channels.repl.commands import COMMANDS, help_rows
from bot.channels.repl.evaluator import Evaluator
from bot.channels.repl.keys import KEYS
from bot.channels.slack.preview import preview_page
from bot.channels.why import why_page
from tests.repl.conftest import Canned, transcript

HELP = """\
Ask in your own words, one question or several. A follow-up may leave out what was said before.

/help               this list
/why                how the last answer came about, word by word
/quote              the quotes of the last answer within their paragraphs
/source [DOCUMENT]  read the document, quoted passages marked
/topics [TOPIC]     what can be asked
/fact [ID]          a fact as it stands in the pack
/preview [CHANNEL]  the last answer as another channel shows it
/context            what a follow-up would be about
/forget             begin anew: nothing said before is used any more
/ask-all FILE       ask each line of a file
/record [FILE]      write what you ask and the replies to a script
/check              is the pack sound, as it stands in its files now?
/reload             read the pack's files again
/quit               leave

Tab                 complete a question or a command
→                   take over the rest that is shown in italics
1 to 9, Enter       pick one of the questions that were offered
↑ ↓, Ctrl-R         what you typed before; search it
F1                  /help
F2                  /why
F3                  /source
Ctrl-X Ctrl-E       write a long question in your editor
Ctrl-L              clear the screen
Ctrl-C              clear the line; stop an answer
Ctrl-D              leave
"""
WHICH = """\
Which?
  1  When does the pool open?
  2  How many lifeguards are there?
"""


@pytest.fixture
def evaluator(canned: Canned) -> Evaluator:
    return Evaluator(canned)  # type: ignore[arg-type]


def test_a_session(bot: Bot) -> None:
    assert transcript(Evaluator(bot), "hello", "When does the pool open?", "/help") == (
        "Hello! Ask me about the Larkfield swimming pool.\n"
        "\n"
        "The pool opens in May 2031.\n"
        "│ The pool opens in May 2031.\n"
        "  — the pool, notice (line 2)\n"
        "\n" + HELP
    )  # fmt: skip


def test_why_explains_the_last_answer(bot: Bot) -> None:
    evaluator = Evaluator(bot)
    assert transcript(evaluator, "/why") == "There is no answer yet to explain.\n"
    transcript(evaluator, "hello", "When does the pool open?")
    assert evaluator.state.last is not None
    assert evaluator.state.last.intent == "opening.when"
    assert transcript(evaluator, "/why") == plain(why_page(evaluator.state.last))


def test_a_digit_picks_an_option(evaluator: Evaluator, canned: Canned) -> None:
    assert transcript(evaluator, "what?", "2") == (
        f"{WHICH}\n› How many lifeguards are there?\nHeard: How many lifeguards are there?\n"
    )
    assert canned.asked == ["what?", "How many lifeguards are there?"]


@pytest.mark.parametrize("digit", ["3", "9"])
def test_a_digit_that_was_not_offered(evaluator: Evaluator, canned: Canned, digit: str) -> None:
    assert transcript(evaluator, "what?", digit) == f"{WHICH}\nPick 1 to 2, or ask something else.\n"
    assert transcript(evaluator, "1").startswith("› When does the pool open?\n")
    assert canned.asked == ["what?", "When does the pool open?"]


@pytest.mark.parametrize("text", ["0", "12", "²", "٢", "2 please", "-1"])
def test_only_a_digit_picks(evaluator: Evaluator, text: str) -> None:
    assert transcript(evaluator, "what?", text) == f"{WHICH}\nHeard: {text}\n"


def test_a_digit_is_a_question_where_nothing_was_offered(evaluator: Evaluator) -> None:
    assert transcript(evaluator, "2") == "Heard: 2\n"
    assert transcript(evaluator, "what?", "something else", "2").endswith("\nHeard: 2\n")


def test_a_command_leaves_the_options(evaluator: Evaluator) -> None:
    assert transcript(evaluator, "what?", "/help", "1").endswith("Heard: When does the pool open?\n")


def test_pasted_lines_are_questions_of_their_own(evaluator: Evaluator) -> None:
    assert transcript(evaluator, "\n one\r\n\n\ttwo\nthree  \n") == (
        "› one\nHeard: one\n"
        "\n"
        "› two\nHeard: two\n"
        "\n"
        "› three\nHeard: three\n"
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2028"])
def test_nothing_typed_is_nothing_asked(evaluator: Evaluator, canned: Canned, text: str) -> None:
    assert transcript(evaluator, text) == ""
    assert canned.asked == []


@pytest.mark.parametrize("typed", ["/quit", "/q", "/QUIT", "  /quit now", "/quit\nmore"])
def test_quitting(evaluator: Evaluator, canned: Canned, typed: str) -> None:
    assert transcript(evaluator, typed) == ""
    assert evaluator.state.done
    assert canned.asked == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/halp", "There is no command /halp; did you mean /help?"),
        ("/wyh", "There is no command /wyh; did you mean /why?"),
        ("/re", "/re may be /record or /reload."),
        ("/zzzzzzzz", "There is no command /zzzzzzzz; /help lists those there are."),
        ("/", "There is no command /; /help lists those there are."),
        ("/\x1b[31m", "There is no command /\\x1b[31m; /help lists those there are."),
    ],
)
def test_a_command_that_is_none(evaluator: Evaluator, typed: str, said: str) -> None:
    assert transcript(evaluator, typed) == f"{said}\n"
    assert not evaluator.state.done


def test_what_is_typed_cannot_steer_the_terminal(evaluator: Evaluator) -> None:
    assert transcript(evaluator, "a\x1b[2Jb\ud800") == "Heard: a\\x1b[2Jb\ufffd\n"


def test_help_names_every_command_and_key() -> None:
    names = [*(name for name, _ in help_rows()), *(key.label for key in KEYS)]
    assert [line[:19].rstrip() for line in HELP.splitlines()[2:] if line] == names
    assert [name.split()[0] for name, _ in help_rows()] == [command.name for command in COMMANDS]


def test_what_a_follow_up_would_be_about(bot: Bot) -> None:
    shown = transcript(Evaluator(bot), "/context", "When does the pool open?", "/context", "/forget", "/context")
    nothing = "Nothing was asked yet that a follow-up could be about.\n"
    assert shown.startswith(nothing)
    assert "asked       When does the pool open\ntold        1 fact\n" in shown
    assert shown.endswith(f"Forgotten. What comes next is read on its own.\n\n{nothing}")


def test_preview_shows_the_answer_as_slack_does(bot: Bot) -> None:
    evaluator = Evaluator(bot, previews={"slack": preview_page})
    assert transcript(evaluator, "/preview", "When does the pool open?", "/preview slack", "/preview fax").endswith(
        "The pool opens in May 2031.\n"
        "│ The pool opens in May 2031.\n"
        "— the pool, notice\n"
        "[ Why? ]\n"
        "( Helpful )  ( Not helpful )\n"
        "\n"
        "There is no channel fax; there is slack\n"
    )
