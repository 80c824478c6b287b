"""The schema for editors is that of the models."""

from __future__ import annotations

import json
from pathlib import Path

from bot.testing.schema import FILE, schema_text
from bot.testing.script import Conversation, Script, Turn


def test_the_file_is_current() -> None:
    shipped = Path(__file__).parents[2] / FILE
    assert shipped.read_text(encoding="utf-8") == schema_text(), "run: python -m bot.testing.schema"


def test_every_key_is_described() -> None:
    schema = json.loads(schema_text())
    models = {"Script": schema, **schema["$defs"]}
    for model in (Script, Conversation, Turn):
        properties = models[model.__name__]["properties"]
        assert list(properties) == list(model.model_fields)
        assert [key for key, value in properties.items() if not value.get("description")] == []
        assert models[model.__name__]["additionalProperties"] is False
