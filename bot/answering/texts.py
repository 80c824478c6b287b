"""Everything the bot says that is not in the pack."""

from __future__ import annotations

from collections.abc import Sequence

from bot.content import About
from bot.understanding.frames import Frames

from .reply import Verdict

SHOWN = 3
"""How many options or unbacked words are named."""


ALL_TOLD = "That is all that the source says about it."
"""There is nothing more to tell."""


def verdict(verdict: Verdict, correction: str, facts: Sequence[str], frames: Frames) -> str:
    """``No: 40, not 100. The hall has …``"""
    opening = "Yes." if verdict == "yes" else f"No: {correction}." if correction else "No."
    return " ".join([opening, *(frames.facts[f].fact.says for f in facts)])


def unknown(missing: Sequence[str], options: Sequence[str], strange: bool = True) -> str:
    """What could not be backed, and what can be asked instead.

    :param strange: the words stand nowhere in the source; otherwise they do, but not so.
    """
    first = "The source does not say"
    if words := _words(missing):
        first += f": I find nothing in it about {words}" if strange else f": nothing in it backs {words} here"
    return first + (f". You could ask: {_joined(options)}" if options else ".")


def unreferred(word: str, options: Sequence[str]) -> str:
    """Asks back what a word stands for, or what a message without any such word is about."""
    unclear = f"what “{word}” stands for here" if word else "what this is about"
    return f"I can't tell {unclear}. You could ask: {_joined(options)}"


def unanswered(part: str, missing: Sequence[str]) -> str:
    """For a question beside others that were answered."""
    words = _words(missing)
    return f"The source does not answer “{part}”" + (f": nothing in it backs {words}." if words else ".")


def which(options: Sequence[str]) -> str:
    """Asks back."""
    return f"Which do you mean? {_joined(options)}"


def options(ids: Sequence[str], frames: Frames) -> tuple[str, ...]:
    """Questions to offer for intents, each once."""
    return tuple(dict.fromkeys(question(id, frames) for id in ids))[:SHOWN]


def question(id: str, frames: Frames) -> str:
    """The question that an intent offers to people."""
    intent = frames.pack.intents[id]
    text = (intent.question or intent.examples[0]).rstrip("?. ")
    return text[0].upper() + text[1:] + "?"


def small_talk(template: str, about: About) -> str:
    """Small talk filled with the pack's title and examples."""
    return template.replace("{title}", about.title).replace("{examples}", _joined(about.examples))


def nothing_asked(about: About) -> str:
    """For an empty message."""
    return f"Ask me something about {about.title}. For example: {_joined(about.examples)}"


def _words(missing: Sequence[str]) -> str:
    return _listed([f"“{word}”" for word in dict.fromkeys(missing)][:SHOWN], "or")


def _joined(questions: Sequence[str]) -> str:
    return " · ".join(questions)


def _listed(parts: Sequence[str], last: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""
