"""A pack as its files have it, before anything is known to agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from bot.content.faults import Fault, Place
from bot.content.models import Fact, FactFile, IntentFile, Model, Source
from bot.content.shapes import shape_faults
from bot.content.yaml import YamlFile, read_text, read_yaml

INTENTS = "intents.yaml"
FACTS = "facts"
SOURCES = "facts/sources"

_COLLECTIONS = ("facts", "words", "intents", "smalltalk")
# What stands in for a part that a file cannot be without, while the rest of it is checked.
_NEEDED: dict[str, Any] = {"about": {"title": "-"}, "facts": {}, "words": {}, "intents": {}}

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Read(Generic[M]):
    """A file and what it says."""

    file: YamlFile
    model: M


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A fact where it stands."""

    id: str
    topic: str
    """The name of its file."""
    fact: Fact
    home: Read[FactFile]

    def place(self, *way: str | int) -> Place:
        """Where a part of the fact stands; the file's default where the fact itself has no such part."""
        file = self.home.file
        if way and way[0] not in file.data[FACTS][self.id] and way[0] in file.data:
            return file.place(*way)
        return file.place(FACTS, self.id, *way)

    @property
    def key(self) -> Place:
        """Where its id stands."""
        return self.home.file.key(FACTS, self.id)

    @property
    def said_by(self) -> str:
        """Its speaker, or that of its file."""
        return self.fact.said_by or self.home.model.said_by

    @property
    def how(self) -> str:
        """The form in which it was said, or that of its file."""
        return self.fact.how or self.home.model.how


@dataclass(slots=True)
class Draft:
    """Everything that could be read, and the faults of what could not."""

    folder: Path
    texts: dict[str, str] = field(default_factory=dict)
    """The documents, by id."""
    headers: dict[str, Source] = field(default_factory=dict)
    facts: list[FactEntry] = field(default_factory=list)
    """In the order of the files; an id may come twice."""
    intents: Read[IntentFile] | None = None
    ids: dict[str, set[str]] = field(default_factory=lambda: {key: set() for key in ("sources", *_COLLECTIONS)})
    """What was given for ``sources``, ``facts``, ``words`` and so on, whether it is sound or not: to name something
    whose own faults are told already is no fault."""
    lost: set[str] = field(default_factory=set)
    """Of which of these there may be more, in a file that could not be read."""
    faults: list[Fault] = field(default_factory=list)

    def report(self, fault: Fault) -> None:
        """Add a fault."""
        self.faults.append(fault)

    def source_of(self, entry: FactEntry) -> str:
        """Id of the source that a fact names, itself or by its file, or of the only one there is; else nothing."""
        named = entry.fact.source or entry.home.model.source
        sources = self.ids["sources"]
        return named or (next(iter(sources)) if len(sources) == 1 else "")


def read_draft(folder: Path) -> Draft:
    """Read every file of the pack in ``folder``."""
    draft = Draft(folder)
    if not folder.is_dir():
        fix = f"give the folder that holds `{INTENTS}` and `{FACTS}`"
        draft.report(Fault(Place(INTENTS, 1, 1), f"there is no folder {folder}", fix))
        return draft
    _read_sources(draft)
    stems = _stems(draft, FACTS, ".yaml")
    if not stems:
        draft.lost.add("facts")
        draft.report(Fault(Place(FACTS, 1, 1), "there are no facts", "add a file `TOPIC.yaml`"))
    for stem in stems:
        home = _read(draft, f"{FACTS}/{stem}.yaml", FactFile, ("facts",))
        if home:
            draft.facts += [FactEntry(id, stem, fact, home) for id, fact in home.model.facts.items()]
    draft.intents = _read(draft, INTENTS, IntentFile, ("words", "intents", "smalltalk"))
    return draft


def _read_sources(draft: Draft) -> None:
    texts = _stems(draft, SOURCES, ".txt")
    headers = _stems(draft, SOURCES, ".yaml")
    draft.ids["sources"] |= {*texts, *headers}
    if not texts and not headers:
        draft.report(Fault(Place(SOURCES, 1, 1), "there is no document", "add a text as `NAME.txt` and its header"))
    for stem in texts:
        path = f"{SOURCES}/{stem}.txt"
        if stem not in headers:
            fix = f"add `{stem}.yaml` with its `title` and `date`"
            draft.report(Fault(Place(path, 1, 1), "the document has no header", fix))
        text = read_text(draft.folder, path, draft.report)
        if text is not None:
            draft.texts[stem] = text
    for stem in headers:
        path = f"{SOURCES}/{stem}.yaml"
        if stem not in texts:
            fix = f"add the document's text as `{stem}.txt`"
            draft.report(Fault(Place(path, 1, 1), "the header has no document", fix))
        header = _read(draft, path, Source, ())
        if header:
            draft.headers[stem] = header.model


def _stems(draft: Draft, where: str, suffix: str) -> list[str]:
    """Names of the files of a folder that end in ``suffix``, without it; hidden files are passed over."""
    try:
        names = sorted(path.name for path in (draft.folder / where).iterdir() if not path.name.startswith("."))
    except OSError:
        return []
    for name in names if suffix == ".yaml" else ():
        if name.endswith(".yml"):
            fix = f"rename it to `{name.removesuffix('.yml')}.yaml`"
            draft.report(Fault(Place(f"{where}/{name}", 1, 1), "a file that ends in `.yml` is not read", fix))
    return [name.removesuffix(suffix) for name in names if name.endswith(suffix)]


def _read(draft: Draft, path: str, model: type[M], collections: tuple[str, ...]) -> Read[M] | None:
    """A file of the pack, without what is not sound in it; its faults go to the draft."""
    file = read_yaml(draft.folder, path, draft.report)
    if file is None:
        draft.lost.update(collections)
        return None
    for key in collections:
        entries = file.data.get(key)
        if isinstance(entries, dict):
            draft.ids[key].update(entries)
        elif key in file.data:
            draft.lost.add(key)
    try:
        return Read(file, model.model_validate(file.data))
    except ValidationError as error:
        draft.faults += shape_faults(error, file, model)
        ways = [detail["loc"] for detail in error.errors(include_url=False, include_context=False)]
    return Read(file, model.model_validate(_sound(file.data, ways, model))) if collections else None


def _sound(data: dict[str, Any], ways: list[tuple[int | str, ...]], model: type[Model]) -> dict[str, Any]:
    """``data`` without the entries that the faults at ``ways`` are in, so that all others are checked in this run."""
    sound = {key: dict(part) if isinstance(part, dict) else part for key, part in data.items()}
    for way in ways:
        key = str(way[0])
        if key in _COLLECTIONS and len(way) > 1:
            sound[key].pop(way[1], None)
        else:
            sound.pop(key, None)
            if key in _NEEDED and key in model.model_fields:
                sound[key] = _NEEDED[key]
    return sound
