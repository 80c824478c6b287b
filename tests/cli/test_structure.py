"""The shape of the package: imports point one way, and the public names are few."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot

PACKAGE = Path(bot.__file__).parent
STAGES = ("content", "understanding", "answering", "conversing", "engine", "channels", "cli")
"""From the inside out: each may import those before it."""
BESIDE = {
    "folders": "content",
    "matching": "answering",
    "conversation": "conversing",
    "examples": "channels",
    "testing": "channels",
    "usage": "cli",
    "shells": "cli",
    "__main__": "cli",
}
"""Parts that stand on the level of a stage."""
FILES = [file for file in sorted(PACKAGE.rglob("*.py")) if file != PACKAGE / "__init__.py"]


def stage(module: str) -> int:
    """How far out a module is."""
    part = module.split(".")[1]
    return STAGES.index(BESIDE.get(part, part))


def module_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.Module, file: Path) -> Iterator[str]:
    """The modules of the package that a file imports, anywhere in it."""
    package = list(file.relative_to(PACKAGE.parent).parent.parts)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            names = [f"{origin}.{alias.name}" for alias in node.names] if origin == "bot" or not node.module else [origin]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == "bot")


@pytest.mark.parametrize("file", FILES, ids=module_of)
def test_imports_point_inwards(file: Path) -> None:
    module = module_of(file)
    outwards = []
    for name in imported(ast.parse(file.read_text(encoding="utf-8")), file):
        home = bot._HOMES.get(name.removeprefix("bot."), name) if name != "bot" else "bot.engine"
        if stage(home) > stage(module):
            outwards.append(name)
    assert outwards == []


def test_the_walk_sees_imports() -> None:
    file = PACKAGE / "understanding" / "text.py"
    lines = ("import bot.cli", "from . import frames", "from ..channels import page", "if 1:", "  from bot import engine, Bot")
    tree = ast.parse("\n".join(lines))
    assert list(imported(tree, file)) == ["bot.cli", "bot.understanding.frames", "bot.channels", "bot.engine", "bot.Bot"]


@pytest.mark.parametrize("channel", [f.name for f in sorted((PACKAGE / "channels").iterdir()) if (f / "__init__.py").exists()])
def test_channels_do_not_know_each_other(channel: str) -> None:
    channels = {f.name for f in (PACKAGE / "channels").iterdir() if (f / "__init__.py").exists()} - {channel}
    for file in (PACKAGE / "channels" / channel).rglob("*.py"):
        names = imported(ast.parse(file.read_text(encoding="utf-8")), file)
        assert [n for n in names if n.split(".")[1:2] == ["channels"] and n.split(".")[2:3] and n.split(".")[2] in channels] == []


def test_the_public_names() -> None:
    assert bot.__all__ == ["Bot", "Candidate", "Conversation", "Explanation", "Fault", "Matcher", "PackError", "Quote", "Reply"]
    assert sorted(bot._HOMES) == bot.__all__


@pytest.mark.parametrize("name", bot.__all__)
def test_each_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(bot, name)
    assert value.__name__ == name
    assert value.__doc__


def test_there_is_no_other_name() -> None:
    with pytest.raises(AttributeError, match=r"^module 'bot' has no attribute 'Boat'$"):
        bot.Boat  # noqa: B018


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").exists()
