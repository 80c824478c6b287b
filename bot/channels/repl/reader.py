"""Reading at a terminal: a line that can be edited, with history and completion."""

from __future__ import annotations

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import History
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from bot.channels.repl.commands import State
from bot.channels.repl.completion import QuestionCompleter, questions
from bot.channels.repl.printer import STYLE
from bot.content import Pack

PROMPT = "› "


class Reader:
    """Asks for the next line."""

    interactive = True

    def __init__(self, state: State, pack: Pack, history: History) -> None:
        self._state = state
        self._examples = pack.about.examples
        self._asked = 0
        self._session: PromptSession[str] = PromptSession(
            [("class:asked", PROMPT)],
            history=history,
            completer=QuestionCompleter(questions(pack)),
            auto_suggest=AutoSuggestFromHistory(),
            placeholder=self.placeholder,
            bottom_toolbar=self.toolbar,
            key_bindings=_keys(),
            style=STYLE,
            reserve_space_for_menu=6,
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
        if not self._examples:
            return []
        return [("class:hint", f"for example: {self._examples[self._asked % len(self._examples)]}")]

    def toolbar(self) -> StyleAndTextTuples:
        """What can be done now."""
        count = len(self._state.chat.focus.options)
        now = f"1 to {count} picks a question" if count > 1 else "1 picks the question" if count else "Tab completes"
        why = " · /why" if self._state.last else ""
        return [("", f"{now}{why} · /help · Ctrl-D leaves")]


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("c-c")
    def clear(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    return keys
