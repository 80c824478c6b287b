"""Nothing that a test does is kept in the user's own cache."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["QUOTEBOT_CACHE"] = str(tmp_path_factory.mktemp("cache"))
