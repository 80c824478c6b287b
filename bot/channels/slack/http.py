"""HTTP mode: a WSGI application for anybody's server, and a server of its own."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler

from bot.channels.slack.logs import LOG, log_to_stderr
from bot.channels.slack.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from bot.channels.slack.store import Store

EVENTS, HEALTH = "/slack/events", "/healthz"
LARGEST = 1_000_000
"""Bytes of a request. Slack's are far smaller."""
THREADS = 24
"""Requests that are worked on at once. Most of the time each waits for Slack."""
GRACE = 25
"""Seconds that requests get to come to an end when the server is to stop."""
_LINES = {200: "200 OK", 400: "400 Bad Request", 401: "401 Unauthorized", 404: "404 Not Found", 405: "405 Method Not Allowed",
          411: "411 Length Required", 413: "413 Content Too Large", 503: "503 Service Unavailable"}  # fmt: skip


class SlackHttp:
    """The WSGI application: Slack's requests at ``/slack/events``, and ``/healthz`` for whoever watches over the process."""

    def __init__(self, app: App, store: Store) -> None:
        self._slack = SlackRequestHandler(app, path=EVENTS)
        self._store = store

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        path, method = environ.get("PATH_INFO", ""), environ.get("REQUEST_METHOD", "")
        if path == HEALTH:
            return _answer(start_response, 200, {"status": "ok", "store": "ok" if self._store.healthy() else "failing"})
        if path != EVENTS:
            return _answer(start_response, 404, {"error": "there is nothing here"})
        if method != "POST":
            return _answer(start_response, 405, {"error": "events come by POST"})
        fault = _fault(environ)
        if fault:
            # What was not read would be taken for the next request.
            return _answer(start_response, fault, {"error": _LINES[fault][4:].lower()}, [("Connection", "close")])
        return self._slack(environ, start_response)


def from_environment() -> SlackHttp:
    """The application as the environment's variables say, for a WSGI server: ``bot.channels.slack.http:from_environment()``.

    :raises SettingsError: if it cannot start so.
    :raises PackError: if the pack of ``QUOTEBOT_PACK`` has faults.
    """
    import os

    from bot.channels.slack.app import attach, build, ignore_the_rest
    from bot.engine import Bot

    settings = Settings.from_environment()
    settings.check("http")
    log_to_stderr()
    bot = Bot.load(os.environ.get("QUOTEBOT_PACK") or None)
    app = build(settings)
    desk = attach(app, bot, settings)
    ignore_the_rest(app)
    return SlackHttp(app, desk.store)


def serve(application: WSGIApplication, host: str, port: int, stopping: threading.Event | None = None) -> None:
    """Serve until the process is told to stop; what was begun is finished then.

    :param port: 0 takes any that is free; the log says which.
    :param stopping: ends it too when it is set.
    :raises OSError: if the address cannot be had.
    """
    from cheroot.wsgi import Server

    stop = stopping or threading.Event()
    server = Server((host, port), application, numthreads=THREADS, server_name="quotebot", shutdown_timeout=GRACE)
    server.max_request_body_size = LARGEST
    server.max_request_header_size = 64 * 1024
    server.error_log = _log_server_error  # type: ignore[method-assign]
    server.prepare()
    LOG.info("listening", extra={"data": {"host": server.bind_addr[0], "port": server.bind_addr[1], "path": EVENTS}})
    worker = threading.Thread(target=server.serve, name="http", daemon=True)
    with Signals(stop.set):
        worker.start()
        while worker.is_alive() and not stop.wait(0.5):
            pass
    LOG.info("stopping")
    server.stop()
    worker.join(GRACE)


class Signals:
    """Within it, Ctrl-C and SIGTERM call a function instead of ending the process."""

    def __init__(self, act: Callable[[], Any]) -> None:
        self._act = act
        self._before: dict[int, Any] = {}

    def __enter__(self) -> None:
        """Begin."""
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, lambda *_: self._act())

    def __exit__(self, *_: object) -> None:
        """End: a second signal ends the process as usual."""
        for number, handler in self._before.items():
            signal.signal(number, handler)


def _fault(environ: WSGIEnvironment) -> int:
    """The status with which a request is refused unread; 0 for one that may be from Slack."""
    length = str(environ.get("CONTENT_LENGTH") or "")
    if not length.isdecimal():
        return 411
    if int(length) > LARGEST:
        return 413
    # Slack's library takes it for granted that this is a number.
    return 0 if str(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")).isdecimal() else 401


def _answer(
    start_response: StartResponse, status: int, body: dict[str, Any], headers: list[tuple[str, str]] | None = None
) -> list[bytes]:
    data = json.dumps(body).encode()
    start_response(_LINES[status], [("Content-Type", "application/json"), ("Content-Length", str(len(data))), *(headers or [])])
    return [data]


def _log_server_error(msg: str = "", level: int = 20, traceback: bool = False) -> None:
    if level >= 40:
        LOG.error("server", extra={"data": {"error": msg.strip()}}, exc_info=traceback)
