"""What the adapter listens to. :data:`LISTENERS` is the one list: Slack's libraries are told by it, and so is the manifest."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from slack_bolt import App, BoltResponse
from slack_bolt.kwargs_injection import Args
from slack_sdk.errors import SlackApiError

from bot.channels.slack import blocks, views
from bot.channels.slack.desk import Desk
from bot.channels.slack.incoming import asked_by_button, asked_by_message, for_us, of_edit
from bot.channels.slack.limits import MODAL, clipped
from bot.channels.slack.logs import LOG
from bot.channels.slack.posting import patiently
from bot.channels.slack.store import Vote
from bot.channels.slack.wording import clean, question

COMMAND = "/ask"
SHORTCUT = "ask_this"
AGAIN = 503
"""The answer to Slack that has it deliver an event once more."""

Handler = Callable[["Listeners", Args], BoltResponse | None]


@dataclass(frozen=True, slots=True)
class Listener:
    """One thing that is listened to."""

    kind: Literal["event", "command", "message_shortcut", "action", "view"]
    name: str
    """What Slack calls it; of actions also the beginning before a colon."""
    run: Handler
    events: tuple[str, ...] = ()
    """The events that the app has to be subscribed to for it."""
    scopes: tuple[str, ...] = ()
    """The rights that it needs besides writing."""
    wanted: Callable[[Listeners, Args], bool] | None = None
    """Which of them are for us; all unless given."""


class Listeners:
    """The handlers: each takes what it needs out of a payload and leaves the rest to the desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def mention(self, args: Args) -> BoltResponse | None:
        """Somebody calls the bot in a channel."""
        return _delivered(self.desk.answer(asked_by_message(_event(args), _team(args), _me(args)), args.client))

    def message(self, args: Args) -> BoltResponse | None:
        """A direct message, a message in a thread that we are in, or one of these edited."""
        event = _event(args)
        if event.get("subtype") == "message_changed":
            return _delivered(self.desk.amend(of_edit(event, _team(args), _me(args)), args.client))
        return _delivered(self.desk.answer(asked_by_message(event, _team(args), _me(args)), args.client))

    def message_wanted(self, args: Args) -> bool:
        """Whether a message is for us."""
        return for_us(_event(args), _team(args), _me(args), self.desk.store)

    def home_opened(self, args: Args) -> None:
        """Somebody opens our Home tab or our messages."""
        event, pack = _event(args), self.desk.bot.pack
        if event.get("tab") == "home":
            home = views.home_view(pack, self.desk.version)
            patiently(lambda: args.client.views_publish(user_id=event["user"], view=home), time.sleep)
        elif prompts := views.prompts(pack):
            about = {"channel_id": event["channel"], "title": f"About {pack.about.title}", "prompts": prompts}
            patiently(lambda: args.client.assistant_threads_setSuggestedPrompts(**about), time.sleep)

    def command(self, args: Args) -> None:
        """``/ask``: the answer that only the asker sees."""
        started = time.perf_counter()
        text = question(str((args.command or {}).get("text", "")))
        reply = self.desk.reply(text)
        first, *rest = blocks.posts(reply, question=text, asked=bool(text), share=reply.status == "answered")
        args.ack(text=first.text, blocks=first.blocks, response_type="ephemeral")
        for post in rest:
            args.respond(text=post.text, blocks=post.blocks, response_type="ephemeral", replace_original=False)
        self.desk.told("answered", text, reply, started)

    def shortcut(self, args: Args) -> None:
        """“Answer this”, in the menu of a message."""
        args.ack()
        body = args.body
        event = body["message"] | {"channel": body["channel"]["id"], "channel_type": "channel"}
        asked = asked_by_message(event, _team(args), _me(args), suffix=":shortcut")
        try:
            self.desk.answer(asked, args.client)
        except SlackApiError as error:
            if error.response.get("error") not in ("not_in_channel", "channel_not_found"):
                raise
            self._tell(args, asked.question)

    def choose(self, args: Args) -> None:
        """One of the questions that are offered."""
        args.ack()
        body, text = args.body, str(_action(args).get("value", ""))
        view = body.get("view")
        if view:
            shown = views.answer_view(text, self.desk.reply(text))
            if view.get("type") == "modal":
                args.client.views_update(view_id=view["id"], view=shown)
            else:
                args.client.views_open(trigger_id=body["trigger_id"], view=shown)
        elif body.get("container", {}).get("is_ephemeral"):
            self._tell(args, text)
        else:
            self.desk.answer(asked_by_button(body, _action(args), _team(args)), args.client)

    def why(self, args: Args) -> None:
        """Why a reply is what it is."""
        args.ack()
        shown = views.why_view(str(_action(args).get("value", "")))
        within = (args.body.get("view") or {}).get("type") == "modal"
        show = args.client.views_push if within else args.client.views_open
        show(trigger_id=args.body["trigger_id"], view=shown)

    def share(self, args: Args) -> None:
        """The answer to ``/ask``, for everybody in the channel."""
        args.ack()
        text = str(_action(args).get("value", ""))
        first, *rest = blocks.posts(self.desk.reply(text), question=text, asked=True)
        args.respond(text=first.text, blocks=first.blocks, response_type="in_channel", delete_original=True)
        for post in rest:
            args.respond(text=post.text, blocks=post.blocks, response_type="in_channel", replace_original=False)

    def feedback(self, args: Args) -> None:
        """Whether a reply was of use."""
        args.ack()
        body = args.body
        channel, user = body["channel"]["id"], body["user"]["id"]
        message = body.get("message") or {}
        about = _carried(_action(args))
        verdict = str(about.pop("verdict", "good"))
        # One vote a person and reply; who it was cannot be read from it.
        id = hashlib.sha256(f"{channel}:{message.get('ts')}:{user}".encode()).hexdigest()[:32]
        self.desk.store.vote(Vote(id, verdict, about))
        LOG.info("vote", extra={"data": {"verdict": verdict, "intent": about.get("intent")}})
        if verdict == "bad":
            args.client.views_open(trigger_id=body["trigger_id"], view=views.comment_view(id))
        else:
            to = {"channel": channel, "user": user, "thread_ts": message.get("thread_ts"), "text": views.THANKS}
            patiently(lambda: args.client.chat_postEphemeral(**to), time.sleep)

    def comment(self, args: Args) -> None:
        """What somebody would have expected."""
        args.ack()
        view = args.body["view"]
        text = view["state"]["values"].get(views.COMMENT, {}).get(views.FIELD, {}).get("value")
        if text:
            self.desk.store.comment(view["private_metadata"], clipped(clean(text), MODAL))

    def _tell(self, args: Args, text: str) -> None:
        for post in blocks.posts(self.desk.reply(text), question=text, asked=True, share=True):
            args.respond(text=post.text, blocks=post.blocks, response_type="ephemeral", replace_original=False)


LISTENERS = (
    Listener("event", "app_mention", Listeners.mention, ("app_mention",), ("app_mentions:read",)),
    Listener(
        "event",
        "message",
        Listeners.message,
        ("message.im", "message.channels", "message.groups"),
        ("im:history", "channels:history", "groups:history"),
        Listeners.message_wanted,
    ),
    Listener("event", "app_home_opened", Listeners.home_opened, ("app_home_opened",), ("assistant:write",)),
    Listener("command", COMMAND, Listeners.command, (), ("commands",)),
    Listener("message_shortcut", SHORTCUT, Listeners.shortcut, (), ("commands",)),
    Listener("action", blocks.CHOOSE, Listeners.choose),
    Listener("action", blocks.WHY, Listeners.why),
    Listener("action", blocks.SHARE, Listeners.share),
    Listener("action", blocks.FEEDBACK, Listeners.feedback),
    Listener("view", views.COMMENT, Listeners.comment),
)


def register(app: App, desk: Desk) -> None:
    """Have an app listen."""
    ours = Listeners(desk)
    for listener in LISTENERS:
        name: Any = re.compile(rf"^{re.escape(listener.name)}(:|$)") if listener.kind == "action" else listener.name
        matchers = [_matcher(ours, listener.wanted)] if listener.wanted else None
        getattr(app, listener.kind)(name, matchers=matchers)(_safe(ours, listener.run))


def _matcher(ours: Listeners, wanted: Callable[[Listeners, Args], bool]) -> Callable[[Args], bool]:
    def matches(args: Args) -> bool:
        return wanted(ours, args)

    return matches


def _safe(ours: Listeners, run: Handler) -> Callable[[Args], BoltResponse | None]:
    """A handler whose error is logged under a number, and the user gets that number alone."""

    def handle(args: Args) -> BoltResponse | None:
        try:
            return run(ours, args)
        except Exception:
            reference = secrets.token_hex(4)
            LOG.exception("failed", extra={"data": {"reference": reference, "handler": run.__name__}})
            with suppress(Exception):
                _apologise(args, f"Something went wrong on my side. If you report it, name the number {reference}.")
            return None

    return handle


def _apologise(args: Args, text: str) -> None:
    args.ack()
    event = args.event or {}
    if args.body.get("response_url"):
        args.respond(text=text, response_type="ephemeral", replace_original=False)
    elif event.get("channel") and event.get("ts"):
        args.client.chat_postMessage(channel=event["channel"], thread_ts=event.get("thread_ts") or event["ts"], text=text)


def _delivered(done: bool) -> BoltResponse | None:
    return None if done else BoltResponse(status=AGAIN, body="")


def _event(args: Args) -> dict[str, Any]:
    return args.event or {}


def _action(args: Args) -> dict[str, Any]:
    return args.action or {}


def _team(args: Args) -> str:
    return args.context.team_id or ""


def _me(args: Args) -> str:
    return args.context.bot_user_id or ""


def _carried(action: dict[str, Any]) -> dict[str, Any]:
    """What a button carries as JSON; nothing if it carries something else."""
    try:
        data = json.loads(action.get("value", ""))
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}
