"""The manifest from which Slack creates the app: whatever the listeners need, and nothing else."""

from __future__ import annotations

from typing import Any

from bot.channels.slack import limits
from bot.channels.slack.http import EVENTS
from bot.channels.slack.listeners import COMMAND, LISTENERS, SHORTCUT
from bot.channels.slack.views import prompts
from bot.content import Pack

NAME = "quotebot"
WRITES = "chat:write"
DESCRIPTION = 140
"""Characters that Slack takes as a description."""


def manifest(pack: Pack, url: str | None = None) -> dict[str, Any]:
    """The manifest of an app that answers from a pack.

    :param url: where Slack reaches the bot in HTTP mode, ``https://bot.example.org``; None is Socket Mode.
    """
    target = {"url": url.rstrip("/").removesuffix(EVENTS) + EVENTS} if url else {}
    request = {"request_url": target["url"]} if url else {}
    about = limits.clipped(f"Answers questions about {pack.about.title}, each with the passage that backs it", DESCRIPTION)
    events = sorted({event for listener in LISTENERS for event in listener.events})
    return {
        "display_information": {"name": NAME, "description": about},
        "features": {
            "bot_user": {"display_name": NAME, "always_online": True},
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
            "agent_view": {"agent_description": about, "suggested_prompts": prompts(pack)},
            "slash_commands": [
                {"command": COMMAND, "description": "Ask, and see the answer alone", "usage_hint": "your question", **target}
            ],
            "shortcuts": [
                {
                    "name": "Answer this",
                    "type": "message",
                    "callback_id": SHORTCUT,
                    "description": "Answers the message in its thread",
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": sorted({WRITES, *(s for listener in LISTENERS for s in listener.scopes)})}},
        "settings": {
            "event_subscriptions": {"bot_events": events, **request},
            "interactivity": {"is_enabled": True, **request},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }
