"""An error of the program itself, told in a line, so that the conversation can go on."""

from __future__ import annotations

import traceback

from bot.channels.layout import Line, Page, note


def trouble(error: Exception, debug: bool = False) -> Page:
    """What to show for an error that nobody foresaw; with ``debug`` where it comes from."""
    told = f"That went wrong ({type(error).__name__}: {error}). The conversation goes on"
    details = traceback.format_exception(error) if debug else []

    def page(width: int | None) -> list[Line]:
        first = note(f"{told}." if debug else f"{told}; `quotebot --debug` shows more.", width)
        return [*first, *note("".join(details).rstrip(), width)] if details else first

    return page
