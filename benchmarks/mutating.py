"""Changes to a pack, one place each: another value, two quotes swapped, an example, a name or an answer taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

MONTHS = "January February March April May June July August September October November December".split()
Files = dict[str, Any]
"""The YAML files of a pack, as data, by path."""


@dataclass(frozen=True)
class Mutation:
    """One change."""

    kind: str
    path: str
    way: tuple[str | int, ...]
    new: Any
    """What comes in its place; None takes it out."""
    second: tuple[str, tuple[str | int, ...], Any] | None = None
    """Another change at the same time: path, way, new."""

    def __str__(self) -> str:
        return f"{self.path}: {'.'.join(map(str, self.way))} = {self.new!r}"


def read(folder: Path) -> Files:
    """All files of a pack, each value the text that stands there."""
    paths = ["intents.yaml", *(f"facts/{path.name}" for path in sorted((folder / "facts").glob("*.yaml")))]
    return {path: yaml.load((folder / path).read_text(encoding="utf-8"), yaml.BaseLoader) for path in paths}


def mutations(files: Files) -> Iterator[Mutation]:
    """Every change there is."""
    facts = [(path, id, fact) for path, data in files.items() if path != "intents.yaml" for id, fact in data["facts"].items()]
    for path, id, fact in facts:
        yield Mutation("statement", path, ("facts", id, "says"), changed(fact["says"].rstrip(".")) + ".")
        for name, value in fact.get("values", {}).items():
            for n, text in enumerate(value) if isinstance(value, list) else [(None, value)]:
                way = ("facts", id, "values", name, *(() if n is None else (n,)))
                yield Mutation("value", path, way, changed(text))
    for (path, id, fact), (other_path, other, other_fact) in pairwise(facts):
        second = (other_path, ("facts", other, "quote"), fact["quote"])
        yield Mutation("quotes swapped", path, ("facts", id, "quote"), other_fact["quote"], second)
    intents = files["intents.yaml"]
    for id, intent in intents["intents"].items():
        for n in range(len(as_list(intent["examples"]))):
            yield Mutation("example deleted", "intents.yaml", ("intents", id, "examples", n), None)
        template = intent.get("answer", "")
        for name in re.findall(r"\{(.+?)\}", template):
            yield Mutation(
                "template broken", "intents.yaml", ("intents", id, "answer"), template.replace(f"{{{name}}}", f"{{{name}x}}")
            )
            yield Mutation("template thinned", "intents.yaml", ("intents", id, "answer"), template.replace(f"{{{name}}}", "some"))
        if template:
            yield Mutation("answer dropped", "intents.yaml", ("intents", id, "answer"), None)
    for id, word in intents["words"].items():
        for n in range(len(as_list(word["names"]))):
            yield Mutation("name deleted", "intents.yaml", ("words", id, "names", n), None)


def changed(text: str) -> str:
    """A value that says something else: another number, another month, another name."""
    number = re.search(r"\d(?=\D*$)", text)
    if number:
        return text[: number.start()] + str((int(number[0]) + 3) % 10) + text[number.end() :]
    for month, other in zip(MONTHS, MONTHS[1:] + MONTHS[:1], strict=True):
        if re.search(rf"\b{month}\b", text):
            return re.sub(rf"\b{month}\b", other, text)
    return f"{text.rsplit(' ', 1)[0]} zebra" if " " in text else "zebra"


def as_list(value: Any) -> list[str]:
    """Lists may be written as one text."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def put(data: Any, way: tuple[str | int, ...], new: Any) -> None:
    """Change what is at ``way``."""
    *before, last = way
    for part in before[:-1] if isinstance(last, int) else before:
        data = data[part]
    if isinstance(last, int):
        data[before[-1]] = as_list(data[before[-1]])
        data = data[before[-1]]
    if new is None:
        del data[last]
    else:
        data[last] = new
