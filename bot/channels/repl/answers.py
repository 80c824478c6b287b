"""Commands about the last answer: why it is so, and where in the document it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from bot.channels.layout import Line, Page, note
from bot.channels.marking import document_of
from bot.channels.page import credit
from bot.channels.repl.state import State
from bot.channels.source import Long, passage_page, source_page
from bot.channels.why import why_page
from bot.content.faults import suggestion


def why(state: State, _: str) -> Iterable[Page]:
    """How the last answer came about."""
    if state.last is None:
        return [partial(note, "There is no answer yet to explain.")]
    return [partial(why_page, state.last)]


def quote(state: State, _: str) -> Iterable[Page]:
    """The quotes of the last answer, each within its paragraph."""
    quotes = state.last.quotes if state.last else ()
    if not quotes:
        return [partial(note, "The last reply has no quote." if state.last else "There is no answer yet.")]
    pages = []
    for one in quotes:
        document = document_of(one, state.pack)
        if document:
            pages.append(partial(passage_page, document, (one.start, one.end), credit(one)))
    return [lambda width: list(_joined(page(width) for page in pages))]


def preview(state: State, channel: str) -> Iterable[Page]:
    """The last answer as another channel shows it."""
    channel = channel or next(iter(state.previews), "")
    if channel not in state.previews:
        there_are = "; there is " + ", ".join(state.previews) if state.previews else ""
        return [partial(note, f"There is no channel {channel}".rstrip() + there_are)]
    if state.last is None:
        return [partial(note, "There is no answer yet to show.")]
    return [partial(state.previews[channel], state.last)]


def channels(state: State) -> Iterator[tuple[str, str]]:
    """The channels that can be shown."""
    return ((channel, "") for channel in state.previews)


def source(state: State, name: str) -> Iterable[Page]:
    """A document, or that of the last answer; what the last answer quotes is what it opens at."""
    documents = state.pack.documents
    quotes = state.last.quotes if state.last else ()
    if name and name not in documents:
        advice = suggestion(name, documents).replace("`", "")
        return [partial(note, f"There is no document {name}" + (f"; {advice}" if advice else "."))]
    of_last = [document for one in quotes if (document := document_of(one, state.pack))]
    document = documents[name] if name else of_last[0] if of_last else next(iter(documents.values()))
    here = [(one.start, one.end) for one in quotes if document_of(one, state.pack) is document]
    facts = [(fact.start, fact.end) for fact in state.pack.facts.values() if fact.source == document.id]
    return [Long(partial(source_page, document, here, facts))]


def documents(state: State) -> Iterator[tuple[str, str]]:
    """The documents, with their titles."""
    return ((document.id, document.title) for document in state.pack.documents.values())


def _joined(parts: Iterable[list[Line]]) -> Iterator[Line]:
    for number, part in enumerate(parts):
        yield from ([Line("")] if number else [])
        yield from part
