"""Slack: events in, replies out. What Slack's own libraries are needed for is imported when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.channels.slack.app import attach, build_app
    from bot.channels.slack.blocks import Post, posts
    from bot.channels.slack.settings import Settings

__all__ = ["Post", "Settings", "attach", "build_app", "posts"]

_HOMES = {
    "Post": "bot.channels.slack.blocks",
    "Settings": "bot.channels.slack.settings",
    "attach": "bot.channels.slack.app",
    "build_app": "bot.channels.slack.app",
    "posts": "bot.channels.slack.blocks",
}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first used: rendering blocks needs none of Slack's libraries."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value
