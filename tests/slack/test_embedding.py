"""An app of one's own that answers as well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("slack_bolt", reason="needs pip install 'quotebot[slack]'")

from slack_bolt import App
from slack_sdk import WebClient

from bot import Bot
from bot.channels.slack import Settings, attach, build_app
from bot.testing.slack import FakeSlack
from tests.slack.conftest import Workspace


def test_only_what_is_for_the_bot_is_taken(fake_slack: FakeSlack, pool: Bot, tmp_path: Path) -> None:
    app = App(client=WebClient("xoxb-1", base_url=fake_slack.url), signing_secret="s", process_before_response=True)
    desk = attach(app, pool, Settings(store=str(tmp_path / "s.db")))
    heard: list[str] = []

    @app.event("message")
    def hear(event: dict[str, Any]) -> None:
        heard.append(event["text"])

    workspace = Workspace(fake_slack, app, desk)
    workspace.event(workspace.message("lunch?"))
    workspace.event(workspace.mention("When does the pool open?"))
    assert heard == ["lunch?"]
    assert workspace.said() == ["The pool opens in May 2031."]
    desk.store.close()


def test_an_app_is_built_in_a_line(fake_slack: FakeSlack, pool: Bot, tmp_path: Path) -> None:
    app = build_app(pool, Settings("xoxb-1", api_url=fake_slack.url, store=str(tmp_path / "s.db")))
    workspace = Workspace(fake_slack, app, None)
    assert workspace.event(workspace.message("lunch?")) == 200
    workspace.event(workspace.mention("When does the pool open?"))
    assert workspace.said() == ["The pool opens in May 2031."]
