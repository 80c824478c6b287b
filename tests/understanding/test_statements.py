"""What facts say has to be in their documents."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from bot import Bot, PackError

LIBRARY = Path(__file__).parents[1] / "packs" / "library"


def changed(folder: Path, old: str, new: str) -> Path:
    """A copy of the library's pack with one change in its facts."""
    copytree(LIBRARY, folder)
    (file,) = [file for file in (folder / "facts").glob("*.yaml") if old in file.read_text(encoding="utf-8")]
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("says: Membership costs 12 pounds", "says: Membership costs 93 pounds", "`93` in `says` of `fee` stands nowhere"),
        ("price: 12 pounds a year", "price: 93 pounds a year", "`93` in the value `price` of `fee` stands nowhere"),
        ("from: 23 December 2030", "from: 23 December 2037", "`2037` in the value `from` of `winter_closure` stands nowhere"),
        ("may join the library.", "may join the Gubbins.", "`gubbins` in `says` of `joining` stands nowhere"),
        ("says: Anyone who lives or works", "says: Any 93 gubbins", "`93`, `gubbins` in `says` of `joining` stand nowhere"),
    ],
)
def test_invented(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(PackError) as error:
        Bot.load(changed(tmp_path / "pack", old, new))
    (found,) = error.value.faults
    assert str(found).startswith(f"facts/{found.place.path.split('/')[-1]}:{found.place.line}:{found.place.column}: {fault}")
    assert str(found).endswith("say only what the source says")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("period: 4 weeks", "period: four weeks"),
        ("says: Membership costs 12 pounds", "says: Membership costs twelve pounds"),
        ("says: Anyone who lives or works", "says: Everybody that lives or works"),
    ],
)
def test_said_otherwise(tmp_path: Path, old: str, new: str) -> None:
    assert Bot.load(changed(tmp_path / "pack", old, new))
