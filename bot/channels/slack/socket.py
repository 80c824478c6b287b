"""Socket Mode: events come over a WebSocket that we open, so that no address of ours has to be reachable."""

from __future__ import annotations

import threading
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.channels.slack.http import Signals
from bot.channels.slack.logs import LOG

WORKERS = 24
PING_SECONDS = 10.0
"""How often the connection is looked after; a dead one is noticed after some of these."""


def listen(app: App, app_token: str, stopping: threading.Event | None = None, ping_seconds: float = PING_SECONDS) -> None:
    """Answer events until the process is told to stop; what was begun is finished then, and acknowledged.

    A connection that breaks off, or that Slack wants replaced, is made anew. What was not acknowledged Slack sends again.

    :param stopping: ends it too when it is set.
    :raises slack_sdk.errors.SlackApiError: if Slack does not take the token.
    """
    stop = stopping or threading.Event()
    handler: Any = SocketModeHandler(app, app_token, ping_interval=ping_seconds, concurrency=WORKERS)
    handler.connect()
    LOG.info("connected")
    with Signals(stop.set):
        while not stop.wait(0.5):
            pass
    LOG.info("stopping")
    # Not all at once, as `close` does: what is being answered is acknowledged over the connection that `close` cuts.
    handler.client.closed = True
    handler.client.message_processor.shutdown()
    handler.client.message_workers.shutdown(wait=True)
    handler.close()
