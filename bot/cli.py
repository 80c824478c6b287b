"""The command line. What a verb needs is imported in the verb, so that each starts as fast as it can."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bot.channels.slack_verb import add_slack
from bot.channels.streams import lines_of, speak_utf8, tolerate, width
from bot.testing.verbs import add_verbs

if TYPE_CHECKING:
    from bot.content import Pack
    from bot.engine import Bot

DONE, FAILED, REFUSED, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: done; the check failed; bad usage or a pack that does not load; Ctrl-C."""

ABOUT = "Answers questions about a document, each with the passage that backs it, and says nothing else."
HELP = """\
examples:
  quotebot                                             talk; /help there says how
  quotebot ask "Who took part in it?"
  quotebot ask --json "When does it start?"            the reply as JSON, with its quotes and why
  quotebot ask --jsonl questions.txt                   one question a line, one JSON reply a line
  quotebot explain "Did it start in March?"            how it was read and what backs each word
  quotebot check --pack my-pack                        is the pack sound?
  quotebot test my-pack/tests                          does it say what it should?
  quotebot slack --help                                answer in Slack

exit status: 0 done, 1 the check failed, 2 bad usage or a pack that does not load
"""
ASK_HELP = """\
Each line of FILE is a question as text, or {"question": "…", "conversation": "…"}: lines that name the same
conversation belong to one, so that follow-ups are understood. Each reply is printed before the next line is read.

examples:
  quotebot ask "What was decided?"
  quotebot ask --json "Who takes part?"
  quotebot ask --jsonl questions.txt
"""
EXPLAIN_HELP = """\
Shows how each question in the message was read, the example question that it matched and where that stands, the
score and what came second, what backs each word, and the claims that were checked.

examples:
  quotebot explain "When does it start?"
"""
CHECK_HELP = """\
A pack is a folder with intents.yaml and facts/. What keeps it from loading is printed one fault a line, as
path:line:column and what would be right. Then each example question is asked, and those that another intent
answers are listed: the bot works without them, but somebody may miss them.

examples:
  quotebot check
  quotebot check --pack my-pack --strict               exit status 1 for those examples too
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    :returns: the exit status.
    :raises SystemExit: with status 2 for bad usage or a pack that does not load; what is wrong stands on stderr.
    """
    try:
        args = _parser().parse_args(argv)
        tolerate(sys.stdout)
        status: int = args.run(args)
        if sys.stdout:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough. The interpreter must not find that out again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        what = error.strerror or str(error)
        _refuse(f"{error.filename}: {what}" if error.filename else what)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _described(argparse.ArgumentParser(prog="quotebot"), f"{ABOUT}\nWithout a verb it talks with you.", HELP)
    parser.set_defaults(run=_talk)
    usual = os.environ.get("QUOTEBOT_PACK") or None
    parser.add_argument(
        "--pack", metavar="DIR", default=usual, help="the pack to answer from (or $QUOTEBOT_PACK, or the included one)"
    )
    parser.add_argument("--no-history", action="store_true", help="do not keep what you type")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB")

    ask = _verb(verbs, "ask", "answer one question, or a file of them", ASK_HELP)
    ask.set_defaults(run=_ask, refuse=ask.error)
    ask.add_argument("question", nargs="*", metavar="QUESTION", help="the question")
    ask.add_argument("--json", action="store_true", help="print the reply as JSON, on one line")
    ask.add_argument("--jsonl", metavar="FILE", help="answer each line of FILE (- is the standard input) in JSON")

    explain = _verb(verbs, "explain", "show why a question gets its reply", EXPLAIN_HELP)
    explain.set_defaults(run=_explain)
    explain.add_argument("question", nargs="+", metavar="QUESTION", help="the question")

    check = _verb(verbs, "check", "validate a pack", CHECK_HELP)
    check.set_defaults(run=_check)
    check.add_argument("--strict", action="store_true", help="fail for warnings too")
    add_verbs(partial(_verb, verbs))
    add_slack(partial(_verb, verbs), lambda args: _open(args.pack)[0])
    return parser


def _verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help: str, more: str) -> argparse.ArgumentParser:
    verb = _described(verbs.add_parser(name, help=help), f"{help[0].upper()}{help[1:]}.", more)
    # Left out of the result unless given, so that it may stand before the verb too.
    verb.add_argument("--pack", metavar="DIR", default=argparse.SUPPRESS, help="the pack to answer from")
    return verb


def _described(parser: argparse.ArgumentParser, description: str, more: str) -> argparse.ArgumentParser:
    parser.description, parser.epilog = description, more
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    return parser


def _ask(args: argparse.Namespace) -> int:
    if (args.jsonl is None) == (not args.question):
        args.refuse("give a question, or a file of questions with --jsonl")
    if args.jsonl is not None:
        return _ask_lines(args)
    from bot.channels.page import answer_page, plain
    from bot.channels.shown import json_line

    reply = _open(args.pack)[0].ask(_question(args))
    if args.json:
        speak_utf8(sys.stdout)
        print(json_line(reply.model_dump(mode="json")))
    else:
        print(plain(answer_page(reply, width())), end="")
    return DONE


def _ask_lines(args: argparse.Namespace) -> int:
    from bot.channels.jsonl import Questions
    from bot.channels.shown import json_line, shown

    speak_utf8(sys.stdout)
    status = DONE
    with lines_of(args.jsonl) as lines:
        questions = Questions(_open(args.pack)[0])
        for number, line in enumerate(lines, 1):
            try:
                answer = questions.reply(line.rstrip("\n")).model_dump(mode="json")
            except ValueError as error:
                # The line gets its answer all the same: whoever counts lines must not lose their place.
                answer, status = {"error": str(error)}, REFUSED
                print(f"{shown(args.jsonl)}:{number}: {error}", file=sys.stderr)
            print(json_line(answer), flush=True)
    return status


def _explain(args: argparse.Namespace) -> int:
    from bot.channels.page import answer_page, plain, why_page

    reply = _open(args.pack)[0].ask(_question(args))
    print(plain(answer_page(reply, width())))
    print(plain(why_page(reply, width())), end="")
    return DONE


def _check(args: argparse.Namespace) -> int:
    from bot.channels.shown import shown
    from bot.examples import examples, strays

    bot, pack = _open(args.pack, refused=FAILED)
    counts = {
        "documents": len(pack.documents),
        "facts": len(pack.facts),
        "intents": len(pack.intents),
        "examples": sum(map(len, examples(pack).values())),
        "words": len(pack.words),
    }
    print(", ".join(f"{count} {name if count != 1 else name[:-1]}" for name, count in counts.items()))
    found = list(strays(bot, pack))
    for stray in found:
        print(f"warning: {shown(str(stray))}")
    astray = f"The pack loads; {len(found)} of its {counts['examples']} examples go elsewhere."
    print(astray if found else "The pack is sound.")
    return FAILED if found and args.strict else DONE


def _talk(args: argparse.Namespace) -> int:
    from bot.channels.repl.session import talk

    bot, pack = _open(args.pack)
    talk(bot, pack, keep=not args.no_history)
    return DONE


def _open(folder: str | None, refused: int = REFUSED) -> tuple[Bot, Pack]:
    """The bot of a pack, and the pack.

    :raises SystemExit: with status ``refused`` for a pack with faults; each is printed on a line of its own.
    """
    from bot.content import PackError, default_folder, load_pack
    from bot.engine import Bot
    from bot.understanding.framing import build

    try:
        pack = load_pack(Path(folder) if folder else default_folder())
    except PackError as error:
        print(error, file=sys.stderr)
        raise SystemExit(refused) from None
    return Bot(build(pack)), pack


def _question(args: argparse.Namespace) -> str:
    from bot.channels.shown import mended

    return mended(" ".join(args.question))


def _refuse(what: str) -> NoReturn:
    from bot.channels.shown import shown

    print(f"quotebot: {shown(what)}", file=sys.stderr)
    raise SystemExit(REFUSED)
