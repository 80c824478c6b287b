"""HTTP mode: who gets in, and who does not; starting and stopping."""

from __future__ import annotations

import http.client
import io
import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("slack_bolt", reason="needs pip install 'quotebot[slack]'")

from bot.channels.slack.fallback import Resilient
from bot.channels.slack.http import LARGEST, SlackHttp, serve
from bot.channels.slack.logs import LOG
from bot.testing.slack import TEAM, Answer, FakeSlack, rate_limited, refused, signed
from tests.slack.conftest import SECRET, Workspace


class Served:
    """The bot behind its own server."""

    def __init__(self, workspace: Workspace, port: int) -> None:
        self.workspace = workspace
        self.slack = workspace.slack
        self.port = port

    def request(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body.encode(), headers or {})
        response = connection.getresponse()
        found = response.status, response.read().decode()
        connection.close()
        return found

    def post(self, event: dict[str, Any], at: float | None = None, **headers: str) -> int:
        body = json.dumps({"type": "event_callback", "team_id": TEAM, "event": event})
        return self.request("POST", "/slack/events", body, signed(body, SECRET, at) | headers)[0]


@pytest.fixture
def served(enter: Callable[..., Workspace], caplog: pytest.LogCaptureFixture, tmp_path: Any) -> Iterator[Served]:
    from bot.channels.slack.database import open_database

    caplog.set_level(logging.INFO, LOG.name)
    store = Resilient(open_database(f"sqlite:///{tmp_path}/http.db"))
    workspace, stopping, listening = enter(store), threading.Event(), threading.Event()
    port: list[int] = []

    class Watch(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.getMessage() == "listening":
                port.append(record.data["port"])  # type: ignore[attr-defined]
                listening.set()

    watch = Watch()
    LOG.addHandler(watch)
    thread = threading.Thread(target=serve, args=(SlackHttp(workspace.app, store), "127.0.0.1", 0, stopping))
    thread.start()
    assert listening.wait(20)
    yield Served(workspace, port[0])
    stopping.set()
    thread.join(30)
    LOG.removeHandler(watch)
    store.close()
    assert not thread.is_alive()


def test_a_signed_event_is_answered(served: Served) -> None:
    assert served.post(served.workspace.mention("When does the pool open?")) == 200
    assert served.workspace.said() == ["The pool opens in May 2031."]


def test_slack_gets_its_challenge(served: Served) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"})
    status, said = served.request("POST", "/slack/events", body, signed(body, SECRET))
    assert (status, json.loads(said)) == (200, {"challenge": "abc"})


@pytest.mark.parametrize("age", [400, -400, 10**9])
def test_old_requests_are_refused(served: Served, age: float) -> None:
    assert served.post(served.workspace.mention("When?"), at=time.time() - age) == 401
    assert served.slack.posts() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"x-slack-signature": "v0=" + "0" * 64},
        {"x-slack-signature": ""},
        {"x-slack-request-timestamp": "soon"},
        {"x-slack-request-timestamp": ""},
    ],
    ids=["wrong", "none", "timestamp", "no timestamp"],
)
def test_requests_of_others_are_refused(served: Served, headers: dict[str, str]) -> None:
    assert served.post(served.workspace.mention("When?"), **headers) == 401
    assert served.slack.posts() == []


def test_a_body_that_was_changed_is_refused(served: Served) -> None:
    body = json.dumps({"type": "event_callback"})
    assert served.request("POST", "/slack/events", body + " ", signed(body, SECRET))[0] == 401


def test_a_body_that_is_too_large_is_refused_unread(served: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    connection.putrequest("POST", "/slack/events")
    connection.putheader("Content-Length", str(LARGEST + 1))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_health_and_what_is_not_there(served: Served) -> None:
    status, body = served.request("GET", "/healthz")
    assert (status, json.loads(body)) == (200, {"status": "ok", "store": "ok"})
    assert served.request("GET", "/slack/events")[0] == 405
    assert served.request("GET", "/")[0] == 404


def test_a_request_without_a_length(served: Served) -> None:
    status: list[str] = []
    app = SlackHttp(served.workspace.app, Resilient(None))  # type: ignore[arg-type]
    environ = {"PATH_INFO": "/slack/events", "REQUEST_METHOD": "POST", "wsgi.input": io.BytesIO(b"{}")}
    app(environ, lambda line, _headers: status.append(line))  # type: ignore[arg-type, return-value]
    assert status == ["411 Length Required"]


def test_a_retry_is_not_answered_again(served: Served) -> None:
    asked = served.workspace.mention("When does the pool open?")
    again = {"x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout"}
    assert [served.post(asked), served.post(asked, **again)] == [200, 200]
    # A mention in a channel that the bot reads comes as a message too.
    assert served.post(asked | {"type": "message"}) == 200
    assert len(served.slack.posts()) == 1


def test_slack_saying_wait_is_obeyed(served: Served) -> None:
    waits: list[float] = []
    served.workspace.desk._sleep = waits.append
    served.slack.script("chat.postMessage", rate_limited(7), rate_limited(3))
    assert served.post(served.workspace.mention("When does the pool open?")) == 200
    assert waits == [7, 3]
    assert len(served.slack.messages["C1"]) == 1


def test_slack_saying_wait_for_too_long_has_it_delivered_again(served: Served) -> None:
    served.workspace.desk._sleep = lambda _: None
    served.slack.script("chat.postMessage", rate_limited(200))
    asked = served.workspace.mention("When does the pool open?")
    assert [served.post(asked), served.post(asked), served.post(asked)] == [503, 200, 200]
    assert len(served.slack.messages["C1"]) == 1


def test_a_post_whose_fate_is_unknown_is_looked_for(served: Served) -> None:
    served.slack.script("chat.postMessage", Answer(lose=True))
    assert served.post(served.workspace.mention("When does the pool open?")) == 200
    assert len(served.slack.messages["C1"]) == 1
    assert len(served.slack.bodies("conversations.replies")) == 1


def test_a_post_that_failed_is_made_again(served: Served) -> None:
    served.slack.script("chat.postMessage", Answer({"ok": False}, 500))
    assert served.post(served.workspace.mention("When does the pool open?")) == 200
    assert len(served.slack.messages["C1"]) == 1


def test_what_another_process_left_is_taken_over(served: Served) -> None:
    asked = served.workspace.mention("When does the pool open?")
    key = f"{TEAM}:C1:{asked['ts']}"
    store = served.workspace.desk.store._store
    store.claim(key)
    assert served.post(asked) == 503
    store.release(key)
    assert served.post(asked) == 200
    assert len(served.slack.messages["C1"]) == 1


def test_what_another_process_has_posted_and_not_noted_is_not_posted_again(served: Served) -> None:
    asked = served.workspace.mention("When does the pool open?")
    assert served.post(asked) == 200
    from sqlalchemy import update

    from bot.channels.slack.tables import EVENTS

    with served.workspace.desk.store._store._begin() as connection:
        connection.execute(update(EVENTS).values(done=False, held_until=0))
    served.workspace.desk.store._seen.clear()
    assert served.post(asked) == 200
    assert len(served.slack.messages["C1"]) == 1


def test_without_the_right_to_look_it_answers_all_the_same(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    served.slack.script("chat.postMessage", Answer({"ok": False}, 500))
    served.slack.script("conversations.replies", refused("missing_scope"))
    assert served.post(served.workspace.mention("When does the pool open?")) == 200
    assert len(served.slack.messages["C1"]) == 1
    assert "cannot look for answers" in caplog.text


def test_slack_that_is_down_has_it_delivered_again(served: Served) -> None:
    served.slack.script("chat.postMessage", *[Answer({"ok": False}, 500)] * 3)
    asked = served.workspace.mention("When does the pool open?")
    assert [served.post(asked), served.post(asked)] == [503, 200]
    assert len(served.slack.messages["C1"]) == 1


def test_the_log_has_neither_texts_nor_tokens(served: Served, caplog: pytest.LogCaptureFixture, fake_slack: FakeSlack) -> None:
    caplog.set_level(logging.INFO)
    served.post(served.workspace.mention("When does the pool open? My password is hunter2"))
    fake_slack.script("chat.postMessage", refused("is_archived"))
    served.post(served.workspace.mention("How many lifeguards are there, hunter2?"))
    ours = [str(record.__dict__) for record in caplog.records if record.name == LOG.name]
    assert any("answered" in line for line in ours)
    assert "hunter2" not in "".join(ours)
    assert "xoxb-1" not in caplog.text
