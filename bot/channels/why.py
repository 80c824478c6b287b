"""How a reply came about, laid out as lines: each word of the question beside what backs it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.reply import Reply, Why
from bot.channels.layout import Line, field, paragraph
from bot.channels.shown import columns, shown

GOOD, BAD, OPEN = "✓", "✗", "·"
"""Before a word that something backs or a check that was passed; before one where not; where neither can be said."""
_STYLES = {GOOD: "yes", BAD: "no"}
_LABEL = 12


def why_page(reply: Reply, width: int | None = None) -> list[Line]:
    """How the reply came about: a block for each question in the message."""
    lines: list[Line] = []
    if reply.repaired:
        read = ", ".join(f"“{typed}” as “{meant}”" for typed, meant in reply.repaired)
        lines += [*field("Mended", [read], width), Line("")]
    for why in reply.why:
        lines += [*_block(why, width), Line("")]
    if not reply.why:
        said = f"small talk ({reply.intent})" if reply.intent else "an empty message"
        lines += [*field("Read as", [said], width), Line("")]
    return lines[:-1]


def _block(why: Why, width: int | None) -> Iterator[Line]:
    """What is known of how one question got its reply, in the order in which it was found."""
    yield from field("Read as", [why.question or "nothing"], width)
    yield from field("Form", [why.form], width)
    if words := _aligned(why):
        room = max(columns(shown(text)) for text, _ in words)
        rows = [(GOOD if by else BAD, f"{_padded(text, room)}  {by or 'nothing'}") for text, by in words]
        yield from _signed("Words", rows, width)
    if why.intent:
        yield from field("Intent" if why.example and not why.unaccounted else "Nearest", [why.intent], width)
    if why.example:
        yield from field("Example", [f"“{why.example}” at {why.place}"], width)
        yield from field("Score", [_score(why)], width)
    if why.checks:
        yield from _signed("Checks", [(_sign(check), check) for check in dict.fromkeys(why.checks)], width)


def _aligned(why: Why) -> list[tuple[str, str]]:
    """Every word with what backs it, in the order of the question; nothing backs those that are not accounted for."""
    question = why.question.lower()
    rows: list[tuple[int, str, str]] = []
    at = 0
    for word in why.words:
        at = max(at, question.find(word.text.lower(), at))
        rows.append((at, word.text, word.backed_by))
    lacking = dict.fromkeys(text.strip() for text in why.unaccounted)
    rows += [(max(0, question.find(text.lower())), text, "") for text in lacking if text]
    return [(text, by) for _, text, by in sorted(rows, key=lambda row: row[0])]


def _signed(label: str, rows: list[tuple[str, str]], width: int | None) -> Iterator[Line]:
    """Rows beside a label, each with its sign."""
    narrow = width is not None and width < 2 * _LABEL
    if narrow:
        yield Line(label, "label")
    for number, (sign, text) in enumerate(rows):
        before = "  " if narrow else f"{label if number == 0 else '':<{_LABEL}}"
        lines = paragraph(f"{sign} {text}", width, "label", first=before)
        if style := _STYLES.get(sign):
            lines[0] = Line(lines[0].text, "label", ((len(before), len(before) + 1, style),))
        yield from lines


def _sign(check: str) -> str:
    """Whether a check was passed, from what is said about it."""
    if check.endswith(": confirmed"):
        return GOOD
    return BAD if ": " in check and not check.endswith(": not settled") else OPEN


def _padded(text: str, room: int) -> str:
    return text + " " * (room - columns(shown(text)))


def _score(why: Why) -> str:
    if not why.runner_up:
        return f"{why.score:g}, no runner-up"
    return f"{why.score:g}, {why.margin:g} before {why.runner_up}"
