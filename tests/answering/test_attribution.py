"""Questions for whose words something is."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask


@pytest.mark.parametrize(
    ("text", "fact", "said"),
    [
        ("Who said that Orland sent coal?", "coal", "The port (notice): “The island of Orland sent"),
        ("Who wrote that the coal is a sign of a lasting friendship?", "sign", "Mayor Quill wrote"),
        ("According to whom did Orland send lamps?", "lamps", "The port (notice): “80 lamps”"),
    ],
)
def test_whose_words(text: str, fact: str, said: str, ask: Ask) -> None:
    reply = ask(text)
    assert (reply.status, reply.verdict, reply.facts) == ("answered", None, (fact,))
    assert reply.text.startswith(said)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Who says 'the island of Orland sent'?", "coal"),
        ("Whose words are these: the island of Orland sent", "coal"),
        ("'The island of Orland sent' - who wrote this sentence?", "coal"),
    ],
)
def test_who_says_a_passage(text: str, fact: str, ask: Ask) -> None:
    reply = ask(text)
    assert (reply.status, reply.verdict, reply.facts) == ("answered", None, (fact,))


@pytest.mark.parametrize(
    "text",
    [
        "Who says 'the island of Orland wept'?",  # no passage of the document
        "Who paid for what the island of Orland sent?",  # not who says it
        "Who is the 'we' in that line?",
    ],
)
def test_no_passage(text: str, ask: Ask) -> None:
    assert ask(text).status != "answered"


@pytest.mark.parametrize(
    "text",
    ["Who said that Orland sent oil?", "Who said that the coal was late?", "Who wrote the notice about the coal?"],
)
def test_nobody_says_it(text: str, ask: Ask) -> None:
    assert ask(text).status == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Who signed the figures on the price?",  # nobody tells of a price
        "Who gave the lamps to Sandmouth?",  # not what is made known
        "Who released the captain?",
        "Where do the pilots come from?",
    ],
)
def test_what_is_made_known_is_told_in_the_document(text: str, ask: Ask) -> None:
    reply = ask(text)
    assert reply.status != "answered" or "(notice)" not in reply.text
