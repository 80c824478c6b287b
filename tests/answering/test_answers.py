"""From a message to a reply."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

ASKED = [
    ("How many lamps did Orland send?", "lamps.count", "Orland sent 80 lamps to Sandmouth."),
    ("how much coal?", "coal.weight", "It was over 30 tonnes of coal."),
    ("Why was the coal sent?", "coal.why", "Because of the hard winter."),
    ("Who thanked whom?", "thanks.who", "Mayor Quill thanked Captain Rook for the coal."),
    ("Who was thanked by the mayor?", "thanks.who", "Mayor Quill thanked Captain Rook for the coal."),
    ("What was in the cargo?", "cargo.list", "80 lamps, 25 stoves, 1,50,000 candles; of lamps 80 lamps."),
    ("What is the coal a sign of?", "sign.what", "a sign of a lasting friendship"),
    ("According to Quill, what is the coal a sign of?", "sign.what", "a sign of a lasting friendship"),
    ("when did the school open", "school.when", "The harbour school opens in September 2032."),
    ("lamps", "lamps.count", "Orland sent 80 lamps to Sandmouth."),
    ("Hello, how many lamps?", "lamps.count", "Orland sent 80 lamps to Sandmouth."),
    ("hw mny lampps did orlnd send", "lamps.count", "Orland sent 80 lamps to Sandmouth."),
]


@pytest.mark.parametrize(("text", "intent", "answer"), ASKED)
def test_a_question_is_answered(text: str, intent: str, answer: str, ask: Ask) -> None:
    reply = ask(text)
    assert (reply.status, reply.intent, reply.text, reply.verdict) == ("answered", intent, answer, None)
    assert reply.quotes
    assert reply.options == ()


@pytest.mark.parametrize(
    "text",
    [
        "Who was thanked by the captain?",
        "Why did Rook thank Quill?",
        "According to Rook, what is the coal a sign of?",
        "What did Quill promise?",
        "Which pilots will be trained?",
        "When does the school close?",
    ],
)
def test_a_false_premise_is_never_answered_plainly(text: str, ask: Ask) -> None:
    reply = ask(text)
    assert reply.status == "unknown" or reply.verdict == "no"


@pytest.mark.parametrize(
    ("text", "facts", "answer"),
    [
        (
            "How many lamps and how many stoves?",
            ("lamps", "stoves"),
            "Orland sent 80 lamps to Sandmouth. Orland sent 25 stoves to Sandmouth.",
        ),
        (
            "How many lamps came? When does the school open?",
            ("lamps", "opening"),
            "Orland sent 80 lamps to Sandmouth. The harbour school opens in September 2032.",
        ),
        (
            "the number of lamps and stoves",
            ("lamps", "stoves"),
            "Orland sent 80 lamps to Sandmouth. Orland sent 25 stoves to Sandmouth.",
        ),
        ("How many lamps? How many lamps?", ("lamps",), "Orland sent 80 lamps to Sandmouth."),
    ],
)
def test_several_questions_get_all_their_answers(text: str, facts: tuple[str, ...], answer: str, ask: Ask) -> None:
    reply = ask(text)
    assert (reply.status, reply.facts, reply.text) == ("answered", facts, answer)
    assert len(reply.quotes) == len(facts)


def test_the_part_without_an_answer_is_named(ask: Ask) -> None:
    reply = ask("How many lamps and how many umbrellas?")
    assert (reply.status, reply.facts) == ("answered", ("lamps",))
    answer, _, rest = reply.text.partition(" The source ")
    assert answer == "Orland sent 80 lamps to Sandmouth."
    assert "“umbrellas”" in rest
    assert [w.unaccounted for w in reply.why] == [(), ("umbrellas",)]


def test_one_no_among_several_is_the_verdict(ask: Ask) -> None:
    assert ask("Did Orland send 80 lamps? Did Orland send 90 lamps?").verdict == "no"
    assert ask("Did Orland send 80 lamps? Did Orland send 25 stoves?").verdict == "yes"


def test_a_question_may_lean_on_the_sentence_before(ask: Ask) -> None:
    reply = ask("I read about the harbour school. When does it open?")
    assert (reply.status, reply.facts) == ("answered", ("opening",))


def test_a_question_may_go_over_two_lines(ask: Ask) -> None:
    assert ask("How many lamps\nwere sent?").text == "Orland sent 80 lamps to Sandmouth."


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hello", "hello"),
        ("Hello!", "hello"),
        ("good morning", "hello"),
        ("thank you very much", "thanks"),
        ("ok thank you", "thanks"),
    ],
)
def test_small_talk(text: str, intent: str, ask: Ask) -> None:
    reply = ask(text)
    assert (reply.status, reply.intent, reply.facts, reply.quotes) == ("chat", intent, (), ())


def test_small_talk_is_in_the_words_of_the_pack(ask: Ask) -> None:
    assert ask("hello").text == (
        "Hello! I know about the coal for Sandmouth. Ask: What did Orland send? · When does the school open?"
    )


@pytest.mark.parametrize("text", ["hello hello", "hello, good morning", "good morning, good sir"])
def test_greetings_may_come_together(text: str, ask: Ask) -> None:
    assert ask(text).status == "chat"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hellooo", "hello"),
        ("hi there, how are you?", "hello"),
        ("Good evening, nice to meet you!", "hello"),
        ("great, thanks a ton", "thanks"),
        ("Thank you, that's what I was after.", "thanks"),
        ("All right, thanks all the same.", "thanks"),
    ],
)
def test_general_small_talk_joins_the_examples_of_the_pack(text: str, intent: str, ask: Ask) -> None:
    assert (ask(text).status, ask(text).intent) == ("chat", intent)


@pytest.mark.parametrize("text", ["Bye bye!", "are you a robot?", "thanks to whom?", "hello lamps", "how are the lamps?"])
def test_what_the_pack_has_no_small_talk_for(text: str, ask: Ask) -> None:
    assert ask(text).status != "chat"


@pytest.mark.parametrize("text", ["", "  ", "?", "…", "🚢", "\u200b"])
def test_nothing_asked(text: str, ask: Ask) -> None:
    reply = ask(text)
    assert (reply.status, reply.intent) == ("chat", None)
    assert reply.text.startswith("Ask me something about the coal for Sandmouth.")


def test_the_reply_explains_itself(ask: Ask) -> None:
    (why,) = ask("How many lamps did Orland send?").why
    assert (why.question, why.form, why.intent, why.example) == (
        "how many lamps did orland send", "ask", "lamps.count", "how many lamps",
    )  # fmt: skip
    assert why.place.startswith("intents.yaml:")
    assert [w.text for w in why.words] == ["How many", "lamps", "did", "Orland", "send"]
    assert all(w.backed_by for w in why.words)
    assert why.unaccounted == ()
