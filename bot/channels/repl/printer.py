"""Printing at a terminal: styled, and wrapped to its width."""

from __future__ import annotations

from collections.abc import Iterable

from prompt_toolkit import print_formatted_text
from prompt_toolkit.application import get_app_session
from prompt_toolkit.formatted_text import FormattedText, StyleAndTextTuples
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style

from bot.channels.layout import Line, Page
from bot.channels.source import Long

# Colours by their ANSI names, so that they are those of the user's theme, and none for what has to be read in full: on
# some backgrounds any colour is faint. They only repeat what signs and words say.
STYLE = Style.from_dict(
    {
        "asked": "bold",
        "heading": "bold",
        "bar": "ansicyan",
        "mark": "bold underline",
        "quoted": "underline",
        "yes": "ansigreen bold",
        "no": "ansired bold",
        "missing": "ansired bold",
        "number": "bold",
        "faint": "ansibrightblack",
        # Slanted too, so that it cannot be taken for what was typed where there are no colours.
        "hint": "ansibrightblack italic",
        "auto-suggestion": "ansibrightblack italic",
        "bottom-toolbar": "noreverse ansibrightblack",
        "toolbar.now": "bold default",
        "toolbar.faults": "ansired bold",
        "completion-menu": "noreverse bg:default default",
        "completion-menu.completion": "bg:default default",
        "completion-menu.completion.current": "reverse",
        "completion-menu.meta.completion": "bg:default ansibrightblack",
        "completion-menu.meta.completion.current": "reverse",
    }
)
"""The style of everything in the terminal, by the names of :class:`bot.channels.layout.Line` and its spans."""


class Printer:
    """Prints pages, an empty line after each; long ones a screen at a time."""

    def __init__(self, output: Output | None = None) -> None:
        self._output = output or get_app_session().output

    def show(self, page: Page) -> None:
        """Print a page, wrapped to the width that the terminal has now."""
        size = self._output.get_size()
        lines = page(size.columns)
        if isinstance(page, Long) and len(lines) > size.rows - 2:
            from bot.channels.repl.pager import Pager

            Pager(page).run()
        else:
            print_formatted_text(styled([*lines, Line("")]), style=STYLE, output=self._output, end="")


def styled(lines: Iterable[Line]) -> StyleAndTextTuples:
    """Lines as prompt_toolkit takes them, each with its line break."""
    return FormattedText(
        (" ".join(f"class:{name}" for name in styles.split()), text)
        for line in lines
        for styles, text in (*line.pieces(), ("", "\n"))
    )
