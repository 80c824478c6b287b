"""A small pack about the library of an invented village, and a way to change one thing in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from bot.content import Pack, PackError, load_pack

FILES = {
    "facts/sources/notice.txt": (
        "Notice of the Ambleford village library\n"
        "\n"
        "• The library is open from 9.30 to 17.00 on weekdays. On Fridays it stays open until 20.00.\n"
        "Mrs. Alder, the librarian, said: “Readers may borrow six books at a time.”\n"
    ),
    "facts/sources/notice.yaml": "title: Notice to readers\ndate: 2019-03-01\npublisher: Parish of Ambleford\n",
    "facts/hours.yaml": """\
said_by: library
how: notice
facts:
  weekdays:
    says: The library is open from 9.30 to 17.00 on weekdays.
    quote: The library is open from 9.30 to 17.00 on weekdays.
    who: library
    does: [open]
    values:
      opening: "9.30"
      closing: "17.00"
  fridays:
    says: The library is open until 20.00 on Fridays.
    quote: On Fridays it stays open until 20.00.
    who: library
    does: open, stay
    values:
      closing: 20.00
""",
    "facts/lending.yaml": """\
facts:
  books:
    says: Readers may borrow six books at a time.
    quote: >
      Readers may borrow six books
      at a time.
    said_by: alder
    who: reader
    whom: library
    does: borrow
    one_way: false
    values:
      count: 6
      things:
        - books
""",
    "intents.yaml": """\
about:
  title: the village library
  examples: When does it open?
words:
  library:
    names: [library, the reading room]
    kind: place
  alder:
    names: Mrs. Alder, librarian
    kind: person
    side: library
  reader:
    names:
      - reader
      - '{place} user'
context: library
intents:
  hours.opening:
    facts: weekdays
    asks: when, what time
    examples:
      - When does it open?
      - What time does it open in the morning?
    answer: It opens at {opening}.
  hours.closing:
    facts: [weekdays, fridays]
    asks: when
    examples: When does it close?
    answer: "{closing} on weekdays, {fridays.closing} on Fridays."
  lending:
    facts: books
    asks: how many
    examples: How many books may I borrow?
smalltalk:
  hello:
    examples: [hello, good morning]
    answer: "Hello! Ask me about {title}: {examples}"
""",
}


@dataclass(frozen=True)
class Village:
    """The library's pack in a folder of its own."""

    folder: Path

    files: ClassVar[Mapping[str, str]] = FILES
    """What it is made of, by path."""

    def write(self, path: str, text: str | bytes) -> None:
        """Write one of its files."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def change(self, path: str, old: str, new: str) -> None:
        """Replace the one place in a file where ``old`` stands."""
        text = (self.folder / path).read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def remove(self, path: str) -> None:
        """Delete one of its files."""
        (self.folder / path).unlink()

    def load(self, **options: set[str]) -> Pack:
        """The pack as it is now."""
        return load_pack(self.folder, **options)

    def refusal(self, **options: set[str]) -> str:
        """What is said about why the pack does not load."""
        with pytest.raises(PackError) as error:
            self.load(**options)
        return str(error.value)


@pytest.fixture
def village(tmp_path: Path) -> Village:
    """The library's pack, without a fault."""
    return _made(tmp_path / "village")


@pytest.fixture(scope="session")
def new_village(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Village]:
    """Makes any number of them, for tests that try many changes."""
    return lambda: _made(tmp_path_factory.mktemp("village"))


def _made(folder: Path) -> Village:
    made = Village(folder)
    for path, text in FILES.items():
        made.write(path, text)
    return made
