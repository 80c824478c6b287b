"""A long page, read a screen at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import HSplit, Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl

from bot.channels.layout import Line
from bot.channels.repl.printer import STYLE, styled
from bot.channels.source import Long, passages

ABOVE = 3
"""Lines that are shown above a passage when it is gone to."""


class Pager:
    """Shows a page on the whole screen and leaves no trace of it; opens at the first passage of the last answer."""

    def __init__(self, page: Long) -> None:
        self._lines: Callable[[int], list[Line]] = lru_cache(maxsize=1)(page)
        self.top: int | None = None
        """The first line on the screen; None until it is drawn."""
        body = Window(FormattedTextControl(self._body, show_cursor=False), always_hide_cursor=True)
        foot = Window(FormattedTextControl(self._foot), height=1, style="class:bottom-toolbar")
        self.application: Application[None] = Application(
            Layout(HSplit([body, foot])), key_bindings=self._keys(), style=STYLE, full_screen=True
        )

    def run(self) -> None:
        """Until somebody has read enough."""
        self.application.run()

    def _size(self) -> tuple[int, int]:
        """The lines that fit on the screen, and its width."""
        size = get_app().output.get_size()
        return max(1, size.rows - 1), size.columns

    def _body(self) -> StyleAndTextTuples:
        rows, width = self._size()
        if self.top is None:
            self.top = max(0, next(iter(passages(self._lines(width))), 0) - ABOVE)
        self._to(self.top)
        return styled(self._lines(width)[self.top : self.top + rows])

    def _foot(self) -> StyleAndTextTuples:
        rows, width = self._size()
        total = len(self._lines(width))
        seen = min(total, (self.top or 0) + rows)
        return [("", f"{100 * seen // max(1, total)} % · Space, b: page · n, N: quoted passage · q: back"[:width])]

    def _to(self, line: int) -> None:
        rows, width = self._size()
        self.top = max(0, min(line, len(self._lines(width)) - rows))

    def _to_passage(self, step: int) -> None:
        """To the next passage, or the one before where ``step`` is negative."""
        at = (self.top or 0) + ABOVE
        found = passages(self._lines(self._size()[1]))
        beyond = [line for line in found if (line > at if step > 0 else line < at)]
        if beyond:
            self._to((beyond[0] if step > 0 else beyond[-1]) - ABOVE)

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()

        def bind(names: str, action: Callable[[], None]) -> None:
            for name in names.split():
                keys.add(name)(lambda _: action())

        bind("down j enter", lambda: self._to((self.top or 0) + 1))
        bind("up k", lambda: self._to((self.top or 0) - 1))
        bind("pagedown space f", lambda: self._to((self.top or 0) + self._size()[0] - 1))
        bind("pageup b", lambda: self._to((self.top or 0) - self._size()[0] + 1))
        bind("home g", lambda: self._to(0))
        bind("end G", lambda: self._to(len(self._lines(self._size()[1]))))
        bind("n", lambda: self._to_passage(1))
        bind("N", lambda: self._to_passage(-1))

        @keys.add("q")
        @keys.add("c-c")
        @keys.add("c-d")
        @keys.add("escape", eager=True)
        def leave(event: KeyPressEvent) -> None:
            event.app.exit()

        return keys
