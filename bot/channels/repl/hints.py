"""The rest of the line, in italics: what was typed before, or a question of the pack that begins like this."""

from __future__ import annotations

from prompt_toolkit.auto_suggest import AutoSuggest, AutoSuggestFromHistory, Suggestion
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from bot.channels.repl.offered import offers
from bot.channels.repl.state import State


class Hints(AutoSuggest):
    """What was typed in this and earlier sessions goes first."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._history = AutoSuggestFromHistory()

    def get_suggestion(self, buffer: Buffer, document: Document) -> Suggestion | None:
        """What would go on from what is typed; None for commands, lines that were pasted and an empty line."""
        typed = document.text
        if not typed.strip() or "\n" in typed or typed.startswith("/"):
            return None
        if found := self._history.get_suggestion(buffer, document):
            return found
        begun = (o.question for o in offers(self._state.pack) if o.question.lower().startswith(typed.lower()))
        question = next(begun, "")
        return Suggestion(question[len(typed) :]) if question else None
