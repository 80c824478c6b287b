"""What holds for every pack's replies, tried on the one that ships with the bot."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot import Bot, Reply
from bot.content import Pack, default_folder, load_pack
from bot.understanding.text import plain

OWN = """\
How many ventilators is Russia sending?
When did Modi and Putin speak?
Is Russia sending 100 ventilators?
Is Russia sending 75 ventilators?
Did India send aid to Russia?
Did Russia refuse to help India?
What is the price of Sputnik V?
Which companies will make the vaccine?
When does production begin?
Does production begin in June 2021?
Will production begin before July 2021?
Who is training the astronauts?
Are there five astronauts?
What is the 2+2 dialogue?
Does the finance minister take part in the dialogue?
Is China sending aid?
What did Biden say?
How heavy is the shipment?
Does the shipment weigh more than 20 tonnes?
Are there more monitors than ventilators?
How many ventilators and how many monitors are there?
How many ventilators are there, and what do they cost?
Who thanked whom?
Did Putin thank Modi?
Will Putin visit India in 2022?
Did they meet in person?
Did they speak by phone rather than in person?
Is only oxygen sent?
Are two lakh packs of medicines on board?
Are 2,00,000 packs of medicines on board?
What did Modi call Putin?
hello
thanks a lot
What is the weather in Delhi?
where is the vaccine registered
tell me about hydrogen
pfizer
Modi thanked Putin
Sputnik V was registered in India, right?
hw mny ventilatrs is rusia sendng
""".splitlines()
"""Questions, claims and topics; true, false and beside the point."""

WAYS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "capitals at word starts": str.title,
    "spaces": lambda text: "  " + text.replace(" ", "   ") + " \t",
    "other spaces": lambda text: text.replace(" ", "\u00a0\u2003"),
    "line breaks around": lambda text: f"\n\n{text}\n",
    "?": lambda text: text + "?",
    ".": lambda text: text + ".",
    "!": lambda text: text + "!",
    "…": lambda text: text + "…",
    "?!": lambda text: text + " ?!",
}
"""Ways to write a message that change nothing of what it says."""

Ask = Callable[[str], Reply]


@pytest.fixture(scope="session")
def bot() -> Bot:
    """The bot as it is shipped."""
    return Bot.load()


@pytest.fixture(scope="session")
def pack() -> Pack:
    """What it knows."""
    return load_pack(default_folder())


@pytest.fixture(scope="session")
def ask(bot: Bot) -> Ask:
    """Its reply, asked for once."""
    known: dict[str, Reply] = {}

    def reply(text: str) -> Reply:
        if text not in known:
            known[text] = bot.ask(text)
        return known[text]

    return reply


@pytest.fixture(scope="session")
def questions(pack: Pack) -> list[str]:
    """Every example question of the pack, of small talk too."""
    return [e for kind in (pack.intents, pack.smalltalk) for entry in kind.values() for e in entry.examples]


def said(reply: Reply) -> tuple[object, ...]:
    """What must not change; words that the reply takes over from the message stand in it as they were typed."""
    return reply.status, " ".join(reply.text.casefold().split()), reply.verdict, reply.quotes


@given(st.text())
@example("ＳＨＩＰ’s ﬁne ½ İstanbul ϴ ẞ ᾳ ǅ")
@example("Нow mаny ѕhірѕ")
@settings(max_examples=200, derandomize=True, deadline=None)
def test_plain_text_is_plain_already(text: str) -> None:
    once = plain(text)[0]
    assert plain(once)[0] == once


def test_every_quote_stands_in_its_source(ask: Ask, pack: Pack, questions: list[str]) -> None:
    documents = {d.title: d.text for d in pack.documents.values()}
    quotes = {quote for question in questions + OWN for quote in ask(question).quotes}
    assert len(quotes) > 20
    assert [q for q in quotes if documents[q.source][q.start : q.end] != q.text or not q.text] == []


def test_every_fact_named_is_quoted(ask: Ask, pack: Pack, questions: list[str]) -> None:
    for question in questions + OWN:
        reply = ask(question)
        for fact in (pack.facts[id] for id in reply.facts):
            assert any(q.start <= fact.start and fact.end <= q.end for q in reply.quotes), question


def test_what_a_reply_has_goes_with_its_status(ask: Ask, questions: list[str]) -> None:
    seen = set()
    for question in questions + OWN:
        reply = ask(question)
        seen.add(reply.status)
        assert reply.text.strip(), question
        assert bool(reply.quotes) == bool(reply.facts) == (reply.status == "answered"), question
        assert reply.verdict is None or reply.status == "answered", question
        assert len(reply.options) <= 3, question
        assert reply.status != "clarify" or len(reply.options) >= 2, question
    assert {"answered", "unknown", "chat"} <= seen


@pytest.mark.parametrize("way", WAYS)
def test_case_spacing_and_closing_marks_change_nothing(way: str, ask: Ask, bot: Bot) -> None:
    assert [text for text in OWN if said(bot.ask(WAYS[way](text))) != said(ask(text))] == []


def test_nor_do_they_for_any_example(ask: Ask, bot: Bot, questions: list[str]) -> None:
    """Each example in one of the ways in turn, so that every way is tried on dozens of them."""
    ways = list(WAYS.items())
    turns = [(question, *ways[n % len(ways)]) for n, question in enumerate(questions)]
    assert [(question, name) for question, name, way in turns if said(bot.ask(way(question))) != said(ask(question))] == []


def test_an_answer_is_the_same_to_the_letter(ask: Ask, bot: Bot) -> None:
    plain_answers = [text for text in OWN if ask(text).status == "answered" and not ask(text).verdict and len(ask(text).why) == 1]
    assert len(plain_answers) > 8
    assert [text for text in plain_answers if bot.ask(text.upper() + " !").text != ask(text).text] == []


def test_a_line_break_is_a_space(bot: Bot) -> None:
    assert said(bot.ask("How many ventilators\nis Russia sending?")) == said(bot.ask("How many ventilators is Russia sending?"))


ODD = {
    "nothing": "",
    "control characters": "\x00\x01\x07\x1b[31mhow\x7f many\x00",
    "a lone surrogate": "how many \ud800 ventilators \udfff?",
    "braces": "{}",
    "an attribute in braces": "{0.__class__} {title} {examples}",
    "per cent": "%s %d %(name)s %",
    "markup": "<b>how many</b> <script>alert(1)</script>",
    "an entity": "&lt;&#0;&amp;",
    "brackets": "[[ ]] ((( )",
    "markdown": "# **how** _many_ `ventilators` [x](y)\n- a\n> b\n```\ncode",
    "a query": "'; DROP TABLE facts; -- SELECT * FROM facts WHERE 1=1",
    "a very long word": "v" * 5_000,
    "a very long figure": "9" * 5_000,
    "a figure out of range": "1" + "0" * 400 + " ventilators",
    "only digits": "75 20 150",
    "other digits": "٧٥ ventilators ५ ½ ² ①",
    "a fraction of zero": "0.0 0,0,0 .5 5. 1e400",
    "only marks": "?!?!… ;;; ((",
    "apostrophes": "' '' ''' n't 's 'd don''t '",
    "at signs": "@ # @@ ## @# #@x",
    "right to left": "كم عدد أجهزة التنفس؟ \u202eסיפור",
    "Chinese": "俄罗斯送了多少台呼吸机？",
    "Hindi": "रूस कितने वेंटिलेटर भेज रहा है?",
    "emoji": "👩‍👩‍👧‍👦 how many 💉?",
    "combining marks": "h\u0301\u0302\u0303ow m" + "\u0301" * 500 + "any",
    "zero width": "\u200b\u200c\u200d\ufeff",
    "one letter": "a",
    "a joiner": "and and and , , and",
    "a plus": "2+2 2+ +2 2 + 2 +",
    "only question words": "who what when where why how",
    "one question a hundred times": "how many ventilators? " * 100,
    "many questions": " and ".join(f"how many {w}" for w in ("ventilators", "oxygen units", "monitors", "packs", "cats") * 20),
}


@pytest.mark.parametrize("name", ODD)
def test_any_text_gets_a_reply(name: str, bot: Bot) -> None:
    reply = bot.ask(ODD[name])
    assert isinstance(reply, Reply)
    assert bool(reply.quotes) == (reply.status == "answered")
    assert len(reply.options) <= 3
    assert reply.model_dump(mode="python")["text"] == reply.text != ""


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            "how many Modi Putin thanked did not 75 2021 May and or ? , ! : ' is in by to the 2+2 lakh over only than".split()
        ),
        st.text(max_size=6),
        st.characters(categories=["Cs", "Cc", "Cf", "Zs", "So", "Nd", "Nl", "No", "Mn"]),
    ),
    max_size=14,
).map(" ".join)


@given(PIECES)
@settings(max_examples=80, derandomize=True, deadline=None)
def test_any_mixture_gets_a_reply(bot: Bot, text: str) -> None:
    reply = bot.ask(text)
    assert reply.text
    assert bool(reply.quotes) == (reply.status == "answered")
    assert len(reply.options) <= 3


def seconds(bot: Bot, text: str) -> float:
    """How long the quicker one of two replies takes."""
    took = []
    for _ in range(2):
        start = perf_counter()
        assert bot.ask(text).text
        took.append(perf_counter() - start)
    return min(took)


@pytest.mark.parametrize("piece", ["Zebras came down to the river. ", "v", "9", "?", "\u0301"])
def test_a_megabyte_takes_no_more_than_its_share_of_time(piece: str, bot: Bot) -> None:
    short, long = (piece * (size // len(piece) + 1) for size in (250_000, 1_000_000))
    assert seconds(bot, long) < 16 * seconds(bot, short)


@pytest.mark.parametrize(
    "piece",
    [
        "How many zebras came? ",
        "Modi thanked Putin, ",
        "seven hundred ",
        "who and what came and ",
        "when and ",
    ],
)
def test_many_questions_take_no_more_than_their_share_of_time(piece: str, bot: Bot) -> None:
    # a word is held against those around it, so that eight times the words take more than eight times the time
    assert seconds(bot, piece * 32) < 32 * seconds(bot, piece * 4)


def test_the_same_question_gets_the_same_reply_at_any_time_and_from_any_thread(bot: Bot, ask: Ask) -> None:
    again = [*OWN, *reversed(OWN), *OWN]
    expected = [ask(text) for text in again]
    assert [bot.ask(text) for text in OWN] == expected[: len(OWN)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(bot.ask, again)) == expected


def test_a_fresh_bot_used_by_many_threads_at_once_replies_the_same(ask: Ask) -> None:
    fresh = Bot.load()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(fresh.ask, OWN)) == [ask(text) for text in OWN]


BEFORE = (
    "How many ventilators is Russia sending?",
    "Did India send aid to Russia?",
    "What did Biden say?",
    "Will Putin visit India in 2022?",
    "tell me about hydrogen",
    "hello",
)


def test_what_stands_alone_gets_the_same_reply_whatever_was_said_before(bot: Bot, ask: Ask, pack: Pack) -> None:
    offered = [intent.question for intent in pack.intents.values() if intent.question]
    own = [q for q in OWN if "they" not in q]
    assert len(offered) > 60
    for before in BEFORE:
        for question in offered + own:
            chat = bot.conversation()
            chat.ask(before)
            assert chat.ask(question) == ask(question), (before, question)
