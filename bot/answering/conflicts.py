"""What a question says otherwise than the facts: figures, roles, speakers, places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.frames import FactFrame, Frame, Frames
from bot.understanding.matching import SMALL
from bot.understanding.numbers import Date
from bot.understanding.question import Clause, Term
from bot.understanding.roles import roles, speakers
from bot.understanding.values import Amount, Value, bound_of, holds

_PART_OF_TIME = frozenset("beginning start end middle half week day".split())

_LANGUAGE = ("ian", "ese", "ish")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A word of the question that the facts have otherwise."""

    term: Term
    why: str
    firm: bool = True
    """The facts exclude it; else they only do not say it."""

    def __str__(self) -> str:
        return f"{self.term.text.strip()}: {self.why}"


def figure(term: Term, at: int, clause: Clause, facts: tuple[FactFrame, ...], frames: Frames) -> tuple[bool | None, str]:
    """Whether the facts bear out a number or date (None: they do not settle it), and the value they have."""
    values = [value for fact in facts for value in fact.values.values()]
    if term.date is not None:
        return _dated(term.date, at, clause, values, frames)
    outcome, right = _amounted(term, at, clause, values, frames)
    if term.value in SMALL and (clause.form != "check" or (outcome is None and not right and _of_theme(at, clause, frames))):
        return True, ""
    return outcome, right


def _dated(date: Date, at: int, clause: Clause, values: Sequence[Value], frames: Frames) -> tuple[bool | None, str]:
    if _narrower(at, clause):
        return None, ""
    outcome: bool | None = None
    right = ""
    bound = bound_of(clause.terms, at)
    for value in values:
        if value.date is None:
            continue
        agrees = value.date.compares(bound, date) if bound in ("<", ">") else value.date.agrees(date)
        if agrees:
            return True, value.parts[0]
        if agrees is False:
            outcome, right = False, value.parts[0]
    if outcome is None and any(d.agrees(date) for d in frames.dates):
        return True, ""
    return outcome, right


def _amounted(term: Term, at: int, clause: Clause, values: Sequence[Value], frames: Frames) -> tuple[bool | None, str]:
    outcome: bool | None = None
    right = ""
    number, bound = term.value or 0.0, bound_of(clause.terms, at)
    if clause.form != "check" and any(len(value.parts) == number for value in values):
        return True, ""  # "the four kinds of goods"
    for known in (amount for value in values for amount in value.amounts):
        if _digits(at, clause):
            held: bool | None = len(str(int(known.number))) == number
            right = right or known.text
        elif _counts_same(term, at, clause, known, frames):
            held = holds(known, bound, number)
            right = known.text if held is False else right or known.text
        else:
            continue
        if held:
            return True, known.text
        outcome = False if held is False else outcome
    return outcome, right


def _narrower(at: int, clause: Clause) -> bool:
    """ "At the end of May", "early May": it says more than the date."""
    before = [w for t in clause.terms[max(0, at - 3) : at] for w in t.words if w not in ("the", "in")][-2:]
    return before[-1:] in (["early"], ["mid"], ["late"]) or (before[1:] == ["of"] and before[0] in _PART_OF_TIME)


def _digits(at: int, clause: Clause) -> bool:
    """ "Three figures", "six-digit": it says how long a number is."""
    return at + 1 < len(clause.terms) and clause.terms[at + 1].words[0] in ("figure", "figures", "digit", "digits")


def _of_theme(at: int, clause: Clause, frames: Frames) -> bool:
    """A small number of the document's own parties ("the two leaders"), or of nothing named."""
    after = next((t for t in clause.terms[at + 1 :] if t.concepts and not t.structural), None)
    return after is None or bool(after.concepts & frames.context)


def _counts_same(term: Term, at: int, clause: Clause, known: Amount, frames: Frames) -> bool:
    """The number counts the same thing: what is named right after it, or else one named near it."""
    own = known.of & frames.lexicon.own
    of = known.of | (frames.lexicon.closure(own) if own else frozenset())
    following: list[Term] = []
    for t in clause.terms[at + 1 :]:
        if t.figure or (t.segment != term.segment and at and clause.terms[at - 1].concepts):
            break
        if measured := t.asks - {"?what", "?count"}:
            return bool(measured & known.of)  # a unit: "22 tonnes" of what is counted in tonnes
        if t.concepts and not t.structural and not t.has("light") and not t.asks:
            following.append(t)
        elif following:
            break
    if following:
        return any(t.concepts & of for t in following[:2])
    naming = [t for t in clause.terms if (t.concepts & frames.lexicon.own - frames.context) or t.asks - {"?what", "?count"}]
    near = [t for t in naming if t.segment == term.segment]
    return any((t.concepts | t.asks) & known.of for t in near or naming) if naming else True


def role_conflicts(clause: Clause, fact: FactFrame, frames: Frames) -> tuple[list[Conflict], bool]:
    """What is said of agent and recipient that the fact has otherwise; and whether they are swapped."""
    if not fact.who and not fact.whom:
        return [], False
    found = roles(clause, fact.does, frames.actors, frames.lexicon.own)
    saying = speakers(clause, frames.actors)
    out: list[Conflict] = []
    swapped = False
    for terms, mine, other, name in (
        (found.agents, fact.who, fact.whom, "does it"),
        (found.recipients, fact.whom, fact.who, "it is done to"),
    ):
        for term in terms if mine else ():
            names = term.concepts & (frames.actors if clause.form == "check" else frames.parties)
            if not names or term in saying or any(stands_for(n, mine, frames) for n in names):
                continue
            out.append(Conflict(term, f"not who {name}"))
            swapped = swapped or any(stands_for(n, other, frames) for n in names)
    return out, swapped


def speaker_conflicts(clause: Clause, frame: Frame, frames: Frames) -> list[Conflict]:
    """Whom the question names as the speaker, where the facts are not theirs."""
    joined = any(t.words == ("and",) for t in clause.terms)
    named = frozenset(c for t in clause.terms for c in t.concepts) if joined else frozenset[str]()
    out = []
    for term in speakers(clause, frames.actors):
        for name in term.concepts & frames.actors:
            if any(_says(name, fact, named, frames) for fact in frame.facts):
                break
        else:
            out.append(Conflict(term, "did not say it", firm=False))
    return out


def _says(name: str, fact: FactFrame, named: frozenset[str], frames: Frames) -> bool:
    """The one named is who says it; or who talks in it, together with another one who is named, or as all of them."""
    sides = frames.lexicon.sides
    if name in fact.says or any(sides.get(s) == name for s in fact.says):
        return True
    members = [w for w in fact.talk if name in frames.lexicon.kinds.get(w, frozenset())]
    return name in fact.talk and (len(named & fact.talk) > 1 or len(members) > 1)


def place_conflicts(clause: Clause, fact: FactFrame, frames: Frames) -> list[Conflict]:
    """A place in the question ("in Wales") that is not the fact's place."""
    out = []
    for at, term in enumerate(clause.terms[1:], 1):
        before = clause.terms[at - 1].words[-1]
        if before == "in" and term.words[-1].endswith(_LANGUAGE) and at + 1 == len(clause.terms):
            out.append(Conflict(term, "a language, no place", firm=False))
            continue
        if (before == "in" or (before == "to" and "where" in fact.values)) and not term.possessive:
            names = term.concepts & frames.lexicon.own or term.concepts
            places = {c for c in names if frames.lexicon.up(c) & {"country~", "city~"}}
            follows = clause.terms[at + 1].concepts if at + 1 < len(clause.terms) else frozenset[str]()
            known = fact.places or fact.vocabulary
            if places and not places & known and not follows & frames.actors:
                within = any(frames.lexicon.sides.get(p) in known for p in places)  # a city of the country that it is
                out.append(Conflict(term, "not the place", firm="where" in fact.values and not within))
    return out


def stands_for(name: str, players: frozenset[str], frames: Frames) -> bool:
    """The name is one of the players, one's country or office, or a kind of one ("the leader")."""
    lexicon = frames.lexicon
    if name in players:
        return True
    members = frozenset(c for c in lexicon.own if name in lexicon.kinds[c])
    if name in lexicon.own and len(members) > 1:
        return len(members & players) > 1  # "both leaders" are not one of them
    sides = {lexicon.sides.get(p, p) for p in players}
    if name in sides or lexicon.sides.get(name) in players:
        return True
    return any(name in lexicon.up(p) for p in players)
