"""Text from and for Slack."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.limits import clipped, cut
from bot.channels.slack.wording import addressed, escaped, escaped_within, mentions, question


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("<@UBOT> how many?", "how many?"),
        ("<@UBOT|quotebot>: how many?", "how many?"),
        ("hey <@UBOT>, how many?", "hey   how many?"),
        ("does <@U2|anna> know?", "does anna know?"),
        ("see <https://x.org/a?b=1&amp;c=2|the page>", "see the page"),
        ("see <https://x.org/a?b=1&amp;c=2>", "see https://x.org/a?b=1&c=2"),
        ("in <#C1|general>", "in #general"),
        ("<!here> <!subteam^S1>", "@here @subteam"),
        ("mail <mailto:a@b.org|a@b.org>", "mail a@b.org"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("&amp;lt;", "&lt;"),
        ("", ""),
    ],
)
def test_a_question_is_what_people_see(text: str, seen: str) -> None:
    assert question(text, "UBOT") == seen


@given(st.text())
def test_what_is_escaped_comes_back(text: str) -> None:
    assert question(escaped(text)) == "".join(c for c in text if c in "\t\n" or not (c < " " or c == "\x7f")).strip()


@given(st.text(alphabet="a<>& ", max_size=60), st.integers(8, 40))
def test_clipping_cuts_no_sign_in_two(text: str, most: int) -> None:
    found = escaped_within(text, most)
    assert len(found) <= most
    assert text.startswith(question(found.removesuffix("…"))) or text.strip().startswith(question(found.removesuffix("…")))


@given(st.text(), st.integers(1, 20))
def test_pieces_are_the_text(text: str, most: int) -> None:
    assert "".join(cut(text, most)) == text
    assert all(len(piece) <= most for piece in cut(text, most))
    assert len(clipped(text, most)) <= most


def test_who_is_called() -> None:
    assert addressed(" <@U2|anna> what?") == "U2"
    assert addressed("what, <@U2>?") == ""
    assert mentions("what, <@U2>?", "U2")
    assert not mentions("what, <@U22>?", "U2")
    assert not mentions("what?", "")
