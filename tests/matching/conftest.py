from __future__ import annotations

import pytest
from kitchen import PHRASES

from bot import Matcher


@pytest.fixture(scope="session")
def matcher() -> Matcher:
    return Matcher(PHRASES, cache=False)
