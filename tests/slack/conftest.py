"""A bot in a fake Slack, and what people do there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot import Bot
from bot.testing.slack import BOT_USER, TEAM, USER, FakeSlack
from tests.tiny import write

SECRET = "a secret"


@pytest.fixture(scope="session")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    """A bot that knows about a swimming pool."""
    return Bot.load(write(tmp_path_factory.mktemp("pool")))


class Workspace:
    """What people do in Slack; each returns the status of the bot's answer to Slack."""

    def __init__(self, slack: FakeSlack, app: Any, desk: Any) -> None:
        self.slack = slack
        self.app = app
        self.desk = desk

    def deliver(self, body: dict[str, Any]) -> Any:
        """Deliver a payload, as Socket Mode does; returns the response."""
        from slack_bolt import BoltRequest

        return self.app.dispatch(BoltRequest(body=body, mode="socket_mode"))

    def event(self, event: dict[str, Any]) -> int:
        """Deliver an event."""
        body = {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{event.get('ts')}{event['type']}", "event": event}
        return int(self.deliver(body).status)

    def message(self, text: str, channel: str = "C1", **more: Any) -> dict[str, Any]:
        """A message of a person; deliver it with :meth:`event`."""
        kind = {"D": "im", "G": "group"}.get(channel[0], "channel")
        return {
            "type": "message",
            "channel": channel,
            "channel_type": kind,
            "user": USER,
            "text": text,
            "ts": self.slack.now(),
        } | more

    def mention(self, text: str, **more: Any) -> dict[str, Any]:
        """A message that calls the bot."""
        return self.message(f"<@{BOT_USER}> {text}", **more) | {"type": "app_mention"}

    def press(self, post: dict[str, Any], action: str, **more: Any) -> Any:
        """Press a button of the message that the bot has posted; returns the response."""
        found = next(e for b in post["blocks"] for e in b.get("elements", []) if e.get("action_id", "") == action)
        value = found.get("value") or found[f"{more.pop('vote', 'positive')}_button"]["value"]
        ts = next(
            (ts for ts, m in self.slack.messages[post.get("channel", "C1")].items() if m["blocks"] == post["blocks"]), "1.1"
        )
        body = {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": USER},
            "channel": {"id": post.get("channel", "C1")},
            "message": {"ts": ts, "thread_ts": post.get("thread_ts")},
            "container": {"type": "message", "message_ts": ts},
            "trigger_id": "trigger",
            "response_url": self.slack.response_url,
            "actions": [
                {"action_id": action, "action_ts": self.slack.now(), "value": value, "type": found["type"], "block_id": "b"}
            ],
        }
        return self.deliver(body | more)

    def said(self) -> list[str]:
        """The first paragraph of each post."""
        return [post["text"].partition("\n")[0] for post in self.slack.posts()]


@pytest.fixture
def enter(fake_slack: FakeSlack, pool: Bot, tmp_path: Path) -> Iterator[Callable[..., Workspace]]:
    """Lets the bot into the fake Slack: ``enter()``, or with another store or other settings."""
    from bot.channels.slack import Settings
    from bot.channels.slack.app import attach, build, ignore_the_rest
    from bot.channels.slack.database import open_database

    opened = []

    def _enter(store: Any = None, bot: Bot = pool, **more: Any) -> Workspace:
        place = str(tmp_path / "slack.db")
        settings = Settings(bot_token="xoxb-1", signing_secret=SECRET, api_url=fake_slack.url, store=place, **more)
        if store is None:
            store = open_database(settings.store_url)
            opened.append(store)
        app = build(settings)
        desk = attach(app, bot, settings, store=store)
        ignore_the_rest(app)
        return Workspace(fake_slack, app, desk)

    yield _enter
    for store in opened:
        store.close()


@pytest.fixture
def workspace(enter: Callable[..., Workspace]) -> Workspace:
    """The bot in the fake Slack."""
    return enter()


def shown(post: dict[str, Any]) -> list[tuple[str, str]]:
    """What a message shows: kind and text of each part."""
    lines = []
    for block in post["blocks"]:
        for element in block.get("elements", []):
            if "elements" in element:
                lines.append((element["type"].removeprefix("rich_text_"), "".join(run["text"] for run in element["elements"])))
            elif element["type"] == "button":
                lines.append(("button", element["text"]["text"]))
            elif element["type"] == "feedback_buttons":
                lines.append(("vote", f"{element['positive_button']['text']['text']}?"))
    return lines
