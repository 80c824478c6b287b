"""All scripts through the adapter: what people see in Slack is what the command line says."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("slack_bolt", reason="needs pip install 'quotebot[slack]'")

from bot.testing.loading import load_script
from bot.testing.through import SAYS, read_back, through
from tests.tiny import write

# The wording of the pack is for what is understood; how it is shown the other scripts tell.
SCRIPTS = sorted(path for path in (Path(__file__).parents[1] / "qa").glob("*.qa.yaml") if path.name != "wording.qa.yaml")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_the_reply_in_slack_is_the_reply(path: Path) -> None:
    script = load_script(path)
    slack = through(script.subject)
    for block in script.blocks():
        for question in block.turn.ask:
            direct, seen = script.subject.reply(block.before, question), slack.reply(block.before, question)
            assert seen.model_dump(include=set(SAYS)) == direct.model_dump(include=set(SAYS))


def test_a_difference_would_be_seen(tmp_path: Path) -> None:
    script = tmp_path / "x.qa.yaml"
    script.write_text("conversations: [{turns: [{ask: When does the pool open?}]}]", encoding="utf-8")
    direct = load_script(script, write(tmp_path / "pool")).subject.reply((), "When does the pool open?")
    assert read_back([], direct).text == ""
    assert read_back([], direct).quotes == ()
