"""The verb ``slack`` of the command line. What it needs is imported when it runs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine import Bot

DONE, REFUSED = 0, 2
MISSING = "Slack's libraries are not installed: pip install 'quotebot[slack]'"
SLACK_HELP = """\
Answers in Slack: mentions, direct messages, threads, /ask and a message shortcut. docs/slack.md goes through it from
nothing to a running bot. Without --http it uses Socket Mode, for which no address of yours has to be reachable.

settings, from the environment:
  SLACK_BOT_TOKEN           xoxb-…, what the bot may do
  SLACK_APP_TOKEN           xapp-…, for Socket Mode
  SLACK_SIGNING_SECRET      for --http: proves that requests are Slack's
  SLACK_API_URL             another address of Slack's Web API (GovSlack)
  QUOTEBOT_SLACK_STORE      postgresql://… or the path of an SQLite file
  QUOTEBOT_SLACK_KEEP_DAYS  how long conversations are kept (30)
  QUOTEBOT_SLACK_LOG_TEXTS  1 has questions and answers in the log

examples:
  quotebot slack manifest                              what to create the app in Slack from
  quotebot slack --help

exit status: 0 stopped as told, 2 it cannot start
"""


def add_slack(add: Callable[[str, str, str], argparse.ArgumentParser], open_bot: Callable[[argparse.Namespace], Bot]) -> None:
    """Add ``slack``.

    :param add: adds a verb: its name, what it does in a line, examples.
    :param open_bot: loads the pack that the arguments name.
    """
    slack = add("slack", "answer in Slack", SLACK_HELP)
    slack.set_defaults(run=_slack, open_bot=open_bot)
    slack.add_argument(
        "what", nargs="?", choices=["run", "manifest"], default="run", help="answer (unless given), or print the manifest"
    )
    slack.add_argument("--http", action="store_true", help="serve HTTP at /slack/events instead of Socket Mode")
    slack.add_argument("--host", default="127.0.0.1", help="the address to serve at (127.0.0.1)")
    slack.add_argument("--port", type=int, default=3000, help="the port to serve at (3000); 0 takes a free one")
    slack.add_argument("--url", metavar="URL", help="for the manifest: where Slack reaches the bot in HTTP mode")


def _slack(args: argparse.Namespace) -> int:
    try:
        import cheroot  # noqa: F401
        import slack_bolt  # noqa: F401
        import sqlalchemy  # noqa: F401
    except ModuleNotFoundError:
        return _refuse(MISSING)
    from bot.channels.slack.command import run
    from bot.channels.slack.manifest import manifest
    from bot.channels.slack.settings import Settings, SettingsError

    if args.what == "manifest":
        print(json.dumps(manifest(args.open_bot(args).pack, args.url), ensure_ascii=False, indent=2))
        return DONE
    try:
        settings = Settings.from_environment()
        settings.check("http" if args.http else "socket")
        run(args.open_bot(args), settings, (args.host, args.port) if args.http else None)
    except SettingsError as error:
        return _refuse(*error.faults)
    return DONE


def _refuse(*faults: str) -> int:
    for fault in faults:
        print(f"quotebot: {fault}", file=sys.stderr)
    return REFUSED
