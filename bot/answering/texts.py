"""Everything the bot says that is not in the pack."""

from __future__ import annotations

from collections.abc import Sequence

from bot.content import About
from bot.understanding.frames import Frames

from .reply import Verdict

SHOWN = 3
"""How many options or unbacked words are named."""


def verdict(verdict: Verdict, correction: str, facts: Sequence[str], frames: Frames) -> str:
    """``No: 75, not 100. Russia is sending …``"""
    opening = "Yes." if verdict == "yes" else f"No: {correction}." if correction else "No."
    return " ".join([opening, *(frames.facts[f].fact.says for f in facts)])


def unknown(missing: Sequence[str], options: Sequence[str]) -> str:
    """What could not be backed, and what can be asked instead."""
    words = _listed([f"“{w.strip()}”" for w in dict.fromkeys(missing)][:SHOWN], "or")
    first = f"The source does not say: I find nothing in it about {words}." if words else "The source does not say."
    return first + (f" You could ask: {_joined(options)}" if options else "")


def which(options: Sequence[str]) -> str:
    """Asks back."""
    return f"Which do you mean? {_joined(options)}"


def options(ids: Sequence[str], frames: Frames) -> tuple[str, ...]:
    """Questions to offer for intents, each once."""
    return tuple(dict.fromkeys(question(id, frames) for id in ids))[:SHOWN]


def question(id: str, frames: Frames) -> str:
    """The question that an intent offers to people: its first example, with a capital and a question mark."""
    text = frames.pack.intents[id].examples[0]
    return text[0].upper() + text[1:].rstrip("?.") + "?"


def small_talk(template: str, about: About) -> str:
    """Small talk filled with the pack's title and examples."""
    return template.replace("{title}", about.title).replace("{examples}", _joined(about.examples))


def nothing_asked(about: About) -> str:
    """For an empty message."""
    return f"Ask me something about {about.title}. For example: {_joined(about.examples)}"


def _joined(questions: Sequence[str]) -> str:
    return " · ".join(questions)


def _listed(parts: Sequence[str], last: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""
