"""What was understood of a pack is kept; what is kept is never trusted where it might be of something else."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

import pytest

from bot import Bot, PackError
from bot.content import load_pack
from bot.understanding.framing import build
from bot.understanding.kept import frames_of
from tests import tiny

ASKED = ("When does the pool open?", "how many lifegards are there", "Does it lend 60 towels?", "Who is Ms. Pike?", "hello", "?")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUOTEBOT_CACHE", str(tmp_path / "a" / "cache"))
    return tmp_path / "a" / "cache"


@pytest.fixture
def pool(tmp_path: Path) -> Path:
    return tiny.write(tmp_path / "pool")


def replies(folder: Path) -> list[str]:
    bot = Bot.load(folder)
    return [bot.ask(text).model_dump_json() for text in ASKED]


def test_what_is_read_is_what_was_made(cache: Path, pool: Path) -> None:
    made = replies(pool)
    (file,) = cache.iterdir()
    written = file.stat().st_mtime_ns
    assert replies(pool) == made
    assert file.stat().st_mtime_ns == written
    pack = load_pack(pool)
    frames, read = build(pack), frames_of(pack)
    for part in (field.name for field in fields(frames) if field.name not in ("reader", "lexicon")):
        assert getattr(read, part) == getattr(frames, part), part
    of_lexicon = (field.name for field in fields(frames.lexicon) if field.compare and field.name[0] != "_")
    for part in of_lexicon:
        assert getattr(read.lexicon, part) == getattr(frames.lexicon, part), part


def emptied(data: bytes) -> bytes:
    return data[:0]


def beheaded(data: bytes) -> bytes:
    return data[::-1]


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def garbled(data: bytes) -> bytes:
    return data[: len(data) // 2] + bytes(8) + data[len(data) // 2 + 8 :]


@pytest.mark.parametrize("damage", [cut, garbled, emptied, beheaded])
def test_a_damaged_file_is_made_anew(cache: Path, pool: Path, damage: Callable[[bytes], bytes]) -> None:
    made = replies(pool)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert replies(pool) == made
    assert len(file.read_bytes()) == len(whole)


def test_a_changed_pack_is_read_anew_and_refused_if_it_is_wrong(cache: Path, pool: Path) -> None:
    replies(pool)
    facts, notice = pool / "facts/pool.yaml", pool / tiny.NOTICE
    facts.write_text(facts.read_text(encoding="utf-8").replace("May 2031", "June 2031"), encoding="utf-8")
    with pytest.raises(PackError, match='"June" should be "May"'):
        Bot.load(pool)
    notice.write_text(notice.read_text(encoding="utf-8").replace("May 2031", "June 2031"), encoding="utf-8")
    assert "June 2031" in Bot.load(pool).ask(ASKED[0]).text
    assert len(list(cache.iterdir())) == 1
    notice.write_text(notice.read_text(encoding="utf-8").replace("lend 60 towels", "lend 70 towels"), encoding="utf-8")
    with pytest.raises(PackError, match='"60" should be "70"'):
        Bot.load(pool)


def test_a_file_of_another_pack_is_not_taken(cache: Path, pool: Path, tmp_path: Path) -> None:
    made = replies(pool)
    (file,) = cache.iterdir()
    other = tiny.write(tmp_path / "other")
    intents = other / "intents.yaml"
    intents.write_text(intents.read_text(encoding="utf-8").replace("Larkfield", "Wrenfield"), encoding="utf-8")
    replies(other)
    (strange,) = set(cache.iterdir()) - {file}
    file.write_bytes(strange.read_bytes())
    assert replies(pool) == made


def test_without_a_place_to_keep_it_nothing_is_kept(pool: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("QUOTEBOT_CACHE", str(tmp_path / "file" / "cache"))
    made = replies(pool)
    assert replies(pool) == made


def test_many_may_write_at_once(cache: Path, pool: Path) -> None:
    with ThreadPoolExecutor(8) as several:
        made = list(several.map(replies, [pool] * 8))
    assert made == [made[0]] * 8
    assert [file.suffix for file in cache.iterdir()] == [".pack"]
