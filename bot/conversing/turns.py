"""Turns that say nothing of the document themselves: more of it, where it stands, doubt, the other way round."""

from __future__ import annotations

from bot.understanding.asking import clause_of
from bot.understanding.question import Clause
from bot.understanding.set_phrases import beside, kinds_of, phrases

_FILE = "turns"

OPENING = 6
"""How many small words may stand before a repair ("oh no sorry, I meant …")."""
_ELSE = tuple(
    tuple(words.split())
    for words in ("else", "other", "another", "further", "anything else", "what else", "on top of", "besides")
)
REVERSED = "reversed"
REMARKS = (REVERSED, "ground", "more", "doubt")
"""Kinds of turns that name nothing themselves; of several that fit, the first."""


def kind_of(clause: Clause) -> str:
    """``more``, ``ground``, ``doubt`` or ``reversed`` where the clause is that and nothing else; otherwise empty."""
    words = [w for t in clause.terms for w in t.words]
    kinds = kinds_of(words, _FILE)
    if REVERSED not in kinds and any(t.figure or t.has("negation") for t in clause.terms):
        return ""
    if "doubt" in kinds and clause.form == "check":
        return "doubt"  # "are those figures right?"
    if "taken from" in kinds:
        return "ground"  # "where did you get that date from?"
    return next((kind for kind in REMARKS if kind in kinds), "")


def without_repair(clause: Clause) -> Clause:
    """The clause without an opening that takes something back: "sorry, I meant"."""
    words = [(n, w) for n, t in enumerate(clause.terms) for w in t.words]
    for phrase in sorted((p for p, kind in phrases(_FILE).items() if kind == "repair"), key=len, reverse=True):
        for at in range(min(OPENING, len(words) - len(phrase) + 1)):
            if tuple(w for _, w in words[at : at + len(phrase)]) == phrase and beside(_FILE, "repair").issuperset(
                w for _, w in words[:at]
            ):
                rest = clause.terms[words[at + len(phrase) - 1][0] + 1 :]
                denied = next((n for n, t in enumerate(rest) if n and t.words == ("not",)), len(rest))
                rest = rest[:denied]  # "I meant lamps, not stoves"
                return clause_of(rest) if rest else clause
    return clause


def without_else(clause: Clause) -> Clause | None:
    """The clause without "else", "other", "on top of that"; None where it asks for nothing besides."""
    at = [i for i, t in enumerate(clause.terms) if any(t.words[: len(e)] == e for e in _ELSE)]
    if not at or clause.form == "check" or len(at) == len(clause.terms):
        return None
    rest = tuple(t for i, t in enumerate(clause.terms) if i not in at or t.asks)
    return clause_of(rest)
