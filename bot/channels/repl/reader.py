"""Reading at a terminal: a line that can be edited, with history and completion."""

from __future__ import annotations

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import History
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from bot.channels.repl.completion import QuestionCompleter
from bot.channels.repl.guards import SafeCompleter, SafeHints, safe
from bot.channels.repl.hints import Hints
from bot.channels.repl.keys import KEYS
from bot.channels.repl.printer import STYLE
from bot.channels.repl.state import State
from bot.channels.repl.toolbar import toolbar
from bot.channels.shown import shown

PROMPT = "› "
MENU = 6
"""Rows that are kept free below the line."""


class Reader:
    """Asks for the next line."""

    interactive = True

    def __init__(self, state: State, history: History) -> None:
        self._state = state
        self._asked = 0
        self._session: PromptSession[str] = PromptSession(
            [("class:asked", PROMPT)],
            history=history,
            completer=SafeCompleter(QuestionCompleter(state)),
            complete_in_thread=True,
            auto_suggest=SafeHints(Hints(state)),
            placeholder=safe(self.placeholder),
            bottom_toolbar=safe(self.toolbar),
            key_bindings=_keys(),
            style=STYLE,
            reserve_space_for_menu=MENU,
            enable_open_in_editor=True,
            enable_suspend=True,
        )

    def read(self) -> str | None:
        """What was typed or pasted; None when the user leaves."""
        try:
            text = self._session.prompt()
        except KeyboardInterrupt:
            return ""
        except EOFError:
            return None
        self._asked += 1
        return text

    def placeholder(self) -> StyleAndTextTuples:
        """An example in the empty line, another one each time."""
        examples = self._state.pack.about.examples
        if not examples:
            return [("class:hint", "ask a question, or /help")]
        return [("class:hint", f"for example: {shown(examples[self._asked % len(examples)])}")]

    def toolbar(self) -> StyleAndTextTuples:
        """What can be done now, as far as it fits."""
        return toolbar(self._state, get_app().output.get_size().columns)


def _keys() -> KeyBindings:
    """The keys of the table that the terminal's own keys lack."""
    keys = KeyBindings()
    for key in KEYS:
        if key.presses:
            keys.add(*key.presses)(lambda event, types=key.types: _press(event, types))
    return keys


def _press(event: KeyPressEvent, types: str) -> None:
    """Clear the line; where a key enters one of its own, do that."""
    event.current_buffer.reset()
    if types:
        event.current_buffer.insert_text(types)
        event.current_buffer.validate_and_handle()
