"""Templates: a text with placeholders in braces, ``{count} machines, by {delivery.month}``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PLACEHOLDER = re.compile(r"\{\s*([^{}]*?)\s*\}")


class TemplateError(ValueError):
    """Braces that hold no placeholder; the message says which."""


@dataclass(frozen=True, slots=True)
class Template:
    """A text taken apart: ``texts[0] + names[0] + texts[1] + …``, one more text than names."""

    texts: tuple[str, ...]
    """What stands before, between and after the placeholders."""
    names: tuple[str, ...]
    """What stands between the braces."""

    def fill(self, values: Sequence[str]) -> str:
        """The text with ``values`` in place of the names, in their order."""
        parts = [self.texts[0]]
        for value, text in zip(values, self.texts[1:], strict=True):
            parts += value, text
        return "".join(parts)


def parse_template(text: str) -> Template:
    """Take a template apart; :class:`TemplateError` where its braces do not pair or hold nothing."""
    parts = _PLACEHOLDER.split(text)
    texts, names = tuple(parts[::2]), tuple(parts[1::2])
    for part in texts:
        for brace, wanting in (("{", "}"), ("}", "{")):
            if brace in part:
                raise TemplateError(f"a `{brace}` has no `{wanting}`")
    if "" in names:
        raise TemplateError("nothing stands between `{` and `}`")
    return Template(texts, names)


def split_placeholder(name: str) -> tuple[str, str]:
    """Fact and value that a placeholder names; the fact is empty where it is the intent's first.

    Ids of facts may hold dots, so it is the last dot that parts them from the value.
    """
    fact, _, value = name.rpartition(".")
    return fact, value
