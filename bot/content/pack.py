"""A pack that holds together: its documents, facts, words and intents."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from bot.content.checks import check
from bot.content.draft import Draft, FactEntry, read_draft
from bot.content.faults import PackError, Place
from bot.content.models import About, Intent, IntentFile, SmallTalk, Word
from bot.content.quotes import find_quote
from bot.content.yaml import YamlFile


@dataclass(frozen=True, slots=True)
class Document:
    """A source, verbatim."""

    id: str
    title: str
    date: str
    publisher: str
    text: str
    """Letter for letter as in its file."""


@dataclass(frozen=True, slots=True)
class LoadedFact:
    """A fact whose quote was found in its source. The fields are those of :class:`bot.content.models.Fact`."""

    id: str
    topic: str
    """The name of its file."""
    says: str
    quote: str
    source: str
    """Id of its document."""
    start: int
    """Where the quote begins in the document, in characters."""
    end: int
    """Where it ends: ``document.text[start:end] == quote``."""
    said_by: str
    told_by: tuple[str, ...]
    how: str
    who: tuple[str, ...]
    does: tuple[str, ...]
    whom: tuple[str, ...]
    one_way: bool
    values: dict[str, tuple[str, ...]]
    closed: tuple[str, ...]
    place: Place
    """Where its id stands."""


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything a bot knows, in the order of the files."""

    folder: Path
    about: About
    words: dict[str, Word]
    context: tuple[str, ...]
    facts: dict[str, LoadedFact]
    intents: dict[str, Intent]
    smalltalk: dict[str, SmallTalk]
    documents: dict[str, Document]
    places: dict[str, Place]
    """Where things stand: ``fact:ID``, ``says:ID`` (its statement), ``intent:ID``, ``example:ID:N`` (N from 0; of small
    talk too), ``word:ID``, ``smalltalk:ID``."""


def default_folder() -> Path:
    """The pack that ships with the bot: inside the installed package, or around it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "_pack"
    return shipped if shipped.is_dir() else package.parent


def load_pack(folder: Path, *, known_concepts: Collection[str] | None = None) -> Pack:
    """Read and check the pack in ``folder``.

    :param known_concepts: what ``{name}`` in a word's names may stand for besides the words of the pack and their
        kinds; None leaves such placeholders unchecked.
    :raises PackError: with every fault of every file, if there is any.
    """
    draft = read_draft(folder)
    check(draft, known_concepts)
    if draft.faults or draft.intents is None:
        raise PackError(draft.faults)
    file, model = draft.intents.file, draft.intents.model
    facts = {entry.id: _loaded(draft, entry) for entry in draft.facts}
    documents = {
        id: Document(id, header.title, header.date, header.publisher, draft.texts[id]) for id, header in draft.headers.items()
    }
    return Pack(
        folder=folder,
        about=model.about,
        words=model.words,
        context=model.context,
        facts=facts,
        intents=model.intents,
        smalltalk=model.smalltalk,
        documents=documents,
        places={f"fact:{id}": fact.place for id, fact in facts.items()}
        | {f"says:{entry.id}": entry.place("says") for entry in draft.facts}
        | _places(file, model),
    )


def _loaded(draft: Draft, entry: FactEntry) -> LoadedFact:
    fact, source = entry.fact, draft.source_of(entry)
    # Every quote was found before: a pack with one that was not has a fault and does not come here.
    start, end = find_quote(draft.texts[source], fact.quote) or (0, 0)
    return LoadedFact(
        id=entry.id,
        topic=entry.topic,
        says=fact.says,
        quote=fact.quote,
        source=source,
        start=start,
        end=end,
        said_by=entry.said_by,
        told_by=fact.told_by,
        how=entry.how,
        who=fact.who,
        does=fact.does,
        whom=fact.whom,
        one_way=fact.one_way,
        values=fact.values,
        closed=fact.closed,
        place=entry.key,
    )


def _places(file: YamlFile, model: IntentFile) -> dict[str, Place]:
    places = {f"word:{id}": file.key("words", id) for id in model.words}
    for kind, key, entries in (("intent", "intents", model.intents), ("smalltalk", "smalltalk", model.smalltalk)):
        for id, entry in entries.items():
            places[f"{kind}:{id}"] = file.key(key, id)
            for n in range(len(entry.examples)):
                places[f"example:{id}:{n}"] = file.place(key, id, "examples", n)
    return places
