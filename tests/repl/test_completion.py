"""Completion of questions and commands, and hints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import InMemoryHistory

from bot import Bot
from bot.channels.repl.commands import COMMANDS
from bot.channels.repl.completion import LISTED, QuestionCompleter, Ranking
from bot.channels.repl.guards import SafeCompleter, SafeHints, safe
from bot.channels.repl.hints import Hints
from bot.channels.repl.offered import Offer, offers
from bot.channels.repl.state import State
from bot.content import Pack

POOL, GUARDS, TOWELS = (
    "When does the pool open?",
    "How many lifeguards are there?",
    "How many towels does the pool lend?",
)


def completions(bot: Bot, typed: str, tab: bool = False) -> list[Completion]:
    return list(QuestionCompleter(State(bot)).get_completions(Document(typed), CompleteEvent(completion_requested=tab)))


def offered(bot: Bot, typed: str, tab: bool = False) -> list[str]:
    return [completion.text for completion in completions(bot, typed, tab)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("w", [POOL]),
        ("op poo", [POOL]),
        ("HOW MANY", [GUARDS, TOWELS]),
        ("how m", [GUARDS, TOWELS]),
        ("lend", [TOWELS]),
        ("lifegards", [GUARDS]),
        ("when does it open", [POOL]),
        ("xylophone", []),
        ("", []),
        ("/", [command.name for command in COMMANDS]),
        ("/w", ["/why"]),
        ("/x", []),
        ("/fact ", ["opening", "lifeguards", "towels"]),
        ("/fact W", ["towels"]),
        ("/topics o", ["opening", "towels"]),
        ("/source ", ["notice"]),
        ("/why ", []),
        ("/nonsense o", []),
    ],
)
def test_completion(bot: Bot, typed: str, found: list[str]) -> None:
    assert offered(bot, typed) == found


def test_completions_say_what_they_are(bot: Bot) -> None:
    assert [c.display_meta_text for c in completions(bot, "how")] == ["lifeguards", "towels"]
    assert completions(bot, "/fact open")[0].display_meta_text == "The pool opens in May 2031."
    assert completions(bot, "/topics open")[0].display_meta_text == "1 question"


def test_files_are_completed(bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("questions.txt").write_text("hello")
    assert [c.text for c in completions(bot, "/ask-all que")] == ["stions.txt"]


def test_what_opens_like_this_goes_before_what_has_the_words_before_what_is_alike() -> None:
    texts = ("Is there a pool with sharks?", "Who swims?", "Pool of sharks?", "Who feeds the shrks?")
    ranking = Ranking([Offer(text, "", examples=("sharks in the pool",) * (text == "Who swims?")) for text in texts])
    assert [offer.question for offer in ranking.near("pool shar")] == [
        "Is there a pool with sharks?",
        "Pool of sharks?",
        "Who swims?",
    ]
    assert [offer.question for offer in ranking.near("pool of")] == ["Pool of sharks?"]
    assert [offer.question for offer in ranking.near("sharks")][-1] == "Who feeds the shrks?"


def test_tab_in_an_empty_line_offers_questions(bot: Bot, pack: Pack) -> None:
    assert offered(bot, "", tab=True) == [offer.question for offer in offers(pack)]


def test_completion_leaves_pasted_lines_and_the_middle_of_a_line_alone(bot: Bot) -> None:
    completer = QuestionCompleter(State(bot))
    event = CompleteEvent(completion_requested=True)
    assert not list(completer.get_completions(Document("a\nw"), event))
    assert not list(completer.get_completions(Document("wx", cursor_position=1), event))


def test_completion_is_short_and_replaces_the_whole_line(bot: Bot) -> None:
    assert len(Ranking([Offer(f"Question {n}?", "") for n in range(LISTED + 5)]).near("quest")) == LISTED
    assert {completion.start_position for completion in completions(bot, "how m")} == {-5}


def test_questions_to_offer_are_questions_each_once(pack: Pack) -> None:
    assert [(offer.question, offer.topic) for offer in offers(pack)] == [
        (POOL, "opening"),
        (GUARDS, "lifeguards"),
        (TOWELS, "towels"),
    ]


def test_another_pack_has_other_questions(bot: Bot, canned: Any) -> None:
    state = State(bot)
    completer = QuestionCompleter(state)
    assert completer.ranking.near("when")
    intent = bot.pack.intents["opening.when"].model_copy(update={"question": "At what time does it open?"})
    canned.pack = type(bot.pack)(
        **{name: getattr(bot.pack, name) for name in bot.pack.__slots__} | {"intents": {"opening.when": intent}}
    )
    state.use(canned)
    assert [offer.question for offer in completer.ranking.near("at what")] == ["At what time does it open?"]


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("When d", "oes the pool open?"),
        ("when d", "oes the pool open?"),
        ("how many tow", "els do you rent?"),
        ("how many l", "ifeguards are there?"),
        ("", None),
        ("/wh", None),
        ("one\nhow", None),
        ("xy", None),
    ],
)
def test_hints(bot: Bot, typed: str, rest: str | None) -> None:
    buffer = Buffer(history=InMemoryHistory(["how many towels do you rent?"]))
    list(buffer.history.load_history_strings())
    buffer.history._loaded_strings = ["how many towels do you rent?"]
    suggestion = Hints(State(bot)).get_suggestion(buffer, Document(typed))
    assert (suggestion and suggestion.text) == rest


class Broken(Completer):
    """Fails after its first completion."""

    def get_completions(self, *_: object) -> Any:
        yield Completion("one")
        raise RuntimeError


def test_what_fails_while_typing_is_left_out(monkeypatch: pytest.MonkeyPatch, bot: Bot) -> None:
    found = list(SafeCompleter(Broken()).get_completions(Document("x"), CompleteEvent()))
    assert [completion.text for completion in found] == ["one"]

    def fail(*_: object) -> StyleAndTextTuples:
        raise RuntimeError

    monkeypatch.setattr(Hints, "get_suggestion", fail)
    assert SafeHints(Hints(State(bot))).get_suggestion(Buffer(), Document("x")) is None
    assert safe(fail)() == []
