"""What each stage and each check of the engine is worth: ``python -m benchmarks.ablation [QUESTIONS.jsonl …]``.

Each is switched off in turn, by putting something idle in the place of its function, and labelled questions are asked.
Nothing of the questions is printed, only how many replies are right, held back and wrong; so it can be run on questions
that nobody who works on the engine should read. A line of a file is ``{"turns": [{"q": …, "gold": …}]}``; what comes of a
reply is said by the function ``judge(gold, reply)`` of the Python file ``--judge``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot import Bot  # noqa: E402
from bot.folders import CACHE  # noqa: E402
from bot.understanding.english import english  # noqa: E402

EXAM = ROOT.parent / "shared" / "exam"
Judge = Callable[[Any, Any], tuple[str, str]]


@dataclass(frozen=True)
class Switch:
    """A stage or a check, and what stands in its place when it is off."""

    name: str
    at: str
    """``module:name`` of functions of the engine, or ``module:Class.name``; several are parted by spaces."""
    idle: Callable[..., Any]
    """Called instead; for a property, with the object."""


def nothing(*_: Any, **__: Any) -> None:
    """In place of what finds something, or does something."""


def gives(value: Any) -> Callable[..., Any]:
    """In place of what always finds the same."""
    return lambda *_, **__: value


def first(value: Any, *_: Any) -> Any:
    """In place of what changes its first argument."""
    return value


def second(_: Any, value: Any) -> Any:
    """In place of a method that changes its argument."""
    return value


def without_group(*names: str) -> Callable[[str], dict[str, str]]:
    """The reader of general English, without some files of it."""
    read = import_module("bot.understanding.english")._read
    return lambda name: {} if name in names else read(name)


def _verdict(found: Any) -> str:
    """A verdict, whatever words of the claim nothing backs."""
    return "no" if found.conflict or found.turns % 2 else "yes"


LOADING = Switch("", "bot.understanding.statements:invented", gives([]))
"""That a statement says only what its source says is checked with general English too; here the pack has to load without it."""
clause_of = import_module("bot.understanding.asking").clause_of


def not_negated(terms: Any) -> Any:
    """A clause, whatever it denies."""
    return replace(clause_of(terms), negations=0)


ENGLISH = "bot.understanding.english:_read"
SWITCHES = (
    Switch("shorthand and contractions written out", "bot.understanding.spelling:expand_shorthand", first),
    Switch("spelling repaired", "bot.understanding.spelling:Speller.repair", second),
    Switch("general English: verbs", ENGLISH, without_group("verbs")),
    Switch("general English: nouns", ENGLISH, without_group("nouns")),
    Switch("general English: qualities", ENGLISH, without_group("qualities")),
    Switch("general English: kinds", ENGLISH, without_group("kinds")),
    Switch("general English: opposites and families", ENGLISH, without_group("opposites", "families")),
    Switch("numbers and dates read", "bot.understanding.numbers:figures", gives([])),
    Switch("several questions taken apart", "bot.understanding.parting:questions", lambda sentence: [sentence]),
    Switch("asides set apart", "bot.understanding.asides:asides", gives(frozenset())),
    Switch("“besides A” set apart", "bot.understanding.asides:exclusions", gives(frozenset())),
    Switch("two things asked at once", "bot.answering.answers:_parts", nothing),
    Switch(
        "found by its number or date", "bot.understanding.by_content:by_figure bot.understanding.by_content:by_amount", gives([])
    ),
    Switch("fit of the intent in the ranking", "bot.understanding.matching:_fit", gives(0.0)),
    Switch("asked back where two fit", "bot.answering.verified:_differ", gives(False)),
    Switch("kind of answer asked for", "bot.understanding.matching:_asks_alike", gives(True)),
    Switch("every word backed, in questions", "bot.answering.accounting:Account.accepted", lambda found: not found.notes),
    Switch("every word backed, in claims", "bot.answering.findings:Findings.verdict", _verdict),
    Switch("thing asked for is in the fact", "bot.answering.slots:lacks bot.answering.slots:beyond", gives(False)),
    Switch("numbers and dates compared", "bot.answering.figures:figure", gives((True, ""))),
    Switch("who to whom", "bot.answering.conflicts:role_conflicts", gives(([], False))),
    Switch("who said it", "bot.answering.conflicts:speaker_conflicts", gives([])),
    Switch("where", "bot.answering.conflicts:place_conflicts", gives([])),
    Switch("a city in its country", "bot.answering.conflicts:within", gives(False)),
    Switch("deeds and parties that the fact has not", "bot.answering.parties:unsaid", gives([])),
    Switch("two people taken for one", "bot.answering.parties:equated", gives([])),
    Switch("opposites and other values", "bot.answering.contraries:turned", gives("")),
    Switch("names beside those that are all", "bot.answering.contraries:closed", gives(False)),
    Switch("negation", "bot.understanding.asking:clause_of", not_negated),
    Switch("done or to come", "bot.answering.unfinished:undone bot.answering.accounting:_done", gives([])),
    Switch("still going on, or stopped", "bot.answering.claims:_how_far", nothing),
    Switch("only and alone", "bot.answering.claims:_only", nothing),
    Switch("this rather than that", "bot.answering.claims:_instead", nothing),
    Switch("done to each other", "bot.answering.exclusive:mutual", gives([])),
    Switch("one picked out", "bot.understanding.clefts:cleft", gives(False)),
    Switch("whose country a thing is of", "bot.answering.nationality:nationality", gives("")),
    Switch("which of two", "bot.answering.single:_chosen", nothing),
    Switch("whose words something is", "bot.answering.attribution:said", nothing),
    Switch("who says a passage", "bot.answering.passages:whose_passage", nothing),
    Switch("what is mentioned", "bot.understanding.by_content:by_mention", gives([])),
    Switch("what a number counts", "bot.answering.counted:counting", nothing),
    Switch("all, another, should", "bot.answering.claims:quantified bot.answering.claims:another", gives([])),
    Switch("what is sent is received", "bot.answering.backing:received", gives("")),
    Switch("words that colour a question", "bot.answering.accounting:colours", gives("")),
    Switch(
        "what a claim implies",
        "bot.answering.claims:unreasoned bot.answering.claims:agreed bot.answering.claims:beside_the_theme "
        "bot.answering.claims:got",
        gives([]),
    ),
    Switch("what a question wants as a whole", "bot.answering.accounting:told_otherwise", gives(False)),
    Switch("fragments that claim something", "bot.answering.single:_suggests", gives(False)),
    Switch("things in a row, each by itself", "bot.answering.answers:_each", nothing),
    Switch("whether that includes it", "bot.conversing.dialogue:included", nothing),
    Switch("false whatever one word says", "bot.answering.claims:_false_anyway", gives(False)),
    Switch("nothing but one topic", "bot.answering.claims:another_topic", nothing),
    Switch("who does it, told by any fact", "bot.answering.verified:by_agent", gives([])),
    Switch("two amounts held against each other", "bot.answering.comparing:compare", nothing),
    Switch("who asks, and for whom", "bot.understanding.reading:without_askers", first),
    Switch("sentences about oneself", "bot.understanding.reading:Reader._tells", gives(False)),
    Switch("what was done at the time", "bot.answering.answers:meanwhile", nothing),
    Switch("whether it is told at all", "bot.answering.single:given", nothing),
    Switch("the most and the least of a list", "bot.answering.claims:extreme", nothing),
    Switch("claims that say a little more", "bot.answering.claims:overstated", gives([])),
    Switch("what a question presumes", "bot.answering.accounting:presumed", gives([])),
    Switch("how far it is what was told", "bot.conversing.dialogue:progress", nothing),
    Switch("more of the fact just told", "bot.conversing.follow_up:asked_of_it", nothing),
    Switch("what is right instead", "bot.conversing.dialogue:instead", nothing),
    Switch("whose words the last answer was", "bot.conversing.whose:whose_words", nothing),
    Switch("doubt about the value told", "bot.conversing.doubts:doubt", nothing),
    Switch("he or she that nobody named", "bot.conversing.clauses:nobody", gives("")),
    Switch("readings of follow-ups", "bot.conversing.readings:readings", gives([])),
    Switch("small talk", "bot.answering.smalltalk:small_talk", nothing),
)


@contextmanager
def off(switch: Switch) -> Iterator[None]:
    """The engine without it, wherever it is used."""
    undo: list[tuple[Any, str, Any]] = []
    for place in switch.at.split():
        module, _, path = place.partition(":")
        owner, _, name = path.rpartition(".")
        home = import_module(module)
        holders = [getattr(home, owner)] if owner else [m for n, m in sys.modules.items() if n.partition(".")[0] == "bot"]
        old = vars(holders[0])[name] if owner else getattr(home, name)
        new = property(switch.idle) if isinstance(old, property) else switch.idle
        for holder in holders:
            if vars(holder).get(name) is old:
                undo.append((holder, name, old))
                setattr(holder, name, new)
    english.cache_clear()
    try:
        yield
    finally:
        for holder, name, old in undo:
            setattr(holder, name, old)
        english.cache_clear()


def outcomes(files: list[Path], judge: Judge) -> Counter[str]:
    """How many replies are right, missed and wrong; a crash is wrong."""
    found: Counter[str] = Counter()
    bot = Bot.load()
    for path in files:
        for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
            chat = bot.conversation()
            for turn in json.loads(line)["turns"]:
                try:
                    found[judge(turn["gold"], chat.ask(turn["q"]))[0]] += 1
                except Exception:
                    found["wrong"] += 1
    return found


def judge_of(path: Path) -> Judge:
    """The function of a Python file that says what comes of a reply."""
    spec = spec_from_file_location("judge_of_replies", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    judge: Judge = module.judge
    return judge


def main() -> None:
    """Print one line of a table for the engine as it is and for each switch, as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0], allow_abbrev=False)
    parser.add_argument("files", nargs="*", type=Path, metavar="QUESTIONS.jsonl", help="the practice questions unless given")
    parser.add_argument("--judge", type=Path, default=EXAM / "score.py", help="a Python file with a function judge(gold, reply)")
    parser.add_argument("--only", default="", metavar="TEXT", help="only what has this text in its name")
    args = parser.parse_args()
    files, judge = args.files or [EXAM / "practice.jsonl"], judge_of(args.judge)
    import_module("bot.channels.jsonl")
    os.environ[CACHE] = "off"  # what was understood of the pack with all of the engine is not to be read
    whole = outcomes(files, judge)
    n = whole.total()
    print(f"{n} turns.\n\n| switched off | right, % | wrong, % | right | wrong |\n| --- | ---: | ---: | ---: | ---: |")
    print(f"| nothing | {100 * whole['right'] / n:.1f} | {100 * whole['wrong'] / n:.1f} | | |", flush=True)
    for switch in SWITCHES:
        if args.only not in switch.name:
            continue
        with off(LOADING), off(switch):
            found = outcomes(files, judge)
        right, wrong = (100 * found[k] / n for k in ("right", "wrong"))
        less, more = (100 * (found[k] - whole[k]) / n for k in ("right", "wrong"))
        print(f"| {switch.name} | {right:.1f} | {wrong:.1f} | {less:+.1f} | {more:+.1f} |", flush=True)


if __name__ == "__main__":
    main()
