"""What is kept of earlier sessions."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from prompt_toolkit.history import FileHistory, InMemoryHistory

from bot.channels.repl.history import history_file, open_history


def test_history_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    old_mask = os.umask(0)
    try:
        history = open_history(history_file())
    finally:
        os.umask(old_mask)
    history.append_string("who?")
    history.append_string("/why")
    history.append_string("half \udcff")
    file = tmp_path / "data" / "quotebot" / "history"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert list(FileHistory(str(file)).load_history_strings()) == ["half \ufffd", "who?"]


def test_a_history_that_others_could_read_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "history"
    file.write_text("")
    file.chmod(0o644)
    open_history(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_place_history_lasts_for_the_session(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert isinstance(open_history(tmp_path / "file" / "history"), InMemoryHistory)


def test_a_full_disk_does_not_end_the_conversation(tmp_path: Path) -> None:
    history = open_history(tmp_path / "history")
    (tmp_path / "history").unlink()
    (tmp_path / "history").mkdir()
    history.append_string("who?")
    assert history.get_strings() == ["who?"]


@pytest.mark.parametrize(("data", "place"), [("/data", "/data"), ("", "~/.local/share"), ("data", "~/.local/share")])
def test_where_history_is_kept(data: str, place: str) -> None:
    assert history_file({"XDG_DATA_HOME": data}) == Path(place).expanduser() / "quotebot" / "history"
