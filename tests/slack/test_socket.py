"""Socket Mode, end to end over a WebSocket."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("slack_bolt", reason="needs pip install 'quotebot[slack]'")

from bot.channels.slack.socket import listen
from bot.testing.slack import TEAM, USER, FakeSlack, rate_limited
from tests.slack.conftest import Workspace


@pytest.fixture
def connected(enter: Callable[..., Workspace]) -> Iterator[Workspace]:
    """The bot, connected."""
    workspace, stopping = enter(), threading.Event()
    thread = threading.Thread(target=listen, args=(workspace.app, "xapp-1", stopping, 0.1), daemon=True)
    thread.start()
    workspace.slack.wait_for(lambda: workspace.slack.links)
    yield workspace
    stopping.set()
    thread.join(30)
    assert not thread.is_alive()


def payload(event: dict[str, Any]) -> dict[str, Any]:
    return {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{event['ts']}", "event": event}


def test_an_event_is_answered_and_acknowledged(connected: Workspace) -> None:
    slack = connected.slack
    envelope = slack.send(payload(connected.mention("When does the pool open?")))
    slack.wait_for(lambda: envelope in slack.acknowledged)
    assert connected.said() == ["The pool opens in May 2031."]
    assert [call.token for call in slack.calls if call.method == "apps.connections.open"] == ["xapp-1"]


def test_a_command_is_answered_with_its_acknowledgement(connected: Workspace) -> None:
    slack = connected.slack
    body = {"command": "/ask", "text": "When does the pool open?", "team_id": TEAM, "channel_id": "C1", "user_id": USER}
    envelope = slack.send(body | {"response_url": slack.response_url, "trigger_id": "t"}, "slash_commands")
    said = slack.wait_for(lambda: slack.acknowledged.get(envelope))
    assert said["payload"]["response_type"] == "ephemeral"
    assert "May 2031" in json.dumps(said)


def test_a_retry_is_acknowledged_and_not_answered_again(connected: Workspace) -> None:
    slack, asked = connected.slack, connected.mention("When does the pool open?")
    first = slack.send(payload(asked))
    slack.wait_for(lambda: first in slack.acknowledged)
    second = slack.send(payload(asked), retry_attempt=1, retry_reason="timeout")
    slack.wait_for(lambda: second in slack.acknowledged)
    assert len(slack.posts()) == 1


def test_what_cannot_be_done_now_is_not_acknowledged(connected: Workspace) -> None:
    slack, asked = connected.slack, connected.mention("When does the pool open?")
    slack.script("chat.postMessage", rate_limited(500))
    first = slack.send(payload(asked))
    slack.wait_for(slack.posts)
    other = slack.send(payload(connected.mention("hello")))
    slack.wait_for(lambda: other in slack.acknowledged)
    assert first not in slack.acknowledged
    again = slack.send(payload(asked), retry_attempt=1)
    slack.wait_for(lambda: again in slack.acknowledged)
    assert sum(m["text"].startswith("The pool opens") for m in slack.messages["C1"].values()) == 1


def test_a_connection_that_slack_wants_replaced(connected: Workspace) -> None:
    slack = connected.slack
    slack.links[0].send({"type": "disconnect", "reason": "refresh_requested"})
    slack.wait_for(lambda: len(slack.links) > 1)
    assert_answers(slack, connected)


def test_a_connection_that_breaks_off(connected: Workspace) -> None:
    slack = connected.slack
    slack.links[0].drop()
    slack.wait_for(lambda: len(slack.links) > 1)
    assert_answers(slack, connected)


def assert_answers(slack: FakeSlack, workspace: Workspace) -> None:
    envelope = slack.send(payload(workspace.mention("When does the pool open?")))
    slack.wait_for(lambda: envelope in slack.acknowledged)
    assert workspace.said() == ["The pool opens in May 2031."]
