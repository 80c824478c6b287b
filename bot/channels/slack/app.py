"""The Bolt app: a new one, or somebody's own with our listeners added."""

from __future__ import annotations

import logging

from slack_bolt import App
from slack_sdk import WebClient

from bot.channels.slack.database import open_database
from bot.channels.slack.desk import Desk
from bot.channels.slack.fallback import Resilient
from bot.channels.slack.listeners import register
from bot.channels.slack.settings import Settings
from bot.channels.slack.store import Store
from bot.engine import Bot

TIMEOUT = 20
"""Seconds to wait for Slack's API."""


def build_app(bot: Bot, settings: Settings, *, client: WebClient | None = None, store: Store | None = None) -> App:
    """A Bolt app that answers from ``bot``.

    It tells Slack that an event has arrived when its answer is posted, not before: what a process leaves undone that is
    killed, Slack delivers again. Asks Slack who it is (``auth.test``).

    :param client: for calls of Slack's API; made from the settings unless given.
    :param store: what is kept between messages; opened from the settings unless given.
    :raises SettingsError: if the settings name a store that there cannot be.
    :raises slack_bolt.error.BoltError: if Slack does not take the token.
    """
    app = build(settings, client=client)
    attach(app, bot, settings, store=store)
    ignore_the_rest(app)
    return app


def build(settings: Settings, *, client: WebClient | None = None) -> App:
    """A Bolt app that answers nothing yet. Asks Slack who it is (``auth.test``).

    :raises slack_bolt.error.BoltError: if Slack does not take the token.
    """
    return App(
        client=client or web_client(settings),
        signing_secret=settings.signing_secret or None,
        process_before_response=True,
        logger=logging.getLogger("slack_bolt"),
    )


def attach(app: App, bot: Bot, settings: Settings | None = None, *, store: Store | None = None) -> Desk:
    """Have an app of your own answer from ``bot`` as well.

    Give the app ``process_before_response=True`` for the same assurance that :func:`build_app` gives. Only messages that are
    for the bot are taken; all others go to your listeners.

    :param store: as for :func:`build_app`.
    :raises SettingsError: if the settings name a store that there cannot be.
    """
    settings = settings or Settings()
    kept = store or open_database(settings.store_url, settings.keep_days)
    desk = Desk(bot, kept if isinstance(kept, Resilient) else Resilient(kept), settings.log_texts)
    register(app, desk)
    return desk


def ignore_the_rest(app: App) -> None:
    """Have an app say nothing, and log nothing, about messages that none of its listeners took."""
    app.event("message")(_not_for_us)


def web_client(settings: Settings) -> WebClient:
    """A client that never repeats a call by itself that Slack may have carried out: of a message we look first."""
    return WebClient(settings.bot_token, base_url=settings.api_url, timeout=TIMEOUT, retry_handlers=[])


def _not_for_us() -> None:
    """Messages in channels that we are in but not asked in."""
