"""What Slack takes at most, and texts made to fit."""

from __future__ import annotations

BLOCKS = 50
"""Blocks in a message."""
MESSAGE = 8_000
"""Characters in all blocks of a message together. Slack refuses somewhat above 13,000; ours count escapes as one."""
ELEMENTS = 40
"""Parts of a rich text in one block. Slack names no limit; a block of this size can still be read."""
TEXT = 4_000
"""Characters of the text beside the blocks, which `chat.update` refuses to take more of."""
BUTTON = 75
"""Characters on a button."""
VALUE = 2_000
"""Characters that a button carries."""
BUTTONS = 25
"""Buttons in a block."""
CONTEXT = 2_000
"""Characters of a line of context, in bytes that Slack counts on the safe side."""
TITLE = 24
"""Characters in the title of a modal."""
VIEW_BLOCKS = 100
"""Blocks in a modal or on the Home tab."""
MODAL = 3_000
"""Characters in a text of a modal, and of what is typed into one."""
PROMPTS = 4
"""Suggested prompts."""


def clipped(text: str, most: int) -> str:
    """``text``, or its beginning and an ellipsis, in at most ``most`` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def cut(text: str, most: int) -> list[str]:
    """``text`` in pieces of at most ``most`` characters, which together are the text; cut after a space where there is one."""
    pieces = []
    while len(text) > most:
        at = text.rfind(" ", 0, most) + 1 or most
        pieces.append(text[:at])
        text = text[at:]
    return [*pieces, text]
