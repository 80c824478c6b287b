"""``quotebot slack`` as a process: starting, stopping, and what it says when it cannot start."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("slack_bolt", reason="needs pip install 'quotebot[slack]'")

from bot.testing.slack import BOT_USER, TEAM, USER, Answer, FakeSlack, refused, signed
from tests.tiny import write

ROOT = Path(__file__).parents[2]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(fake_slack: FakeSlack, tmp_path: Path) -> Iterator[Start]:
    """Starts ``quotebot slack …`` in the fake Slack."""
    environment = os.environ | {
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_APP_TOKEN": "xapp-1",
        "SLACK_SIGNING_SECRET": "s",
        "SLACK_API_URL": fake_slack.url,
        "QUOTEBOT_SLACK_STORE": str(tmp_path / "slack.db"),
        "QUOTEBOT_PACK": str(write(tmp_path / "pack")),
        "PYTHONPATH": str(ROOT),
    }
    started = []

    def _start(*args: str, **more: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "bot", "slack", *args]
        started.append(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment | more)
        )
        return started[-1]

    yield _start
    for process in started:
        process.kill()
        process.communicate()


def until(process: subprocess.Popen[str], what: str) -> dict[str, Any]:
    """The line of the log that says ``what``."""
    assert process.stderr is not None
    seen = []
    for line in process.stderr:
        seen.append(line)
        if line.startswith("{") and (data := json.loads(line))["what"] == what:
            return dict(data)
    raise AssertionError("".join(seen))


def test_http_finishes_what_it_has_begun(start: Start, fake_slack: FakeSlack) -> None:
    process = start("--http", "--port", "0")
    port = until(process, "listening")["port"]
    fake_slack.script("chat.postMessage", Answer({"ok": False}, 429, {"Retry-After": "1"}))
    event = {"type": "app_mention", "channel": "C1", "user": USER, "ts": "1.1", "text": f"<@{BOT_USER}> When does the pool open?"}
    body = json.dumps({"type": "event_callback", "team_id": TEAM, "event": event})
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/slack/events", body, signed(body, "s"))
    fake_slack.wait_for(fake_slack.posts)
    process.send_signal(signal.SIGTERM)
    assert connection.getresponse().status == 200
    out, err = process.communicate()
    assert (process.returncode, out) == (0, "")
    assert [json.loads(line)["what"] for line in err.splitlines()][-1] == "stopped"
    assert "pool" not in err
    assert len(fake_slack.messages["C1"]) == 1


def test_socket_mode_starts_answers_and_stops(start: Start, fake_slack: FakeSlack) -> None:
    process = start(QUOTEBOT_SLACK_LOG_TEXTS="1")
    until(process, "connected")
    event = {
        "type": "message",
        "channel": "D1",
        "channel_type": "im",
        "user": USER,
        "ts": "1.1",
        "text": "When does the pool open?",
    }
    envelope = fake_slack.send({"type": "event_callback", "team_id": TEAM, "event": event})
    fake_slack.wait_for(lambda: envelope in fake_slack.acknowledged)
    assert until(process, "answered")["question"] == "When does the pool open?"
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("method", "args", "token"),
    [("auth.test", (), "SLACK_BOT_TOKEN"), ("apps.connections.open", (), "SLACK_APP_TOKEN")],
)
def test_a_token_that_slack_does_not_take(
    start: Start, fake_slack: FakeSlack, method: str, args: tuple[str, ...], token: str
) -> None:
    fake_slack.script(method, refused("invalid_auth"))
    process = start(*args)
    _, err = process.communicate()
    assert process.returncode == 2
    assert err.splitlines()[-1] == f"quotebot: Slack does not take {token}: invalid_auth"
    assert "Traceback" not in err


def test_a_port_that_is_taken(start: Start, fake_slack: FakeSlack) -> None:
    process = start("--http", "--port", fake_slack.address.partition(":")[2])
    _, err = process.communicate()
    assert process.returncode == 2
    assert "Traceback" not in err


def test_without_settings_each_fault_is_a_line(start: Start) -> None:
    process = start(SLACK_BOT_TOKEN="", SLACK_APP_TOKEN="")
    out, err = process.communicate()
    assert (process.returncode, out) == (2, "")
    assert [line.partition(" is not set")[0] for line in err.splitlines()] == [
        "quotebot: SLACK_BOT_TOKEN",
        "quotebot: SLACK_APP_TOKEN",
    ]


def test_the_manifest_is_json(start: Start) -> None:
    out, err = start("manifest", "--url", "https://x.example").communicate()
    assert err == ""
    assert json.loads(out)["settings"]["interactivity"]["request_url"] == "https://x.example/slack/events"


def test_a_wsgi_server_of_ones_own(fake_slack: FakeSlack) -> None:
    program = "from bot.channels.slack.http import from_environment as f; print(type(f()).__name__)"
    command = [sys.executable, "-c", program]
    environment = os.environ | {
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_SIGNING_SECRET": "s",
        "SLACK_API_URL": fake_slack.url,
        "QUOTEBOT_SLACK_STORE": ":memory:",
        "PYTHONPATH": str(ROOT),
    }
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (ran.stdout, ran.stderr) == ("SlackHttp\n", "")
