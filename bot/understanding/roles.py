"""Who does it to whom, as a question puts it: order, prepositions and passive voice around its predicate.

No parser: the terms before and after the predicate, their prepositions and the auxiliary are enough for the short
clauses that people type, and where they are not, no role is claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .clefts import GETTING, contrast, named_last, sets_against
from .question import ARTICLES, BE, Clause, Term

_GETTING = frozenset(
    "get gets got getting receive receives received earn earned need needs needed hear hears heard learn learns learned "
    "learnt".split()
)
_FINDING_OUT = frozenset(
    [(verb, "out") for verb in ("find", "finds", "found")]
    + [(verb, "on") for verb in ("count", "counts", "rely", "relies", "bank")]
)
_HAVING = frozenset("has have had enjoys enjoyed".split())
_DO = frozenset("did does do has have had will would".split())
_CLAUSE = _DO | {"what", "whom"}
"""They stand before the one who does it: "what he said"."""
_AHEAD = frozenset("will would can could".split())
_ASKING = _AHEAD | {"did", "does", "do"}
"""They stand before the one who does it in a question."""
_BY = frozenset({"by", "from"})
_TO = frozenset({"to", "towards", "toward", "with", "for"})
_BEING = frozenset("expected supposed headed destined bound scheduled slated delighted pleased satisfied".split())
_BEFORE_THINGS = frozenset("the a an of which his her its our their".split())
_OWN = (("own",), ("one",), ("ones",))
_PEOPLE = frozenset("people government governments citizens nation side".split())
_OTHER = frozenset("in at on about of between among into over under against during after before via as".split())


@dataclass(frozen=True, slots=True)
class Roles:
    """Terms of the clause by the part they play; empty where it does not say."""

    agents: tuple[Term, ...] = ()
    recipients: tuple[Term, ...] = ()


def roles(clause: Clause, does: frozenset[str], entities: frozenset[str], own: frozenset[str] = frozenset()) -> Roles:
    """The roles around the clause's predicate, which is the first term with a meaning in `does`.

    A term with a concept of the pack (`own`) is a predicate by its other meanings ("the mayor's gift to the school") only
    where there is no other.
    """
    terms = clause.terms
    last = named_last(terms) if clause.form == "check" else None
    if last is not None:
        somebody = (terms[last[0]],) if _is_entity(terms[last[0]], entities) else ()
        return Roles(recipients=somebody) if last[1] else Roles(agents=somebody)
    predicates = [i for i, t in enumerate(terms) if t.concepts & does and t.concepts - entities]
    predicates = [i for i in predicates if not terms[i].concepts & own - does] or predicates
    predicates = [i for i in predicates if not _nominal(terms, i)] or predicates
    if not predicates:
        subject = _subject(terms, entities)
        return Roles(recipients=subject) if _receiving(terms) else Roles(agents=subject)
    first = _around(terms, predicates, entities)
    origins = [
        terms[i + 1]
        for i in predicates[1:]
        if terms[i].words[-1] == "from" and i + 1 < len(terms) and _is_entity(terms[i + 1], entities)
    ]
    return Roles((*first.agents, *origins), first.recipients)


def _nominal(terms: tuple[Term, ...], at: int) -> bool:
    """It is a thing here, not what is done: "what sort of gift", "the gift"."""
    return at > 0 and (terms[at - 1].possessive or terms[at - 1].words[-1] in _BEFORE_THINGS)


def _around(terms: tuple[Term, ...], predicates: list[int], entities: frozenset[str]) -> Roles:
    at = predicates[0]
    actors = [
        i
        for i, t in enumerate(terms)
        if _is_entity(t, entities) and not (_adjective(terms, i) or _set_off(terms, i) or sets_against(terms, contrast(terms, i)))
    ]
    before, after = [i for i in actors if i < at], [i for i in actors if i > at]
    agents: list[Term] = []
    recipients: list[Term] = []
    free = (i for i in reversed(before) if not terms[i].possessive and _preposition(terms, i) not in _OTHER | _BY | _TO)
    asked = (i for i in before if i and _before(terms, i).words[-1] in _DO and not terms[i].possessive)  # "did Anne …"
    subject = next(asked, None)
    subject = next(free, None) if subject is None else subject
    for i in before:
        if terms[i].possessive:
            if at - i <= 2 or terms[i + 1].words in _OWN:
                agents.append(terms[i])  # "the mayor's gift"; what else is somebody's says nothing of who does it
            continue
        preposition = _preposition(terms, i)
        # "who in Wales sent it" asks for one who is there
        if preposition in _BY or (i == 2 and terms[0].words == ("who",) and not _receiving(terms)):
            agents.append(terms[i])
        elif i != subject and preposition in _TO:
            recipients.append(terms[i])
        elif (
            subject is not None
            and subject < i
            and terms[i - 1].has("speech", "light")
            and terms[i - 1].words[-1] != "that"
            and not _inner(terms, i)
        ):
            recipients.append(terms[i])  # "what did he tell the mayor about the gift?"
    passive = _passive(terms, at, 0 if subject is None else subject)
    if subject is not None:
        (recipients if passive else agents).extend(_coordinated(terms, subject, before))
    for n, i in enumerate(after):
        if _inner(terms, i) or _of_another(terms, predicates, i):
            continue  # what is said there is done by somebody else, or is something else
        preposition = _preposition(terms, i)
        if _before(terms, i).words[-1] in _CLAUSE and _receiving(terms[i:]):
            recipients.append(terms[i])  # "what help did she get?"
        elif preposition in _BY or (i == at + 1 and terms[at].words[-1] == "from") or _before(terms, i).words[-1] in _CLAUSE:
            agents.append(terms[i])
        elif i - at > 5:
            continue
        elif (preposition in _TO and (preposition != "for" or _being_for(terms, i))) or (
            preposition == "" and n == 0 and not passive and not terms[i].possessive
        ):
            recipients.append(terms[i])
    return Roles(tuple(agents), tuple(recipients))


def _set_off(terms: tuple[Term, ...], at: int) -> bool:
    """A topic before the question: "the school: was thanks given for it?"; not "Anne, did she give thanks?"."""
    follows = terms[at + 1 : at + 3]
    return (
        len(follows) == 2 and follows[0].segment > terms[at].segment and follows[0].has("auxiliary") and bool(follows[1].concepts)
    )


def _inner(terms: tuple[Term, ...], at: int) -> bool:
    """Somebody stands in a clause of his own: "that Denmark …", "according to Denmark", "she promised Denmark would help"."""
    would = at + 2 < len(terms) and terms[at + 1].words[-1] in _AHEAD and not terms[at].possessive
    return would or terms[at - 1].words == ("that",) or _before(terms, at).words[0] == "according"


def _being_for(terms: tuple[Term, ...], at: int) -> bool:
    """ "The parcel is for Denmark", "is the parcel for Denmark?"."""
    before = [t for t in terms[max(0, at - 3) : at] if t.words[-1] not in ARTICLES]
    asked = terms[0].words[-1] in BE and sum(bool(t.concepts) for t in terms[1:at]) == 1
    return len(before) > 1 and before[-1].words == ("for",) and (before[-2].words[-1] in BE or asked)


def _of_another(terms: tuple[Term, ...], predicates: list[int], i: int) -> bool:
    """By whom another thing is done that the predicate only speaks of: "… the boats built by the town", "a visit by her"."""
    by = i - 1 - (terms[i - 1].words[-1] in ARTICLES)
    deed = by - 1
    if terms[by].words != ("by",) or deed <= predicates[0] or deed in predicates or terms[deed].has("auxiliary"):
        return False
    return terms[deed].words[-1].endswith(("ed", "en")) or terms[deed - 1].words[-1] in ARTICLES


def _receiving(terms: tuple[Term, ...]) -> bool:
    """It is about getting something, so that who does it is not the one named first; not "the gift received from her"."""
    return any(
        (not _GETTING.isdisjoint(t.words) or t.words in _FINDING_OUT)
        and not (
            t.words[0].endswith("ed") and 0 < at < len(terms) - 1 and _thing(terms[at - 1]) and terms[at + 1].words == ("from",)
        )
        for at, t in enumerate(terms)
    )


def _thing(term: Term) -> bool:
    return bool(term.concepts) and not term.duties and not term.figure


def _before(terms: tuple[Term, ...], at: int) -> Term:
    """The term before, looking over an article."""
    return terms[at - 2] if at > 1 and terms[at - 1].words[-1] in ARTICLES else terms[at - 1]


def _subject(terms: tuple[Term, ...], entities: frozenset[str]) -> tuple[Term, ...]:
    """Who stands right after did or does, where the predicate itself is not known."""
    for at in range(len(terms) - 1):
        doing = at + 2 < len(terms) and terms[at].words[-1] in BE and terms[at + 2].words == ("doing",)  # "what is Anne doing?"
        inside = at + 2 < len(terms) and terms[at].words[-1] in BE and terms[at + 2].words in (("in",), ("at",))  # "was Anne in"
        if (_ASKING.isdisjoint(terms[at].words) and not (doing or inside)) or (
            terms[at].words[0] in _AHEAD and not (at and terms[at - 1].asks)
        ):
            continue
        after = at + 2 if terms[at + 1].words[-1] in ARTICLES and at + 2 < len(terms) else at + 1
        if _is_entity(terms[after], entities) and not (terms[after].possessive or _adjective(terms, after)):
            return (terms[after],)
    return ()


def _is_entity(term: Term, entities: frozenset[str]) -> bool:
    return bool(term.concepts & entities) and not term.figure


def _adjective(terms: tuple[Term, ...], at: int) -> bool:
    """An adjective of a country before the thing that is meant ("the Italian help")."""
    return (
        terms[at].words[-1].endswith(("ian", "ese", "ish", "ean"))
        and at + 1 < len(terms)
        and bool(terms[at + 1].concepts)
        and not terms[at + 1].has("light", "auxiliary")
    )


def _coordinated(terms: tuple[Term, ...], at: int, entities: list[int]) -> list[Term]:
    """The entity and those joined to it by "and" before it."""
    group = [terms[at]]
    while at - 2 in entities and terms[at - 1].words == ("and",):
        at -= 2
        group.append(terms[at])
    return group


def _preposition(terms: tuple[Term, ...], at: int) -> str:
    """The preposition that governs the term, looking over articles and adjectives; "" for none."""
    for i in range(at - 1, max(-1, at - 4), -1):
        word = terms[i].words[-1] if len(terms[i].words) == 1 or terms[i].words[-1] == "from" else ""  # "comes from"
        if word == "of" and i and not _PEOPLE.isdisjoint(terms[i - 1].words):
            return _preposition(terms, i - 1)  # "with the people of Denmark" is with Denmark
        if word in _BY | _TO | _OTHER:
            return word
        if terms[i].has("auxiliary") or not (terms[i].possessive or terms[i].has("grammar", "soft", "passing")):
            return ""
    return ""


def _passive(terms: tuple[Term, ...], at: int, subject: int) -> bool:
    if terms[at - 1].possessive and at - 2 > subject and not _HAVING.isdisjoint(terms[at - 2].words):
        return True  # who "had the mayor's support" got it
    if any(t.words[0] in _GETTING and t.words[-1] in (t.words[0], "about", "of") for t in terms[max(subject, at - 6) : at]):
        return True  # who gets thanks is thanked
    word = terms[at].words[0]
    if word.endswith("ing") or word in _BEING:
        return False
    if any(_by_somebody(terms, n) for n in range(at + 1, min(at + 4, len(terms)))) and not terms[at].words[-1].endswith("s"):
        return True
    for i in range(at - 1, -1, -1):
        term = terms[i]
        if term.words[0] in _NOT_PASSIVE:
            return False
        if term.words[-1] in GETTING:
            if any(_thing(t) and t.words[-1] not in ARTICLES for t in terms[i + 1 : subject]):
                return False  # "it was the letter the mayor handed over"
            return word.endswith(("ed", "en")) or terms[at].words[0] in _PARTICIPLES
    return False


def _by_somebody(terms: tuple[Term, ...], at: int) -> bool:
    """A "by" that is no time's ("by 2022", "by the end of May")."""
    return terms[at].words == ("by",) and not any(t.figure or t.words == ("end",) for t in terms[at + 1 : at + 3])


_NOT_PASSIVE = frozenset("who that which when where while did does do has have had will one".split())
_PARTICIPLES = frozenset("sent given told thanked made built held paid kept left brought taken chosen done put set met".split())


def speakers(clause: Clause, actors: frozenset[str]) -> tuple[Term, ...]:
    """Those whose words, view or statement the clause asks for ("according to the board", "the mayor's own words")."""
    terms = clause.terms
    out = []
    for at, term in enumerate(terms):
        if not term.has("speech") or term.words[0] == "tell" or _is_told(terms, at):
            continue
        near = [i for i in range(max(0, at - 3), min(len(terms), at + 4)) if _is_entity(terms[i], actors)]
        subject = at - 1  # "what did the mayor himself have to say": nothing but small words between
        while subject > 0 and not terms[subject].concepts:
            subject -= 1
        if subject >= 0 and subject not in near and _is_entity(terms[subject], actors):
            near.insert(0, subject)
        before = [i for i in near if i < at and (terms[i].possessive or not _noun(term))]
        after = [i for i in near if i > at and _noun(term)]
        if term.words[-1] in ("to", "per", "by", "from"):
            before = []
        elif term.words[0] not in ("in", "from", "out", "come", "came"):
            after = []
        if at + 2 == len(terms) and _is_entity(terms[-1], actors) and at:
            before, after = [], [at + 1]  # "…, says the mayor"
        if chosen := (before[-1:] or after[:1]):
            out.append(terms[chosen[0]])
    return tuple(out)


def _is_told(terms: Sequence[Term], at: int) -> bool:
    """ "What was the mayor told?" is no saying of his."""
    return terms[at].words[0] in ("told", "informed") and any(not BE.isdisjoint(t.words) for t in terms[max(0, at - 3) : at])


def _noun(term: Term) -> bool:
    """A speech word that is no verb: "in … view", "according to", "own words"."""
    return len(term.words) > 1 or term.words[0] in ("words", "view", "opinion", "per", "statement")
