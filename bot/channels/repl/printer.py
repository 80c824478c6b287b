"""Printing at a terminal: styled, and wrapped to its width."""

from __future__ import annotations

from prompt_toolkit import print_formatted_text
from prompt_toolkit.application import get_app_session
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style

from bot.channels.page import Page

# Colours by their ANSI names, so that they are those of the user's theme. They only repeat what signs and words say.
STYLE = Style.from_dict(
    {
        "asked": "bold",
        "quote": "ansicyan",
        # Slanted too, so that it cannot be taken for what was typed where there are no colours.
        "hint": "ansibrightblack italic",
        "auto-suggestion": "ansibrightblack italic",
        "bottom-toolbar": "noreverse ansibrightblack",
        "completion-menu": "noreverse bg:default default",
        "completion-menu.completion": "bg:default default",
        "completion-menu.completion.current": "reverse",
        "completion-menu.meta.completion": "bg:default ansibrightblack",
        "completion-menu.meta.completion.current": "reverse",
    }
)
"""The style of everything in the terminal, by the names of :class:`bot.channels.page.Line`."""


class Printer:
    """Prints pages, an empty line after each."""

    def __init__(self, output: Output | None = None) -> None:
        self._output = output or get_app_session().output

    def show(self, page: Page) -> None:
        """Print a page, wrapped to the width that the terminal has now."""
        lines = page(self._output.get_size().columns)
        text = FormattedText([(f"class:{line.style}", f"{line.text}\n") for line in lines])
        print_formatted_text(text, style=STYLE, output=self._output)
