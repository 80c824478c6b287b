"""A script brought up to date: what it expects and does not get is replaced in its text, new questions are put at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.reply import Reply
from bot.testing.agreement import NONE
from bot.testing.loading import Block, LoadedScript
from bot.testing.recording import Exchange, conversation_text, inline, listed
from bot.testing.running import Outcome, play

_BY_HAND = ("contains", "lacks")


@dataclass(frozen=True, slots=True)
class Update:
    """What would become of a script."""

    before: str
    after: str
    by_hand: tuple[str, ...]
    """What differs and cannot be replaced, a line for each with its place."""


def update(script: LoadedScript, new: Sequence[Sequence[Exchange]] = ()) -> Update:
    """Ask a script again and add the new conversations. Turns that are expected to fail stay as they are."""
    before = script.path.read_bytes().decode("utf-8")
    edits: list[tuple[int, int, str]] = []
    by_hand: list[str] = []
    for block in script.blocks():
        outcomes = [] if block.turn.xfail else play(block, script.subject)
        for field in dict.fromkeys(difference.field for outcome in outcomes for difference in outcome.differences):
            edit = _edit(script, block, field, outcomes, before)
            if isinstance(edit, str):
                by_hand.append(f"{script.file.place(*block.way, field)}: `{field}` {edit}")
            else:
                edits.append(edit)
    if new:
        added = _added(script, new, before)
        if isinstance(added, str):
            by_hand.append(f"{script.file.place('conversations')}: `conversations` {added}")
        else:
            edits.append(added)
    after = before
    for start, end, text in sorted(edits, reverse=True):
        after = after[:start] + text + after[end:]
    return Update(before, after, tuple(by_hand))


def _edit(script: LoadedScript, block: Block, field: str, outcomes: list[Outcome], text: str) -> tuple[int, int, str] | str:
    """From where to where to put what; or why that cannot be."""
    values = {_value(field, outcome.reply) for outcome in outcomes}
    if field in _BY_HAND:
        return "does not hold any more: change it by hand"
    if len(values) > 1:
        return "is not the same for all questions of the turn: part the turn"
    (value,) = values
    start, end = script.file.span(*block.way, field)
    end = start + len(text[start:end].rstrip())
    if value:
        return text.index(":", start) + 1, end, f" {value}"
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    if text[first:start].strip() != field or text[end:last].strip()[:1] not in ("", "#"):
        return "has nothing to hold any more: take it out by hand"
    return first, last + 1 if last >= 0 else len(text), ""


def _added(script: LoadedScript, new: Sequence[Sequence[Exchange]], text: str) -> tuple[int, int, str] | str:
    """Where and how new conversations are added; or why that cannot be."""
    last = script.file.place("conversations", len(script.script.conversations) - 1)
    indent, dash, _ = text.splitlines()[last.line - 1][: last.column - 1].partition("-")
    if not dash or indent.strip():
        return "are in brackets, so that none can be added: give each lines of its own, beginning with `-`"
    end = len(text[: script.file.span("conversations")[1]].rstrip())
    end = text.find("\n", end) if "\n" in text[end:] else len(text)  # behind a comment
    end -= text[:end].endswith("\r")
    lines = [line for exchanges in new for line in conversation_text(exchanges).splitlines()]
    break_ = "\r\n" if "\r\n" in text else "\n"
    return end, end, "".join(f"{break_}{indent}{line[2:]}" for line in lines)


def _value(field: str, reply: Reply) -> str:
    """What a turn would have to expect, as YAML; nothing where there is nothing to expect."""
    quotes = list(dict.fromkeys(quote.text for quote in reply.quotes))
    speakers = list(dict.fromkeys(quote.said_by for quote in reply.quotes if quote.said_by))
    return {
        "status": inline(reply.status),
        "verdict": inline(reply.verdict or NONE),
        "intent": inline(reply.intent or NONE),
        "text": inline(reply.text),
        "facts": listed(reply.facts),
        "options": listed(reply.options),
        "quote": inline(quotes[0]) if len(quotes) == 1 else listed(quotes) if quotes else "",
        "speaker": inline(speakers[0]) if speakers else "",
    }.get(field, "")
