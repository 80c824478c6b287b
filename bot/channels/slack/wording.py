"""Text from Slack as people see it, and text for Slack that means nothing but itself."""

from __future__ import annotations

import re

from bot.channels.shown import mended

_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ENTITY = re.compile("&(amp|lt|gt);")
_PLAIN = {"amp": "&", "lt": "<", "gt": ">"}
# <@U1>, <@U1|anna>, <#C1|general>, <!here>, <!subteam^S1|@team>, <https://x.org|x.org>
_MARKUP = re.compile(r"<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def escaped(text: str) -> str:
    """``text`` for a field in which Slack reads markup: nobody is called, nothing becomes a link."""
    return "".join(_SIGNS.get(sign, sign) for sign in clean(text))


def escaped_within(text: str, most: int) -> str:
    """The same, in at most ``most`` characters; what is cut off is marked, and no sign is cut in two."""
    whole = escaped(text)
    if len(whole) <= most:
        return whole
    size, at = 0, 0
    for at, sign in enumerate(text):  # noqa: B007
        size += len(_SIGNS.get(sign, sign))
        if size > most - 1:
            break
    return escaped(text[:at]).rstrip() + "…"


def clean(text: str) -> str:
    """``text`` without what JSON or Slack does not take: half characters and controls."""
    return _UNSEEN.sub("", mended(text))


def question(text: str, me: str = "") -> str:
    """What a person typed, as they see it.

    :param text: the text of an event, with Slack's escapes and references.
    :param me: the id of the bot's user, whose mentions are no part of the question.
    """
    if me:
        text = re.sub(rf"<@{re.escape(me)}(\|[^<>]*)?>[,:]?", " ", text)
    seen = _MARKUP.sub(_as_seen, text)
    return _ENTITY.sub(lambda match: _PLAIN[match[1]], seen).strip()


def addressed(text: str) -> str:
    """The id of the user whom a message calls first; empty if it begins otherwise."""
    match = re.match(r"\s*<@([^<>|]+)", text)
    return match[1] if match else ""


def mentions(text: str, user: str) -> bool:
    """Whether a message calls a user."""
    return bool(user) and re.search(rf"<@{re.escape(user)}[|>]", text) is not None


def _as_seen(match: re.Match[str]) -> str:
    kind, reference, label = match[1], match[2], match[3]
    if label:
        return label if kind != "#" else f"#{label}"
    if kind == "!":
        return f"@{reference.partition('^')[0]}"
    return kind + reference.removeprefix("mailto:")
