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
    "text",
    ["Who said that Orland sent oil?", "Who said that the coal was late?", "Who wrote the notice about the coal?"],
)
def test_nobody_says_it(text: str, ask: Ask) -> None:
    assert ask(text).status == "unknown"
