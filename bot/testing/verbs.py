"""The verbs of the command line that deal with scripts. What they need is imported when they run."""

from __future__ import annotations

import argparse
from collections.abc import Callable

TEST_HELP = """\
A script is a file *.qa.yaml: questions, and what the replies have to be. docs/testing.md explains each key. Unless
given, FILE is every script below the current folder. Scripts that name no pack are for the one given here.

examples:
  quotebot test
  quotebot test --pack my-pack my-pack/tests/bread.qa.yaml
  quotebot test -k loaf --tag prices                   only turns with `loaf` in them, tagged `prices`
  quotebot test --coverage --coverage-min 90           what did no script ask for?

exit status: 0 all as expected, 1 some replies differ or too little is covered, 2 scripts with faults or bad usage
"""
RECORD_HELP = """\
Asks questions and writes a script that expects the replies that came, ready to be read through and trimmed. Each
line of QUESTIONS is one for `quotebot ask --jsonl`: lines that name the same conversation become one. A line
{"turns": ["…", "…"]} is a conversation too.

With --update an existing script is asked again. The difference is shown first; then only the expectations that do
not hold any more are changed, and your comments stay. What you left out stays out. QUESTIONS are not needed;
those that the script does not ask yet are added at its end.

With --wording the pack has the questions: all its examples and, in them, all its names, as far as they reach their
intents. Take an example or a name out of the pack later, and the script tells which questions are lost.

examples:
  quotebot record questions.txt cakes.qa.yaml
  quotebot record --update bread.qa.yaml               show what would change, and ask
  quotebot record --update --yes bread.qa.yaml
  quotebot record --update --yes questions.txt bread.qa.yaml
  quotebot record --pack my-pack --wording wording.qa.yaml

exit status: 0 written or nothing to write, 1 not wanted or something left to be changed by hand, 2 bad input
"""

AddVerb = Callable[[str, str, str], argparse.ArgumentParser]
"""Adds a verb: its name, what it does in a line, examples."""


def add_verbs(add: AddVerb) -> None:
    """Add ``test`` and ``record``."""
    test = add("test", "ask the questions of scripts and compare the replies", TEST_HELP)
    test.set_defaults(run=_test)
    test.add_argument("files", nargs="*", metavar="FILE", help="scripts, or folders of scripts")
    test.add_argument("-k", metavar="EXPR", dest="words", help="only turns whose names have this in them (`a and not b`)")
    test.add_argument("--tag", metavar="TAG", action="append", default=[], help="only turns with this tag (or one of these)")
    test.add_argument("--coverage", action="store_true", help="list what of the pack no script asked for")
    test.add_argument("--coverage-min", metavar="PERCENT", type=float, help="fail if less of the pack is covered")
    test.add_argument("--through", choices=["slack"], help="ask through an adapter, in a fake Slack on this machine")
    test.add_argument("--json", action="store_true", help="print one JSON object")

    record = add("record", "write a script from questions, or bring one up to date", RECORD_HELP)
    record.set_defaults(run=_record, refuse=record.error)
    record.add_argument("files", nargs="+", metavar="QUESTIONS SCRIPT", help="questions to ask, and the script to write")
    record.add_argument("--update", action="store_true", help="change what an existing script expects")
    record.add_argument("--wording", action="store_true", help="ask what the pack's own examples and names ask")
    record.add_argument("--yes", action="store_true", help="do not ask before changing it")


def _test(args: argparse.Namespace) -> int:
    from bot.testing.command import run_scripts

    return run_scripts(args)


def _record(args: argparse.Namespace) -> int:
    from bot.testing.record import record

    return record(args)
