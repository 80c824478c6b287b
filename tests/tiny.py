"""A pack of one page, about the swimming pool of an invented town."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

NOTICE = "facts/sources/notice.txt"
FILES = {
    NOTICE: (
        "Larkfield swimming pool\n"
        "The pool opens in May 2031. Four lifeguards watch over the bathers.\n"
        "Ms. Pike, the manager, wrote: “We will lend 60 towels to visitors.”\n"
    ),
    "facts/sources/notice.yaml": "title: Notice to bathers\ndate: 1 March 2031\n",
    "facts/pool.yaml": """\
said_by: pool
how: notice
facts:
  opening:
    says: The pool opens in May 2031.
    quote: The pool opens in May 2031.
    who: pool
    does: open
    values:
      month: May 2031
  lifeguards:
    says: Four lifeguards watch over the bathers.
    quote: Four lifeguards watch over the bathers.
    who: lifeguards
    does: watch
    whom: bathers
    values:
      count: four lifeguards
  towels:
    says: The pool will lend 60 towels to visitors.
    quote: We will lend 60 towels to visitors.
    said_by: pike
    how: letter
    who: pool
    does: lend
    whom: visitors
    values:
      count: 60 towels
""",
    "intents.yaml": """\
about:
  title: the Larkfield swimming pool
  examples: [When does the pool open?, How many lifeguards are there?]
words:
  pool: {names: [pool, swimming pool], kind: place, show: the pool}
  pike: {names: [Ms. Pike, manager], kind: person, side: pool, show: Ms. Pike}
  lifeguards: {names: lifeguard, kind: person}
  bathers: {names: [bather, swimmer], kind: person}
  visitors: {names: visitor, kind: person}
  towels: {names: towel, kind: item}
intents:
  opening.when:
    facts: opening
    asks: when, month, year, date
    examples: [When does the pool open?]
  lifeguards.count:
    facts: lifeguards
    asks: count
    examples: [How many lifeguards are there?]
    answer: There are {count}.
  towels.count:
    facts: towels
    asks: count
    examples: [How many towels does the pool lend?]
smalltalk:
  hello:
    examples: [hello, good morning]
    answer: "Hello! Ask me about {title}."
""",
}


def write(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """Write a pack's files; returns its folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
