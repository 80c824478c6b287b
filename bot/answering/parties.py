"""Who does it to whom in a claim, where the fact says it of nobody, or of somebody else."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.clefts import named_last
from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import ARTICLES, BE, Clause, Term
from bot.understanding.roles import roles

from .conflicts import Conflict, stands_for
from .duties import GOING, is_predicate
from .exclusive import jointly
from .figures import UTTERED

_WHERE = frozenset("to in at into for of visit visits visited reach reaches reached".split())
_MUTUAL = (("each", "other"), ("one", "another"))
_FIRST = 4
"""Terms among which a question's subject stands."""
_DOING = frozenset("did does do will has have had".split())


def unsaid(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """Parties and deeds of the claim that the fact does not speak of."""
    return [
        *_capitals(clause, fact, frames), *_strangers(clause, fact, frames), *_other_deed(clause, fact, frames),
        *_done_to(clause, fact, frames), *_named_for(clause, fact, frames), *_been(clause, fact),
        *_together(clause, fact, frames), *_meant_for(clause, fact, frames),
    ]  # fmt: skip


def _together(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """ "Did both thank each other?", "are both countries facing it?", where one of them does."""
    terms, actors = clause.terms, frames.actors
    out = [t for t in terms if t.words in _MUTUAL and not (fact.who & fact.whom or fact.talk)]
    for at, term in enumerate(terms):
        follows = next((t for t in terms[at + 1 :] if t.words[-1] not in ARTICLES), term)
        subject = at == 0 or terms[at - 1].has("auxiliary", "polite", "claim") or bool(terms[at - 1].concepts & actors)
        asked = at > 0 and terms[at - 1].words[0] in _DOING
        deed = not follows.asks and (
            (asked and not frames.lexicon.meanings(follows.words[0]).isdisjoint(frames.lexicon.verbs))
            or (not frames.subjects(follows) and bool(follows.concepts & frames.lexicon.verbs))
            or bool(follows.concepts & fact.does)
            or (at > 1 and bool(terms[at - 1].concepts & actors) and _can_be_done(follows, frames))
        )
        party = "country~" in follows.concepts or bool(follows.concepts & actors)
        if (
            term.words == ("both",)
            and (fact.who or "country~" in frames.lexicon.closure(follows.concepts))
            and (subject or deed)
            and (deed or party or follows is term)
            and not jointly(fact, frames)
        ):
            out.append(term)
        countries = "country~" in term.concepts and term.words[-1].endswith("s") and not term.concepts & frames.lexicon.own
        if countries and 0 < at < _FIRST and terms[0].has("auxiliary") and fact.who and not _countries(fact, frames):
            out.append(term)
    return out


def _countries(fact: FactFrame, frames: Frames) -> bool:
    return any("country~" in frames.lexicon.up(name) for name in fact.who)


def _meant_for(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """ "Boats for Denmark?", of boats that are sent to somebody else."""
    if not fact.whom or any(t.has("auxiliary") or is_predicate(t, fact.does, frames) for t in clause.terms):
        return []
    given = (b for a, b in pairwise(t for t in clause.terms if t.words[-1] not in ARTICLES) if a.words in (("for",), ("to",)))
    return [
        t
        for t in given
        if t.concepts & frames.parties and not any(stands_for(n, fact.whom, frames) for n in t.concepts & frames.parties)
    ]


def _named_for(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """The one named in "the one who came was Anne", where the fact does not say that somebody came."""
    last = named_last(clause.terms)
    deeds = fact.does | frames.lexicon.verbs & fact.vocabulary
    if last is None or any(is_predicate(t, deeds, frames) for t in clause.terms[: last[0]]):
        return []
    return [clause.terms[last[0]]]


def _been(clause: Clause, fact: FactFrame) -> list[Term]:
    """ "Has she been in Denmark?", where the fact has nobody go there."""
    places = [b for a, b in pairwise(clause.terms) if "been" in a.words and b.words in (("in",), ("to",), ("at",))]
    return places if fact.does.isdisjoint(GOING) else []


def _capitals(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """Cities that do not act: what is sent to a country is not said to be sent to its capital.

    A capital stands for those who act for a country, not for the country itself.
    """
    terms, sides = clause.terms, frames.lexicon.sides
    agents = [
        t
        for t in roles(clause, fact.does, frames.actors, frames.lexicon.own).agents
        if any(sides.get(c) == sides.get(w) for c in t.concepts & frames.lexicon.own if c in sides for w in fact.who)
    ]
    spoken = bool(fact.does & UTTERED) and "where" not in fact.values  # "did Oslo promise Copenhagen anything?"
    agents += [b for a, b in pairwise(terms) if spoken and a.words[-1] not in _WHERE and _for_country(b, fact, frames)]
    agents += [b for a, b in pairwise(terms) if a.words == ("from",) and _for_country(b, fact, frames)]
    agents += [a for a, b in pairwise(terms) if b.words[-1] in ("getting", "receiving") and _for_country(a, fact, frames)]
    joined = [t for a, b, t in zip(terms, terms[1:], terms[2:], strict=False) if a in agents and b.words == ("and",)]
    return [
        t
        for t in terms
        if t not in agents
        and t not in joined
        and any("city~" in frames.lexicon.up(c) and c not in fact.said for c in t.concepts & frames.lexicon.own)
    ]


def _for_country(term: Term, fact: FactFrame, frames: Frames) -> bool:
    """A capital of a country that has a part in it."""
    sides = frames.lexicon.sides
    return any(sides.get(c) in fact.who | fact.whom for c in term.concepts & frames.lexicon.own)


def _strangers(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """Those who do it, or to whom it is done, where the fact says of nobody that he does, and does not name them."""
    found = roles(clause, fact.does, frames.actors, frames.lexicon.own)
    players = () if not any(is_predicate(t, fact.does, frames) for t in clause.terms) else (
        *(() if fact.who else found.agents),
        *(() if fact.whom else found.recipients),
    )  # fmt: skip
    known = fact.said | fact.who | fact.whom
    out = [t for t in players if not any(stands_for(n, known, frames) for n in t.concepts & frames.actors)]
    deeds = (p for p in pairwise(clause.terms) if is_predicate(p[0], fact.does, frames) and p[0].words[-1] not in ("for", "to"))
    objects = (b for _, b in deeds if b in found.recipients)
    return [*out, *objects] if not fact.whom else out  # "welcome the mayor", where something else was welcome


def _other_deed(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """What somebody is said to do, right after his name, where the fact speaks of it but does not say that it is done."""
    terms = clause.terms
    out = []
    for at in range(1, len(terms) - 1):
        somebody = terms[at].concepts & frames.actors and not terms[at].possessive
        first = at - 1
        while first > 0 and (
            terms[first].words[-1] in ARTICLES
            or terms[first].words in (("and",), ("both",))
            or terms[first].concepts & frames.actors
        ):
            first -= 1  # "did Anne and the mayor …"
        asked = somebody and terms[first].has("auxiliary") and terms[first].words[0] in _DOING
        verb = terms[at + 1]
        if somebody and not BE.isdisjoint(terms[first].words) and verb.words == ("going", "to") and at + 2 < len(terms):
            asked, verb = True, terms[at + 2]  # "is she going to visit it?"
        told = is_predicate(verb, fact.does, frames)
        somebody_else = len(verb.words) == 1 and bool(verb.concepts & frames.actors) and _can_be_done(verb, frames)
        object_follows = at + 2 < len(terms) and (terms[at + 2].words[-1] in ARTICLES or bool(frames.subjects(terms[at + 2])))
        known = bool(verb.concepts & frames.lexicon.own - frames.actors) or (somebody_else and object_follows)
        if asked and known and not told:
            out.append(verb)
        if asked and not told and _others_do(verb, terms[at], fact, frames):
            out.append(verb)
    for deed, by, doer in zip(terms, terms[1:], terms[2:], strict=False):
        if by.words == ("by",) and doer.concepts & frames.actors and _others_do(deed, doer, fact, frames):
            out.append(deed)  # "is it sailed by Anne?"
    return out


def _can_be_done(verb: Term, frames: Frames) -> bool:
    """The word for somebody is a verb as well: "did the bank fund it?", "… bank on it"."""
    return not frames.lexicon.meanings(verb.words[0]).isdisjoint(frames.lexicon.verbs)


def _others_do(verb: Term, somebody: Term, fact: FactFrame, frames: Frames) -> bool:
    """ "Did Anne sail?", of Anne who agreed with the rowers to sail."""
    said = frames.reader.words(fact.fact.says)
    bases = frames.lexicon.inflection.bases(verb.words[0])
    at = next((n for n, (a, b) in enumerate(pairwise(said)) if a.words == ("to",) and b.words[0] in bases), 0)
    before = [t.concepts & frames.lexicon.own for t in said[:at] if t.concepts & frames.lexicon.own]
    return bool(at and before and verb.concepts & frames.lexicon.verbs) and not before[-1] & somebody.concepts


def _done_to(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """What one is said to do to another ("she rang the mayor"), where the fact speaks of it but tells something else of them."""
    opposite = frozenset[str]().union(*(frames.lexicon.opposites.get(m, frozenset()) for m in fact.does))
    terms = [t for t in clause.terms if t.words[-1] not in ARTICLES]
    return [
        verb
        for before, verb, after in zip(terms, terms[1:], terms[2:], strict=False)
        if (before.words in (("who",), ("that",)) or before.concepts & frames.actors)
        and after.concepts & frames.actors
        and verb.concepts & frames.lexicon.verbs
        and verb.concepts.isdisjoint(opposite)
        and not (verb.duties or verb.concepts & frames.actors or before.possessive or is_predicate(verb, fact.does, frames))
    ]


def inner_subjects(clause: Clause, fact: FactFrame, frames: Frames) -> list[Conflict]:
    """Who does it in a clause after "that", where it is nobody who stands for the fact's agent."""
    out = []
    for before, term in pairwise(clause.terms):
        names = term.concepts & frames.parties
        if before.words == ("that",) and names and fact.who and not any(stands_for(n, fact.who, frames) for n in names):
            out.append(Conflict(term, "not who does it", firm=False))
    return out


def equated(clause: Clause, fact: FactFrame, frames: Frames) -> list[Term]:
    """Two that the claim takes for one: "is Rosa the cook?", where the pack knows the cook as somebody else.

    Or one thing under two names ("are the lamps lanterns?"), of which the fact has not the second.
    """
    said = [t for t in clause.terms if t.concepts]
    if len(said) != 2 or BE.isdisjoint(clause.terms[0].words) or any(t.possessive for t in said):
        return []
    lexicon = frames.lexicon
    one, other = (t.concepts & lexicon.own for t in said)
    article = clause.terms[clause.place(said[1]) - 1].words[-1] in ("a", "an")
    thing = said[1].concepts & lexicon.nouns and "country~" not in lexicon.closure(said[1].concepts)
    if (
        one
        and not other
        and article
        and thing
        and fact.words.isdisjoint(b for w in said[1].words for b in lexicon.inflection.bases(w))
    ):
        return [] if said[1].concepts & lexicon.closure(one) else said[1:]  # "is the coal a gift?"
    named = one and one == other and not any(t.figure for t in clause.terms)
    if named and fact.words.isdisjoint(b for w in said[1].words for b in lexicon.inflection.bases(w)):
        return said[1:]
    bodies = not any(lexicon.up(m) & {"person~", "country~", "city~"} for m in one | other)
    between = clause.terms[clause.place(said[0]) + 1 : clause.place(said[1])]
    bodies = bodies and any(t.words[-1] in ARTICLES for t in between)  # "is the board a club?"
    if one & frames.actors and other & frames.actors and one.isdisjoint(other) and bodies:
        return [] if one & lexicon.closure(other) or other & lexicon.closure(one) else said
    one, other = lexicon.persons(one), lexicon.persons(other)
    related = one & lexicon.closure(other) or other & lexicon.closure(one)
    return said if one and other and not related else []
