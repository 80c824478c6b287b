"""What stands below the line: what can be done now, then what is answered from."""

from __future__ import annotations

from prompt_toolkit.formatted_text import StyleAndTextTuples

from bot.channels.repl.offered import offers
from bot.channels.repl.state import State
from bot.channels.shown import columns, shown

SEPARATOR = " · "


def toolbar(state: State, width: int) -> StyleAndTextTuples:
    """The parts of the toolbar that fit ``width`` columns, the most urgent first."""
    fitting: list[tuple[str, str]] = []
    room = width
    for style, text in _parts(state):
        needed = columns(text) + (len(SEPARATOR) if fitting else 0)
        if needed > room:
            continue
        room -= needed
        fitting += [("", SEPARATOR)] if fitting else []
        fitting.append((style, text))
    return [*fitting]


def _parts(state: State) -> list[tuple[str, str]]:
    count = len(state.options)
    faults = len(state.faults)
    pack = state.pack
    parts: list[tuple[str, str]] = []
    if faults:
        parts.append(("class:toolbar.faults", f"{faults} {'fault' if faults == 1 else 'faults'}: /check"))
    if count:
        parts.append(("class:toolbar.now", f"1 to {count} picks a question" if count > 1 else "1 picks the question"))
    else:
        parts.append(("", "Tab completes"))
    if state.recorder:
        parts.append(("class:toolbar.now", "recording"))
    parts += [("", "/why")] if state.last else []
    return [
        *parts,
        ("", "/help"),
        ("", "Ctrl-D leaves"),
        ("", f"{len(pack.facts)} facts, {len(offers(pack))} questions"),
        ("", shown(pack.about.title)),
    ]
