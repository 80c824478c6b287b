"""The guide to scripts shows what really comes out. ``python -m tests.test_docs_testing`` writes what comes out now."""

from __future__ import annotations

import re
import tempfile
from contextlib import chdir
from pathlib import Path

import pytest

from bot.content.models import Model
from bot.testing.loading import load_scripts
from bot.testing.script import Conversation, Script, Turn
from bot.testing.subject import subject
from docs.refresh import refreshed
from tests import test_docs_packs as packs

GUIDE = Path(__file__).parents[1] / "docs" / "testing.md"
TEXT = GUIDE.read_text(encoding="utf-8")

SCRIPT = "bread.qa.yaml"
BLOCK = re.compile(r"^```console\n.*?^```$", re.DOTALL | re.MULTILINE)
SLIPS = re.compile(r"With the slips `(.+?)`, `(.+?)` and `(.+?)` in it:\n\n(```text\n).*?(^```$)", re.DOTALL | re.MULTILINE)
PROGRESS = re.compile(r"^.*\r", re.MULTILINE)
TIME = re.compile(r", in \d+\.\d s\.")


def fresh(folder: Path) -> str:
    """The guide with everything that it shows as it is now."""
    with chdir(folder):
        for path, text in packs.FILE.findall(TEXT):
            Path(path).write_text(text, encoding="utf-8")
        packs.write(folder / "bakery")
        text = SLIPS.sub(slipped, TEXT)
        blocks = iter(BLOCK.findall(text))
        shown = [run(next(blocks)), differing(next(blocks)), run(next(blocks))]
        return BLOCK.sub(lambda _: shown.pop(0), text)


def run(block: str) -> str:
    """The block as it is now; without progress, and as if always as fast."""
    subject.cache_clear()
    return TIME.sub(", in 0.5 s.", PROGRESS.sub("", refreshed(block)))


def differing(block: str) -> str:
    """The block that shows what happens when the pack differs."""
    ((path, wrong, right),) = packs.SLIP.findall(TEXT)
    file = Path(path)
    text = file.read_text(encoding="utf-8")
    assert text.count(right) == 1
    file.write_text(text.replace(right, wrong), encoding="utf-8")
    shown = run(block)
    file.write_text(text, encoding="utf-8")
    return shown


def slipped(shown: re.Match[str]) -> str:
    """The faults of a script with slips in it."""
    script = Path(SCRIPT)
    text = wrong = script.read_text(encoding="utf-8")
    for slip in (shown[1], shown[2], shown[3]):
        key = slip.split(":")[0]
        wrong = re.sub(rf"\b{key}: .*", slip, wrong, count=1)
    script.write_text(wrong, encoding="utf-8")
    _, faults = load_scripts([script])
    script.write_text(text, encoding="utf-8")
    said = "".join(f"{fault}\n" for fault in faults)
    return shown[0][: shown.start(4) - shown.start()] + shown[4] + said + shown[5]


def test_what_is_shown_comes_out(tmp_path: Path) -> None:
    assert fresh(tmp_path) == TEXT, "run: python -m tests.test_docs_testing"


@pytest.mark.parametrize("model", [Turn, Conversation, Script])
def test_every_key_is_explained(model: type[Model]) -> None:
    explained = packs.FENCED.sub("", TEXT)
    assert [key for key in model.model_fields if f"`{key}`" not in explained] == []


def test_lines_fit() -> None:
    prose = packs.FENCED.sub("", TEXT).splitlines()
    assert [line for line in prose if len(line) > 125 and not line.startswith("|")] == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        GUIDE.write_text(fresh(Path(folder)), encoding="utf-8")
