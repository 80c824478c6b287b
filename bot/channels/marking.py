"""What stands out in a reply: its verdict, the words that it could not back, and what was asked for in its quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.answering.reply import Quote, Reply
from bot.channels.layout import Span, apart
from bot.content import Document, Pack

_VERDICT = re.compile(r"(?:^|(?<=[.!?] ))(Yes|No)(?=[.:])")


def said(reply: Reply) -> list[Span]:
    """In the text of a reply: the words of a verdict, and in the person's own words what nothing backs."""
    verdicts = _VERDICT.finditer(reply.text) if reply.verdict else ()
    missing = [f"“{word.strip()}”" for why in reply.why for word in why.unaccounted if word.strip()]
    return [
        *((match.start(), match.end(), match[1].lower()) for match in verdicts),
        *((start, end, "missing") for start, end, _ in _places(missing, reply.text)),
    ]


def asked_for(quote: Quote, reply: Reply, pack: Pack) -> list[Span]:
    """In a quote: the values that the answer takes from it, of several those that the question names; where the answer
    takes none, the words of the question.
    """
    values = [
        part for id in reply.facts if id in pack.facts for value in pack.facts[id].values.values() for part in value
    ]  # fmt: skip
    answer = reply.text.lower()
    taken = [value for value in values if value.lower() in answer]
    words = [name for why in reply.why for word in why.words for name in _names(word.text, word.backed_by, pack)]
    named = [value for value in taken if any(_places(words, value))]
    return apart(_places(named or taken, quote.text)) or apart(_places(words, quote.text))


def place(quote: Quote, pack: Pack) -> str:
    """Where a quote stands: ``line 12``; nothing where its document is not in the pack."""
    document = document_of(quote, pack)
    return f"line {document.text.count(chr(10), 0, quote.start) + 1}" if document else ""


def document_of(quote: Quote, pack: Pack) -> Document | None:
    """The document that a quote is from."""
    having = (d for d in pack.documents.values() if d.title == quote.source and d.text[quote.start : quote.end] == quote.text)
    return next(having, None)


def _names(text: str, backed_by: str, pack: Pack) -> Iterator[str]:
    """Ways to say a word of the question that means something; none for one that only serves its grammar."""
    if backed_by in pack.words:
        yield from (text, *pack.words[backed_by].names)
    elif backed_by.endswith("~"):
        yield text


def _places(texts: Iterable[str], within: str) -> Iterator[Span]:
    """Where any of the texts stands as whole words, however its letters are cased."""
    for text in dict.fromkeys(texts):
        for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", within, re.IGNORECASE):
            yield match.start(), match.end(), "mark"
