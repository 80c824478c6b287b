from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kitchen import PHRASES, STRANGE

from bot import Matcher
from bot.matching.cache import Cache

ASKED = [*(phrase for group in PHRASES.values() for phrase in group), *STRANGE, "cancle my resrvation"]
HERE = Path(__file__).parent


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUOTEBOT_CACHE", str(tmp_path / "a" / "b"))
    return tmp_path / "a" / "b"


def answers(matcher: Matcher) -> list[object]:
    return [matcher.threshold, *(matcher.rank(text) for text in ASKED), *(str(matcher.explain(text)) for text in ASKED[:3])]


@pytest.mark.parametrize(
    "more", [{}, {"out_of_scope": STRANGE}, {"excluded": {"book": STRANGE, "menu": ["the menu of my phone"]}}]
)
def test_what_is_read_answers_as_what_was_built(place: Path, more: dict[str, Any], matcher: Matcher) -> None:
    built = Matcher(PHRASES, **more)
    (file,) = place.iterdir()
    made = file.stat().st_mtime_ns
    assert answers(Matcher(PHRASES, **more)) == answers(built)
    assert file.stat().st_mtime_ns == made
    if not more:
        assert answers(built) == answers(matcher)


def test_other_phrases_have_a_place_of_their_own(place: Path) -> None:
    Matcher(PHRASES)
    Matcher({**PHRASES, "more": ["something else"]})
    Matcher(PHRASES, out_of_scope=STRANGE)
    Matcher(PHRASES, excluded={"book": STRANGE})
    Matcher(PHRASES, excluded={"menu": STRANGE})
    Matcher(dict(reversed(PHRASES.items())))
    assert len(list(place.iterdir())) == 6


def test_nothing_is_kept_without_a_cache(place: Path) -> None:
    Matcher(PHRASES, cache=False)
    assert not place.exists()


def test_the_cache_can_be_switched_off_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, matcher: Matcher) -> None:
    monkeypatch.setenv("QUOTEBOT_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    assert answers(Matcher(PHRASES)) == answers(matcher)
    assert not list(tmp_path.iterdir())


def damage_empty(data: bytes) -> bytes:
    return data[:0]


def damage_half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def damage_middle(data: bytes) -> bytes:
    return data[: len(data) // 2] + b"????????" + data[len(data) // 2 + 8 :]


def damage_other(data: bytes) -> bytes:
    return b"not an index at all, but of " + str(len(data)).encode()


@pytest.mark.parametrize("damage", [damage_empty, damage_half, damage_middle, damage_other])
def test_a_damaged_file_is_made_anew(place: Path, damage: object, matcher: Matcher) -> None:
    Matcher(PHRASES)
    (file,) = place.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))  # type: ignore[operator]
    assert answers(Matcher(PHRASES)) == answers(matcher)
    assert Cache({name: tuple(texts) for name, texts in PHRASES.items()}).read() is not None


@pytest.mark.parametrize("name", "stems pieces pairs idf turn centre starts intents values dense words times calibration".split())
@pytest.mark.parametrize("change", ["gone", "short", "type", "object"])
def test_a_file_whose_parts_do_not_fit_is_made_anew(place: Path, name: str, change: str, matcher: Matcher) -> None:
    Matcher(PHRASES)
    (file,) = place.iterdir()
    with np.load(file) as stored:
        parts = dict(stored)
    if change == "gone":
        del parts[name]
    elif change == "short":
        parts[name] = parts[name][len(parts[name]) // 2 + 1 :]
    elif change == "type":
        parts[name] = parts[name].astype(np.complex64)
    else:
        parts[name] = np.array([{}], object)
    np.savez(file, **parts)
    assert answers(Matcher(PHRASES)) == answers(matcher)


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, matcher: Matcher) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("QUOTEBOT_CACHE", str(tmp_path / "file" / "cache"))
    assert answers(Matcher(PHRASES)) == answers(matcher)


def test_processes_may_write_at_once(place: Path) -> None:
    code = "from kitchen import PHRASES; from bot import Matcher; print(Matcher(PHRASES).rank('book a table'))"
    running = [subprocess.Popen([sys.executable, "-c", code], cwd=HERE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    printed = {process.communicate()[0] for process in running}
    assert all(process.returncode == 0 for process in running)
    assert len(printed) == 1
    assert [file.suffix for file in place.iterdir()] == [".npz"]
    assert repr(Matcher(PHRASES).rank("book a table")) == printed.pop().strip()
