"""Looking only at the examples that a question can meet finds what looking at all of them finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.frames import Frame, Frames, Key
from bot.understanding.index import Index
from bot.understanding.matching import matches


class Everything(Index):
    """All keys are reached by any question."""

    def reached(self, meanings: frozenset[str]) -> Iterator[tuple[Frame, Key]]:  # noqa: ARG002
        return iter(self.keys)


@pytest.fixture(scope="module")
def thorough(frames: Frames) -> Frames:
    """The same pack, with nothing left out."""
    return replace(frames, index=Everything(frames.index.keys))


@given(st.data())
@settings(max_examples=150, derandomize=True, deadline=None)
def test_nothing_that_matches_is_left_out(frames: Frames, thorough: Frames, data: st.DataObject) -> None:
    said = [word for _, key in frames.index.keys for word in key.text.split()]
    said += ["who", "when", "how many", "did", "without", "port", "goods"]
    words = data.draw(st.lists(st.sampled_from(said), max_size=8))
    for clause in frames.reader.read(" ".join(words)).clauses:
        for checking in (False, True):
            assert matches(clause, frames, checking) == matches(clause, thorough, checking)


def test_every_example_reaches_itself(frames: Frames) -> None:
    for frame, key in frames.index.keys:
        meanings = {m for t in frames.reader.words(key.text) for m in t.meanings}
        assert (frame, key) in list(frames.index.reached(meanings)), key.text


def test_most_are_about_something_else(frames: Frames) -> None:
    assert len(list(frames.index.reached({"lamps"}))) < len(frames.index.keys) / 4
