"""Playing the turns of a script."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.reply import Reply
from bot.channels.layout import plain
from bot.channels.shown import shown
from bot.channels.why import why_page
from bot.testing.judging import Difference, judge
from bot.testing.loading import Block
from bot.testing.subject import Subject


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question of a turn, asked."""

    question: str
    reply: Reply
    differences: tuple[Difference, ...]


def play(block: Block, subject: Subject) -> list[Outcome]:
    """Ask every question of a turn, each after what came before the turn."""
    outcomes = []
    for question in block.turn.ask:
        reply = subject.reply(block.before, question)
        outcomes.append(Outcome(question, reply, tuple(judge(block.turn, reply, subject.pack))))
    return outcomes


def failure_report(block: Block, outcomes: list[Outcome]) -> str:
    """For a person: where, what was asked, what was expected and came, and why it came."""
    failed = [outcome for outcome in outcomes if outcome.differences]
    parts = [_report(block, outcome) for outcome in failed]
    if len(block.turn.ask) > 1:
        parts.append(f"{len(failed)} of the turn's {len(block.turn.ask)} questions differ.\n")
    return "\n".join(parts)


def unexpected_pass(block: Block) -> str:
    """For a person: a turn that was expected to fail and does not."""
    return shown(f"{_where(block)}: {block.turn.ask[0]}\nThis works now, so take out `xfail: {block.turn.xfail}`.")


def _report(block: Block, outcome: Outcome) -> str:
    diff = "\n".join(str(difference) for difference in outcome.differences)
    shows_text = any(difference.field in ("text", "contains", "lacks") for difference in outcome.differences)
    said = "" if shows_text else f"{'Reply':<11} {outcome.reply.text}\n"
    return shown(f"{_where(block)}: {outcome.question}\n{diff}\n\n{said}{plain(why_page(outcome.reply))}")


def _where(block: Block) -> str:
    return f"{block.place.path}:{block.place.line}"
