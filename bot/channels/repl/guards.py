"""What helps while typing must not end the conversation: where one of these fails, there is no help, and that is all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from prompt_toolkit.auto_suggest import AutoSuggest, Suggestion
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples


class SafeCompleter(Completer):
    """A completer that offers nothing more once it fails."""

    def __init__(self, completer: Completer) -> None:
        self._completer = completer

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Those of the completer."""
        with suppress(Exception):
            yield from self._completer.get_completions(document, complete_event)


class SafeHints(AutoSuggest):
    """Hints that are left out where they fail."""

    def __init__(self, hints: AutoSuggest) -> None:
        self._hints = hints

    def get_suggestion(self, buffer: Buffer, document: Document) -> Suggestion | None:
        """That of the hints."""
        with suppress(Exception):
            return self._hints.get_suggestion(buffer, document)
        return None


def safe(text: Callable[[], StyleAndTextTuples]) -> Callable[[], StyleAndTextTuples]:
    """What a callable says; nothing where it fails."""

    def said() -> StyleAndTextTuples:
        with suppress(Exception):
            return text()
        return []

    return said
