"""What a clause asks: questions taken apart, their form, the question word and the noun that it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .clefts import named_last
from .question import ARTICLES, AUXILIARIES, BE, WH, Clause, Form, Term

LINKS = frozenset("in with by for to from on at about of".split())
"""Prepositions that end the noun after a question word."""
_COMPARED = frozenset("more fewer less twice half outnumber outnumbers heavier larger".split())
_CLAIM_FIRST = frozenset({"confirm", "confirmed", "verify", "claim", "agree"})
JOINERS = frozenset("and plus & , also".split())
"""They join questions."""
FRONTED = frozenset("in on at to from for by with of about since until during under between through".split())
"""Prepositions that may stand before a question word: "in which month"."""
SUBJECTS = frozenset("they he she it we you i the".split())
"""With these begins somebody who does something."""
_JOINING = frozenset("when where who which".split())
_THOSE = frozenset("there people those one ones everyone anyone somebody someone".split())
_PERSONS = frozenset("he she him her they them".split())
_BEGGED = frozenset("the a an all both every each some any me us what which".split())
_HELPING = frozenset("did does do will would can could".split())
_EXCUSING = frozenset("i we can could cannot no not".split())
"""With these begins what somebody says before his question: "can't find it, who …"."""
_COURTESIES = frozenset({"thanks", "apologies", "regards", "greetings"})
MEASURES = frozenset({"?weight", "?distance", "?duration", "?price", "?size", "?age"})


def after_who(terms: Sequence[Term]) -> Sequence[Term]:
    """What follows the "who" of a question for the one who does it; nothing where it asks otherwise ("who did he ring?")."""
    who = next((n for n, t in enumerate(terms) if not t.has("polite", "frame", "soft", "ask")), len(terms))
    follows = terms[who + 1 :]
    helped = any(not _HELPING.isdisjoint(t.words) for t in follows[:1])
    return follows if any(t.words == ("who",) for t in terms[who : who + 1]) and not helped else ()


def is_wh(term: Term) -> bool:
    """An interrogative word or a phrase with one ("how many", "for what reason")."""
    return bool(term.asks) and not WH.isdisjoint(term.words)


def asked_noun(clause: Clause) -> Term | None:
    """The noun that "which" or "what" asks for; None where the question word stands alone."""
    for at, term in enumerate(clause.terms):
        if is_wh(term) and term.words[-1] in ("which", "what", "whose", "of", "kind", "sort", "type"):
            for other in clause.terms[at + 1 : at + 4]:
                if other.has("auxiliary", "tag") or other.words[-1] in LINKS - {"of"}:
                    break
                if other.concepts and not other.has("light", "soft", "polite"):
                    return _head(clause.terms, clause.terms.index(other))
    return None


def _head(terms: Sequence[Term], at: int) -> Term:
    """The noun itself, after one that only says whose it is: "which Danish service is …"."""
    after = terms[at + 1 : at + 3]
    return (
        after[0] if not terms[at].possessive and len(after) > 1 and after[0].concepts and after[1].has("auxiliary") else terms[at]
    )


def typed(terms: Sequence[Term]) -> frozenset[str]:
    """The meanings of the noun whose kind is asked for ("what kind of boat"); none where it asks for no kind of a thing."""
    at = next((i for i, t in enumerate(terms) if "?type" in t.asks), len(terms))
    for term in terms[at + 1 : at + 4]:
        if term.has("auxiliary") or term.words[-1] in LINKS - {"of"}:
            break
        if term.concepts:
            return term.concepts
    return frozenset()


def asks_something(clause: Clause) -> bool:
    """It is a question or a claim to be confirmed, and no mere background."""
    return clause.tagged or clause.form == "ask" or aux_first(_without_frame(clause.terms)) is not None


def _without_frame(terms: Sequence[Term]) -> list[Term]:
    """The terms after openings that only lead to the question."""
    rest = list(terms)
    while (
        rest
        and rest[0].has("polite", "soft", "passing", "ask", "frame", "claim")
        and not is_wh(rest[0])
        and not rest[0].has("auxiliary")
        and not subject(rest)
    ):
        rest = rest[1:]
    return rest


def subject(terms: Sequence[Term]) -> bool:
    """ "Thanks were given by whom?": it is spoken of, and no courtesy."""
    follows = [t.words[0] for t in terms[1:2] if t.segment == terms[0].segment]
    return not _COURTESIES.isdisjoint(terms[0].words) and not BE.isdisjoint(follows)


def aux_first(terms: Sequence[Term]) -> Term | None:
    """The auxiliary that a yes/no question begins with, also after ``…,``."""
    for at, term in enumerate(terms):
        opens = (
            at == 0
            or terms[at - 1].segment != term.segment
            or terms[at - 1].words[-1] in ("and", "so", "but", "then", "also", "plus")
        )
        if at and at + 1 < len(terms) and (terms[at + 1].has("negation") or terms[at + 1].words[0] in BE):
            continue  # "just 'May' is no use to me"
        if opens and term.has("auxiliary", "tag") and term.words[0] in AUXILIARIES and not is_wh(term) and at + 1 < len(terms):
            return term
    return None


def clause_of(terms: Sequence[Term]) -> Clause:
    """The clause with its form, what it asks for and how often it is negated."""
    terms = tuple(terms)
    tag = _tag(terms)
    if tag and is_wh(terms[tag[0] - 1]):
        tag = range(0)  # "the rank of those who attend, what is it?"
    if tag and any(is_wh(t) for t in terms) and terms[tag[0]].segment == terms[0].segment and len(terms[tag[0]].words) > 1:
        tag = range(0)  # "what was it", "how did they": no tag but the question itself
    tagged = bool(tag) or any(
        t.has("claim") and (at == 0 or len(t.words) > 1 or t.words[0] not in _CLAIM_FIRST) for at, t in enumerate(terms)
    )
    asks = frozenset(
        a for at, t in enumerate(terms) for a in t.asks if not (_request(terms, at) or subordinate(terms, at) or _unit(terms, at))
    )
    if "?what" in asks and (last := [t for t in terms if not t.has("polite")][-1:]) and last[0].words == ("for",):
        asks |= {"?why"}  # "what is it for?"
    opening = aux_first(_without_frame(terms))
    negations = sum(
        1
        for at, term in enumerate(terms)
        if term.has("negation") and not term.figure and at not in tag and not (term.contracted and _opens(terms, at, opening))
    )
    return Clause(terms, _form(terms, tagged), asks, negations, tagged)


def subordinate(terms: Sequence[Term], at: int) -> bool:
    """A question word that only joins a clause: "what did he say when they met", "when they met, what did he say"."""
    term = terms[at]
    if len(term.words) > 1 or term.words[0] not in _JOINING:
        return False
    others = [i for i, t in enumerate(terms) if i != at and is_wh(t)]
    counted = at > 1 and term.words[0] == "who" and any("?count" in t.asks for t in terms[: at - 1])
    if counted and terms[at - 1].concepts and terms[at - 1].segment == term.segment:
        return True  # "the number of pilots who came"
    if any(i < at for i in others):
        before = terms[at - 1]
        return (
            before.segment == term.segment
            and before.words[-1] not in JOINERS | FRONTED
            and (term.words[0] != "who" or before.words[-1] in _THOSE)
        )
    later = any(i > at and terms[i].segment != term.segment for i in others)
    return term.words == ("when",) and later and at == 0 and len(terms) > 1 and not terms[1].has("auxiliary")


def commands(terms: Sequence[Term], at: int) -> bool:
    """A request that stands before or after the question and names nothing: "tell me, what …", "what is in it, kindly list"."""
    if at + 1 < len(terms) and terms[at + 1].words in (("me",), ("us",)):
        return terms[at].has("ask", "speech") and any(is_wh(t) for t in terms[at + 2 :])
    return at == len(terms) - 1 and terms[at].has("ask") and len(terms[at].words) == 1 and at > 0 and terms[at - 1].has("polite")


def _request(terms: Sequence[Term], at: int) -> bool:
    """It begs for what follows and asks for no kind of thing itself: "name the ports", "share what is in it"."""
    before = terms[at - 1].words[-1] if at else ""
    after = terms[at + 1] if at + 1 < len(terms) else None
    return (
        terms[at].has("ask")
        and len(terms[at].words) == 1
        and after is not None
        and after.words[0] in _BEGGED
        and before not in ARTICLES | {"what", "which", "whose", "by", "in"}
    )


def _tag(terms: Sequence[Term]) -> range:
    """Where the closing tag stands ("…, right?", "… isn't it"); empty where there is none."""
    end = len(terms)
    while end and terms[end - 1].has("polite", "claim") and not terms[end - 1].has("tag"):
        end -= 1
    start = end
    while start > 1 and terms[start - 1].has("tag") and (
        len(terms[start - 1].words) > 1 or terms[start - 1].segment != terms[0].segment or start == len(terms)
    ):  # fmt: skip
        start -= 1
    return range(start, end)


def _opens(terms: Sequence[Term], at: int, opening: Term | None) -> bool:
    """The "not" of an opening "isn't", which only asks for agreement."""
    return at > 0 and (terms[at - 1] is opening or at == 1)


def _unit(terms: Sequence[Term], at: int) -> bool:
    """A measure right after its number: the "tonnes" of "what brought the 30 tonnes?" asks nothing."""
    return at > 0 and terms[at - 1].value is not None and not terms[at].asks.isdisjoint(MEASURES) and not is_wh(terms[at])


def _form(terms: Sequence[Term], tagged: bool) -> Form:
    rest = _without_frame(terms)
    wh = next((i for i, t in enumerate(rest) if is_wh(t)), None)
    aux = aux_first(rest)
    if wh is not None:
        before = rest[:wh]
        relative = (
            bool(before)
            and rest[wh].words[0] in ("who", "whom", "which", "whose", "what", "when", "where", "how")
            and len(rest[wh].words) == 1
            and (aux is not None and rest.index(aux) < wh)
            and not (rest[wh].segment != before[-1].segment and before[0].words[0] in _EXCUSING)
        )
        if tagged and _what_it_was(rest, wh):
            return "check"
        if not relative and (_relative(rest, wh) or _picked_out(rest, wh) or named_last(rest) is not None):
            return "check"
        if not relative and not (tagged and before and _statement(before)):
            return "ask"
        return "check"
    if aux is not None or tagged:
        return "check"
    compares = (
        any(t.has("one-way") or (t.has("contrast") and len(t.words) > 1) for t in rest[1:])
        or any(w in _COMPARED for t in rest for w in t.words)
        or any(
            t.has("only")
            and not (after and after[0].has("ask"))
            and not (n and rest[n - 1].has("ask"))  # "just tell me the date"
            for n, (t, *after) in enumerate(rest[n : n + 2] for n in range(len(rest)))
        )
    )
    headed = any(t.asks and after.words == ("of",) for t, after in pairwise(rest))  # "the ages of the five pilots"
    if (any(t.figure for t in rest) and not (headed or any(t.has("ask") for t in terms))) or compares:
        return "check"
    if any(t.has("ask") for t in terms) or any(t.asks for t in terms):
        return "ask"
    if any(t.has("auxiliary") or (t.has("exist") and t.concepts != t.meanings and i) for i, t in enumerate(rest) if i):
        return "check"
    return "topic"


def _relative(terms: Sequence[Term], wh: int) -> bool:
    """The wh-word only joins a clause to a statement: "it was the second wave when …", "it is he who …"."""
    before = terms[:wh]
    return (
        terms[wh].words[0] in ("who", "when", "where", "whose")
        and len(terms[wh].words) == 1
        and any(not t.has("soft", "polite", "frame") for t in terms[wh + 1 :])
        and any(t.has("auxiliary") for t in before)
        and any(t.concepts or t.figure or t.words[-1] in _PERSONS for t in before)
        and before[-1].words[-1] not in FRONTED | JOINERS
        and before[-1].segment == terms[wh].segment
        and not any(t.has("ask") for t in before)
    )


def _picked_out(terms: Sequence[Term], wh: int) -> bool:
    """ "The storm was what held them up": a statement the other way round, not "the prize was what?"."""
    after = [t for t in terms[wh + 1 : wh + 3] if t.segment == terms[wh].segment]
    names = any(t.concepts or t.figure for t in terms[: wh - 1])
    being = wh > 1 and len(terms[wh - 1].words) == 1 and terms[wh - 1].words[0] in BE
    what = terms[wh].words[0] == "what" and (len(terms[wh].words) > 1 or (bool(after) and after[0].words[0] in SUBJECTS))
    return being and names and bool(after) and (what or (terms[wh].words[0] in _JOINING and any(t.concepts for t in after)))


def _what_it_was(terms: Sequence[Term], wh: int) -> bool:
    """ "What she sent was a boat, right?": a statement that names last what was sent."""
    being = next((n for n, t in enumerate(terms) if n > wh + 1 and not BE.isdisjoint(t.words) and len(t.words) == 1), len(terms))
    alone = wh == 0 and terms[0].words == ("what",) and not terms[1].has("auxiliary") and not any(is_wh(t) for t in terms[1:])
    return alone and any(t.concepts for t in terms[1:being]) and any(t.concepts or t.figure for t in terms[being + 1 :])


def _statement(terms: Sequence[Term]) -> bool:
    return any(not t.structural for t in terms)


def merge(clause: Clause, others: Sequence[Clause]) -> Clause:
    """The clause with the terms of other clauses before it, for a question that does not stand alone."""
    terms = tuple(t for c in others for t in c.terms) + clause.terms
    return replace(clause, terms=terms, negations=clause.negations + sum(c.negations for c in others))
