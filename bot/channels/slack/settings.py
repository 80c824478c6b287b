"""The settings of the adapter, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from bot.folders import data_folder

Mode = Literal["socket", "http"]

BOT_TOKEN, APP_TOKEN, SECRET, API = "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL"
STORE, DAYS, TEXTS = "QUOTEBOT_SLACK_STORE", "QUOTEBOT_SLACK_KEEP_DAYS", "QUOTEBOT_SLACK_LOG_TEXTS"

SLACK = "https://slack.com/api/"
KEPT_DAYS = 30


class SettingsError(Exception):
    """Settings with which the adapter cannot start."""

    def __init__(self, faults: list[str]) -> None:
        """:param faults: what is wrong, each in a line; no secret is in them."""
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """What the adapter has to know. It has no representation, so that no log shows a token."""

    bot_token: str = ""
    """``xoxb-…``: what the bot may do in the workspace."""
    app_token: str = ""
    """``xapp-…``: for Socket Mode."""
    signing_secret: str = ""
    """For HTTP: proves that a request is from Slack."""
    api_url: str = SLACK
    """Where Slack's Web API is; another one for GovSlack and for tests."""
    store: str = ""
    """URL of the database (``postgresql://…``) or path of an SQLite file; in the user's data folder unless given."""
    keep_days: int = KEPT_DAYS
    """How long conversations are kept."""
    log_texts: bool = False
    """Whether questions and answers stand in the log."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings of the environment's variables.

        :raises SettingsError: for a value that cannot be read.
        """
        days = environment.get(DAYS, "").strip() or str(KEPT_DAYS)
        if not days.isdecimal() or not 0 < int(days) <= 3650:
            raise SettingsError([f"{DAYS} has to be a number of days from 1 to 3650"])
        url = environment.get(API, "").strip() or SLACK
        return cls(
            bot_token=environment.get(BOT_TOKEN, "").strip(),
            app_token=environment.get(APP_TOKEN, "").strip(),
            signing_secret=environment.get(SECRET, "").strip(),
            api_url=url if url.endswith("/") else f"{url}/",
            store=environment.get(STORE, "").strip(),
            keep_days=int(days),
            log_texts=environment.get(TEXTS, "").strip().lower() in ("1", "true", "yes", "on"),
        )

    @property
    def store_url(self) -> str:
        """The store as SQLAlchemy names it."""
        place = self.store or str(data_folder() / "slack.db")
        if "://" not in place:
            return f"sqlite:///{place}"
        scheme, rest = place.split("://", 1)
        # The driver that the extra `postgres` installs; `postgres` is what hosting platforms write.
        return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else place

    def check(self, mode: Mode) -> None:
        """Find out whether the adapter can start so; nothing is asked of Slack yet.

        :raises SettingsError: with every fault.
        """
        faults = list(self._faults(mode))
        if faults:
            raise SettingsError(faults)

    def _faults(self, mode: Mode) -> Iterator[str]:
        yield from _token(BOT_TOKEN, self.bot_token, "xoxb-", "OAuth & Permissions")
        if mode == "socket":
            yield from _token(APP_TOKEN, self.app_token, "xapp-", "Basic Information, App-Level Tokens")
        elif not self.signing_secret:
            yield f"{SECRET} is not set; Slack shows it under Basic Information, App Credentials"
        parts = urlsplit(self.api_url)
        local = parts.hostname in ("localhost", "127.0.0.1", "::1")
        if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and local)):
            yield f"{API} has to be an https:// address"


def _token(name: str, value: str, begins: str, where: str) -> Iterator[str]:
    if not value:
        yield f"{name} is not set; Slack shows it under {where}, and it begins with {begins}"
    elif not value.startswith(begins):
        yield f"{name} has to begin with {begins}; Slack shows it under {where}"
    elif any(sign.isspace() or not sign.isprintable() for sign in value):
        yield f"{name} has a space or a sign in it that is none of Slack's"
