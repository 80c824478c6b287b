"""Whether scripts notice when the content goes wrong: ``python benchmarks/mutations.py [--limit N] [--jobs N]``.

The pack is changed in one place at a time, in a copy. A change is caught if the pack no longer loads or if a turn of a
script that passed before does not pass any more. Of the changes that nothing catches, those are listed that change what
somebody would be told: the reply to a question of the scripts, to one of the pack's own examples, the deleted one included,
to one with the deleted name put in place of another, or to a claim made of the value. "Caught" is the share among those
that change a reply or are caught.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.mutating import Files, Mutation, as_list, mutations, put, read  # noqa: E402
from bot import Bot, PackError, Reply  # noqa: E402
from bot.answering import suggesting  # noqa: E402
from bot.content import default_folder, load_pack  # noqa: E402
from bot.testing.judging import judge  # noqa: E402
from bot.testing.loading import Block, load_scripts  # noqa: E402
from bot.testing.subject import Subject  # noqa: E402
from bot.testing.wording import renamed  # noqa: E402
from bot.understanding.frames import Frames  # noqa: E402
from bot.understanding.framing import build  # noqa: E402
from bot.understanding.kept import frames_of  # noqa: E402

# What is offered in place of an answer is not compared, and would be learned anew for each change.
setattr(suggesting, "_matcher", lambda *_: None)  # noqa: B010


@dataclass(frozen=True)
class World:
    """What does not change from one mutation to the next."""

    files: Files
    plain: Subject
    """The pack as it is."""
    frames: Frames
    turns: list[Block]
    """Those that pass."""
    asked: list[tuple[tuple[str, ...], str]]
    """All questions whose replies are compared, with those before them: of the scripts, and the examples."""
    meanings: dict[str, frozenset[str]]
    """For each of these questions what its words mean."""

    def common(self, texts: Iterable[str], meant: frozenset[str]) -> int:
        """How many meanings texts share with what is meant, a kind of it or something that it is a kind of included."""
        said = frozenset[str]().union(*(self.meanings[text] for text in texts))
        up = self.frames.lexicon.closure
        return len(said & up(meant)) + len(up(said) & meant)


@cache
def world() -> World:
    """The world, once in each process."""
    scripts, faults = load_scripts(sorted((ROOT / "tests" / "qa").glob("*.qa.yaml")))
    assert not faults, faults
    plain = scripts[0].subject
    turns = [block for script in scripts for block in script.blocks() if not block.turn.xfail]
    turns = [block for block in turns if fails(block, plain) is None]
    questions = [(block.before, question) for block in turns for question in block.turn.ask]
    examples = [((), text) for intent in plain.pack.intents.values() for text in intent.examples]
    asked = list(dict.fromkeys([*questions, *examples]))
    texts = {text for before, question in asked for text in (*before, question)}
    frames = frames_of(plain.pack)
    return World(read(default_folder()), plain, frames, turns, asked, {text: meanings_of(text, frames) for text in texts})


def meanings_of(text: str, frames: Frames) -> frozenset[str]:
    """What the words of a text mean."""
    return frozenset(m for term in frames.reader.words(re.sub("[{}]", "", text)) for m in term.concepts)


def touched(mutation: Mutation) -> frozenset[str] | None:
    """What the words of a deleted example or name mean: no other question can change. None for changes of another kind."""
    _, id, _, number = (*mutation.way, None)[:4]
    if mutation.kind == "example deleted":
        meant = meanings_of(as_list(world().files[mutation.path]["intents"][id]["examples"])[number], world().frames)
        return meant - world().frames.context or meant  # as in matching, the theme counts where there is nothing else
    if mutation.kind == "name deleted":
        return meanings_of(deleted_name(mutation), world().frames) | {str(id)}
    return None


def fails(block: Block, subject: Subject) -> str | None:
    """The question of a turn that does not get what is expected."""
    asked = (q for q in block.turn.ask if judge(block.turn, subject.reply(block.before, q), subject.pack))
    return next(asked, None)


def nearness(block: Block, mutation: Mutation, meant: frozenset[str] | None) -> int:
    """Turns that have to do with the change come first, since one that fails settles it."""
    names = {str(part) for part in mutation.way} | ({str(mutation.second[1][1])} if mutation.second else set())
    common = world().common(block.turn.ask, meant) if meant else 0
    return -10 * (block.turn.intent in names) - 20 * bool(names & set(block.turn.facts or ())) - common


def mutated(mutation: Mutation) -> tuple[Files, Subject]:
    """The pack with the change.

    :raises PackError: if it does not load any more.
    """
    files = copy.deepcopy(world().files)
    put(files[mutation.path], mutation.way, mutation.new)
    if mutation.second:
        put(files[mutation.second[0]], *mutation.second[1:])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(default_folder() / "facts", folder / "facts")
        for path in {mutation.path, *([mutation.second[0]] if mutation.second else [])} | {"intents.yaml"}:
            text = yaml.dump(files[path], Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
            (folder / path).write_text(text, encoding="utf-8")
        pack = load_pack(folder)
        return files, Subject(Bot(build(pack)), pack)


def fate(mutation: Mutation) -> tuple[Mutation, str, str]:
    """``load``, ``script``, ``told`` (not caught, and people are told something else) or ``same``; and what shows it."""
    try:
        files, subject = mutated(mutation)
    except PackError as error:
        return mutation, "load", str(error.faults[0])
    here, meant = world(), touched(mutation)

    def related(before: tuple[str, ...], questions: Iterable[str]) -> bool:
        return meant is None or here.common((*before, *questions), meant) > 0

    turns = [block for block in here.turns if related(block.before, block.turn.ask)]
    for block in sorted(turns, key=lambda block: nearness(block, mutation, meant)):
        if (failed := fails(block, subject)) is not None:
            return mutation, "script", failed
    more = {"value": claims_of, "name deleted": with_name}.get(mutation.kind, lambda *_: [])(mutation, files)
    for before, question in [*(q for q in here.asked if related(q[0], q[1:])), *(((), text) for text in more)]:
        if other(was := here.plain.reply(before, question), now := subject.reply(before, question)):
            return mutation, "told", f"{question} | {was.text} | {now.text}"
    return mutation, "same", ""


def deleted_name(mutation: Mutation) -> str:
    """The name that the mutation takes out."""
    _, word, _, number = mutation.way
    return as_list(world().files[mutation.path]["words"][word]["names"])[int(number)]


def with_name(mutation: Mutation, _: Files) -> list[str]:
    """Examples with the deleted name where they have another one of the same thing, as far as they reach their intent."""
    deleted, plain = deleted_name(mutation), world().plain
    found = ((intent, text) for name, intent, text in renamed(str(mutation.way[1]), plain.pack) if name == deleted)
    return [text for intent, text in found if plain.reply((), text).intent == intent]


def claims_of(mutation: Mutation, files: Files) -> list[str]:
    """Questions for yes or no about a value: as it was, and as it is now."""
    fact = files[mutation.path]["facts"][mutation.way[1]]
    words = files["intents.yaml"]["words"]
    who = [as_list(words[id]["names"])[0] for id in as_list(fact.get("who", []))[:1]]
    does = as_list(fact.get("does", []))[:1]
    old = world().files[mutation.path]
    for part in mutation.way:
        old = old[part]
    return [f"Did {who[0]} {does[0]} {value}?" if who and does else f"Is it {value}?" for value in (old, mutation.new)]


def other(reply: Reply, now: Reply) -> bool:
    """Whether somebody would be told something else; what is offered instead of an answer is not told."""
    return _told(reply) != _told(now)


def _told(reply: Reply) -> tuple[Any, ...]:
    text = reply.text.partition(reply.options[0])[0].rpartition(". ")[0] if reply.options else reply.text
    return reply.status, reply.verdict, text.rstrip("."), [quote.text for quote in reply.quotes]


def main() -> None:
    """Try the mutations and print what became of them."""
    parser = argparse.ArgumentParser(description="Changes the pack in one place at a time and asks whether a script notices.")
    parser.add_argument("--limit", type=int, help="how many changes of each kind, evenly over the pack (default: all)")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes (default: 2)")
    parser.add_argument("--log", type=Path, help="keep what became of each in FILE; what was caught by it is not tried again")
    args = parser.parse_args()
    by_kind: dict[str, list[Mutation]] = {}
    for mutation in mutations(read(default_folder())):
        by_kind.setdefault(mutation.kind, []).append(mutation)
    tried = [m for kind in by_kind.values() for m in kind[:: max(1, len(kind) // (args.limit or len(kind)))][: args.limit]]
    fates = tried_before(args.log) if args.log else {}
    left = [m for m in tried if fates.get(f"{m.kind}: {m}", ("told",))[0] == "told"]
    random.Random(0).shuffle(left)  # so that a run that is stopped has tried a sample
    left.sort(key=lambda m: f"{m.kind}: {m}" not in fates)  # those first that were not caught before
    world()  # before the processes part
    with Pool(args.jobs) as pool, (args.log or Path(os.devnull)).open("a", encoding="utf-8") as log:
        for mutation, what, shown in pool.imap_unordered(fate, left, chunksize=4):
            fates[f"{mutation.kind}: {mutation}"] = what, shown
            print(json.dumps([f"{mutation.kind}: {mutation}", what, shown], ensure_ascii=False), file=log, flush=True)
    report({kind: len(found) for kind, found in by_kind.items()}, {f"{m.kind}: {m}": fates[f"{m.kind}: {m}"] for m in tried})


def tried_before(log: Path) -> dict[str, tuple[str, str]]:
    """What became of mutations in earlier runs; the last one counts."""
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return {name: (what, shown) for name, what, shown in map(json.loads, lines)}


def report(there: dict[str, int], fates: dict[str, tuple[str, str]]) -> None:
    """Print the table, and what nothing caught."""
    counts = Counter((name, what) for mutation, (what, _) in fates.items() for name in (mutation.split(":")[0], "all"))
    columns = ("change", "there are", "tried", "not loaded", "a script fails", "unnoticed", "no reply differs", "caught")
    print(f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|")
    for name, total in {**there, "all": sum(there.values())}.items():
        load, script, told, same = (counts[name, what] for what in ("load", "script", "told", "same"))
        share = f"{100 * (load + script) / (load + script + told):.1f} %" if load + script + told else "-"
        print(f"| {name} | {total} | {load + script + told + same} | {load} | {script} | {told} | {same} | {share} |")
    print("\nNot caught, and people are told something else (question | before | after):")
    for mutation, (what, shown) in sorted(fates.items()):
        if what == "told":
            print(f"- {mutation}\n  {shown}")


if __name__ == "__main__":
    main()
