"""From a question of a message to its outcome: as it stands, with what was said before it, or in its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.asides import exclusions, personal
from bot.understanding.asking import LINKS, clause_of, is_wh, merge
from bot.understanding.frames import GENERIC_ASKS, Frames
from bot.understanding.question import ARTICLES, OBJECTS, Clause, Message, Term

from .meanwhile import meanwhile
from .outcome import Outcome, held_back
from .passages import whose_passage
from .single import answer_single, either
from .verified import ask

JOINED = 3
"""At how many places a question is tried in two halves."""
LONGEST_ROW = 6
"""Things in a row of which the same is asked."""
_YOU = frozenset({"you", "me", "us"})
_LONG = 3
"""So many words of a name say more than what a thing is."""
_IN_ALL = frozenset({"total", "overall", "combined", "altogether"})
_JOINERS = frozenset({("and",), ("plus",), ("or",), ("as", "well", "as")})


def answer_question(clause: Clause, message: Message, frames: Frames) -> Outcome:
    """One question: as it stands, then together with what was said before it, then in its parts."""
    if found := whose_passage(clause, message, frames):
        return found
    outcome = answer_single(clause, frames)
    stands_alone = _telling(clause, frames)
    before = message.before(clause)
    if before and before[-1] in message.clauses and _hangs(clause, message) and _failed(before[-1], frames):
        return held_back(clause, None, [], frames)
    if outcome.status == "answered" and not before and _open(clause, frames):
        return held_back(clause, None, [], frames)
    if outcome.status == "answered" and _dangles(clause, frames) and not any(_named(c, frames) for c in before[-1:]):
        return held_back(clause, None, [], frames)
    points_back = bool(before) and (
        (not _named(clause, frames) and any(_points(t) for t in clause.terms)) or _elsewhere(clause, before[-1], frames)
    )
    if outcome.status == "answered" and (stands_alone or not before) and not points_back:
        return (_parts(clause, frames) if _twofold(clause) else None) or outcome
    talked = outcome.status == "answered" and any("they" in t.words for t in clause.terms)
    if talked and not points_back and any(frames.facts[f].talk for f in outcome.facts):
        return outcome  # "who is her friend, and what did they talk about?"
    if outcome.status == "answered" and not points_back and all(_beside_the_point(c, message, frames) for c in before):
        return (_parts(clause, frames) if _twofold(clause) else None) or outcome
    if before and (not stands_alone or len(message.clauses) == 1 or points_back):
        beside = [_topic(c, frames) for c in before[-2:] if c.terms[0].sentence == clause.terms[0].sentence]
        merged = merge(clause, beside or before[-2:])
        wider = answer_single(merged, frames)
        again = wider.status == "answered" and wider.facts == answer_single(before[-1], frames).facts
        if again and outcome.status == "answered":
            return outcome  # together they ask the first once more
        points = any(t.words[-1] in OBJECTS for t in clause.terms) and before[-1] in message.clauses
        if points and (again or wider.status != "answered") and (thing := _thing(before, frames)):
            merged = merge(clause, [thing])  # "which firms build the boat in Wales, and who sails it?"
            wider = answer_single(merged, frames)
        in_all = outcome.status == "answered" and any(not _IN_ALL.isdisjoint(t.words) for t in clause.terms)
        exact = outcome.status == "answered" and clause.asks - GENERIC_ASKS and before[-1] in message.clauses
        if exact and wider.status != "answered" and not points_back and not _failed(before[-1], frames):
            return outcome  # "was it official, and how many tonnes does it mention?"
        if wider.status == "answered" or not (stands_alone or in_all) or points_back:
            return replace(wider, part=clause.typed, read=merged.text, within=True)
    whole = (
        clause.form == "check" or either(clause, frames) or any(t.has("relate") for t in clause.terms)
    )  # what one has to do with the other
    if outcome.status == "answered":
        return (None if whole else _parts(clause, frames)) or outcome
    return (None if whole else _parts(clause, frames)) or meanwhile(clause, frames) or outcome


def _hangs(clause: Clause, message: Message) -> bool:
    """It is nothing but a question word after an "and" ("who sank it and why?"), "if so", or asks again ("…, which firm?")."""
    if clause.terms[0].words == ("if", "so"):
        return True
    if len(clause.terms) == 2 and clause.terms[0].words == ("which",) and clause.terms[1].concepts:
        return True
    if all(t.structural or t.asks for t in clause.terms) and any(t.words == ("one",) for t in clause.terms):
        return True  # "…, which one is it?"
    joined = message.text[: clause.terms[0].start].rstrip(" ,;").lower().endswith(("and", "&"))
    return joined and len(clause.terms) == 1 and is_wh(clause.terms[0])


def _beside_the_point(clause: Clause, message: Message, frames: Frames) -> bool:
    """What somebody says of himself, or of nothing that the pack knows: "on air in five!"."""
    return clause in message.background and (
        personal(clause.terms) or not any(t.concepts & (frames.lexicon.own | frames.actors) for t in clause.terms)
    )


def _failed(clause: Clause, frames: Frames) -> bool:
    """The question before it takes for granted, or asks, what nothing backs."""
    outcome = answer_single(clause, frames)
    return outcome.status != "answered" or outcome.verdict == "no"


def _twofold(clause: Clause) -> bool:
    """It asks for something on both sides of an "and": "name the boat and the month it sails"."""
    joins = (at for at, t in enumerate(clause.terms) if t.words in _JOINERS)
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


def _thing(before: Sequence[Clause], frames: Frames) -> Clause | None:
    """The last clause before with nothing but the first thing that it names."""
    for clause in reversed(before):
        things = [t for t in clause.terms if frames.subjects(t)]
        things = [t for t in things if len(t.words) < _LONG] or [
            replace(t, words=(w,), meanings=found, text=w)  # the boat of "to build the boat in Wales"
            for t in things
            for w in t.words
            if (found := frames.lexicon.meanings(w)) & frames.lexicon.own - frames.parties - frames.context
        ]
        if things:
            return replace(clause, terms=tuple(things[:1]))
    return None


def _named(clause: Clause, frames: Frames) -> bool:
    """It has a name of the pack that is more than the document's theme, or a figure."""
    return any(frames.subjects(t) or t.figure for t in clause.terms)


def _elsewhere(clause: Clause, before: Clause, frames: Frames) -> bool:
    """A thing "there", after another thing was named: "I know nothing of boats. Who gives help there?"."""
    there = any(b.words == ("there",) and frames.subjects(a) for a, b in pairwise(clause.terms))
    return there and any(frames.subjects(t) for t in before.terms)


def _points(term: Term) -> bool:
    """It stands for something else: "that", "them"."""
    return len(term.words) == 1 and term.words[0] in OBJECTS


def _open(clause: Clause, frames: Frames) -> bool:
    """It ends in something that it refers to and does not name: "who said that?"."""
    terms = [t for t in clause.terms if not t.has("polite")]
    if len(terms) < 2 or not _points(terms[-1]) or _named(clause, frames):
        return False
    if terms[-1].words == ("them",) and any(t.concepts & frames.actors for t in terms):
        return False  # "what is Denmark sending them?"
    before = next((t for t in reversed(terms[:-1]) if not _YOU.issuperset(t.words)), terms[0])
    return bool(before.concepts) or before.has("speech", "light") or before.words[-1] in LINKS


def _dangles(clause: Clause, frames: Frames) -> bool:
    """It asks how something goes on that it does not name: "how does it go?"."""
    words = [w for t in clause.terms for w in t.words][:3]
    alone = len(clause.terms[0].words) == 1 and words[0] == "how"
    return alone and words[-1] in OBJECTS and not _named(clause, frames)


def _parts(clause: Clause, frames: Frames) -> Outcome | None:
    """Both halves of a question about two things ("the weight and the operator of the flights")."""
    terms = clause.terms
    aside = exclusions(clause, frames)  # "besides lamps and stoves" is one thing
    if not aside and (each := _asked_in_row(clause, frames) or _each(clause, frames)):
        return each
    joiners = [
        at
        for at in range(1, len(terms) - 1)
        if terms[at].words in _JOINERS
        and at not in aside
        and not all(terms[n].concepts & frames.parties for n in (at - 1, at + 1))
        and all(terms[n].meanings or terms[n].figure for n in (at - 1, at + 1))
    ]  # two parties named together do it together
    for at in joiners[:JOINED]:
        splits = ((terms[:at], terms[at + 1 :]), (_without(terms, at, at + 1), _without(terms, at - 1, at)))
        for one, other in splits:
            if other and other[0].words[-1] in LINKS and not any(t.asks for t in other):
                continue  # "… to the first, as well as to the second" asks the same of both
            halves = [ask(replace(clause_of(half), form="ask"), frames) for half in (one, other)]
            if all(h.status == "answered" for h in halves) and halves[0].facts != halves[1].facts:
                return _joined(halves, clause)
    return None


def _asked_in_row(clause: Clause, frames: Frames) -> Outcome | None:
    """Three or more stretches that ask for something exact each: "date of the regatta, weight of the boat and its age"."""
    if any(is_wh(t) or t.has("auxiliary") for t in clause.terms):
        return None
    cuts = [0]
    for at in range(1, len(clause.terms) - 1):
        joined = clause.terms[at].words in _JOINERS
        if (joined or clause.terms[at].segment != clause.terms[at - 1].segment) and at > cuts[-1]:
            cuts.append(at + joined)
    stretches = [clause.terms[a:b] for a, b in pairwise([*cuts, len(clause.terms)])]
    stretches = [s[:-1] if s and s[-1].words in _JOINERS else s for s in stretches]
    stretches = [s for s in stretches if s]
    if len(stretches) < 3 or not all(clause_of(s).asks - GENERIC_ASKS for s in stretches):
        return None
    found = [ask(replace(clause_of(s), form="ask"), frames) for s in stretches]
    return _joined(found, clause) if all(o.status == "answered" for o in found) else None


def _each(clause: Clause, frames: Frames) -> Outcome | None:
    """What is asked of three or more things in a row, of each by itself ("how many lamps, stoves and maps are there?")."""
    row = _row(clause.terms, frames)
    if not 2 < len(row) <= LONGEST_ROW:
        return None
    between = range(row[0], row[-1] + 1)
    apart = (_without(clause.terms, *(at for at in between if at != one)) for one in row)
    found = [ask(replace(clause_of(terms), form="ask"), frames) for terms in apart]
    distinct = len({o.facts for o in found}) == len(found)
    return _joined(found, clause) if distinct and all(o.status == "answered" for o in found) else None


def _row(terms: Sequence[Term], frames: Frames) -> list[int]:
    """Where the first things stand that are named one after the other, with nothing but marks, "and" and articles between."""
    row: list[int] = []
    for at, term in enumerate(terms):
        if frames.subjects(term) and not term.concepts & frames.parties:
            row.append(at)
        elif row and term.words not in _JOINERS and term.words[-1] not in ARTICLES:
            if len(row) > 2:
                break
            row = []
    return row


def _without(terms: Sequence[Term], *out: int) -> tuple[Term, ...]:
    return tuple(t for i, t in enumerate(terms) if i not in out)


def _joined(parts: Sequence[Outcome], clause: Clause) -> Outcome:
    text = " ".join(part.text for part in parts)
    return replace(parts[0], text=text, facts=tuple(f for part in parts for f in part.facts), part=clause.typed)
