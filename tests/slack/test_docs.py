"""The examples of the documentation that need Slack's libraries."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("slack_bolt", reason="needs pip install 'quotebot[slack]'")

from bot.channels.slack import settings
from bot.channels.slack.http import EVENTS, HEALTH
from bot.testing.slack import FakeSlack

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = re.findall(r"^```py\n(.*?)^```$", (DOCS / "embedding.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_attaching(fake_slack: FakeSlack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from slack_sdk import WebClient

    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "s")
    monkeypatch.setenv("QUOTEBOT_SLACK_STORE", str(tmp_path / "s.db"))
    monkeypatch.setattr(WebClient, "BASE_URL", fake_slack.url)
    names: dict[str, Any] = {}
    code = EXAMPLES[0].replace("App(", "App(token_verification_enabled=False, ")
    exec(compile(code, "embedding.md", "exec"), names)
    assert names["desk"].version


def test_testing(fake_slack: FakeSlack, tmp_path: Path) -> None:
    names: dict[str, Any] = {}
    exec(compile(EXAMPLES[1], "embedding.md", "exec"), names)
    names["test_a_mention"](fake_slack, tmp_path)
    assert len(EXAMPLES) == 2


def test_every_setting_is_explained() -> None:
    text = (DOCS / "slack.md").read_text(encoding="utf-8")
    for name in (
        settings.BOT_TOKEN,
        settings.APP_TOKEN,
        settings.SECRET,
        settings.API,
        settings.STORE,
        settings.DAYS,
        settings.TEXTS,
    ):
        assert f"| `{name}` |" in text
    assert f"`{EVENTS}`" in text
    assert f"`{HEALTH}`" in text
