"""A Slack on this machine, for tests of what talks to Slack: its Web API over HTTP, its events signed or by WebSocket.

It needs the standard library only. With pytest, the fixture ``fake_slack`` gives one::

    def test_it(fake_slack):
        app = build_app(Bot.load(), Settings(bot_token="xoxb-1", api_url=fake_slack.url, signing_secret="s"))
        ...
        assert fake_slack.posts()[0]["text"] == "..."
"""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from bot.testing.websocket import Link

TEAM, BOT_USER, BOT_ID, USER = "T1", "UBOT", "BBOT", "U1"
"""The workspace, the bot's user and id there, and a person."""
PATIENCE = 20.0
"""Seconds after which waiting has failed."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the Web API."""

    method: str
    """``chat.postMessage``; ``response_url`` for what is sent to one."""
    body: dict[str, Any]
    token: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call gets."""

    body: Mapping[str, Any] = field(default_factory=lambda: {"ok": True})
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    lose: bool = False
    """Do what was asked, and then break the connection off without a word."""


def refused(error: str) -> Answer:
    """Slack's no: ``refused("not_in_channel")``."""
    return Answer({"ok": False, "error": error})


def rate_limited(seconds: int = 1) -> Answer:
    """Slack's “too many”."""
    return Answer({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(seconds)})


class FakeSlack:
    """The server. A context manager: it runs until it is left."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        """Every call of the Web API, in order."""
        self.messages: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        """What stands in each channel, by its time stamp."""
        self.links: list[Link] = []
        """WebSockets that are open or were."""
        self.acknowledged: dict[str, dict[str, Any]] = {}
        """Envelopes that came back over them."""
        self._scripts: dict[str, deque[Answer]] = defaultdict(deque)
        self._news = threading.Condition()
        self._ts = 0
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> FakeSlack:
        """Start."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        for link in self.links:
            link.drop()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def address(self) -> str:
        """Host and port."""
        host, port = self._server.server_address[:2]
        return f"{host!s}:{port}"

    @property
    def url(self) -> str:
        """The base of the Web API."""
        return f"http://{self.address}/api/"

    @property
    def response_url(self) -> str:
        """Where answers to commands and actions go."""
        return f"http://{self.address}/response"

    def script(self, method: str, *answers: Answer) -> None:
        """What the next calls of a method get, one after the other; after that it answers as usual."""
        with self._news:
            self._scripts[method].extend(answers)

    def bodies(self, method: str) -> list[dict[str, Any]]:
        """The bodies of all calls of a method, in order."""
        return [call.body for call in list(self.calls) if call.method == method]

    def posts(self) -> list[dict[str, Any]]:
        """The messages that were posted, in order."""
        return self.bodies("chat.postMessage")

    def wait_for(self, happened: Callable[[], Any]) -> Any:
        """Wait until something is true, and return it.

        :raises TimeoutError: if it does not become true.
        """
        with self._news:
            if not self._news.wait_for(happened, PATIENCE):
                raise TimeoutError("nothing of the kind has happened")
            return happened()

    def now(self) -> str:
        """A new time stamp, later than all before."""
        with self._news:
            self._ts += 1
            return f"1700000000.{self._ts:06d}"

    def send(self, payload: Mapping[str, Any], kind: str = "events_api", **more: Any) -> str:
        """Send an envelope over the youngest WebSocket; returns its id, under which :attr:`acknowledged` has the answer."""
        envelope = f"envelope-{self.now()}"
        link = self.wait_for(lambda: next((link for link in reversed(self.links) if link.open), None))
        link.send({"type": kind, "envelope_id": envelope, "payload": payload, "accepts_response_payload": True, **more})
        return envelope

    def received(self, method: str, body: dict[str, Any], token: str) -> Answer:
        """Keep a call, and say what it gets."""
        with self._news:
            self.calls.append(Call(method, body, token))
            scripted = self._scripts[method].popleft() if self._scripts[method] else None
            self._news.notify_all()
        if scripted and not scripted.lose:
            return scripted
        usual = Answer({"ok": True, **self._usual(method, body)})
        return Answer(usual.body, lose=True) if scripted else usual

    def heard(self, text: str) -> None:
        """Something came over a WebSocket."""
        data = json.loads(text)
        with self._news:
            self.acknowledged[str(data.get("envelope_id"))] = data
            self._news.notify_all()

    def linked(self, link: Link) -> None:
        """A WebSocket was opened."""
        with self._news:
            self.links.append(link)
            self._news.notify_all()
        link.send({"type": "hello", "num_connections": 1})

    def _usual(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        if method == "auth.test":
            return {"url": self.url, "team": "test", "team_id": TEAM, "user": "bot", "user_id": BOT_USER, "bot_id": BOT_ID}
        if method == "apps.connections.open":
            return {"url": f"ws://{self.address}/link"}
        if method in ("chat.postMessage", "chat.update"):
            ts = body["ts"] if method == "chat.update" else self.now()
            message = {"ts": ts, "bot_id": BOT_ID, "user": BOT_USER, **body}
            self.messages[body["channel"]][ts] = message
            return {"channel": body["channel"], "ts": ts, "message": message}
        if method == "chat.delete":
            self.messages[body["channel"]].pop(body["ts"], None)
        if method in ("conversations.replies", "conversations.history"):
            thread, oldest = body.get("ts"), body.get("oldest", "0")
            there = list(self.messages[body["channel"]].values())
            return {"messages": [m for m in there if m["ts"] > oldest and (not thread or m.get("thread_ts") == thread)]}
        return {}


def signed(body: str, secret: str, at: float | None = None) -> dict[str, str]:
    """The headers with which Slack signs a request.

    :param at: when it is signed, in seconds since 1970; now unless given.
    """
    stamp = str(int(time.time() if at is None else at))
    signature = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": stamp, "x-slack-signature": f"v0={signature}", "content-type": "application/json"}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, slack: FakeSlack) -> None:
        self.slack = slack
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """A call of the Web API, or an answer to a response URL."""
        raw = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
        path = urlsplit(self.path).path
        method = path.rpartition("/")[2] if path.startswith("/api/") else "response_url"
        token = (self.headers.get("authorization") or "").removeprefix("Bearer ")
        answer = self.server.slack.received(method, _parsed(raw), token)
        if answer.lose:
            self.close_connection = True
            return
        body = json.dumps(dict(answer.body)).encode()
        self.send_response(answer.status)
        for name, value in {"content-type": "application/json", "content-length": str(len(body)), **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        """The WebSocket of Socket Mode."""
        link = Link.accept(self)
        self.server.slack.linked(link)
        for text in link.texts():
            self.server.slack.heard(text)
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def _parsed(raw: str) -> dict[str, Any]:
    """A body, as JSON or as a form whose values may be JSON."""
    if raw.startswith("{"):
        return dict(json.loads(raw))
    form: dict[str, Any] = dict(parse_qsl(raw, keep_blank_values=True))
    return {name: json.loads(value) if value[:1] in ("{", "[") else value for name, value in form.items()}
