"""The curator's guide: its pack loads and answers, what it shows comes out, and it leaves no key out.

``python -m tests.test_docs_packs`` writes into the guide what comes out now.
"""

from __future__ import annotations

import re
import tempfile
from contextlib import chdir
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot import Bot, PackError
from bot.cli import main
from bot.content import models
from docs.refresh import refreshed

GUIDE = Path(__file__).parents[1] / "docs" / "packs.md"
TEXT = GUIDE.read_text(encoding="utf-8")

FILE = re.compile(r"^`([\w./-]+)`:\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SLIP = re.compile(r"^- `([\w./]+)`: `(.+)` instead of `(.+)`$", re.MULTILINE)
FAULTS = re.compile(r"^(This is what you get:\n\n```text\n).*?(^```$)", re.DOTALL | re.MULTILINE)
FENCED = re.compile(r"^```\w+\n.*?^```$", re.DOTALL | re.MULTILINE)


def write(folder: Path) -> Path:
    """Write the guide's pack; returns its folder."""
    for path, text in FILE.findall(TEXT):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def slip(pack: Path) -> str:
    """Make the slips that the guide supposes; returns what is said of them."""
    for path, wrong, right in SLIP.findall(TEXT):
        text = (pack / path).read_text(encoding="utf-8")
        assert text.count(right) == 1
        (pack / path).write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(PackError) as error:
        Bot.load(pack)
    return f"{error.value}\n"


def fresh(folder: Path) -> str:
    """The guide with everything that it shows as it is now."""
    with chdir(folder):
        pack = write(folder / "bakery")
        text = refreshed(TEXT)
        faults = slip(pack)
    return FAULTS.sub(lambda shown: shown[1] + faults + shown[2], text)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write(tmp_path / "bakery")


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    return Bot.load(write(tmp_path_factory.mktemp("guide")))


def test_the_pack_is_sound(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", "--pack", str(pack)]) == 0
    assert capsys.readouterr().out.endswith("The pack is sound.\n")


@pytest.mark.parametrize(
    ("question", "status", "verdict", "facts"),
    [
        ("How many loaves are baked each morning?", "answered", None, ("loaves",)),
        ("price of bread", "answered", None, ("price",)),
        ("what is the name of the baker", "answered", None, ("baker",)),
        ("Does a loaf cost 3 euros?", "answered", "yes", ("price",)),
        ("Does a loaf cost 4 euros?", "answered", "no", ("price",)),
        ("Do you take orders by email?", "answered", "no", ("orders",)),
        ("How much is a rye loaf?", "unknown", None, ()),
        ("Does Rosa sell cake?", "unknown", None, ()),
        ("good morning", "chat", None, ()),
    ],
)
def test_the_pack_answers(bot: Bot, question: str, status: str, verdict: str | None, facts: tuple[str, ...]) -> None:
    reply = bot.ask(question)
    assert (reply.status, reply.verdict, reply.facts) == (status, verdict, facts)


def test_a_template_is_filled(bot: Bot) -> None:
    assert bot.ask("How many loaves do you bake?").text == "The bakery bakes 60 loaves every morning."


def test_what_is_shown_comes_out(tmp_path: Path) -> None:
    assert fresh(tmp_path) == TEXT, "run: python -m tests.test_docs_packs"


def test_every_slip_is_a_fault(pack: Path) -> None:
    told = slip(pack)
    named = ("the quote of `price`", "`{number}`", "`bakers`", "`example`")
    assert [name for name in named if name not in told] == []
    assert len(SLIP.findall(TEXT)) == len(named)


@pytest.mark.parametrize(
    "model",
    [models.Source, models.FactFile, models.Fact, models.Word, models.About, models.Intent, models.SmallTalk, models.IntentFile],
)
def test_every_key_is_explained(model: type[BaseModel]) -> None:
    explained = FENCED.sub("", TEXT)
    assert [key for key in model.model_fields if f"`{key}`" not in explained] == []


def test_lines_fit() -> None:
    prose = FENCED.sub("", TEXT).splitlines()
    assert [line for line in prose if len(line) > 120 and not line.startswith("|")] == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        GUIDE.write_text(fresh(Path(folder)), encoding="utf-8")
