"""Buttons, modals, the command, the shortcut and the Home tab."""

from __future__ import annotations

import json
from typing import Any

import pytest

pytest.importorskip("slack_bolt", reason="needs pip install 'quotebot[slack]'")

from bot import Bot
from bot.channels.layout import plain
from bot.channels.slack.database import open_database
from bot.channels.slack.tables import UNANSWERED, VOTES
from bot.channels.why import why_page
from bot.testing.slack import BOT_USER, TEAM, USER, Answer, FakeSlack, refused
from tests.slack.conftest import Workspace, shown

UNKNOWN = "How many sharks does the pool lend?"


def test_an_option_is_asked_in_the_thread(workspace: Workspace, pool: Bot) -> None:
    asked = workspace.mention(UNKNOWN)
    workspace.event(asked)
    (post,) = workspace.slack.posts()
    option = pool.ask(UNKNOWN).options[0]
    assert workspace.press(post, "choose:0").status == 200
    workspace.press(post, "choose:0")
    _, answer = workspace.slack.posts()
    assert answer["thread_ts"] == asked["ts"]
    assert shown(answer)[:2] == [("section", f"› {option}"), ("section", pool.ask(option).text)]
    workspace.event(workspace.message("are you sure?", thread_ts=asked["ts"]))
    assert workspace.said()[2].startswith("Yes.")


def test_a_number_picks_an_option(workspace: Workspace, pool: Bot) -> None:
    workspace.event(workspace.message(UNKNOWN, "D1"))
    workspace.event(workspace.message("1", "D1"))
    assert workspace.said()[1] == pool.ask(pool.ask(UNKNOWN).options[0]).text


def test_why_opens_a_modal(workspace: Workspace, pool: Bot) -> None:
    workspace.event(workspace.mention("When does the pool open?"))
    (post,) = workspace.slack.posts()
    assert workspace.press(post, "why").status == 200
    (opened,) = workspace.slack.bodies("views.open")
    assert opened["trigger_id"] == "trigger"
    text = opened["view"]["blocks"][0]["elements"][0]["elements"][0]["text"]
    assert text == plain(why_page(pool.ask("When does the pool open?"))).rstrip()


def test_a_vote_is_kept_without_who_it_was(workspace: Workspace, tmp_path: Any) -> None:
    workspace.event(workspace.mention("When does the pool open?"))
    (post,) = workspace.slack.posts()
    workspace.press(post, "feedback")
    (thanks,) = workspace.slack.bodies("chat.postEphemeral")
    assert thanks["user"] == USER
    workspace.press(post, "feedback", vote="negative")
    (opened,) = workspace.slack.bodies("views.open")
    view = opened["view"] | {"state": {"values": {"comment": {"text": {"value": "the hour"}}}}}
    said = {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": USER}, "view": view}
    assert workspace.deliver(said).status == 200
    store = open_database(f"sqlite:///{tmp_path}/slack.db")
    (row,) = store.rows(VOTES)
    store.close()
    assert (row["verdict"], row["comment"]) == ("bad", "the hour")
    assert '"question": "When does the pool open?"' in row["about"]
    assert USER not in str(row)


def test_a_comment_may_be_left_out(workspace: Workspace) -> None:
    view = {"type": "modal", "callback_id": "comment", "private_metadata": "x", "state": {"values": {}}}
    said = {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": USER}, "view": view}
    assert workspace.deliver(said).status == 200


def test_questions_without_an_answer_are_kept(workspace: Workspace, tmp_path: Any) -> None:
    workspace.event(workspace.mention("How many sharks are there?"))
    workspace.event(workspace.mention("How many lifeguards are there?"))
    store = open_database(f"sqlite:///{tmp_path}/slack.db")
    assert [row["question"] for row in store.rows(UNANSWERED)] == ["How many sharks are there?"]
    store.close()


def command(workspace: Workspace, text: str) -> Any:
    body = {"command": "/ask", "text": text, "team_id": TEAM, "channel_id": "C1", "user_id": USER, "trigger_id": "trigger"}
    return workspace.deliver(body | {"response_url": workspace.slack.response_url})


def test_the_command_answers_the_asker_alone(workspace: Workspace, pool: Bot) -> None:
    response = command(workspace, "When does the pool open?")
    said = json.loads(response.body)
    assert (response.status, said["response_type"]) == (200, "ephemeral")
    assert shown(said) == [
        ("section", "› When does the pool open?"),
        ("section", pool.ask("When does the pool open?").text),
        ("quote", "The pool opens in May 2031."),
        ("section", "— the pool, notice"),
        ("button", "Why?"),
        ("button", "Share in channel"),
    ]
    workspace.press(said, "share", container={"type": "message", "is_ephemeral": True})
    (shared,) = workspace.slack.bodies("response_url")
    assert (shared["response_type"], shared["delete_original"]) == ("in_channel", True)
    assert shown(shared)[:4] == shown(said)[:4]
    assert workspace.slack.posts() == []


def test_the_command_offers_options(workspace: Workspace, pool: Bot) -> None:
    said = json.loads(command(workspace, UNKNOWN).body)
    workspace.press(said, "choose:0", container={"type": "message", "is_ephemeral": True})
    (answer,) = workspace.slack.bodies("response_url")
    assert answer["response_type"] == "ephemeral"
    assert shown(answer)[1] == ("section", pool.ask(pool.ask(UNKNOWN).options[0]).text)
    assert json.loads(command(workspace, "").body)["text"] == pool.ask("").text


def shortcut(workspace: Workspace, text: str) -> dict[str, Any]:
    return {
        "type": "message_action",
        "callback_id": "ask_this",
        "team": {"id": TEAM},
        "channel": {"id": "C1"},
        "user": {"id": USER},
        "message": {"type": "message", "user": "U7", "ts": workspace.slack.now(), "text": text},
        "trigger_id": "trigger",
        "response_url": workspace.slack.response_url,
    }


def test_the_shortcut_answers_a_message_in_its_thread(workspace: Workspace, pool: Bot) -> None:
    body = shortcut(workspace, "When does the pool open?")
    assert workspace.deliver(body).status == workspace.deliver(body).status == 200
    (post,) = workspace.slack.posts()
    assert post["thread_ts"] == body["message"]["ts"]
    assert workspace.said() == [pool.ask("When does the pool open?").text]


def test_the_shortcut_where_the_bot_is_not(workspace: Workspace, fake_slack: FakeSlack) -> None:
    fake_slack.script("chat.postMessage", refused("not_in_channel"))
    workspace.deliver(shortcut(workspace, "When does the pool open?"))
    (answer,) = fake_slack.bodies("response_url")
    assert answer["response_type"] == "ephemeral"
    assert ("button", "Share in channel") in shown(answer)


def test_the_home_tab_lists_what_can_be_asked(workspace: Workspace, pool: Bot) -> None:
    assert workspace.event({"type": "app_home_opened", "user": USER, "channel": "D1", "tab": "home"}) == 200
    (published,) = workspace.slack.bodies("views.publish")
    lines = shown(published["view"])
    assert ("section", "Towels") in lines
    assert ("button", "How many towels does the pool lend?") in lines
    ids = [e["action_id"] for b in published["view"]["blocks"] for e in b.get("elements", []) if "action_id" in e]
    assert len(ids) == len(set(ids))
    workspace.press(published["view"], ids[-1], view={"type": "home", "id": "V1"})
    (opened,) = workspace.slack.bodies("views.open")
    assert ("section", pool.ask("How many towels does the pool lend?").text) in shown(opened["view"])
    workspace.press(opened["view"], "why", view={"type": "modal", "id": "V2"})
    assert len(workspace.slack.bodies("views.push")) == 1
    workspace.press(published["view"], ids[0], view={"type": "modal", "id": "V2"})
    assert workspace.slack.bodies("views.update")[0]["view_id"] == "V2"


def test_the_home_tab_waits_as_long_as_slack_says(workspace: Workspace) -> None:
    workspace.slack.script("views.publish", Answer({"ok": False}, 429, {"Retry-After": "0"}))
    workspace.event({"type": "app_home_opened", "user": USER, "channel": "D1", "tab": "home"})
    assert len(workspace.slack.bodies("views.publish")) == 2
    assert not workspace.slack.posts()


def test_the_messages_tab_suggests_prompts(workspace: Workspace, pool: Bot) -> None:
    workspace.event({"type": "app_home_opened", "user": USER, "channel": "D1", "tab": "messages"})
    (prompts,) = workspace.slack.bodies("assistant.threads.setSuggestedPrompts")
    assert prompts["channel_id"] == "D1"
    assert [prompt["message"] for prompt in prompts["prompts"]] == list(pool.pack.about.examples)


def test_a_failing_button_apologises(workspace: Workspace, fake_slack: FakeSlack) -> None:
    workspace.event(workspace.mention("When does the pool open?"))
    fake_slack.script("views.open", refused("internal_error"))
    assert workspace.press(fake_slack.posts()[0], "why").status == 200
    (sorry,) = fake_slack.bodies("response_url")
    assert "internal_error" not in str(sorry)


def test_a_button_with_foreign_contents(workspace: Workspace) -> None:
    workspace.event(workspace.mention("When does the pool open?"))
    (post,) = workspace.slack.posts()
    votes = post["blocks"][-1]["elements"][0]
    votes["positive_button"]["value"] = "no JSON"
    assert workspace.press(post, "feedback").status == 200


def test_the_bot_is_told_by_its_id(workspace: Workspace, pool: Bot) -> None:
    workspace.event(workspace.message(f"<@{BOT_USER}> When does the pool open?", "D1"))
    assert workspace.said() == [pool.ask("When does the pool open?").text]
