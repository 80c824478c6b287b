"""The command line. What a verb needs is imported in the verb, so that each starts as fast as it can."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bot import usage
from bot.channels.slack_verb import add_slack
from bot.channels.streams import lines_of, position, size, speak_utf8, tolerate, width
from bot.folders import CACHE
from bot.shells import SHELLS
from bot.testing.verbs import add_verbs

if TYPE_CHECKING:
    from bot.channels.jsonl import Answer
    from bot.content import PackError
    from bot.engine import Bot

DONE, FAILED, REFUSED, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: done; the check failed or a question got no answer; bad usage or a pack that does not load; Ctrl-C."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    :returns: the exit status.
    :raises SystemExit: with status 2 for bad usage or a pack that does not load; what is wrong stands on stderr.
    """
    try:
        parser = build_parser()
        if "_ARGCOMPLETE" in os.environ:  # a shell asks what could come next
            from bot.shells import complete

            complete(parser)
        args = parser.parse_args(argv)
        if args.no_cache:
            os.environ[CACHE] = "off"
        if os.environ.get("QUOTEBOT_SEMANTIC"):
            _require_encoders(os.environ["QUOTEBOT_SEMANTIC"])
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


def build_parser() -> argparse.ArgumentParser:
    """The verbs and their options."""
    parser = _described(argparse.ArgumentParser(prog="quotebot"), usage.ABOUT, usage.HELP)
    parser.set_defaults(run=_talk)
    usual = os.environ.get("QUOTEBOT_PACK") or None
    parser.add_argument("--version", action=_Version)
    parser.add_argument(
        "--pack", metavar="DIR", default=usual, help="the pack to answer from (or $QUOTEBOT_PACK, or the included one)"
    )
    parser.add_argument("--no-history", action="store_true", help="do not keep what you type")
    parser.add_argument("--no-cache", action="store_true", help="keep nothing that can be made again")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument("--strict", action="store_true", help="exit status 1 if a question got no answer")
    parser.add_argument("--debug", action="store_true", help="show where an error of the program itself comes from")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB")

    ask = _verb(verbs, "ask", "answer one question, or a file of them", usage.ASK_HELP)
    ask.set_defaults(run=_ask, refuse=ask.error)
    ask.add_argument("question", nargs="*", metavar="QUESTION", help="the question")
    ask.add_argument("--json", action="store_true", help="print the reply as JSON, on one line")
    ask.add_argument("--jsonl", metavar="FILE", help="answer each line of FILE (- is the standard input) in JSON")
    ask.add_argument("--jobs", metavar="N", type=_count, default=1, help="processes that answer FILE (default: 1)")
    ask.add_argument("--strict", action="store_true", help="exit status 1 if a question got no answer")

    explain = _verb(verbs, "explain", "show why a question gets its reply", usage.EXPLAIN_HELP)
    explain.set_defaults(run=_explain)
    explain.add_argument("question", nargs="+", metavar="QUESTION", help="the question")

    check = _verb(verbs, "check", "validate a pack", usage.CHECK_HELP)
    check.set_defaults(run=_check)
    check.add_argument("--strict", action="store_true", help="fail for warnings too")
    add_verbs(partial(_verb, verbs))
    add_slack(partial(_verb, verbs), lambda args: _open(args.pack))

    completion = _described(
        verbs.add_parser("completion", help="let your shell complete verbs and options"),
        "Let your shell complete verbs and options.",
        usage.COMPLETION_HELP,
    )
    completion.set_defaults(run=_completion)
    completion.add_argument("shell", choices=SHELLS, help="which shell")
    return parser


class _Version(argparse.Action):
    """Prints the version, which takes a while to find out."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version")

    def __call__(self, *_: object) -> NoReturn:
        from importlib.metadata import version

        print(f"quotebot {version('quotebot')}")
        raise SystemExit(DONE)


def _count(text: str) -> int:
    """A number of processes.

    :raises ValueError: if it is none; argparse says so.
    """
    count = int(text)
    if count < 0:
        raise ValueError
    return count


_count.__name__ = "number"  # as argparse calls it in what it says


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
    from bot.channels.layout import plain
    from bot.channels.page import answer_page, unanswered
    from bot.channels.shown import json_line

    bot = _open(args.pack)
    reply = bot.ask(_question(args))
    if args.json:
        speak_utf8(sys.stdout)
        print(json_line(reply.model_dump(mode="json")))
    else:
        print(plain(answer_page(reply, bot.pack, width())), end="")
    return FAILED if args.strict and unanswered(reply) else DONE


def _ask_lines(args: argparse.Namespace) -> int:
    from bot.channels.progress import Progress
    from bot.channels.shown import shown

    speak_utf8(sys.stdout)
    refused = unanswered = False
    with lines_of(args.jsonl) as lines, _answering(args) as answering:
        # Where the answers go to the same screen, they are the progress.
        progress = Progress(None if sys.stdout.isatty() else sys.stderr, size(lines))
        for number, answer in enumerate(answering(lines), 1):
            if answer.error:
                progress.clear()
                print(f"{shown(args.jsonl)}:{number}: {answer.error}", file=sys.stderr)
            refused |= bool(answer.error)
            unanswered |= answer.unanswered
            print(answer.json, flush=True)
            progress.show(number, position(lines))
        progress.clear()
    return REFUSED if refused else FAILED if args.strict and unanswered else DONE


@contextmanager
def _answering(args: argparse.Namespace) -> Iterator[Callable[[Iterable[str]], Iterator[Answer]]]:
    """What answers lines: this process, or several."""
    count = args.jobs or os.cpu_count() or 1
    if count == 1:
        from bot.channels.jsonl import Questions

        questions = Questions(_open(args.pack))
        yield partial(map, questions.answer)
        return
    from bot.channels.jobs import Jobs
    from bot.content import PackError

    try:
        jobs = Jobs(Path(args.pack) if args.pack else None, count)
    except PackError as error:
        _refuse_pack(error, REFUSED)
    with jobs:
        yield jobs.answers


def _explain(args: argparse.Namespace) -> int:
    from bot.channels.layout import plain
    from bot.channels.page import answer_page
    from bot.channels.why import why_page

    bot = _open(args.pack)
    reply = bot.ask(_question(args))
    print(plain(answer_page(reply, bot.pack, width())))
    print(plain(why_page(reply, width())), end="")
    return DONE


def _check(args: argparse.Namespace) -> int:
    from bot.channels.shown import shown
    from bot.examples import counted, judged, strays

    bot = _open(args.pack, refused=FAILED)
    print(counted(bot.pack))
    found = list(strays(bot))
    for stray in found:
        print(f"warning: {shown(str(stray))}")
    print(judged(len(found), bot.pack))
    return FAILED if found and args.strict else DONE


def _talk(args: argparse.Namespace) -> int:
    from bot.channels.repl.session import talk
    from bot.channels.slack.preview import preview_page

    bot, previews = _open(args.pack), {"slack": preview_page}
    unanswered = talk(bot, keep=not args.no_history, as_json=args.json, debug=args.debug, previews=previews)
    return FAILED if args.strict and unanswered else DONE


def _open(folder: str | None, refused: int = REFUSED) -> Bot:
    """The bot of a pack.

    :raises SystemExit: with status ``refused`` for a pack with faults; each is printed on a line of its own.
    """
    from bot.content import PackError
    from bot.engine import Bot

    try:
        return Bot.load(folder or None)
    except PackError as error:
        _refuse_pack(error, refused)


def _require_encoders(kind: str) -> None:
    from bot.matching.semantic import require

    try:
        require(kind)
    except (ValueError, ModuleNotFoundError) as error:
        _refuse(f"$QUOTEBOT_SEMANTIC: {error}")


def _refuse_pack(error: PackError, status: int) -> NoReturn:
    print(error, file=sys.stderr)
    raise SystemExit(status)


def _completion(args: argparse.Namespace) -> int:
    from bot.shells import print_setup

    return DONE if print_setup(args.shell) else REFUSED


def _question(args: argparse.Namespace) -> str:
    from bot.channels.shown import mended

    return mended(" ".join(args.question))


def _refuse(what: str) -> NoReturn:
    from bot.channels.shown import shown

    print(f"quotebot: {shown(what)}", file=sys.stderr)
    raise SystemExit(REFUSED)
