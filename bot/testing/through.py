"""Scripts asked through an adapter: the replies are read off what people would see there."""

from __future__ import annotations

import json
from functools import cache
from itertools import count
from tempfile import TemporaryDirectory
from typing import Any

from slack_bolt import BoltRequest

from bot.answering.reply import Quote, Reply
from bot.channels.page import credit
from bot.channels.shown import shown
from bot.channels.slack.app import attach, build, ignore_the_rest
from bot.channels.slack.blocks import CHOOSE
from bot.channels.slack.settings import Settings
from bot.channels.slack.wording import clean, escaped
from bot.content import Pack
from bot.engine import Bot
from bot.testing.slack import BOT_USER, TEAM, USER, FakeSlack, signed
from bot.testing.subject import Subject

SECRET = "the secret of the fake Slack"
SAYS = ("status", "text", "verdict", "quotes", "facts", "intent", "options")
"""What of a reply can be read off its messages."""


class SlackSubject(Subject):
    """A bot in a fake Slack. What a reply says is read off the messages that were posted; why, the bot itself is asked."""

    def __init__(self, bot: Bot, pack: Pack) -> None:
        super().__init__(bot, pack)
        self._slack = FakeSlack().__enter__()
        self._folder = TemporaryDirectory(prefix="quotebot")
        settings = Settings("xoxb-test", "", SECRET, self._slack.url, f"{self._folder.name}/slack.db")
        self._app = build(settings)
        attach(self._app, bot, settings)
        ignore_the_rest(self._app)
        self._numbers = count(1)

    def reply(self, before: tuple[str, ...], question: str) -> Reply:
        """The reply to a question that follows those asked ``before``, in a new thread."""
        thread = self._slack.now()
        for text in before:
            self._say(text, thread)
        return read_back(self._say(question, thread), super().reply(before, question))

    def _say(self, text: str, thread: str) -> list[dict[str, Any]]:
        """Say something in a thread; returns what was posted then."""
        already = len(self._slack.posts())
        event = {
            "type": "app_mention",
            "channel": "C1",
            "channel_type": "channel",
            "user": USER,
            "ts": self._slack.now(),
            "thread_ts": thread,
            "text": f"<@{BOT_USER}> {escaped(text)}",
        }
        body = json.dumps({"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{next(self._numbers)}", "event": event})
        self._app.dispatch(BoltRequest(body=body, headers=dict(signed(body, SECRET))))
        return self._slack.posts()[already:]


@cache
def through(asked: Subject) -> Subject:
    """The same bot behind the adapter."""
    return SlackSubject(asked.bot, asked.pack)


def read_back(posts: list[dict[str, Any]], direct: Reply) -> Reply:
    """The reply that messages show.

    :param direct: the reply as the bot gives it, for what they do not show: why, and where a quote stands in its document.
    """
    parts = [part for post in posts for part in post["blocks"][0]["elements"]]
    said = "".join(_text(part) for part in parts if part["type"] == "rich_text_section" and not _style(part))
    options = [
        element["value"]
        for post in posts
        for block in post["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"].startswith(f"{CHOOSE}:")
    ]
    payload = posts[0]["metadata"]["event_payload"] if posts else {}
    seen = {
        "status": payload.get("status"),
        "text": " ".join(filter(None, [said, " · ".join(options)])),
        "verdict": payload.get("verdict") or None,
        "quotes": tuple(_quotes(parts, direct)),
        "facts": tuple(payload.get("facts", ())),
        "intent": payload.get("intent") or None,
        "options": tuple(options),
    }
    # What is shown is cleaned of what cannot be seen; nothing else may differ.
    if seen["text"] == shown(clean(direct.text)):
        seen["text"] = direct.text
    return direct.model_copy(update=seen)


def _quotes(parts: list[dict[str, Any]], direct: Reply) -> list[Quote]:
    found: list[Quote] = []
    text = ""
    for part in parts:
        if part["type"] == "rich_text_quote":
            text += _text(part)
        elif text:
            source = _text(part).removeprefix("— ")
            known = next((q for q in direct.quotes if q.text == text and source.startswith(credit(q))), None)
            found.append(known or Quote(text=text, said_by=source, source="", start=0, end=0))
            text = ""
    return found


def _text(part: dict[str, Any]) -> str:
    return "".join(run["text"] for run in part["elements"])


def _style(part: dict[str, Any]) -> bool:
    return any("style" in run for run in part["elements"])
