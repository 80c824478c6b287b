""" "Only" and "alone" in a claim: whether what it names is all there is, and whether somebody did it without the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.asking import LINKS
from bot.understanding.clefts import cleft, named_last, sets_against
from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import ARTICLES, BE, Clause, Term
from bot.understanding.roles import roles

_RING = frozenset("phone phones phoned call called ring rang dial dialled telephone telephoned".split())
_TALKED = frozenset({"talk~", "discuss~", "review~", "mention~"})
_CAME_UP = frozenset({"up", "on", "upon", "agenda", "mention", "mentioned"})
_ONE = (("one",), ("person",), ("leader",), ("country",))


def only(clause: Clause, fact: FactFrame, frames: Frames) -> tuple[bool, list[Term]]:
    """Whether the fact has more than the claim says is all; and the words for it where the fact does not settle them."""
    words = [t for t in clause.terms if t.has("only")]
    at = clause.place(words[0]) if words else 0
    if not words or any(t.figure for t in clause.terms[: at + 2]):
        return False, []  # "only 75" bounds a number
    lists = [value.parts for value in fact.values.values() if value.listed and _things(value.parts, frames)]
    after = clause.terms[at + 1 : at + 6]
    denied = next((n for n, t in enumerate(after) if t.has("negation", "contrast")), len(after))
    first = at - 2 if at > 1 and not BE.isdisjoint(clause.terms[at - 2].words) else at  # "coal was the only cargo"
    near = (*clause.terms[max(0, first - 2) : first], *after[:denied])
    named = [_named(parts, near, frames) for parts in lists]
    more = any(0 < n < len(parts) for n, parts in zip(named, lists, strict=True))
    return more, [] if any(named) else words


def solo(clause: Clause, fact: FactFrame, frames: Frames) -> Term | None:
    """The word by which somebody is said to have done by himself what the fact has him do together with others."""
    if not any(t.has("solo", "only") for t in clause.terms) or not jointly(fact, frames):
        return None
    for at, term in enumerate(clause.terms):
        after = [t for t in clause.terms[at + 1 : at + 3] if t.words[-1] not in ARTICLES]
        agents = after[:1] if term.has("only") else []  # "only the mayor"
        if term.has("solo") or (term.has("only") and at + 1 < len(clause.terms) and clause.terms[at + 1].words in _ONE):
            agents = list(roles(clause, fact.does, frames.actors, frames.lexicon.own).agents)
        names = [t.concepts & fact.who for t in agents]
        if len(names) == 1 and any(len(frames.lexicon.members(name)) < 2 for name in names[0]):
            return term
    return None


def another_topic(clause: Clause, frames: Frames) -> FactFrame | None:
    """A fact of what else was talked of, where the claim is that nothing but one thing was ("they spoke of boats only?")."""
    only_one = any(t.has("only") for t in clause.terms)
    if not only_one or clause.negations or any(t.figure for t in clause.terms):
        return None
    talk = [t for t in clause.terms if t.concepts & _TALKED or (t.has("exist") and t.words[-1] in _CAME_UP)]
    rest = [t for t in clause.terms if t.concepts and t not in talk and not (t.structural or t.concepts & frames.actors)]
    topics = frozenset(m for t in rest for m in t.concepts & frames.lexicon.own - frames.context)
    scope = [*talk, *(t for t in rest if t.concepts & topics)]
    plain = [t for t in clause.terms if t.words[0] not in LINKS | ARTICLES]  # "only about the boats"
    bare = [(a, b) for a, b in pairwise(plain) if a.has("only") and len(a.words) == 1]
    elsewhere = any(b not in scope or (b in talk and a.words == ("just",)) for a, b in bare)
    if elsewhere or not talk or not topics or any(not t.concepts & topics for t in rest):
        return None  # "only Anne", "only on the phone"
    talked = (f for f in frames.facts.values() if f.talk and f.does & _TALKED)
    return next((f for f in talked if topics.isdisjoint(f.vocabulary) and f.said & frames.lexicon.own - frames.context), None)


def mutual(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """Recipients of one who is picked out, where the fact has both do it to each other: "was it Anne who rang Ben?"."""
    both = fact.who & fact.whom
    triples = zip(clause.terms, clause.terms[1:], clause.terms[2:], strict=False)
    rang = [b for a, b, c in triples if not _RING.isdisjoint(b.words) and a.concepts & both and c.concepts & both]
    if rang:
        return rang  # "did Anne phone Ben?", who talked on the phone
    last = named_last(clause.terms)
    if both and last is not None:
        return [t for t in clause.terms[last[0] : last[0] + 1] if t.concepts & both]  # "the one who rang was Anne"
    if not both or not (cleft(clause.terms) or any(sets_against(clause.terms, n) for n in range(len(clause.terms)))):
        return []
    found = roles(clause, fact.does, frames.actors, frames.lexicon.own)
    told = [b for a, b in pairwise(clause.terms) if b in found.recipients and a.concepts & fact.does]
    return [t for t in told if t.concepts & both and any(a.concepts & both for a in found.agents)]


def jointly(fact: FactFrame, frames: Frames) -> bool:
    """It is done by several, of more than one side."""
    sides = frames.lexicon.sides
    return len({sides.get(name, name) for name in fact.who if len(frames.lexicon.members(name)) < 2}) > 1


def _things(parts: Sequence[str], frames: Frames) -> bool:
    """They are things, and not one deed said in several ways."""
    first = [part.split()[0].lower() for part in parts]
    return not any(word.endswith("ed") or f"{word}~" in frames.lexicon.verbs for word in first)


def _named(parts: Sequence[str], terms: Sequence[Term], frames: Frames) -> int:
    """How many of the parts the terms name."""
    sides = frames.lexicon.sides  # "only for the people of Denmark"
    named = frozenset(n for t in terms for m in t.concepts for n in (m, sides.get(m, m)))
    return sum(bool(named & _meanings(part, frames)) for part in parts)


def _meanings(part: str, frames: Frames) -> frozenset[str]:
    return frozenset(m for t in frames.reader.words(part) for m in t.concepts)
