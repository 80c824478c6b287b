"""Whether scripts notice when the content goes wrong: ``python benchmarks/mutations.py [--limit N] [--jobs N]``.

The pack is changed in one place at a time, in a copy. A change is caught if the pack no longer loads or if a turn of a
script that passed before does not pass any more. Of the changes that nothing catches, those are listed that change what
somebody would be told: the reply to one of the pack's own examples, the deleted one included, to one with the deleted name
put in place of another, or to a claim made of the value. "Caught" is the share among those that change a reply or are caught.
"""

from __future__ import annotations

import argparse
import copy
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot import Bot, PackError, Reply  # noqa: E402
from bot.content import default_folder, load_pack  # noqa: E402
from bot.testing.judging import judge  # noqa: E402
from bot.testing.loading import Block, LoadedScript, load_scripts  # noqa: E402
from bot.testing.subject import Subject  # noqa: E402
from bot.testing.wording import renamed  # noqa: E402
from bot.understanding.framing import build  # noqa: E402

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


@cache
def world() -> tuple[Files, list[tuple[LoadedScript, Block]], dict[str, Reply], Bot]:
    """What does not change, once in each process: the files, the turns that pass, the replies to the examples, the bot."""
    scripts, faults = load_scripts(sorted((ROOT / "tests" / "qa").glob("*.qa.yaml")))
    assert not faults, faults
    turns = [(script, block) for script in scripts for block in script.blocks() if not block.turn.xfail]
    turns = [(script, block) for script, block in turns if not fails(block, script.subject)]
    pack, bot = load_pack(default_folder()), Bot.load()
    asked = {text: bot.ask(text) for intent in pack.intents.values() for text in intent.examples}
    return read(default_folder()), turns, asked, bot


def fails(block: Block, subject: Subject) -> bool:
    """Whether a turn does not get what it expects."""
    return any(judge(block.turn, subject.reply(block.before, question), subject.pack) for question in block.turn.ask)


def nearness(block: Block, mutation: Mutation) -> int:
    """Turns that have to do with the change come first, since one that fails settles it."""
    names = {str(part) for part in mutation.way} | ({str(mutation.second[1][1])} if mutation.second else set())
    return -(block.turn.intent in names) - 2 * bool(names & set(block.turn.facts or ()))


def fate(mutation: Mutation) -> tuple[Mutation, str]:
    """``load``, ``script``, ``told`` (not caught, and people are told something else) or ``same``."""
    files, turns, asked, plain = world()
    files = copy.deepcopy(files)
    put(files[mutation.path], mutation.way, mutation.new)
    if mutation.second:
        put(files[mutation.second[0]], *mutation.second[1:])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(default_folder() / "facts", folder / "facts")
        for path, data in files.items():
            (folder / path).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
        try:
            pack = load_pack(folder)
            bot = Bot(build(pack))
        except PackError:
            return mutation, "load"
    subject = Subject(bot, pack)
    for _, block in sorted(turns, key=lambda turn: nearness(turn[1], mutation)):
        if fails(block, subject):
            return mutation, "script"
    if any(other(reply, bot.ask(text)) for text, reply in asked.items()):
        return mutation, "told"
    more = {"value": claims_of, "name deleted": with_name}.get(mutation.kind, lambda *_: [])(mutation, files)
    return mutation, "told" if any(other(plain.ask(text), bot.ask(text)) for text in more) else "same"


def with_name(mutation: Mutation, _: Files) -> list[str]:
    """Examples with the deleted name where they have another one of the same thing."""
    _, word, _, number = mutation.way
    deleted = as_list(world()[0][mutation.path]["words"][word]["names"])[number]
    return [question for name, _, question in renamed(str(word), world()[3].pack) if name == deleted]


def claims_of(mutation: Mutation, files: Files) -> list[str]:
    """Questions for yes or no about a value: as it was, and as it is now."""
    fact = files[mutation.path]["facts"][mutation.way[1]]
    words = files["intents.yaml"]["words"]
    who = [as_list(words[id]["names"])[0] for id in as_list(fact.get("who", []))[:1]]
    does = as_list(fact.get("does", []))[:1]
    old = world()[0][mutation.path]
    for part in mutation.way:
        old = old[part]
    return [f"Did {who[0]} {does[0]} {value}?" if who and does else f"Is it {value}?" for value in (old, mutation.new)]


def other(reply: Reply, now: Reply) -> bool:
    """Whether somebody would be told something else."""
    return (reply.status, reply.verdict, reply.text, [q.text for q in reply.quotes]) != (
        now.status, now.verdict, now.text, [q.text for q in now.quotes],
    )  # fmt: skip


def main() -> None:
    """Try the mutations and print what became of them."""
    parser = argparse.ArgumentParser(description="Changes the pack in one place at a time and asks whether a script notices.")
    parser.add_argument("--limit", type=int, help="how many changes of each kind, evenly over the pack (default: all)")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes (default: 2)")
    args = parser.parse_args()
    by_kind: dict[str, list[Mutation]] = {}
    for mutation in mutations(read(default_folder())):
        by_kind.setdefault(mutation.kind, []).append(mutation)
    tried = [m for kind in by_kind.values() for m in kind[:: max(1, len(kind) // (args.limit or len(kind)))][: args.limit]]
    with Pool(args.jobs) as pool:
        fates = list(pool.imap_unordered(fate, tried))
    counts = Counter((name, what) for mutation, what in fates for name in (mutation.kind, "all"))
    columns = ("change", "there are", "tried", "not loaded", "a script fails", "unnoticed", "no reply differs", "caught")
    print(f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|")
    there = {kind: len(found) for kind, found in by_kind.items()}
    there["all"] = sum(there.values())
    for name, total in there.items():
        load, script, told, same = (counts[name, what] for what in ("load", "script", "told", "same"))
        share = f"{100 * (load + script) / (load + script + told):.0f} %" if load + script + told else "-"
        print(f"| {name} | {total} | {load + script + told + same} | {load} | {script} | {told} | {same} | {share} |")
    print("\nNot caught, and people are told something else:")
    for mutation, what in sorted(fates, key=lambda fate: str(fate[0])):
        if what == "told":
            print(f"- {mutation.kind}: {mutation}")


if __name__ == "__main__":
    main()
