"""From a message to a reply: each question is proposed, verified and answered; then the answers become one reply."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.understanding.frames import Frames
from bot.understanding.matching import by_figure, matches
from bot.understanding.question import Clause, Message, Term
from bot.understanding.reading import clause_of, merge

from . import texts
from .accounting import Account, account
from .claims import Check, check
from .rendering import quotes_of, say
from .reply import Reply, Status, Verdict, Why, Word

CLARIFY_MARGIN = 0.3
"""Intents whose scores are nearer than this fit equally well."""


_NOISE = frozenset(
    "ok well hey oh ha haha so and the bot then please dear sir very much a lot you kindly to for that all my friend "
    "again mate man bro".split()
)
"""Words that may stand beside a greeting or thanks."""


@dataclass(slots=True)
class Outcome:
    """The answer to one question, before it becomes part of a reply."""

    status: Status
    text: str
    verdict: Verdict | None = None
    facts: tuple[str, ...] = ()
    intent: str | None = None
    options: tuple[str, ...] = ()
    why: Why = field(default_factory=lambda: Why(question="", form=""))


def answer(message: Message, frames: Frames) -> Reply:
    """The reply to a message."""
    talk = small_talk(message, frames)
    if talk:
        return talk
    outcomes = [_question(clause, message, frames) for clause in message.clauses]
    return _together(_distinct(outcomes), message, frames)


def small_talk(message: Message, frames: Frames) -> Reply | None:
    """A greeting, thanks or the like, where the message is nothing else."""
    words = tuple(w for c in _in_order(message) for t in c.terms for w in t.words)
    if not words:
        return Reply(status="chat", text=texts.nothing_asked(frames.pack.about))
    for id, (examples, text) in frames.small_talk.items():
        if words in examples or _made_of(words, examples):
            return Reply(status="chat", text=texts.small_talk(text, frames.pack.about), intent=id)
    return None


def _in_order(message: Message) -> list[Clause]:
    return sorted((*message.clauses, *message.background), key=lambda c: c.terms[0].start if c.terms else 0)


def _made_of(words: tuple[str, ...], examples: Iterable[tuple[str, ...]]) -> bool:
    """The words are one of the examples and courtesies before or after it."""
    for example in examples:
        size = len(example)
        for at in range(len(words) - size + 1):
            if words[at : at + size] == example and _NOISE.issuperset((*words[:at], *words[at + size :])):
                return True
    return False


def _question(clause: Clause, message: Message, frames: Frames) -> Outcome:
    """One question: as it stands, then together with what was said around it, then in its parts."""
    outcome = _single(clause, frames)
    if outcome.status == "answered" and (telling(clause, frames) or len(message.clauses) + len(message.background) == 1):
        return outcome
    before = [
        c for c in _in_order(message) if c is not clause and c.terms and clause.terms and c.terms[0].start < clause.terms[0].start
    ]
    if before and (not telling(clause, frames) or len(message.clauses) == 1):
        same = [c for c in before if c.terms[0].sentence == clause.terms[0].sentence]
        wider = _single(merge(clause, [_topic(c, frames) for c in same] or before[-2:]), frames)
        if wider.status == "answered" or not telling(clause, frames):
            return wider
    return (_parts(clause, frames) if clause.form != "check" else None) or outcome


def _parts(clause: Clause, frames: Frames) -> Outcome | None:
    """Both halves of a question about two things ("the weight and the operator of the flights")."""
    for at in range(1, len(clause.terms) - 1):
        if clause.terms[at].words not in (("and",), ("plus",), ("as", "well", "as"), ("or",)):
            continue
        left, right = clause.terms[:at], clause.terms[at + 1 :]
        for one, other in ((left, right), (_without(clause.terms, right[0], at), _without(clause.terms, left[-1], at))):
            halves = [_ask(clause_of(terms), frames) for terms in (one, other)]
            if all(h.status == "answered" for h in halves) and halves[0].facts != halves[1].facts:
                return _joined(halves)
    return None


def _without(terms: tuple[Term, ...], out: Term, joiner: int) -> tuple[Term, ...]:
    return tuple(t for i, t in enumerate(terms) if t is not out and i != joiner)


def _joined(halves: list[Outcome]) -> Outcome:
    first, second = halves
    return Outcome(
        "answered", f"{first.text} {second.text}", None, (*first.facts, *second.facts), first.intent, why=first.why
    )  # fmt: skip


def _topic(clause: Clause, frames: Frames) -> Clause:
    """Only what the clause is about, for one beside it that leaves that out ("who attends it and what is it for?")."""
    own = frames.lexicon.own - frames.context
    return replace(clause, terms=tuple(t for t in clause.terms if t.concepts & own))


def telling(clause: Clause, frames: Frames) -> bool:
    """It names something of the pack by itself, not only its theme."""
    return any(
        t.concepts & frames.known and not t.structural and not t.concepts & frames.context and not t.asks for t in clause.terms
    ) or any(t.figure for t in clause.terms)


def _single(clause: Clause, frames: Frames) -> Outcome:
    if clause.form == "check":
        return _check(clause, frames)
    return _ask(clause, frames)


def _ask(clause: Clause, frames: Frames) -> Outcome:
    found = matches(clause, frames) or by_figure(clause, frames)
    accounts = [account(m, clause, frames) for m in found]
    good = [a for a in accounts if a.accepted]
    if not good:
        nearest = min(accounts, key=lambda a: (len(a.missing) + len(a.conflicts), -a.match.score), default=None)
        return _unknown(clause, nearest, [m.frame.id for m in found], frames)
    best = good[0]
    rivals = [a for a in good if best.match.score - a.match.score < CLARIFY_MARGIN and _differs(best, a)]
    if len(rivals) > 1 and clause.form != "topic":
        ids = [a.match.frame.id for a in [best, *rivals][:3]]
        options = texts.options(ids, frames)
        return Outcome("clarify", texts.which(options), options=options, why=_why(clause, best, good))
    facts = tuple(f.fact.id for f in best.match.frame.facts)
    return Outcome("answered", say(best.match.frame, frames), None, facts, best.match.frame.id, why=_why(clause, best, good))


def _differs(one: Account, other: Account) -> bool:
    a, b = ({f.fact.id for f in x.match.frame.facts} for x in (one, other))
    return not a & b


def _check(clause: Clause, frames: Frames) -> Outcome:
    checks = check(clause, frames)
    if not checks or checks[0].verdict is None:
        missing = checks[0].missing if checks else _unbacked(clause, frames)
        why = Why(question=clause.text, form=clause.form, unaccounted=tuple(t.text for t in missing),
                  checks=checks[0].notes if checks else ())  # fmt: skip
        ids = [c.match.frame.id for c in checks]
        return Outcome("unknown", texts.unknown([t.text for t in missing], texts.options(ids, frames)),
                       options=texts.options(ids, frames), why=why)  # fmt: skip
    best = checks[0]
    return Outcome(
        "answered", texts.verdict(best.verdict or "yes", best.correction, best.facts, frames), best.verdict, best.facts,
        best.match.frame.id, why=_why_checked(clause, best),
    )  # fmt: skip


def _unbacked(clause: Clause, frames: Frames) -> tuple[Term, ...]:
    """Terms that nothing in the whole pack backs."""
    return tuple(t for t in clause.terms if not t.structural and not t.asks and not t.concepts & frames.known)


def _unknown(clause: Clause, nearest: Account | None, ids: Sequence[str], frames: Frames) -> Outcome:
    missing = _unbacked(clause, frames) or (nearest.missing if nearest else ())
    options = texts.options(ids or _related(clause, frames), frames)
    why = Why(
        question=clause.text, form=clause.form, unaccounted=tuple(t.text for t in missing),
        checks=nearest.conflicts if nearest else (), intent=nearest.match.frame.id if nearest else "",
    )  # fmt: skip
    return Outcome("unknown", texts.unknown([t.text for t in missing], options), options=options, why=why)


def _related(clause: Clause, frames: Frames) -> list[str]:
    """Intents that share the most telling words with the question."""
    said = frozenset(m for t in clause.terms for m in t.concepts)
    scored = [
        (sum(frames.weight(n) for n in key.needs if n & said), frame.id) for frame in frames.frames.values() for key in frame.keys
    ]
    best: dict[str, float] = {}
    for score, id in scored:
        best[id] = max(best.get(id, 0.0), score)
    return [id for id, score in sorted(best.items(), key=lambda p: -p[1]) if score > 0.5]


def _why(clause: Clause, best: Account, good: Sequence[Account]) -> Why:
    second = next((a for a in good[1:]), None)
    key = best.match.key
    return Why(
        question=clause.text, form=clause.form, intent=best.match.frame.id, example=key.text, place=str(key.place),
        score=round(best.match.score, 3), runner_up=second.match.frame.id if second else "",
        margin=round(best.match.score - second.match.score, 3) if second else 0.0,
        words=tuple(Word(text=t.text, backed_by=by) for t, by in best.backing),
    )  # fmt: skip


def _why_checked(clause: Clause, best: Check) -> Why:
    key = best.match.key
    return Why(
        question=clause.text, form=clause.form, intent=best.match.frame.id, example=key.text, place=str(key.place),
        score=round(best.match.score, 3), checks=best.notes,
    )  # fmt: skip


def _distinct(outcomes: list[Outcome]) -> list[Outcome]:
    seen: set[tuple[str, ...]] = set()
    out = []
    for outcome in outcomes:
        key = (outcome.status, outcome.text)
        if key not in seen:
            seen.add(key)
            out.append(outcome)
    return out


def _together(outcomes: list[Outcome], message: Message, frames: Frames) -> Reply:
    """One reply of all outcomes; answered if any was, and what was not is named in the text."""
    answered = [o for o in outcomes if o.status == "answered"]
    status: Status = "answered" if answered else outcomes[0].status if outcomes else "unknown"
    facts = tuple(dict.fromkeys(f for o in answered for f in o.facts))
    verdicts = [o.verdict for o in answered if o.verdict]
    return Reply(
        status=status,
        text=" ".join(o.text for o in outcomes) if outcomes else texts.unknown([], ()),
        verdict=("no" if "no" in verdicts else verdicts[0]) if verdicts else None,
        quotes=quotes_of(facts, frames),
        facts=facts,
        intent=answered[0].intent if answered else None,
        options=tuple(dict.fromkeys(x for o in outcomes for x in o.options))[:3] if not answered else (),
        why=tuple(o.why for o in outcomes),
        repaired=message.repaired,
    )
