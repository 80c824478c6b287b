"""Completion of questions that the pack can answer, and of commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from rapidfuzz import fuzz, process, utils

from bot.channels.repl.commands import COMMANDS
from bot.channels.shown import shown
from bot.content import Pack

LISTED = 8
"""How many completions are offered at once."""
_ALIKE = 75


def questions(pack: Pack) -> tuple[str, ...]:
    """The questions to offer for a pack: those it shows to newcomers, then the first example of each intent."""
    first = (intent.examples[0] for intent in pack.intents.values())
    return tuple(dict.fromkeys(_as_question(text) for text in (*pack.about.examples, *first)))


class QuestionCompleter(Completer):
    """Offers the questions that hold what was typed, by the beginnings of their words, then those that are like it."""

    def __init__(self, offered: Sequence[str]) -> None:
        self._offered = offered
        self._words = {question: utils.default_process(question).split() for question in offered}

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Completions of the whole line, the likeliest first."""
        typed = document.text_before_cursor
        if "\n" in document.text or document.text_after_cursor:
            return
        if typed.startswith("/"):
            for command in COMMANDS:
                if command.name.startswith(typed):
                    yield Completion(command.name, -len(typed), display_meta=command.help)
            return
        if typed.strip() or complete_event.completion_requested:
            for question in self.near(typed):
                yield Completion(question, -len(typed), display=shown(question))

    def near(self, typed: str) -> list[str]:
        """The questions that somebody who typed this may mean."""
        begun = utils.default_process(typed).split()
        found = [q for q, words in self._words.items() if all(any(w.startswith(b) for w in words) for b in begun)]
        if len(found) < LISTED and len(typed) > 3:
            like = process.extract(typed, self._offered, scorer=fuzz.partial_ratio, processor=utils.default_process, limit=LISTED)
            found += [question for question, score, _ in like if score >= _ALIKE and question not in found]
        return found[:LISTED]


def _as_question(text: str) -> str:
    return text[0].upper() + text[1:].rstrip("?.") + "?"
