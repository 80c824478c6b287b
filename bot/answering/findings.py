"""What is found while a claim is held against a fact."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.understanding.question import Term

from .reply import Verdict


@dataclass(slots=True)
class Findings:
    """The words of a claim, as far as they have been gone through."""

    turns: int
    """How often the claim is turned round: negations, and words that mean the opposite of the fact's."""
    opposed: bool = False
    """A word of it means the opposite of what the fact says."""
    conflict: bool = False
    """Something in it is otherwise in the fact."""
    excluded: list[Term] = field(default_factory=list)
    """Words for a value that excludes the fact's own."""
    closed: bool = False
    """It names another one of a kind of which the fact names all there are."""
    correction: str = ""
    """What is right instead: "57, not 100"."""
    missing: list[Term] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    backing: list[tuple[Term, str]] = field(default_factory=list)
    """For each word what backs it."""

    def otherwise(self, what: str, why: str) -> None:
        """The fact has something else."""
        self.notes.append(f"{what.strip()}: {why}")
        self.conflict = True

    def opposite(self, what: str, why: str, turns: bool = True) -> None:
        """The fact says the opposite; however many words say so, the claim is turned round once."""
        self.notes.append(f"{what}: {why}")
        self.turns += turns and not self.opposed
        self.opposed = True

    @property
    def verdict(self) -> Verdict | None:
        """Yes or no where every word is settled."""
        if self.missing:
            return None
        if self.conflict and self.turns % 2:
            return "yes" if self.correction else None  # "it is not 100" where it is 57; else two things are off
        return "no" if self.conflict or self.turns % 2 else "yes"
