"""The curator's guide: its pack loads and answers, what it shows comes out, and it leaves no key out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot import Bot, PackError
from bot.cli import main
from bot.content import models

GUIDE = Path(__file__).parents[1] / "docs" / "packs.md"
TEXT = GUIDE.read_text(encoding="utf-8")

FILE = re.compile(r"^`([\w./-]+)`:\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SLIP = re.compile(r"^- `([\w./]+)`: `(.+)` instead of `(.+)`$", re.MULTILINE)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FAULTS = "## When something is wrong"


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The guide's pack in a folder `bakery` of the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTEBOT_PACK", raising=False)
    for path, text in FILE.findall(TEXT):
        file = tmp_path / "bakery" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "bakery"


def slip(pack: Path) -> None:
    """Make the slips that the guide supposes."""
    for path, wrong, right in SLIP.findall(TEXT):
        text = (pack / path).read_text(encoding="utf-8")
        assert text.count(right) == 1
        (pack / path).write_text(text.replace(right, wrong), encoding="utf-8")


def session(block: str, capsys: pytest.CaptureFixture[str]) -> str:
    """A console block as it is when its commands are run now."""
    parts = []
    for line in block.splitlines():
        if line.startswith("$ quotebot "):
            try:
                main(shlex.split(line)[2:])
            except SystemExit as leaving:
                assert leaving.code in (1, 2)
            out, err = capsys.readouterr()
            parts.append(f"{line}\n{out}{err}")
    return "\n".join(parts)


def test_the_pack_is_sound(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", "--pack", str(pack)]) == 0
    assert capsys.readouterr().out.endswith("The pack is sound.\n")


@pytest.mark.parametrize(
    ("question", "status", "verdict", "facts"),
    [
        ("How many loaves are baked each morning?", "answered", None, ("loaves",)),
        ("price of bread", "answered", None, ("price",)),
        ("who is rosa lind", "answered", None, ("baker",)),
        ("Does a loaf cost 3 euros?", "answered", "yes", ("price",)),
        ("Does a loaf cost 4 euros?", "answered", "no", ("price",)),
        ("Do you take orders by email?", "answered", "no", ("orders",)),
        ("How much is a rye loaf?", "unknown", None, ()),
        ("Does Rosa sell cake?", "unknown", None, ()),
        ("good morning", "chat", None, ()),
    ],
)
def test_the_pack_answers(pack: Path, question: str, status: str, verdict: str | None, facts: tuple[str, ...]) -> None:
    reply = Bot.load(pack).ask(question)
    assert (reply.status, reply.verdict, reply.facts) == (status, verdict, facts)


def test_a_template_is_filled(pack: Path) -> None:
    assert Bot.load(pack).ask("How many loaves do you bake?").text == "The bakery bakes 60 loaves every morning."


def test_what_is_shown_comes_out(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = TEXT.split(FAULTS)
    faults, *checked = CONSOLE.findall(after)
    for block in (*CONSOLE.findall(before), *checked):
        assert session(block, capsys) == block
    slip(pack)
    assert session(faults, capsys) == faults


def test_every_slip_is_a_fault(pack: Path) -> None:
    slip(pack)
    with pytest.raises(PackError) as error:
        Bot.load(pack)
    told = "\n".join(map(str, error.value.faults))
    assert len(SLIP.findall(TEXT)) == 4
    for word in ("A loaf costs 4 euros" and "3 euros", "`{number}`", "`bakers`", "`example`"):
        assert word in told


@pytest.mark.parametrize(
    "model",
    [models.Source, models.Fact, models.Word, models.About, models.Intent, models.SmallTalk, models.FactFile, models.IntentFile],
)
def test_every_key_is_explained(model: type[BaseModel]) -> None:
    for key in model.model_fields:
        assert f"| `{key}` |" in TEXT or f"`{key}:`" in TEXT or (key == "smalltalk" and "`smalltalk`" in TEXT)


def test_lines_fit() -> None:
    assert [line for line in TEXT.splitlines() if len(line) > 120 and not line.startswith(("|", "intents.yaml:", "facts/"))] == []
