"""From a question in Slack to its answer there: each event once, with the context of its thread."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.answering.reply import Reply
from bot.channels.slack import posting
from bot.channels.slack.blocks import Post, posts
from bot.channels.slack.limits import clipped
from bot.channels.slack.logs import LOG
from bot.channels.slack.posting import LaterError, UnsureError
from bot.channels.slack.store import Store, Turn
from bot.channels.slack.wording import clean
from bot.engine import Bot

TRIES = 3
"""How often a message is tried whose fate is not known."""
QUESTION = 300
"""Characters of a question that go with a vote, and into the list of questions without an answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and where the answer goes."""

    event: str
    """What makes it the same event when it is delivered twice."""
    conversation: str
    """``team:channel:thread``."""
    channel: str
    ts: str
    """Its time stamp."""
    thread: str | None
    """The thread to answer in; None answers in the channel itself."""
    question: str
    shown: bool = False
    """Whether the answer repeats the question, because nobody can see it."""


class Desk:
    """Answers questions. Safe to share between threads."""

    def __init__(self, bot: Bot, store: Store, log_texts: bool = False, sleep: Callable[[float], None] = time.sleep) -> None:
        self.bot = bot
        self.store = store
        self.version = content_version(bot)
        self._log_texts = log_texts
        self._sleep = sleep

    def answer(self, asked: Asked, client: WebClient) -> bool:
        """Answer a question, unless that is done.

        :returns: False if somebody else is at it or Slack cannot be reached, so that the event has to be delivered again.
        """
        return self._once(asked, lambda again: self._answer(asked, client, again))

    def amend(self, asked: Asked, client: WebClient) -> bool:
        """Bring the answer to an edited question up to date; a question that has none is left alone.

        :returns: as :meth:`answer` does.
        """
        old = self.store.turn(asked.conversation, asked.ts)
        if old is None or not old.replies:
            return True
        return self._once(asked, lambda _: self._amend(asked, old, client))

    def reply(self, question: str) -> Reply:
        """The reply to a question by itself."""
        return self.bot.ask(question)

    def votes(self, question: str, reply: Reply) -> dict[str, Any]:
        """What a vote on a reply carries."""
        about = {"question": clipped(clean(question), QUESTION), "status": reply.status, "intent": reply.intent}
        return about | {"pack": self.version}

    def told(self, what: str, question: str, reply: Reply, started: float) -> None:
        """Log a reply; its words only where that is wanted."""
        data: dict[str, Any] = {"status": reply.status, "intent": reply.intent, "ms": _ms(started)}
        if self._log_texts:
            data |= {"question": question, "answer": reply.text}
        LOG.info(what, extra={"data": data})

    def _once(self, asked: Asked, act: Callable[[bool], Turn]) -> bool:
        claim = self.store.claim(asked.event)
        if claim in ("busy", "done"):
            LOG.info("seen before", extra={"data": {"event": asked.event, "claim": claim}})
            return claim == "done"
        try:
            turn = act(claim == "again")
        except (LaterError, UnsureError) as error:
            LOG.warning("put off", extra={"data": {"event": asked.event, "error": str(error)}})
            self.store.release(asked.event)
            return False
        except Exception:
            # Delivered again it would fail again.
            self.store.finish(asked.event)
            raise
        self.store.finish(asked.event, turn)
        return True

    def _answer(self, asked: Asked, client: WebClient, again: bool) -> Turn:
        started = time.perf_counter()
        reply, state = self._ask(asked)
        found = self._posts(asked, reply)
        there: dict[int, str] = self._posted(asked, client) if again else {}
        for part, post in enumerate(found, 1):
            if part not in there:
                there |= self._send(asked, client, post, self._payload(asked, reply, part))
        if reply.status == "unknown":
            self.store.unanswered(asked.event, clipped(clean(asked.question), QUESTION), self.version)
        self.told("answered", asked.question, reply, started)
        return Turn(asked.conversation, asked.ts, state, tuple(there[part] for part in sorted(there)))

    def _amend(self, asked: Asked, old: Turn, client: WebClient) -> Turn:
        started = time.perf_counter()
        reply, state = self._ask(asked)
        found = self._posts(asked, reply)
        wait = partial(self._wait, asked.event)
        replies = list(old.replies[: len(found)])
        for part, post in enumerate(found, 1):
            payload = self._payload(asked, reply, part)
            if part <= len(replies):
                posting.replace(client, asked.channel, replies[part - 1], post, payload, wait)
            else:
                replies += self._send(asked, client, post, payload).values()
        for ts in old.replies[len(found) :]:
            posting.remove(client, asked.channel, ts, wait)
        self.told("amended", asked.question, reply, started)
        return Turn(asked.conversation, asked.ts, state, tuple(replies))

    def _ask(self, asked: Asked) -> tuple[Reply, Any]:
        before = self.store.before(asked.conversation, asked.ts)
        chat = self.bot.conversation(before.state if before else None)
        return chat.ask(asked.question), chat.state

    def _posts(self, asked: Asked, reply: Reply) -> list[Post]:
        return posts(reply, question=asked.question, asked=asked.shown, feedback=self.votes(asked.question, reply))

    def _payload(self, asked: Asked, reply: Reply, part: int) -> dict[str, Any]:
        said = {"status": reply.status, "verdict": reply.verdict or "", "intent": reply.intent or "", "facts": list(reply.facts)}
        return {"event": asked.event, "part": part, **said, "pack": self.version}

    def _send(self, asked: Asked, client: WebClient, post: Post, payload: dict[str, Any]) -> dict[int, str]:
        """Post one message; where Slack does not say whether it is there, look before posting it again."""
        part = payload["part"]
        for tried in range(1, TRIES + 1):
            try:
                ts = posting.send(client, asked.channel, asked.thread, post, payload, partial(self._wait, asked.event))
                return {part: ts}
            except UnsureError:
                there = self._posted(asked, client)
                if part in there:
                    return {part: there[part]}
                if tried == TRIES:
                    raise
        raise AssertionError("not reached")

    def _posted(self, asked: Asked, client: WebClient) -> dict[int, str]:
        try:
            return posting.posted(client, asked.channel, asked.thread, asked.ts, asked.event, partial(self._wait, asked.event))
        except SlackApiError as error:
            # Without the right to look we cannot know. An answer twice is better than none.
            LOG.warning("cannot look for answers", extra={"data": {"error": error.response.get("error", "")}})
            return {}

    def _wait(self, event: str, seconds: float) -> None:
        self.store.hold(event, seconds)
        self._sleep(seconds)


def content_version(bot: Bot) -> str:
    """A short name of what the pack says; another content has another one."""
    pack = bot.pack
    content = [(fact.says, fact.quote) for fact in pack.facts.values()], [repr(i) for i in pack.intents.values()]
    return hashlib.sha256(repr(content).encode("utf-8", "replace")).hexdigest()[:12]


def _ms(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
