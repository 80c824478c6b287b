"""The manifest is what the listeners need, and the settings are checked before anything starts."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytest.importorskip("slack_bolt", reason="needs pip install 'quotebot[slack]'")

from bot import Bot
from bot.channels.slack.blocks import posts
from bot.channels.slack.listeners import LISTENERS
from bot.channels.slack.logs import redacted
from bot.channels.slack.manifest import manifest
from bot.channels.slack.settings import Settings, SettingsError
from tests.slack.conftest import Workspace

GOOD = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_SIGNING_SECRET": "s"}
METHODS = {"chat.postMessage": "chat:write", "assistant.threads.setSuggestedPrompts": "assistant:write"}
EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
}
"""What Slack asks for each event."""


def test_everything_that_is_listened_to_is_subscribed(pool: Bot) -> None:
    made = manifest(pool.pack)
    events = {event.partition(".")[0] for event in made["settings"]["event_subscriptions"]["bot_events"]}
    assert events == {listener.name for listener in LISTENERS if listener.kind == "event"}
    assert [c["command"] for c in made["features"]["slash_commands"]] == [x.name for x in LISTENERS if x.kind == "command"]
    shortcuts = [s["callback_id"] for s in made["features"]["shortcuts"]]
    assert shortcuts == [x.name for x in LISTENERS if x.kind == "message_shortcut"]


def test_the_app_listens_to_the_list(workspace: Workspace) -> None:
    # One for each, and the one that keeps quiet about all other messages.
    assert len(workspace.app._listeners) == len(LISTENERS) + 1


def test_every_event_has_its_right(pool: Bot) -> None:
    made = manifest(pool.pack)
    scopes = set(made["oauth_config"]["scopes"]["bot"])
    needed = {EVENT_SCOPES[event] for event in made["settings"]["event_subscriptions"]["bot_events"] if event in EVENT_SCOPES}
    assert needed | set(METHODS.values()) | {"commands"} == scopes


def test_every_button_has_its_listener(pool: Bot) -> None:
    reply = pool.ask("How many sharks does the pool lend?")
    shown = [e for b in posts(reply, feedback={}, share=True)[0].blocks for e in b["elements"] if "action_id" in e]
    names = [listener.name for listener in LISTENERS if listener.kind == "action"]
    assert {element["action_id"].partition(":")[0] for element in shown} == set(names)


@pytest.mark.parametrize("url", ["https://bot.example.org", "https://bot.example.org/", "https://bot.example.org/slack/events"])
def test_http_names_where_the_requests_go(pool: Bot, url: str) -> None:
    made = manifest(pool.pack, url)
    addresses = re.findall(r"https://[^'\"]+", str(made))
    assert addresses == ["https://bot.example.org/slack/events"] * 3
    assert made["settings"]["socket_mode_enabled"] is False
    assert manifest(pool.pack)["settings"]["socket_mode_enabled"] is True


def test_descriptions_fit(pool: Bot) -> None:
    made = manifest(pool.pack)
    assert len(made["display_information"]["description"]) <= 140
    assert all(len(prompt["title"]) <= 75 for prompt in made["features"]["agent_view"]["suggested_prompts"])


@pytest.mark.parametrize(
    ("change", "mode", "fault"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "socket", "SLACK_BOT_TOKEN is not set; "),
        ({"SLACK_BOT_TOKEN": "xoxp-hidden"}, "socket", "SLACK_BOT_TOKEN has to begin with xoxb-; "),
        ({"SLACK_BOT_TOKEN": "xoxb-hid\u200bden"}, "http", "SLACK_BOT_TOKEN has a space or a sign in it"),
        ({"SLACK_APP_TOKEN": ""}, "socket", "SLACK_APP_TOKEN is not set; "),
        ({"SLACK_SIGNING_SECRET": ""}, "http", "SLACK_SIGNING_SECRET is not set; "),
        ({"SLACK_API_URL": "http://slack.example"}, "http", "SLACK_API_URL has to be an https:// address"),
    ],
)
def test_each_fault_is_a_line(change: dict[str, str], mode: Any, fault: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(GOOD | change).check(mode)
    (line,) = caught.value.faults
    assert line.startswith(fault)
    assert "hid" not in line


def test_what_is_not_needed_is_not_asked_for() -> None:
    Settings.from_environment(GOOD | {"SLACK_SIGNING_SECRET": ""}).check("socket")
    Settings.from_environment(GOOD | {"SLACK_APP_TOKEN": ""}).check("http")


@pytest.mark.parametrize("days", ["0", "-1", "many", "1e3"])
def test_days_are_a_number(days: str) -> None:
    with pytest.raises(SettingsError, match="QUOTEBOT_SLACK_KEEP_DAYS has to be"):
        Settings.from_environment({"QUOTEBOT_SLACK_KEEP_DAYS": days})


def test_settings_show_no_secrets() -> None:
    assert "xoxb" not in repr(Settings.from_environment(GOOD))


def test_logs_show_no_secrets() -> None:
    line = "xoxb-12-ab xapp-1-A2 postgresql://me:pw@host/db v0=0123456789abcdef01"
    assert redacted(line) == "xoxb*** xapp*** postgresql://***@host/db ***"


def test_postgres_is_reached_with_our_driver() -> None:
    assert Settings(store="postgres://u@h/d").store_url == "postgresql+psycopg://u@h/d"
    assert Settings(store="/tmp/x.db").store_url == "sqlite:////tmp/x.db"
