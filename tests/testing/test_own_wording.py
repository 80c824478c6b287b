"""A pack's own wording as a script: what is taken out of the pack is missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main
from bot.testing.subject import subject
from tests import tiny

Out = pytest.CaptureFixture[str]


@pytest.fixture
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny pack of one's own, with a script of its wording."""
    folder = tiny.write(tmp_path / "pool")
    change(folder, "names: [pool, swimming pool]", "names: [pool, splash hall]")
    monkeypatch.chdir(tmp_path)
    assert main(["record", "--pack", "pool", "--wording", "wording.qa.yaml"]) == 0
    return folder


def change(pool: Path, old: str, new: str) -> None:
    path = pool / "intents.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    subject.cache_clear()


@pytest.mark.usefixtures("pool")
def test_every_example_and_name_is_asked(tmp_path: Path, capsys: Out) -> None:
    script = (tmp_path / "wording.qa.yaml").read_text(encoding="utf-8")
    assert script.startswith("pack: pool\nconversations:\n  - name: opening.when\n    turns:\n")
    assert "          - When does the splash hall open?\n" in script
    assert main(["test"]) == 0
    assert " 0 failed" in capsys.readouterr().out


def test_a_name_that_is_taken_out_is_missed(pool: Path, capsys: Out) -> None:
    change(pool, "names: [pool, splash hall]", "names: [pool]")
    capsys.readouterr()
    assert main(["test"]) == 1
    assert "When does the splash hall open?" in capsys.readouterr().out


def test_once_it_is_meant_the_script_is_written_again(pool: Path, tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "wording.qa.yaml"
    path.write_text(f"# Kept.\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    change(pool, "names: [pool, splash hall]", "names: [pool]")
    again = ["record", "--pack", "pool", "--wording", "--update", "wording.qa.yaml"]
    assert main(again) == 1
    assert path.read_text(encoding="utf-8") == before
    assert "-          - When does the splash hall open?\n" in capsys.readouterr().out
    assert main([*again, "--yes"]) == 0
    assert path.read_text(encoding="utf-8").startswith("# Kept.\npack: pool\n")
    assert main(again) == 0
    assert capsys.readouterr().out.endswith("Nothing in wording.qa.yaml is to be changed.\n")


@pytest.mark.usefixtures("pool")
def test_nothing_is_written_over(capsys: Out) -> None:
    assert main(["record", "--pack", "pool", "--wording", "wording.qa.yaml"]) == 2
    assert capsys.readouterr().err == "quotebot: wording.qa.yaml is there already; --update writes it again\n"
    with pytest.raises(SystemExit):
        main(["record", "--wording", "questions.txt", "new.qa.yaml"])
