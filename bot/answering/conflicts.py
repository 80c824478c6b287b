"""What a question says otherwise than the facts: roles, speakers, places."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.by_content import MENTION
from bot.understanding.clefts import cleft
from bot.understanding.frames import FactFrame, Frame, Frames
from bot.understanding.question import ARTICLES, BE, Clause, Term
from bot.understanding.roles import roles, speakers

_HE = frozenset({"he", "she"})
_WRITE = frozenset({"tweet~", "write~", "publish~"})
_DEFINITE = frozenset({"the", "that", "this"})
_TELLING = frozenset("tell tells told telling inform informs informed".split())
LANGUAGE = ("ian", "ese", "ish")
"""How words for what is of a country end, and for its language."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A word of the question that the facts have otherwise."""

    term: Term
    why: str
    firm: bool = True
    """The facts exclude it; else they only do not say it."""

    def __str__(self) -> str:
        return f"{self.term.text.strip()}: {self.why}"


def role_conflicts(clause: Clause, fact: FactFrame, frames: Frames) -> tuple[list[Conflict], bool]:
    """What is said of agent and recipient that the fact has otherwise; and whether they are swapped."""
    if not (fact.who or fact.whom) or frames.actors.isdisjoint(m for t in clause.terms for m in t.concepts):
        return [], False
    found = roles(clause, _done(clause, fact, frames), frames.actors, frames.lexicon.own)
    if not found.agents and not found.recipients:
        return [], False
    spoken = any(t.has("speech") and t.concepts & fact.does for t in clause.terms)  # then to say it is what is done
    saying = () if spoken else speakers(clause, frames.actors)
    mentions = any(MENTION in t.concepts for t in clause.terms)  # who speaks of it is not said to do it
    out: list[Conflict] = []
    swapped = False
    for terms, mine, other, name in (
        (found.agents, fact.who, fact.whom, "does it"),
        (found.recipients, fact.whom, fact.who, "it is done to"),
    ):
        for term in terms:
            if not mine and not (other is fact.who and _told(term, clause)):
                continue
            if term.possessive and _person_follows(term, clause, frames):
                continue  # "the mayor's guest" is somebody, and nothing that the mayor does
            firm = clause.form == "check" or bool(frames.lexicon.persons(term.concepts))
            names = term.concepts & (frames.actors if firm else frames.parties)
            names = names or (term.concepts & frames.actors if _itself(term, found.recipients, fact, clause, frames) else names)
            if not names or term in saying:
                continue
            himself = cleft(clause.terms) and bool(frames.lexicon.persons(term.concepts))  # then nobody stands for another
            stands = not (himself or _told(term, clause)) and any(stands_for(n, mine, frames) for n in names)
            if names & mine or (stands and not (cleft(clause.terms) and all(_beside(n, mine, frames) for n in names))):
                continue
            out.append(Conflict(term, f"not who {name}"))
            there = names & other if "where" in fact.values else names  # one of the country that is visited visits nothing
            swapped = swapped or (not mentions and other.isdisjoint(mine) and any(stands_for(n, other, frames) for n in there))
    return out, swapped


def _done(clause: Clause, fact: FactFrame, frames: Frames) -> frozenset[str]:
    """The fact's predicate; of a claim with another word for it right after its subject ("she gave thanks"), that one too."""
    if any(t.concepts & fact.does for t in clause.terms):
        return fact.does
    opening = next((n for n, t in enumerate(clause.terms) if n and t.words == ("that",)), 0)
    asked = opening and "it" in clause.terms[opening - 1].words  # "what was it that she gave thanks for?"
    near = clause.terms[:4] if clause.form == "check" else clause.terms[opening : opening + 3] if asked else ()
    pairs = ((a, b) for a, b in pairwise(near) if a.concepts & frames.actors and not (a.possessive or b.duties))
    return fact.does.union(*(b.concepts & frames.lexicon.verbs & fact.vocabulary for _, b in pairs))


def _beside(name: str, players: frozenset[str], frames: Frames) -> bool:
    """A body other than the one that the fact names, of the same country: one ministry is not the other."""
    lexicon = frames.lexicon
    if name not in lexicon.own or name not in lexicon.sides or "person~" in lexicon.up(name):
        return False
    return any(p != name and lexicon.sides.get(p) == lexicon.sides[name] and "person~" not in lexicon.up(p) for p in players)


def _person_follows(term: Term, clause: Clause, frames: Frames) -> bool:
    after = next((b for a, b in pairwise(clause.terms) if a is term), term)
    return after is not term and bool(frames.lexicon.persons(after.concepts))


def _told(term: Term, clause: Clause) -> bool:
    """It is told to him himself; what is done to his country is not."""
    return any(b is term and not _TELLING.isdisjoint(a.words) for a, b in pairwise(clause.terms))


def _itself(term: Term, objects: tuple[Term, ...], fact: FactFrame, clause: Clause, frames: Frames) -> bool:
    """ "Who runs the fund?", of a fact that has the fund do something: it does it to another one."""
    return "?who" in clause.asks and term in objects and any(n in fact.who for n in term.concepts & frames.actors)


def speaker_conflicts(clause: Clause, frame: Frame, frames: Frames) -> list[Conflict]:
    """Whom the question names as the speaker, where the facts are not theirs."""
    saying = (*speakers(clause, frames.actors), *_mentioning(clause, frames), *_authors(clause, frame, frames))
    if not saying:
        return []
    joined = any(t.words == ("and",) for t in clause.terms)
    named = frozenset(c for t in clause.terms for c in t.concepts) if joined else frozenset[str]()
    quoted = "?quote" in clause.asks
    own_words = any("?quote" in t.asks and t.words[-1] in ("from", "by") for t in clause.terms)  # "a quote from the mayor"
    out = []
    for term in saying:
        himself = any(_HE.issuperset(t.words) for t in clause.terms[clause.terms.index(term) + 1 :][:3])
        for name in term.concepts & frames.actors:
            if own_words:
                if any(fact.fact.said_by == name for fact in frame.facts):
                    break
                continue
            if any(
                _says(name, fact, named, frames) or (himself and name in fact.who) or (name in fact.told and not quoted)
                for fact in frame.facts
            ):
                break
        else:
            out.append(Conflict(term, "did not say it", firm=False))
    return out


def _mentioning(clause: Clause, frames: Frames) -> list[Term]:
    """Who is said to mention it, or to write it: "did the mayor mention the lamps?"."""
    passive = next((n for n, t in enumerate(clause.terms) if not BE.isdisjoint(t.words)), len(clause.terms))
    active = clause.terms[:passive]  # not "are the boats mentioned?"
    mentioned = [a for a, b in pairwise(active) if a.concepts & frames.parties and MENTION in b.concepts]
    return [*mentioned, *(a for a, b in pairwise(active) if bool(frames.lexicon.persons(a.concepts)) and b.concepts & _WRITE)]


def _authors(clause: Clause, frame: Frame, frames: Frames) -> list[Term]:
    """ "Was the statement from the mayor?", of facts that are told in a statement."""
    told_in = frozenset(word for fact in frame.facts for word in fact.fact.how.split())
    terms = [t for t in clause.terms if t.words[-1] not in ARTICLES]
    triples = zip(terms, terms[1:], terms[2:], strict=False)
    out = [
        c
        for a, b, c in triples
        if b.words in (("from",), ("by",)) and not told_in.isdisjoint(a.words) and c.concepts & frames.actors
    ]
    if terms and not BE.isdisjoint(terms[0].words) and any(not told_in.isdisjoint(t.words) for t in terms[1:3]):
        out += [b for a, b in pairwise(terms) if a.words in (("from",), ("by",)) and b is terms[-1] and b not in out]
    return [t for t in out if t.concepts & frames.actors]  # "was the statement about the boats from the mayor?"


def authored(clause: Clause, fact: FactFrame, frames: Frames) -> bool:
    """ "Did the cook write that letter about the boats?": the one letter that is told of has one author."""
    told_in = frozenset(fact.fact.how.split())
    definite = any(a.words[-1] in _DEFINITE and not told_in.isdisjoint(b.words) for a, b in pairwise(clause.terms))
    by = any(
        (b.concepts & _WRITE and a.words[-1] not in _DEFINITE) or b.words[0] == "by" or b.words == ("come", "from")
        for a, b in pairwise(clause.terms)
    )
    named = frozenset(n for t in clause.terms for n in frames.lexicon.persons(t.concepts))
    return definite and by and bool(named) and len(fact.says) == 1 and named.isdisjoint(fact.says)


def _says(name: str, fact: FactFrame, named: frozenset[str], frames: Frames) -> bool:
    """The one named is who says it; or who talks in it, together with another one who is named, or as all of them."""
    sides = frames.lexicon.sides
    if name in fact.says or any(sides.get(s) == name for s in fact.says):
        return True
    return name in fact.talk and (len(named & fact.talk) > 1 or len(frames.lexicon.members(name) & fact.talk) > 1)


def place_conflicts(clause: Clause, fact: FactFrame, frames: Frames) -> list[Conflict]:
    """A place in the question ("in Wales") that is not the fact's place."""
    out = []
    for at, term in enumerate(clause.terms[1:], 1):
        before = clause.terms[at - 1].words[-1]
        if (before == "in" or (before == "to" and "where" in fact.values)) and not term.possessive:
            names = term.concepts & frames.lexicon.own or term.concepts
            places = {c for c in names if frames.lexicon.up(c) & {"country~", "city~"}}
            follows = clause.terms[at + 1].concepts if at + 1 < len(clause.terms) else frozenset[str]()
            if places and before == "in" and term.words[-1].endswith(LANGUAGE) and at + 1 == len(clause.terms):
                out.append(Conflict(term, "a language, no place", firm=False))
                continue
            done_in = _done_in(clause.terms[max(0, at - 2) : at], fact, frames)
            if places and done_in and not places & done_in:
                near = any(within(p, done_in, frames) for p in places)
                out.append(Conflict(term, "not the place", firm=not near))
                continue
            elsewhere = fact.who - fact.whom if fact.whom else frozenset[str]()  # who does it to others is not where it is done
            known = fact.places or fact.vocabulary - elsewhere
            if places and not places & known and not follows & frames.actors:
                near = any(within(p, known, frames) for p in places)
                out.append(Conflict(term, "not the place", firm="where" in fact.values and not near))
    return out


def _done_in(deed: Sequence[Term], fact: FactFrame, frames: Frames) -> frozenset[str]:
    """Where a value of the fact has the deed done: "made in Wales", of a thing that is used elsewhere too."""
    done = frozenset(m for t in deed for m in t.concepts & frames.lexicon.verbs)
    found: set[str] = set()
    for part in (part for value in fact.values.values() for part in value.parts if " in " in part):
        what, where = part.split(" in ", 1)
        if any(t.concepts & done for t in frames.reader.words(what)):
            found |= {m for t in frames.reader.words(where) for m in t.concepts & frames.lexicon.own}
    return frozenset(found)


def within(place: str, known: Collection[str], frames: Frames) -> bool:
    """It may be the same place, told more or less closely: a city of a country that is known, a part of the world."""
    lexicon = frames.lexicon
    country = lexicon.sides.get(place)
    return "region~" in lexicon.up(place) or any(country == k or country in lexicon.senses.get(k, ()) for k in known)


def stands_for(name: str, players: frozenset[str], frames: Frames) -> bool:
    """The name is one of the players, one's country or office, or a kind of one ("the leader")."""
    lexicon = frames.lexicon
    if name in players:
        return True
    members = lexicon.members(name)
    if name in lexicon.own and len(members) > 1:
        return len(members & players) > 1  # "both leaders" are not one of them
    sides = {lexicon.sides.get(p, p) for p in players}
    if name in sides or lexicon.sides.get(name) in players:
        return True
    return any(name in lexicon.up(p) for p in players)


def excluded(term: Term, fact: FactFrame, frames: Frames) -> bool:
    """It names a value, and the fact has another one that excludes it ("by ship", of what goes by air)."""
    values = term.concepts & frames.lexicon.families.keys()
    return not values & fact.said and any(frames.lexicon.families[v] & fact.said for v in values)
