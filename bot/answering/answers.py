"""From a question to its outcome: intents are proposed, verified word for word, and answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.asides import exclusions, states
from bot.understanding.asking import LINKS, clause_of, merge
from bot.understanding.choices import claims as choices
from bot.understanding.choices import offered
from bot.understanding.frames import Frames
from bot.understanding.matching import Match, by_figure, matches
from bot.understanding.question import OBJECTS, Clause, Message, Term

from .accounting import Account, Beside, account
from .attribution import said, whose
from .claims import check
from .counted import counting
from .outcome import Outcome, asked_back, held_back, settled, told
from .suggesting import meant

CLARIFY_MARGIN = 0.3
"""Intents whose scores are nearer than this fit equally well."""
ASK_SCORE, TOPIC_SCORE = 0.55, 1.5
"""What questions and bare words have to score at least; a question's form tells more of what is meant."""
POOR, CLEARLY = 3.7, 0.5
"""Below which score an answer gives way to an intent that refuses the question, and by how much that has to fit better."""
JOINED = 3
"""At how many places a question is tried in two halves."""
_ANY = frozenset({"any", "anything", "anyone", "anybody"})
_JOINERS = frozenset({("and",), ("plus",), ("or",), ("as", "well", "as")})


def answer_question(clause: Clause, message: Message, frames: Frames) -> Outcome:
    """One question: as it stands, then together with what was said before it, then in its parts."""
    outcome = answer_single(clause, frames)
    stands_alone = _telling(clause, frames)
    before = message.before(clause)
    if outcome.status == "answered" and not before and _open(clause, frames):
        return held_back(clause, None, [], frames)
    points_back = bool(before) and not _named(clause, frames) and any(_points(t) for t in clause.terms)
    if outcome.status == "answered" and (stands_alone or not before) and not points_back:
        return (_parts(clause, frames) if _twofold(clause) else None) or outcome
    if before and (not stands_alone or len(message.clauses) == 1 or points_back):
        beside = [_topic(c, frames) for c in before[-2:] if c.terms[0].sentence == clause.terms[0].sentence]
        merged = merge(clause, beside or before[-2:])
        wider = answer_single(merged, frames)
        if wider.status == "answered" or not stands_alone or points_back:
            return replace(wider, part=clause.typed, read=merged.text)
    return (_parts(clause, frames) if clause.form != "check" else None) or outcome


def _twofold(clause: Clause) -> bool:
    """It asks for something on both sides of an "and": "name the boat and the month it sails"."""
    joins = (at for at, t in enumerate(clause.terms) if t.words == ("and",))
    return clause.form == "ask" and any(
        any(t.asks or t.has("ask") for t in clause.terms[:at]) and any(t.asks for t in clause.terms[at + 1 :]) for at in joins
    )


def _telling(clause: Clause, frames: Frames) -> bool:
    """It names something of the pack by itself, not only its theme."""
    return any(
        t.figure or (t.concepts & frames.known and not t.structural and not t.concepts & frames.context and not t.asks)
        for t in clause.terms
    )


def _topic(clause: Clause, frames: Frames) -> Clause:
    """Only what the clause is about, for one beside it that leaves that out ("who attends it and what is it for?")."""
    return replace(clause, terms=tuple(t for t in clause.terms if frames.subjects(t)))


def answer_single(
    clause: Clause, frames: Frames, besides: frozenset[str] = frozenset(), about: frozenset[str] = frozenset()
) -> Outcome:
    """One question by itself.

    :param besides: facts; an answer that rests on nothing else is none.
    :param about: facts; a claim is held against these first.
    """
    if claim := said(clause, frames):
        outcome = _check(claim, frames, about)
        if outcome.verdict == "yes":
            text = " ".join(whose(f, frames) for f in outcome.facts)
            return replace(outcome, text=text, verdict=None, part=clause.typed)
    if frame := counting(clause, frames):
        return told(clause, [Account(Match(frame, frame.keys[0], ASK_SCORE), ())], frames)
    if clause.form == "check":
        return _choice(clause, frames, about) or _check(clause, frames, about)
    exists = _wants_any(clause)
    if exists or states(clause, frames):
        outcome = _check(replace(clause, form="check"), frames, about)
        if outcome.verdict and not (exists and outcome.verdict == "no"):
            return outcome
    if clause.form == "ask" and (choice := offered(clause)):
        rest, answers = choice
        outcome = _ask(rest, frames, besides)
        known = frozenset(m for t in rest.terms for m in t.concepts)
        if outcome.status == "answered" and any(_told(t, outcome, frames) for t in answers if not t.concepts & known):
            return replace(outcome, part=clause.typed)
    return _ask(clause, frames, besides)


def _wants_any(clause: Clause) -> bool:
    """Is there any: "any drugs in the cargo?"; not "any in there, too?"."""
    first = next((t for t in clause.terms if not t.has("polite")), None)
    bound = any(t.has("also") or t.words[-1] in OBJECTS or t.words[-1] == "there" for t in clause.terms)
    return clause.form == "topic" and not bound and first is not None and first.words[0] in _ANY


def _choice(clause: Clause, frames: Frames, about: frozenset[str]) -> Outcome | None:
    """Which of two it is ("on Thursday or on Friday?"): none of them is a yes or a no to the question."""
    unsettled: Outcome | None = None
    for claims in choices(clause, frames):
        outcomes = [_check(claim, frames, about) for claim in claims]
        right = [o for o in outcomes if o.verdict == "yes"]
        if len(right) == 1:
            text = " ".join(frames.facts[f].fact.says for f in right[0].facts)
            return replace(right[0], text=text, verdict=None, part=clause.typed)
        if outcomes[0].verdict and outcomes[0].verdict == outcomes[1].verdict:
            return replace(outcomes[0], part=clause.typed)
        unsettled = unsettled or next(o for o in outcomes if not o.verdict)
    return replace(unsettled, part=clause.typed) if unsettled else None


def _told(term: Term, outcome: Outcome, frames: Frames) -> bool:
    """The facts of an answer have what the term names."""
    facts = [frames.facts[f] for f in outcome.facts]
    if not term.figure:
        return bool(term.concepts) and any(term.concepts & fact.said for fact in facts)
    values = [v for fact in facts for v in fact.values.values()]
    if term.date is not None:
        return any(v.date is not None and v.date.agrees(term.date) for v in values)
    return any(a.number == term.value for v in values for a in v.amounts)


def _ask(clause: Clause, frames: Frames, besides: frozenset[str] = frozenset()) -> Outcome:
    found = matches(clause, frames)
    accounts, good = _accounts(found, clause, frames, besides)
    if not any(a.accepted for a in accounts) and (other := by_figure(clause, frames)):
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
    rivals = [a for a in good[1:] if best.match.score - a.match.score < CLARIFY_MARGIN and _differ(best, a)]
    if rivals and clause.form != "topic":
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


def _named(clause: Clause, frames: Frames) -> bool:
    """It has a name of the pack that is more than the document's theme, or a figure."""
    return any(frames.subjects(t) or t.figure for t in clause.terms)


def _points(term: Term) -> bool:
    """It stands for something else: "that", "them"."""
    return len(term.words) == 1 and term.words[0] in OBJECTS


def _open(clause: Clause, frames: Frames) -> bool:
    """It ends in something that it refers to and does not name: "who said that?"."""
    terms = [t for t in clause.terms if not t.has("polite")]
    if len(terms) < 2 or not _points(terms[-1]) or _named(clause, frames):
        return False
    before = terms[-2]
    return bool(before.concepts) or before.has("speech", "light") or before.words[-1] in LINKS


def _differ(one: Account, other: Account) -> bool:
    """They rest on different facts."""
    return {f.fact.id for f in one.match.frame.facts}.isdisjoint(f.fact.id for f in other.match.frame.facts)


def _check(clause: Clause, frames: Frames, about: frozenset[str] = frozenset()) -> Outcome:
    checks = sorted(check(clause, frames), key=lambda c: not (c.verdict and about.intersection(c.facts)))
    if checks and checks[0].verdict:
        return settled(clause, checks[0], frames)
    return held_back(clause, checks[0] if checks else None, [c.match.frame.id for c in checks], frames)


def _parts(clause: Clause, frames: Frames) -> Outcome | None:
    """Both halves of a question about two things ("the weight and the operator of the flights")."""
    terms = clause.terms
    aside = exclusions(clause, frames)  # "besides lamps and stoves" is one thing
    joiners = [
        at
        for at in range(1, len(terms) - 1)
        if terms[at].words in _JOINERS
        and at not in aside
        and not all(terms[n].concepts & frames.parties for n in (at - 1, at + 1))
    ]  # two parties named together do it together
    for at in joiners[:JOINED]:
        splits = ((terms[:at], terms[at + 1 :]), (_without(terms, at, at + 1), _without(terms, at - 1, at)))
        for one, other in splits:
            halves = [_ask(clause_of(half), frames) for half in (one, other)]
            if all(h.status == "answered" for h in halves) and halves[0].facts != halves[1].facts:
                return _joined(halves, clause)
    return None


def _without(terms: Sequence[Term], *out: int) -> tuple[Term, ...]:
    return tuple(t for i, t in enumerate(terms) if i not in out)


def _joined(halves: Sequence[Outcome], clause: Clause) -> Outcome:
    first, second = halves
    return replace(first, text=f"{first.text} {second.text}", facts=(*first.facts, *second.facts), part=clause.typed)
