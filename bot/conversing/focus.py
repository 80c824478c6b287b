"""What a conversation is about at the moment, small enough to keep anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.outcome import Outcome
from bot.answering.reply import Status, Verdict

LONGEST = 300
"""Characters of a question that are kept."""
TOLD = 40
"""How many facts are remembered as told."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The last answer, and the last question if that got none."""

    question: str = ""
    """The last question that was answered, as it was understood."""
    intent: str = ""
    facts: tuple[str, ...] = ()
    verdict: Verdict | None = None
    asked: str = ""
    """The last question, answered or not."""
    status: Status = "chat"
    """Of the last question."""
    told: tuple[str, ...] = ()
    """Facts that were given in answers, the latest last."""
    options: tuple[str, ...] = ()
    """Questions that the last reply offered."""
    claim: str = ""
    """The last claim that was settled, as it was understood; empty after anything else."""
    row: str = ""
    """The last question that was understood by itself: "the former" may be in it still after a follow-up."""

    @property
    def empty(self) -> bool:
        """Nothing has been asked yet that could be referred to."""
        return not self.asked

    def after(self, outcome: Outcome) -> Focus:
        """The focus once a question has got its outcome."""
        asked = (outcome.read or outcome.part or self.asked)[:LONGEST]
        row = self.row if outcome.read and not outcome.within else asked
        if outcome.status != "answered":
            kept = outcome.read and self.question and not outcome.within  # a follow-up that failed changes no subject
            asked = self.asked if kept else asked
            status: Status = "unknown" if outcome.unclear else outcome.status
            return replace(self, asked=asked, status=status, options=outcome.options, row=row)
        claim = (outcome.read or outcome.part)[:LONGEST] if outcome.verdict else ""
        if outcome.read and outcome.verdict and self.question:
            asked = self.question  # a claim on what was said: what was asked stays open to "and stoves?"
        told = dict.fromkeys((*(f for f in self.told if f not in outcome.facts), *outcome.facts))
        return Focus(
            question=asked,
            intent=outcome.intent or "",
            facts=outcome.facts,
            verdict=outcome.verdict,
            asked=asked,
            status="answered",
            told=tuple(told)[-TOLD:],
            claim=claim,
            row=row,
        )
