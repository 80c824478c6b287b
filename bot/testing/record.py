"""``quotebot record``: questions to a script, and a script brought up to date."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from bot.channels.jsonl import parsed
from bot.channels.shown import mended, shown
from bot.channels.streams import lines_of
from bot.content import PackError
from bot.testing import SUFFIX
from bot.testing.loading import ScriptError, load_script
from bot.testing.recording import Exchange, head, script_text
from bot.testing.subject import Subject, shown_path, subject
from bot.testing.updating import update
from bot.testing.wording import wording_script

DONE, NOT_DONE, REFUSED = 0, 1, 2


def record(args: argparse.Namespace) -> int:
    """Write or update a script.

    :returns: the exit status.
    :raises OSError: if a file cannot be read or written.
    """
    *questions, script = args.files
    if args.wording and questions:
        args.refuse("with --wording give a script only: the pack has the questions")
    if len(questions) > 1 or not (questions or args.update or args.wording):
        args.refuse("with --update give a script, and questions before it if there are new ones" if args.update
                    else "give questions and a script")  # fmt: skip
    path = Path(script)
    if not path.name.endswith(SUFFIX):
        args.refuse(f"the name of a script ends in {SUFFIX}: {path}")
    pack = Path(args.pack).resolve() if args.pack else None
    try:
        if args.wording:
            return _wording(path, pack, args.update, args.yes)
        return _update(questions, path, pack, args.yes) if args.update else _write(questions[0], path, pack)
    except (PackError, ScriptError, ValueError) as error:
        print(error, file=sys.stderr)
        return REFUSED


def conversations_of(lines: Iterable[str], name: str) -> list[list[str]]:
    """The questions of each conversation, in the order in which they begin.

    :raises ValueError: with a line for every one that cannot be read.
    """
    chats: dict[str, list[str]] = {}
    faults = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            key, questions = _questions(line.rstrip("\n"))
            chats.setdefault(key or f"line {number}", []).extend(questions)
        except ValueError as error:
            faults.append(f"{shown(name)}:{number}: {error}")
    if faults or not chats:
        raise ValueError("\n".join(faults) or f"{shown(name)}: there is no question")
    return list(chats.values())


def _questions(line: str) -> tuple[str, list[str]]:
    """The conversation of a line, or nothing, and its questions."""
    if not line.lstrip().startswith("{"):
        return "", [mended(line)]
    try:
        turns = json.loads(line).get("turns")
    except (ValueError, RecursionError):
        turns = None
    if turns is None:
        question, conversation = parsed(line)
        return "" if conversation is None else json.dumps(conversation, sort_keys=True), [question]
    if not turns or not isinstance(turns, list) or not all(isinstance(turn, str) and turn.strip() for turn in turns):
        raise ValueError('"turns" is not a list of questions')
    return "", [mended(turn) for turn in turns]


def _write(questions: str, path: Path, pack: Path | None) -> int:
    if path.exists():
        raise ValueError(f"quotebot: {shown(str(path))} is there already; --update changes what it expects")
    exchanges = [asked_in(chat, subject(pack)) for chat in _chats(questions)]
    with path.open("x", encoding="utf-8") as file:
        file.write(script_text(path, pack, exchanges))
    print(f"Wrote {sum(map(len, exchanges))} questions to {shown_path(path)}. Read it through: it expects what the bot says now.")
    return DONE


def _wording(path: Path, pack: Path | None, again: bool, yes: bool) -> int:
    """Write what the pack's own wording asks; again, below what stands above it."""
    if path.exists() and not again:
        raise ValueError(f"quotebot: {shown(str(path))} is there already; --update writes it again")
    text = wording_script(subject(pack))
    if again:
        before = path.read_bytes().decode("utf-8")
        above, found, _ = before.partition("conversations:")
        return _changed(path, before, (above if found else head(path, pack)) + text, yes)
    path.write_text(head(path, pack) + text, encoding="utf-8")
    print(f"Wrote the wording of the pack to {shown_path(path)}.")
    return DONE


def _chats(questions: str) -> list[list[str]]:
    with lines_of(questions) as lines:
        return conversations_of(lines, questions)


def asked_in(chat: list[str], subject: Subject) -> list[Exchange]:
    """The questions of a conversation with their replies."""
    return [(text, subject.reply(tuple(chat[:n]), text)) for n, text in enumerate(chat) if text.strip()]


def _update(questions: list[str], path: Path, pack: Path | None, yes: bool) -> int:
    script = load_script(path, pack)
    asked = {(*block.before, question) for block in script.blocks() for question in block.turn.ask}
    chats = [chat for name in questions for chat in _chats(name) if tuple(chat) not in asked]
    found = update(script, [asked_in(chat, script.subject) for chat in chats])
    name = shown_path(path)
    for line in found.by_hand:
        print(shown(line), file=sys.stderr)
    if found.by_hand and found.after == found.before:
        print(f"Nothing else in {name} is to be changed.")
        return NOT_DONE
    changed = _changed(path, found.before, found.after, yes)
    return NOT_DONE if found.by_hand else changed


def _changed(path: Path, before: str, after: str, yes: bool) -> int:
    """Show how a script differs, and write it if that is wanted."""
    name = shown_path(path)
    if after == before:
        print(f"Nothing in {name} is to be changed.")
        return DONE
    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, "now", "updated", lineterm="")
    print(shown("\n".join(diff)))
    if not yes and not _wanted():
        print(f"{name} stays as it is; --yes changes it.")
        return NOT_DONE
    path.write_bytes(after.encode("utf-8"))
    return DONE


def _wanted() -> bool:
    """Whether somebody at a terminal says yes."""
    if not (sys.stdin and sys.stdin.isatty()):
        return False
    try:
        return input("Change it? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False
