"""Slack's payloads read: which messages are for us, and what is asked where."""

from __future__ import annotations

from typing import Any

from bot.channels.slack.desk import Asked
from bot.channels.slack.store import Store
from bot.channels.slack.wording import addressed, mentions, question

_SAID = (None, "file_share", "thread_broadcast")
"""Kinds of messages in which people say something; all others tell of something that happened."""
FLAT = "-"
"""In place of a thread: the direct conversation itself."""


def for_us(event: dict[str, Any], team: str, me: str, store: Store) -> bool:
    """Whether a message event asks us: directly, in a thread that we answer in, or by an edit of such a message."""
    if event.get("subtype") == "message_changed":
        message, before = event.get("message") or {}, event.get("previous_message") or {}
        same = message.get("text") == before.get("text")  # Slack also tells so that a link was unfolded
        return not same and _from_person(message) and message.get("user") != me
    if not _from_person(event) or event.get("user") == me:
        return False
    if _direct(event):
        return True
    thread, text = event.get("thread_ts"), str(event.get("text", ""))
    if not thread:
        return False
    if mentions(text, me):
        return True
    if addressed(text):
        return False  # people in a thread talk to each other too
    return event.get("parent_user_id") == me or store.has(f"{team}:{event['channel']}:{thread}")


def asked_by_message(event: dict[str, Any], team: str, me: str, suffix: str = "") -> Asked:
    """The question of a message. A mention comes as two events; both have the same name here."""
    channel, ts = str(event["channel"]), str(event["ts"])
    thread = event.get("thread_ts") or (None if _direct(event) else ts)
    text = question(str(event.get("text") or ""), me)
    return Asked(f"{team}:{channel}:{ts}{suffix}", f"{team}:{channel}:{thread or FLAT}", channel, ts, thread, text)


def of_edit(event: dict[str, Any], team: str, me: str) -> Asked:
    """The question of a message that was edited; each edit is an event of its own."""
    message = event["message"] | {"channel": event["channel"], "channel_type": event.get("channel_type")}
    edited = (message.get("edited") or {}).get("ts") or event.get("event_ts") or ""
    return asked_by_message(message, team, me, suffix=f":{edited}")


def asked_by_button(body: dict[str, Any], action: dict[str, Any], team: str) -> Asked:
    """The question that was chosen below an answer, as one that follows it."""
    message, channel = body.get("message") or {}, str(body["channel"]["id"])
    under, thread = str(message.get("ts") or body["container"]["message_ts"]), message.get("thread_ts")
    if not thread and not channel.startswith("D"):
        thread = under
    event = f"{team}:{channel}:{under}:{action['action_id']}"
    conversation = f"{team}:{channel}:{thread or FLAT}"
    return Asked(event, conversation, channel, str(action["action_ts"]), thread, str(action.get("value", "")), shown=True)


def _from_person(message: dict[str, Any]) -> bool:
    return message.get("subtype") in _SAID and not message.get("bot_id") and bool(message.get("ts"))


def _direct(event: dict[str, Any]) -> bool:
    return event.get("channel_type") == "im" or str(event.get("channel", "")).startswith("D")
