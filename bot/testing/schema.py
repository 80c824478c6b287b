"""The JSON Schema of scripts, for editors: ``python -m bot.testing.schema`` writes ``docs/qa.schema.json``."""

from __future__ import annotations

import ast
import inspect
import json
from pathlib import Path
from typing import Any

from bot.testing import script
from bot.testing.script import Script

FILE = Path("docs", "qa.schema.json")


def schema_text() -> str:
    """The schema as its file has it. What the models say under their fields describes the keys."""
    schema = Script.model_json_schema()
    models = {Script.__name__: schema, **schema["$defs"]}
    for name, key, told in _documented():
        described: dict[str, Any] = models[name]["properties"][key]
        described["description"] = told.replace("``", "`")
        described.pop("title", None)
        if described.get("default", ...) in (None, [], ()):
            del described["default"]
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, ensure_ascii=False, indent=2) + "\n"


def _documented() -> list[tuple[str, str, str]]:
    """Each field of each model, and the text under it."""
    found = []
    for node in ast.parse(inspect.getsource(script)).body:
        if isinstance(node, ast.ClassDef):
            for field, under in zip(node.body, node.body[1:], strict=False):
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(under, ast.Expr):
                    found.append((node.name, field.target.id, str(ast.literal_eval(under.value))))
    return found


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
