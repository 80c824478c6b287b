"""An open question or a claim by itself: intents are proposed, verified word for word, and told."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.by_content import by_agent, by_figure, by_time
from bot.understanding.frames import Frame, Frames
from bot.understanding.matching import Match, matches
from bot.understanding.question import Clause

from .accounting import Account, Beside, account
from .claims import check
from .outcome import Outcome, asked_back, held_back, settled, told
from .suggesting import meant

CLARIFY_MARGIN = 0.3
"""Intents whose scores are nearer than this fit equally well."""
ASK_SCORE, TOPIC_SCORE = 0.55, 1.5
"""What questions and bare words have to score at least; a question's form tells more of what is meant."""
POOR, CLEARLY = 3.7, 0.5
"""Below which score an answer gives way to an intent that refuses the question, and by how much that has to fit better."""


def ask(clause: Clause, frames: Frames, besides: frozenset[str] = frozenset()) -> Outcome:
    """What an open question gets.

    :param besides: facts; an answer that rests on nothing else is none.
    """
    found = matches(clause, frames)
    accounts, good = _accounts(found, clause, frames, besides)
    if not any(a.accepted for a in accounts) and (
        other := by_figure(clause, frames) or by_agent(clause, frames) or by_time(clause, frames)
    ):
        found = other
        accounts, good = _accounts(found, clause, frames, besides)
    if not good and (likely := _accounts(meant(clause, frames), clause, frames, besides)[1]):
        return told(clause, likely[:1], frames)
    if not good:
        nearest = min(accounts, key=lambda a: (len(a.missing) + len(a.notes), -a.match.score), default=None)
        return held_back(clause, nearest, [m.frame.id for m in found], frames)
    best = good[0]
    if refusing := _refusing(best, accounts, frames):
        return held_back(clause, refusing, [m.frame.id for m in found], frames)
    rivals = [a for a in good[1:] if round(best.match.score - a.match.score, 6) < CLARIFY_MARGIN and _differ(best, a)]
    if rivals and clause.form != "topic" and not _verbatim(best, clause):
        return asked_back(clause, good, [best, *rivals], frames)
    return told(clause, good, frames)


def _accounts(
    found: Sequence[Match], clause: Clause, frames: Frames, besides: frozenset[str]
) -> tuple[list[Account], list[Account]]:
    """The accounts of matches, best first, as far as they matter: up to where no rival or runner-up can follow; and good ones."""
    least = TOPIC_SCORE if clause.form == "topic" else ASK_SCORE
    beside = Beside.of(clause, frames)
    accounts: list[Account] = []
    good: list[Account] = []
    for match in found:
        if len(good) > 1 and good[0].match.score - match.score >= CLARIFY_MARGIN:
            break
        accounts.append(account(match, clause, beside, frames))
        if accounts[-1].accepted and match.score >= least and not besides.issuperset(f.fact.id for f in match.frame.facts):
            good.append(accounts[-1])
    return accounts, good


def _refusing(best: Account, accounts: Sequence[Account], frames: Frames) -> Account | None:
    """An intent that fits clearly better than a poor best one, but for a word that the best one backs only loosely."""
    if best.match.score >= POOR:
        return None
    least = best.match.score + CLEARLY

    def loose(other: Account) -> bool:
        return any(not t.concepts & frames.lexicon.own for t in other.missing)

    return next((a for a in accounts if a.match.score >= least and loose(a) and _differ(a, best)), None)


def _verbatim(best: Account, clause: Clause) -> bool:
    """The question is an example of the intent, word for word."""
    return best.match.key.text.lower() == " ".join(w for t in clause.terms for w in t.words)


def _differ(one: Account, other: Account) -> bool:
    """They rest on different facts."""
    return {f.fact.id for f in one.match.frame.facts}.isdisjoint(f.fact.id for f in other.match.frame.facts)


def settle(clause: Clause, frames: Frames, about: frozenset[str] = frozenset()) -> Outcome:
    """What a claim gets.

    :param about: facts; it is held against these first.
    """
    checks = sorted(check(clause, frames), key=lambda c: not (c.verdict and about.intersection(c.facts)))
    if checks and checks[0].verdict:
        return settled(clause, checks[0], frames)
    return held_back(clause, checks[0] if checks else None, [c.match.frame.id for c in checks], frames)


def told_by(frame: Frame, clause: Clause, frames: Frames) -> Outcome:
    """The answer of an intent that was found otherwise than by its examples."""
    return told(clause, [Account(Match(frame, frame.keys[0], ASK_SCORE), ())], frames)
