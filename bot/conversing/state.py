"""A conversation's focus as a small value that JSON can hold, and back, whatever has become of it meanwhile."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.answering.reply import Status, Verdict
from bot.understanding.frames import Frames

from .focus import LONGEST, TOLD, Focus

VERSION: Literal[1] = 1
UNREADABLE = "the conversation's state could not be read: it begins anew"
_Text = Annotated[str, Field(max_length=LONGEST)]
_Ids = Annotated[tuple[_Text, ...], Field(max_length=TOLD)]


class State(BaseModel):
    """What is stored: a few ids and questions, about 1 kB, and never more than some 30 kB."""

    model_config = ConfigDict(extra="forbid")

    version: Literal[1] = VERSION
    question: _Text = ""
    intent: _Text = ""
    facts: _Ids = ()
    verdict: Verdict | None = None
    asked: _Text = ""
    status: Status = "chat"
    told: _Ids = ()
    options: _Ids = ()
    claim: _Text = ""
    row: _Text = ""


_FIELDS = tuple(name for name in State.model_fields if name != "version")


def dump(focus: Focus) -> dict[str, Any]:
    """The focus as plain data; empty where nothing was asked yet."""
    return State(**{name: getattr(focus, name) for name in _FIELDS}).model_dump(mode="json", exclude_defaults=True) | {
        "version": VERSION
    }


def load(state: Any, frames: Frames) -> tuple[Focus, str]:
    """The focus of a state, and a warning where it is none.

    A state of another pack, or of an older one, is kept as far as its ids are known.
    """
    if state is None:
        return Focus(), ""
    try:
        found = State.model_validate(state)
    except (ValidationError, RecursionError):
        return Focus(), UNREADABLE
    known = frames.facts.keys()
    facts = tuple(f for f in found.facts if f in known)
    told = tuple(f for f in found.told if f in known)
    if found.facts != facts or (found.intent and found.intent not in frames.frames):
        return Focus(asked=found.asked, told=told, options=found.options, row=found.row), ""
    return Focus(**{name: getattr(found, name) for name in _FIELDS} | {"told": told}), ""
