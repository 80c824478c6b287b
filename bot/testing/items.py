"""Scripts as pytest sees them: a file, its conversations, and an item for each turn. Needs pytest, as the plug-in does."""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from os import PathLike
from pathlib import Path
from typing import Any

import pytest

from bot.content import PackError
from bot.testing.coverage import Coverage
from bot.testing.loading import Block, ScriptError, load_script
from bot.testing.running import failure_report, play, unexpected_pass
from bot.testing.subject import Subject

COVERAGE = pytest.StashKey[Coverage]()
"""What the replies covered, where the run asks for it."""
_TAGS = pytest.StashKey[set[str]]()
_NAME = 60


class Failed(Exception):
    """A turn whose replies are not what it expects; its text is for a person."""


class QaFile(pytest.File):
    """A script."""

    usual_pack: Path | None = None
    through: str | None = None
    """The adapter that is asked; None asks the bot itself."""

    def collect(self) -> Iterator[pytest.Collector]:
        """Its conversations."""
        try:
            script = load_script(self.path, self.usual_pack)
        except (ScriptError, PackError) as error:
            self.faults = error.faults
            # Its tags are not read: what the run picks by may be among them, and is not what there is to complain of.
            for tag in re.findall(r"[\w.-]+", self.config.getoption("markexpr", default="")):
                register(tag, self.config)
            raise self.CollectError(str(error)) from None
        gc.freeze()  # a pack is large and stays: it need not be looked through for garbage again and again
        asked = script.subject
        if self.through:
            from bot.testing.through import through

            asked = through(asked)
        groups = [list(blocks) for _, blocks in groupby(script.blocks(), lambda block: block.way[1])]
        for name, blocks in zip(unique(blocks[0].conversation for blocks in groups), groups, strict=True):
            conversation: QaConversation = QaConversation.from_parent(self, name=name)
            conversation.subject, conversation.blocks = asked, blocks
            yield conversation


class QaConversation(pytest.Collector):
    """A conversation of a script. The script itself, with the place of each word, is not needed any more."""

    subject: Subject
    blocks: Sequence[Block]

    def collect(self) -> Iterator[pytest.Item]:
        """Its turns."""
        for name, block in zip(unique(block.turn.ask[0] for block in self.blocks), self.blocks, strict=True):
            item: QaItem = QaItem.from_parent(self, name=name)
            item.subject, item.block = self.subject, block
            item.extra_keyword_matches.update(block.turn.ask)
            for tag in block.tags:
                register(tag, self.config)
                item.add_marker(tag)
            yield item


class QaItem(pytest.Item):
    """A turn. What came before it in its conversation is asked again, so that it can run alone and anywhere."""

    subject: Subject
    block: Block

    def runtest(self) -> None:
        """Ask, and hold the replies against what is expected.

        :raises Failed: if they are not that.
        """
        outcomes = play(self.block, self.subject)
        xfail = None if self.config.getoption("runxfail", default=False) else self.block.turn.xfail
        if any(outcome.differences for outcome in outcomes):
            if xfail:
                pytest.xfail(xfail)
            raise Failed(failure_report(self.block, outcomes))
        if xfail:
            raise Failed(unexpected_pass(self.block))
        if COVERAGE in self.config.stash:
            self.config.stash[COVERAGE].add(self.subject.pack, [outcome.reply for outcome in outcomes])

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What differs, without a traceback."""
        return str(excinfo.value) if isinstance(excinfo.value, Failed) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[PathLike[str] | str, int | None, str]:
        """Where the turn stands."""
        return self.path, self.block.place.line - 1, self.name


def unique(texts: Iterable[str]) -> Iterator[str]:
    """Names made of texts: short, on one line, without what parts an id; the same text again gets a number."""
    seen: Counter[str] = Counter()
    for text in texts:
        name = " ".join(text.replace("::", ": :").split())
        name = name if len(name) <= _NAME else f"{name[:_NAME].rstrip()}…"
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def register(tag: str, config: pytest.Config) -> None:
    """Make a tag known, so that ``--strict-markers`` lets it pass."""
    known = config.stash.setdefault(_TAGS, set())
    if tag not in known:
        known.add(tag)
        config.addinivalue_line("markers", f"{tag}: a tag of scripts")
