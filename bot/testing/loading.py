"""Reading a script: its shape, its pack, and whether it agrees with the pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.content import Fault, PackError, Place
from bot.content.faults import Faulty, suggestion
from bot.content.shapes import shape_faults
from bot.content.yaml import Way, YamlFile, read_yaml
from bot.testing.agreement import disagreements
from bot.testing.script import Script, Turn
from bot.testing.subject import Subject, shown_path, subject
from bot.understanding.framing import uncollected


class ScriptError(Faulty):
    """A script that cannot be run: every fault in it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A turn where it stands."""

    conversation: str
    """The name of its conversation, or its number."""
    turn: Turn
    before: tuple[str, ...]
    """The questions before it: of each turn the last one."""
    tags: tuple[str, ...]
    """Its own and those of what it is in."""
    place: Place
    way: Way


@dataclass(frozen=True, slots=True)
class LoadedScript:
    """A script without faults, and what it is asked of."""

    path: Path
    file: YamlFile
    script: Script
    subject: Subject

    def blocks(self) -> Iterator[Block]:
        """All its turns, in order."""
        for c, conversation in enumerate(self.script.conversations):
            before: tuple[str, ...] = ()
            for t, turn in enumerate(conversation.turns):
                way: Way = ("conversations", c, "turns", t)
                tags = tuple(dict.fromkeys((*self.script.tags, *conversation.tags, *turn.tags)))
                yield Block(conversation.name or str(c + 1), turn, before, tags, self.file.place(*way), way)
                before = (*before, turn.ask[-1])


@uncollected()
def load_script(path: Path, usual_pack: Path | None = None) -> LoadedScript:
    """Read a script and the pack it is for: its own, or else the usual one, or else the included one.

    :raises ScriptError: with every fault of the script.
    :raises PackError: with every fault of the pack.
    """
    faults: list[Fault] = []
    file = read_yaml(Path(), shown_path(path), faults.append)
    if file is None:
        raise ScriptError(faults)
    script = _validated(file, faults)
    faults += _tag_faults(script, file)
    folder = path.parent / script.pack if script.pack else usual_pack
    if script.pack and folder and not folder.is_dir():
        raise ScriptError([*faults, Fault(file.place("pack"), f"there is no folder `{script.pack}`", _packs_near(folder))])
    asked = subject(folder.resolve() if folder else None)
    faults += disagreements(script, file, asked.pack)
    if faults:
        raise ScriptError(faults)
    return LoadedScript(path, file, script, asked)


def load_scripts(files: Iterable[Path], usual_pack: Path | None = None) -> tuple[list[LoadedScript], list[Fault]]:
    """The scripts that can be run, and the faults of all others and of their packs."""
    scripts, faults = [], dict[Fault, None]()
    for path in files:
        try:
            scripts.append(load_script(path, usual_pack))
        except (ScriptError, PackError) as error:
            faults.update(dict.fromkeys(error.faults))
    return scripts, list(faults)


def _validated(file: YamlFile, faults: list[Fault]) -> Script:
    """The script in a file, without what is of the wrong shape, so that all else is checked in the same run."""
    try:
        return Script.model_validate(file.data)
    except ValidationError as error:
        faults += shape_faults(error, file, Script)
        ways = [detail["loc"] for detail in error.errors(include_url=False, include_context=False)]
    sound = deepcopy(file.data)
    inside = {way[:length] for way in ways for length in range(len(way))}
    for way in ways:
        if way not in inside:  # else it is wrong only for what is wrong in it
            _leave_out(way, sound)
    try:
        return Script.model_validate(sound)
    except ValidationError:
        raise ScriptError(faults) from None


def _leave_out(way: Way, data: dict[str, Any]) -> None:
    """Take what is wrong out of the turn, conversation or script that has it; all that stays keeps its number."""
    turn = {"ask": "-"}
    if len(way) >= 4 and way[2] == "turns":
        _leave_out_of(data["conversations"][way[1]]["turns"], way[3:], turn)
    elif len(way) >= 2 and way[0] == "conversations":
        _leave_out_of(data["conversations"], way[1:], {"turns": [turn]})
    else:
        data.pop(str(way[0]), None)


def _leave_out_of(parts: Any, way: Way, needed: dict[str, Any]) -> None:
    """Leave out what is at ``way`` in ``parts``, but for what such a part cannot be without."""
    if len(way) == 1:
        parts[way[0]] = needed
    else:
        parts[way[0]].pop(way[1], None)
        parts[way[0]] = needed | parts[way[0]]


def _packs_near(folder: Path) -> str:
    """The likely fix for a folder that is not there."""
    try:
        there = [part.name for part in folder.parent.iterdir() if (part / "intents.yaml").is_file()]
    except OSError:
        there = []
    return suggestion(folder.name, there) or "write it as seen from the script, `../my-pack`"


_TAKEN = ("filterwarnings", "parametrize", "skip", "skipif", "usefixtures", "xfail")


def _tag_faults(script: Script, file: YamlFile) -> Iterator[Fault]:
    """Tags that mean something else to pytest."""
    lists: list[tuple[Way, tuple[str, ...]]] = [((), script.tags)]
    for c, conversation in enumerate(script.conversations):
        lists.append((("conversations", c), conversation.tags))
        lists += [(("conversations", c, "turns", t), turn.tags) for t, turn in enumerate(conversation.turns)]
    for way, tags in lists:
        for n, tag in enumerate(tags):
            if tag in _TAKEN:
                fix = "write `xfail: why it does not work yet`" if tag == "xfail" else "use another word"
                yield Fault(file.place(*way, "tags", n), f"`{tag}` cannot be a tag", fix)
