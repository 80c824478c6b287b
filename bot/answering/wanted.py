"""What a question wants as a whole, and a fact of the same things does not tell."""

from __future__ import annotations

from bot.understanding.frames import GENERIC_ASKS, Frames
from bot.understanding.matching import Match
from bot.understanding.question import ARTICLES, Clause, Term

from .duties import main_verb
from .receiving import HEAR

_ADVICE, _ME = frozenset({"should", "shall", "must", "ought"}), (("i",), ("we",))
_FELT = frozenset({"?feeling", "?reaction"})
_RING = frozenset({"ring", "phone", "dial", "telephone"})
_TELL = frozenset({"tell~", "inform~", "say~"})


def of_others(clause: Clause, match: Match, frames: Frames) -> list[str]:
    """ "How do the Danes feel about it?", where it is told how their leader does."""
    if clause.asks.isdisjoint(_FELT):
        return []
    players = match.frame.facts[0].who
    at = next((n for n, t in enumerate(clause.terms) if t.asks & _FELT), 0)
    after = [t for t in clause.terms[at + 1 : at + 3] if t.words[-1] not in ARTICLES]
    near = [t for t in after[:1] if t.concepts & frames.parties and not frames.lexicon.persons(t.concepts)]
    return [f"{t.text.strip()}: not who does it" for t in near if players and t.concepts.isdisjoint(players)]


def purpose(clause: Clause, match: Match) -> list[str]:
    """ "What is it supposed to do?" wants what it is for, or what somebody is to do."""
    triples = zip(clause.terms, clause.terms[1:], clause.terms[2:], strict=False)
    told = {"?why", "?gain"} & match.frame.asks
    asked = any(a.words[-1] == "supposed" and b.words == ("to",) and c.words == ("do",) for a, b, c in triples)
    return ["do: what it is for is not told"] if asked and not told else []


def unrelated(clause: Clause, match: Match, frames: Frames) -> list[Term]:
    """Somebody whom the facts leave out, where it is asked what he has to do with it."""
    if not any(t.has("relate") for t in clause.terms):
        return []
    told = frozenset[str]().union(*(f.said for f in match.frame.facts))
    named = ((t, t.concepts & frames.actors & frames.lexicon.own) for t in clause.terms if not t.possessive)
    return [t for t, own in named if own and own.isdisjoint(told)]


def of_the_asker(clause: Clause) -> list[Term]:
    """What somebody wants to know he should do himself: "which one should I take?"."""
    triples = zip(clause.terms, clause.terms[1:], clause.terms[2:], strict=False)
    return [c for a, b, c in triples if not _ADVICE.isdisjoint(a.words) and b.words in _ME and c.concepts and not c.has("ask")]


def told_otherwise(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """How it was done, from whom somebody has it or what it costs, where the facts have it done in another way."""
    charge = frozenset(m for m in term.concepts if m.startswith("charge="))
    if charge and charge.isdisjoint(match.frame.facts[0].said):
        return True  # "boats for free", where no price is told
    bases = frames.lexicon.inflection.bases_of(term.words)
    if bases & HEAR and bases.isdisjoint(match.frame.words) and at and clause.terms[at - 1].concepts & frames.actors:
        return not match.frame.facts[0].does & _TELL  # "from whom did she hear that he would come?"
    text = len(term.words) == 1 and any("text~" in frames.lexicon.up(m) for m in term.concepts & frames.lexicon.own)
    if text and main_verb(term, clause, frames) and clause.asks <= GENERIC_ASKS:
        return not any(set(term.words) & set(f.fact.how.split()) for f in match.frame.facts)  # what is tweeted is no letter
    rings = (
        (len(term.words) == 1 or term.words[-1] == "up")
        and not _RING.isdisjoint(frames.lexicon.inflection.bases(term.words[0]))
        and bool(term.concepts & frames.lexicon.verbs)
    )
    # who rings somebody up calls him nothing
    return rings and not match.frame.facts[0].talk and _RING.isdisjoint(match.frame.words)
