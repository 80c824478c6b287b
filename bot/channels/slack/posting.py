"""Messages to Slack, each exactly once: what to do when Slack wants us to wait, or says nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.channels.slack.blocks import Post
from bot.channels.slack.logs import LOG

KIND = "quotebot_reply"
"""The type of our messages' metadata, by which we know them again."""
LONGEST_WAIT = 120.0
"""Seconds that one message may wait in all; after that Slack is asked to deliver the event once more."""
PLAIN: dict[str, Any] = {"parse": "none", "link_names": False}
"""Said explicitly, because `chat.update` makes calls of names unless told not to."""

Wait = Callable[[float], None]


class UnsureError(Exception):
    """Nobody knows whether Slack has done what it was asked to."""


class LaterError(Exception):
    """It cannot be done now. The event has to be delivered again."""


def patiently(call: Callable[[], Any], wait: Wait) -> Any:
    """What a call of Slack's API returns, made again after as many seconds as Slack says when there were too many.

    :param wait: waits for some seconds.
    :raises LaterError: if it takes too long.
    :raises UnsureError: if Slack fails, or the connection to it.
    :raises SlackApiError: if Slack refuses.
    """
    waited = 0.0
    while True:
        try:
            return call()
        except SlackApiError as error:
            status = getattr(error.response, "status_code", 200)
            if status >= 500:
                raise UnsureError(f"status {status}") from None
            if status != 429:
                raise
            delay = retry_after(error)
        except (OSError, HTTPException) as error:  # no connection, or one that broke off; urllib's own errors are OSErrors
            raise UnsureError(type(error).__name__) from None
        waited += delay
        if waited > LONGEST_WAIT:
            raise LaterError(f"Slack wants us to wait for more than {LONGEST_WAIT:g} s")
        LOG.info("rate limited", extra={"data": {"seconds": delay}})
        wait(delay)


def retry_after(error: SlackApiError) -> float:
    """The seconds that Slack wants us to wait."""
    headers = getattr(error.response, "headers", None) or {}
    value = next((v for k, v in headers.items() if k.lower() == "retry-after"), "1")
    text = value if isinstance(value, str) else str(value[0])
    return float(text) if text.replace(".", "", 1).isdigit() else 1.0


def send(
    client: WebClient, channel: str, thread: str | None, post: Post, payload: dict[str, Any], wait: Wait = time.sleep
) -> str:
    """Post a message; returns its time stamp. Raises as :func:`patiently` does."""

    def call() -> Any:
        return client.chat_postMessage(
            channel=channel,
            thread_ts=thread,
            text=post.text,
            blocks=post.blocks,
            metadata={"event_type": KIND, "event_payload": payload},
            unfurl_links=False,
            unfurl_media=False,
            **PLAIN,
        )

    return str(patiently(call, wait)["ts"])


def replace(client: WebClient, channel: str, ts: str, post: Post, payload: dict[str, Any], wait: Wait = time.sleep) -> None:
    """Put a message in the place of one that is there. Raises as :func:`patiently` does."""
    data = {"event_type": KIND, "event_payload": payload}
    patiently(
        lambda: client.chat_update(channel=channel, ts=ts, text=post.text, blocks=post.blocks, metadata=data, **PLAIN), wait
    )


def remove(client: WebClient, channel: str, ts: str, wait: Wait = time.sleep) -> None:
    """Take a message of ours away. Raises as :func:`patiently` does."""
    patiently(lambda: client.chat_delete(channel=channel, ts=ts), wait)


def posted(
    client: WebClient, channel: str, thread: str | None, since: str, event: str, wait: Wait = time.sleep
) -> dict[int, str]:
    """The messages that already answer an event, by their number: time stamps. Raises as :func:`patiently` does."""
    about: dict[str, Any] = {"channel": channel, "oldest": since, "include_all_metadata": True, "limit": 200}

    def call() -> Any:
        return client.conversations_replies(ts=thread, **about) if thread else client.conversations_history(**about)

    found = {}
    for message in patiently(call, wait)["messages"]:
        data = message.get("metadata") or {}
        payload = data.get("event_payload") or {}
        if data.get("event_type") == KIND and payload.get("event") == event:
            found[int(payload.get("part", 1))] = str(message["ts"])
    return found
