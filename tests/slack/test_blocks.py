"""Replies as blocks: nothing is lost, nothing gets too long, nothing that was typed does anything."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import Quote, Reply
from bot.answering.reply import Why
from bot.channels.page import chat_text
from bot.channels.shown import shown
from bot.channels.slack import limits
from bot.channels.slack.blocks import posts
from bot.channels.slack.wording import clean

TEXTS = st.text(min_size=1, max_size=300) | st.sampled_from(
    ["<!channel>", "<@U1>", "a & b < c > d", "*bold* _it_ `code`", "<https://evil.example|safe>", "@here", "&lt;!here&gt;"]
)
LENGTHS = st.sampled_from([1, 74, 75, 76, 1_999, 2_001, 3_999, 4_001, 8_001, 20_000])
LONG = LENGTHS.map(lambda n: ("word & <sign> " * n)[:n].strip() or "x")
QUOTES = st.builds(Quote, text=TEXTS | LONG, said_by=TEXTS, how=TEXTS, source=TEXTS, start=st.just(0), end=st.just(1))


@st.composite
def replies(draw: st.DrawFn) -> Reply:
    options = tuple(draw(st.lists(TEXTS | LONG, max_size=3, unique=True)))
    text = draw(TEXTS | LONG)
    why = (Why(question=draw(TEXTS | LONG), form="ask"),) * draw(st.integers(0, 3))
    status = draw(st.sampled_from(["answered", "clarify", "unknown", "chat"]))
    quotes = tuple(draw(st.lists(QUOTES, max_size=5)))
    joined = f"{text} {' · '.join(options)}" if options else text
    return Reply(status=status, text=joined, quotes=quotes, options=options, why=why)


def texts(blocks: Any) -> list[dict[str, Any]]:
    """Every text object and run of text in blocks, anywhere."""
    if isinstance(blocks, list):
        return [found for block in blocks for found in texts(block)]
    if not isinstance(blocks, dict):
        return []
    own = [blocks] if isinstance(blocks.get("text"), str) else []
    return own + [found for value in blocks.values() for found in texts(value)]


def test_a_reply_with_a_quote() -> None:
    quote = Quote(text="75 lamps", said_by="the mill", how="letter", source="A letter", start=0, end=8)
    reply = Reply(
        status="answered", text="The mill sends 75 lamps.", quotes=(quote,), why=(Why(question="how many", form="ask"),)
    )
    (post,) = posts(reply, feedback={"intent": "lamps"})
    assert post.text == "The mill sends 75 lamps.\n“75 lamps”\n— the mill, letter"
    rich, more, vote = post.blocks
    credit = {"type": "text", "text": "— the mill, letter", "style": {"italic": True}}
    assert rich == {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "The mill sends 75 lamps."}]},
            {"type": "rich_text_quote", "elements": [{"type": "text", "text": "75 lamps"}]},
            {"type": "rich_text_section", "elements": [credit]},
        ],
    }
    assert [(e["action_id"], e["text"]["text"]) for e in more["elements"]] == [("why", "Why?")]
    votes = vote["elements"][0]
    assert json.loads(votes["positive_button"]["value"]) == {"verdict": "good", "intent": "lamps"}


def test_options_are_buttons_and_not_said_twice() -> None:
    reply = Reply(status="clarify", text="Which do you mean? Who? · When?", options=("Who?", "When?"))
    (post,) = posts(reply)
    rich, choices = post.blocks
    assert rich["elements"][0]["elements"][0]["text"] == "Which do you mean?"
    assert [(e["action_id"], e["value"]) for e in choices["elements"]] == [("choose:0", "Who?"), ("choose:1", "When?")]


def test_small_talk_asks_for_no_vote() -> None:
    (post,) = posts(Reply(status="chat", text="Hello!"), feedback={})
    assert [block["type"] for block in post.blocks] == ["rich_text"]


def test_a_reply_to_share_carries_its_question() -> None:
    (post,) = posts(Reply(status="chat", text="Hello!"), question="hi <!here>", share=True, asked=True)
    assert post.blocks[0]["elements"][0]["elements"][0]["text"] == "› hi <!here>"
    assert post.blocks[1]["elements"][0]["value"] == "hi <!here>"
    assert "<" not in post.text


@settings(max_examples=50)
@given(replies(), TEXTS)
def test_blocks_stay_within_the_limits_of_slack(reply: Reply, question: str) -> None:
    for post in posts(reply, question=question, asked=True, feedback={"question": question}, share=True):
        assert 0 < len(post.text) <= limits.TEXT
        assert 0 < len(post.blocks) <= limits.BLOCKS
        assert sum(len(t["text"]) for t in texts(post.blocks)) <= 13_000
        assert json.loads(json.dumps(post.blocks)) == post.blocks
        for block in post.blocks:
            for element in block["elements"]:
                if element["type"] == "button":
                    assert 0 < len(element["text"]["text"]) <= 75
                    assert 0 < len(element["value"]) <= 2_000


@given(replies())
def test_the_libraries_of_slack_take_the_blocks(reply: Reply) -> None:
    models = pytest.importorskip("slack_sdk.models.blocks", reason="needs pip install 'quotebot[slack]'")
    for post in posts(reply, feedback={}):
        for block in post.blocks:
            parsed = models.Block.parse(block)
            assert parsed is not None
            assert parsed.to_dict()["type"] == block["type"]


@given(replies())
def test_nothing_that_was_typed_can_call_anybody(reply: Reply) -> None:
    for post in posts(reply, question="<!channel> <@U1>", asked=True, share=True):
        assert "<" not in post.text
        assert ">" not in post.text
        # Only these kinds of text, in which Slack reads no markup.
        assert {t["type"] for t in texts(post.blocks)} <= {"text", "plain_text"}


@given(replies())
def test_no_word_of_the_reply_is_lost(reply: Reply) -> None:
    found = posts(reply)
    runs = [e for post in found for e in post.blocks[0]["elements"]]
    quoted = [e["elements"][0]["text"] for e in runs if e["type"] == "rich_text_quote"]
    printable = str.maketrans("", "", "".join(map(chr, [*range(9), *range(11, 32), 127])))
    assert "".join(quoted).replace(" ", "") == "".join(q.text for q in reply.quotes).translate(printable).replace(" ", "")
    assert len(runs) >= 1 + 2 * len(reply.quotes)


@given(TEXTS)
def test_the_text_beside_the_blocks_reads_as_the_reply(text: str) -> None:
    reply = Reply(status="chat", text=text)
    (post,) = posts(reply)
    assert html.unescape(post.text).rstrip() == shown(clean(text)).rstrip()
    assert chat_text(reply) == text


def test_a_very_long_reply_takes_several_messages() -> None:
    quotes = tuple(Quote(text=f"{n} " * 900, said_by="she", source="it", start=0, end=1) for n in range(20))
    found = posts(Reply(status="answered", text="Much.", quotes=quotes, options=("And?",)))
    assert len(found) > 3
    assert [len(post.blocks) for post in found] == [1] * (len(found) - 1) + [2]
