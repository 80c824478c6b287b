"""What is wrong with a script is told all at once, each with its place and what would be right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content import PackError
from bot.testing.loading import load_script, load_scripts
from tests.testing.conftest import Write

Faults = Callable[[str], list[str]]


def test_faults_of_every_kind_at_once(faults: Faults, pack: Path) -> None:
    assert faults("""
        tags: [pool, two words]
        colour: blue
        conversations:
          - name: opening
            turns:
              - ask: When does the pool open?
                staus: answered
                intent: opening.wen
                facts: openin, towels
                quote: The pool opens in May 2030.
                speaker: pik
              - status: aswered
                verdict: maybe
              - hello
          - name: nothing
        """) == [
        "pool.qa.yaml:1:14: `tags` cannot be the text `two words`; use letters, digits, `-`, `_` and `.`",
        "pool.qa.yaml:2:1: `colour` is no key of a script; known: about, conversations, pack, tags",
        "pool.qa.yaml:7:9: `staus` is no key of a turn; did you mean `status`?",
        "pool.qa.yaml:8:17: there is no intent `opening.wen`; did you mean `opening.when`?",
        "pool.qa.yaml:9:16: there is no fact `openin`; did you mean `opening`?",
        'pool.qa.yaml:10:16: the quote "The pool opens in May 2030." is not in the source; "2030" should be "2031"; the nearest '
        f'passage, at {pack}/facts/sources/notice.txt:2:1, is "The pool opens in May 2031."',
        "pool.qa.yaml:11:18: nobody called `pik` says anything in the pack; did you mean `pike`?",
        "pool.qa.yaml:12:9: a turn has no `ask`; add a line `ask: …`",
        "pool.qa.yaml:12:17: `status` cannot be the text `aswered`; did you mean `answered`?",
        "pool.qa.yaml:13:18: `verdict` cannot be the text `maybe`; known: no, none, yes",
        "pool.qa.yaml:14:9: `turns` must consist of `key: value` lines, and is the text `hello`",
        "pool.qa.yaml:15:5: a conversation has no `turns`; add a line `turns: …`",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "pool.qa.yaml:1:1: the file is empty"),
        ("conversations: []", "pool.qa.yaml:1:16: `conversations` is empty; fill it in"),
        ("conversations: [{turns: []}]", "pool.qa.yaml:1:25: `turns` is empty; fill it in"),
        ("conversations: [{turns: [{ask: []}]}]", "pool.qa.yaml:1:32: `ask` is empty; fill it in"),
        ("conversations: [{turns: [{ask: hi, tags: skip}]}]", "pool.qa.yaml:1:42: `skip` cannot be a tag; use another word"),
        (
            "conversations: [{turns: [{ask: hi, ask: ho}]}]",
            "pool.qa.yaml:1:36: `ask` is given twice; the first is at pool.qa.yaml:1:27: keep one",
        ),
        ("conversations: [{turns: [{ask: 'hi}]}]", "pool.qa.yaml:1:32: the file ends inside a text in quotes; close the quotes"),
        (
            "conversations: [{turns: [{ask: hi, quote: xyzzy plugh}]}]",
            'pool.qa.yaml:1:43: the quote "xyzzy plugh" is not in the source; nothing in {pack}/facts/sources/notice.txt '
            "is like it: copy the passage from there",
        ),
        (
            "pack: elsewhere\nconversations: [{turns: [{ask: hi}]}]",
            "pool.qa.yaml:1:7: there is no folder `elsewhere`; write it as seen from the script, `../my-pack`",
        ),
    ],
)
def test_one_fault(faults: Faults, pack: Path, text: str, expected: str) -> None:
    assert faults(text) == [expected.replace("{pack}", str(pack))]


def test_the_nearest_pack_is_named(faults: Faults, tmp_path: Path) -> None:
    (tmp_path / "baths").mkdir()
    (tmp_path / "baths" / "intents.yaml").touch()
    assert "did you mean `baths`?" in faults("pack: bath\nconversations: [{turns: [{ask: hi}]}]")[0]


def test_faults_of_a_pack_are_placed_in_it(write: Write, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "intents.yaml").write_text("about: {title: x}\nwords: {}\nintents: {}\ncolour: blue\n")
    path = write("pack: broken\nconversations: [{turns: [{ask: hi}]}]")
    with pytest.raises(PackError) as error:
        load_script(path)
    assert any(str(fault).startswith("broken/intents.yaml:4:1: `colour`") for fault in error.value.faults)


def test_faults_of_all_scripts_are_told_together(write: Write, pack: Path) -> None:
    good = write("conversations: [{turns: [{ask: hi}]}]", "good.qa.yaml")
    bad = [write("conversations: []", name) for name in ("a.qa.yaml", "b.qa.yaml")]
    scripts, found = load_scripts([good, *bad], pack)
    assert [script.path for script in scripts] == [good]
    assert [fault.place.path for fault in found] == ["a.qa.yaml", "b.qa.yaml"]
