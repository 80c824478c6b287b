"""Which intents, facts and sentences of a pack the replies to scripts have given, and which they have not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.answering.reply import Reply
from bot.content import Document, Pack, Place, sentence_around
from bot.testing.subject import shown_path

KINDS = ("intents", "smalltalk", "facts", "sentences")
"""What is counted."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a script can ask for."""

    id: str
    """Of a sentence: its document and where it begins in it."""
    place: Place
    text: str
    """What a person knows it by."""


@dataclass(frozen=True, slots=True)
class Covered:
    """How much of one kind the replies have given."""

    total: int
    missing: tuple[Part, ...]

    @property
    def percent(self) -> float:
        """Rounded down, so that 100 means all of it."""
        return int(1000 * (self.total - len(self.missing)) / self.total) / 10 if self.total else 100.0


class Coverage:
    """Collects replies, pack by pack."""

    def __init__(self) -> None:
        self._packs: dict[str, Pack] = {}
        self._given: dict[str, dict[str, set[str]]] = {}

    def add(self, pack: Pack, replies: Iterable[Reply]) -> None:
        """Count what the replies give."""
        given = self._of(pack)
        for reply in replies:
            if reply.status == "chat":
                given["smalltalk"].update([reply.intent] if reply.intent else [])
            elif reply.status == "answered":
                given["facts"].update(reply.facts)
                # Of several questions in one message, those that were answered.
                told = {why.intent for why in reply.why if why.example and not why.unaccounted}
                given["intents"].update(told | ({reply.intent} if reply.intent else set()))
            for quote in reply.quotes:
                for id, document in pack.documents.items():
                    if document.title == quote.source and document.text[quote.start : quote.end] == quote.text:
                        given["sentences"].update(_touched(document, id, quote.start, quote.end))

    def _of(self, pack: Pack) -> dict[str, set[str]]:
        self._packs.setdefault(str(pack.folder), pack)
        return self._given.setdefault(str(pack.folder), {kind: set() for kind in KINDS})

    def data(self) -> dict[str, dict[str, list[str]]]:
        """What was counted, to be sent to another process."""
        return {folder: {kind: sorted(ids) for kind, ids in given.items()} for folder, given in self._given.items()}

    def merge(self, data: Mapping[str, Mapping[str, Iterable[str]]], packs: Mapping[str, Pack]) -> None:
        """Count what another process has counted."""
        for folder, given in data.items():
            own = self._of(packs[folder])
            for kind, ids in given.items():
                own[kind].update(ids)

    def packs(self) -> Iterator[tuple[Pack, dict[str, Covered]]]:
        """Of each pack that was asked, how much of each kind was given."""
        for folder, pack in self._packs.items():
            given = self._given[folder]
            yield pack, {kind: _covered(parts, given[kind]) for kind, parts in parts_of(pack).items()}

    @property
    def percent(self) -> float:
        """That of the kind and pack of which least was given."""
        return min((kind.percent for _, kinds in self.packs() for kind in kinds.values()), default=0.0)


def parts_of(pack: Pack) -> dict[str, list[Part]]:
    """Everything in a pack that a script can ask for, by kind. Sentences that no fact quotes are not among it."""
    quoted = {
        id for fact in pack.facts.values() for id in _touched(pack.documents[fact.source], fact.source, fact.start, fact.end)
    }
    examples = {id: intent.question or intent.examples[0] for id, intent in pack.intents.items()}
    return {
        "intents": [Part(id, pack.places[f"intent:{id}"], text) for id, text in examples.items()],
        "smalltalk": [Part(id, pack.places[f"smalltalk:{id}"], talk.examples[0]) for id, talk in pack.smalltalk.items()],
        "facts": [Part(fact.id, fact.place, fact.says) for fact in pack.facts.values()],
        "sentences": [part for part in _sentences(pack) if part.id in quoted],
    }


def unquoted(pack: Pack) -> list[Part]:
    """The sentences that no fact quotes, so that no reply can give them."""
    can_be = {part.id for part in parts_of(pack)["sentences"]}
    return [part for part in _sentences(pack) if part.id not in can_be]


def _covered(parts: list[Part], given: set[str]) -> Covered:
    return Covered(len(parts), tuple(part for part in parts if part.id not in given))


def _sentences(pack: Pack) -> Iterator[Part]:
    for id, document in pack.documents.items():
        path = shown_path(pack.folder / "facts" / "sources" / f"{id}.txt")
        for start, end in _spans(document.text):
            before = document.text[:start]
            place = Place(path, before.count("\n") + 1, start - before.rfind("\n"))
            yield Part(f"{id}:{start}", place, document.text[start:end])


def _touched(document: Document, id: str, start: int, end: int) -> Iterator[str]:
    return (f"{id}:{first}" for first, last in _spans(document.text) if first < end and start < last)


@cache
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence."""
    spans, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start, end = sentence_around(text, at, at + 1)
        if any(letter.isalnum() for letter in text[start:end]):
            spans.append((start, end))
        at = max(end, at + 1)
    return tuple(spans)


def coverage_json(coverage: Coverage) -> dict[str, Any]:
    """The coverage as plain data."""
    packs = [
        {
            "pack": shown_path(pack.folder),
            **{
                name: {
                    "covered": kind.total - len(kind.missing),
                    "total": kind.total,
                    "percent": kind.percent,
                    "missing": [_plain(part) for part in kind.missing],
                }
                for name, kind in kinds.items()
            },
            "unquoted": [_plain(part) for part in unquoted(pack)],
        }
        for pack, kinds in coverage.packs()
    ]
    return {"percent": coverage.percent, "packs": packs}


def coverage_lines(coverage: Coverage) -> Iterator[str]:
    """The coverage as lines of text."""
    for pack, kinds in coverage.packs():
        yield f"Coverage of {pack.about.title}"
        for name, kind in kinds.items():
            yield f"  {_name(name):<11}{kind.total - len(kind.missing):>5} of {kind.total:<5}{kind.percent:>6g} %"
        for name, kind in kinds.items():
            if kind.missing:
                yield f"No script asked for these {_name(name)}:"
                yield from (_line(part) for part in kind.missing)
        bare = unquoted(pack)
        if bare:
            yield "No fact quotes these sentences, so that they are not counted:"
            yield from (_line(part) for part in bare)


def _name(kind: str) -> str:
    return "small talk" if kind == "smalltalk" else kind


def _line(part: Part) -> str:
    return f"  {part.place}: {part.text if ':' in part.id else part.id}"


def _plain(part: Part) -> dict[str, str]:
    return {"id": part.id, "place": str(part.place), "text": part.text}
