"""Questions in channels, threads and direct messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("slack_bolt", reason="needs pip install 'quotebot[slack]'")

from bot import Bot
from bot.channels.page import chat_text
from bot.testing.slack import BOT_ID, BOT_USER, FakeSlack
from tests.slack.conftest import Workspace, shown


def test_a_mention_is_answered_in_its_thread(workspace: Workspace, pool: Bot) -> None:
    asked = workspace.mention("When does the pool open?")
    assert workspace.event(asked) == 200
    (post,) = workspace.slack.posts()
    assert (post["channel"], post["thread_ts"]) == ("C1", asked["ts"])
    assert post["text"].startswith("The pool opens in May 2031.\n“The pool opens in May 2031.”")
    assert shown(post) == [
        ("section", "The pool opens in May 2031."),
        ("quote", "The pool opens in May 2031."),
        ("section", "— the pool, notice"),
        ("button", "Why?"),
        ("vote", "Helpful?"),
    ]
    reply = pool.ask("When does the pool open?")
    data = post["metadata"]["event_payload"]
    assert (data["status"], data["intent"], data["facts"]) == (reply.status, reply.intent, list(reply.facts))
    assert (post["parse"], post["link_names"]) in [("none", False), ("none", "0")]


def test_an_empty_mention_gets_help(workspace: Workspace, pool: Bot) -> None:
    workspace.event(workspace.mention(""))
    assert workspace.said() == [pool.ask("").text]


def test_a_thread_has_its_own_context(workspace: Workspace) -> None:
    first, second = workspace.mention("How many towels does the pool lend?"), workspace.mention("When does the pool open?")
    workspace.event(first)
    workspace.event(second)
    workspace.event(workspace.message("not 100?", thread_ts=first["ts"]))
    workspace.event(workspace.message("who says so?", thread_ts=second["ts"]))
    assert [post["thread_ts"] for post in workspace.slack.posts()] == [first["ts"], second["ts"], first["ts"], second["ts"]]
    assert workspace.said()[2] == "No: 60 towels, not 100. The pool will lend 60 towels to visitors."
    assert "May 2031" in workspace.said()[3]


def test_people_who_talk_to_each_other_are_left_alone(workspace: Workspace) -> None:
    asked = workspace.mention("When does the pool open?")
    workspace.event(asked)
    for aside in (
        workspace.message("lunch?"),
        workspace.message("lunch?", thread_ts="1600000000.000001"),
        workspace.message("<@U7> lunch?", thread_ts=asked["ts"]),
        workspace.message("joined", thread_ts=asked["ts"], subtype="channel_join"),
        workspace.message("I am a bot", thread_ts=asked["ts"], bot_id="B7"),
        workspace.message("myself", "D1", user=BOT_USER, bot_id=BOT_ID),
    ):
        assert workspace.event(aside) == 200
    assert len(workspace.slack.posts()) == 1


def test_direct_messages_need_no_mention_and_have_context(workspace: Workspace) -> None:
    workspace.event(workspace.message("How many lifeguards are there?", "D1"))
    workspace.event(workspace.message("not 5?", "D1"))
    assert workspace.said() == [
        "There are four lifeguards.",
        "No: four lifeguards, not 5. Four lifeguards watch over the bathers.",
    ]
    assert all(post.get("thread_ts") is None for post in workspace.slack.posts())


def test_a_direct_thread_is_a_conversation_of_its_own(workspace: Workspace) -> None:
    workspace.event(workspace.message("How many lifeguards are there?", "D1", thread_ts="1690000000.000001"))
    workspace.event(workspace.message("who says so?", "D1"))
    assert workspace.slack.posts()[0]["thread_ts"] == "1690000000.000001"
    assert "lifeguards" not in workspace.said()[1]


def test_an_edited_question_gets_its_answer_edited(workspace: Workspace) -> None:
    asked = workspace.mention("How many lifeguards are there?")
    workspace.event(asked)
    (old,) = workspace.slack.messages["C1"]
    changed = edit(workspace, asked, f"<@{BOT_USER}> When does the pool open?")
    assert workspace.event(changed) == 200
    assert workspace.event(changed) == 200
    assert len(workspace.slack.posts()) == len(workspace.slack.bodies("chat.update")) == 1
    assert workspace.slack.messages["C1"][old]["text"].startswith("The pool opens in May 2031.")
    assert workspace.slack.bodies("chat.update")[0]["parse"] == "none"
    workspace.event(workspace.message("are you sure?", thread_ts=asked["ts"]))
    assert "May 2031" in workspace.said()[1]


def test_an_edit_is_read_after_what_came_before_it(workspace: Workspace) -> None:
    workspace.event(workspace.message("How many lifeguards are there?", "D1"))
    second = workspace.message("How many towels does the pool lend?", "D1")
    workspace.event(second)
    workspace.event(edit(workspace, second, "not 5?"))
    assert workspace.slack.bodies("chat.update")[0]["text"].startswith("No: four lifeguards, not 5.")


def test_edits_that_do_not_matter(workspace: Workspace) -> None:
    asked = workspace.mention("How many lifeguards are there?")
    workspace.event(asked)
    workspace.event(edit(workspace, asked, asked["text"]))
    workspace.event(edit(workspace, workspace.message("not ours"), "still not ours"))
    workspace.event({"type": "message", "subtype": "message_deleted", "channel": "C1", "ts": "1.1", "deleted_ts": asked["ts"]})
    assert [call.method for call in workspace.slack.calls] == ["auth.test", "chat.postMessage"]


def test_several_questions_in_one_message(workspace: Workspace) -> None:
    workspace.event(workspace.mention("When does the pool open? How many lifeguards are there?"))
    (post,) = workspace.slack.posts()
    assert [kind for kind, _ in shown(post)].count("quote") == 2


def test_what_was_typed_is_never_markup(workspace: Workspace) -> None:
    workspace.event(workspace.mention("Does it have *sharks&lt;!channel&gt;* <!here>?"))
    (post,) = workspace.slack.posts()
    assert "<" not in post["text"]
    assert "sharks" in post["text"]


def test_all_texts_are_those_of_the_bot(workspace: Workspace, pool: Bot) -> None:
    for text in ("hello", "When does the pool open?", "How many sharks are there?", "lifeguards and towels", "💥" * 50):
        workspace.event(workspace.message(text, "D2"))
        assert shown(workspace.slack.posts()[-1])[0] == ("section", chat_text(pool.ask(text)))


def edit(workspace: Workspace, old: dict[str, Any], text: str) -> dict[str, Any]:
    now = workspace.slack.now()
    return {
        "type": "message",
        "subtype": "message_changed",
        "channel": old["channel"],
        "channel_type": old["channel_type"],
        "ts": now,
        "message": {"type": "message", "user": old["user"], "text": text, "ts": old["ts"], "edited": {"ts": now}},
        "previous_message": {"type": "message", "user": old["user"], "text": old["text"], "ts": old["ts"]},
    }


def test_a_crash_is_told_as_a_number_only(
    enter: Callable[..., Workspace], fake_slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        pack = Bot.load().pack

        def conversation(self, _: Any) -> Any:
            raise RuntimeError("the secret cause")

    workspace = enter(bot=Broken())
    asked = workspace.mention("When?")
    assert workspace.event(asked) == 200
    assert workspace.event(asked) == 200
    (post,) = fake_slack.posts()
    assert "secret" not in str(post)
    record = next(r for r in caplog.records if r.message == "failed")
    assert record.data["reference"] in post["text"]  # type: ignore[attr-defined]
