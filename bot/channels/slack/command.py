"""``quotebot slack``: the adapter as a process of its own."""

from __future__ import annotations

import threading

from slack_bolt import App
from slack_bolt.error import BoltError
from slack_sdk.errors import SlackApiError

from bot.channels.slack.app import attach, build, ignore_the_rest
from bot.channels.slack.database import open_database
from bot.channels.slack.http import SlackHttp, serve
from bot.channels.slack.logs import LOG, log_to_stderr
from bot.channels.slack.settings import API, APP_TOKEN, BOT_TOKEN, Settings, SettingsError
from bot.channels.slack.socket import listen
from bot.engine import Bot


def run(bot: Bot, settings: Settings, address: tuple[str, int] | None, stopping: threading.Event | None = None) -> None:
    """Answer until the process is told to stop.

    :param address: host and port to serve HTTP at; None uses Socket Mode.
    :param stopping: ends it too when it is set.
    :raises SettingsError: if Slack does not take a token or cannot be reached, or there can be no such store.
    :raises OSError: if the address cannot be had.
    """
    log_to_stderr()
    store = open_database(settings.store_url, settings.keep_days)
    try:
        app = _enter(settings)
        desk = attach(app, bot, settings, store=store)
        ignore_the_rest(app)
        LOG.info("ready", extra={"data": {"content": desk.version, "store": "ok" if store.healthy() else "failing"}})
        if address:
            serve(SlackHttp(app, desk.store), *address, stopping)
        else:
            _listen(app, settings, stopping)
        LOG.info("stopped")
    finally:
        store.close()


def _enter(settings: Settings) -> App:
    try:
        return build(settings)
    except BoltError as error:
        raise _refused(BOT_TOKEN, error.__context__) from None
    except OSError:
        raise SettingsError([f"Slack cannot be reached at {settings.api_url}; {API} names another address"]) from None


def _listen(app: App, settings: Settings, stopping: threading.Event | None) -> None:
    try:
        listen(app, settings.app_token, stopping)
    except SlackApiError as error:
        raise _refused(APP_TOKEN, error) from None


def _refused(token: str, error: BaseException | None) -> SettingsError:
    reason = error.response.get("error", "") if isinstance(error, SlackApiError) else ""
    return SettingsError([f"Slack does not take {token}" + (f": {reason}" if reason else "")])
