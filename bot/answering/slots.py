"""What a question wants to know, where the facts have no such thing: one more, a part, a name, another place."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.asking import asked_noun, is_wh
from bot.understanding.frames import Frames
from bot.understanding.matching import TIMES, Match
from bot.understanding.numbers import Date
from bot.understanding.question import ARTICLES, Clause, Term

from .measures import contents, counted, degree, measured, rate, share, uncounted
from .nationality import nationality
from .somebody import (
    beneficiary,
    companion,
    doer,
    foreign,
    identity,
    known_one,
    mutual_who,
    one_for_several,
    parts_of_country,
    people,
    somebody_in,
    thing_for_somebody,
    which_person,
)

_PLACES = frozenset({"country~", "city~", "place~"})
_BEGINNING = frozenset({"begin~", "start~"})
_ORDER = frozenset({"follow~", "precede~"})
_WHICH_ONE = (("which",), ("what",))
_MEANING = (("mean",), ("means",), ("meant",), ("stand", "for"), ("stands", "for"))
_SIGNIFY = frozenset({"mean", "means", "stand", "stands"})
_ALONG = (("along", "with"), ("together", "with"), ("alongside",))
_TOPICS = frozenset("topic topics subject subjects theme themes issue issues".split())
_TALKING = frozenset({"talk~", "discuss~", "review~", "say~", "mention~"})
_DEFINING = frozenset({"what", "explain", "define"})


def lacks(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """The term asks for something that the match's facts do not have, though they may have the word."""
    if term.figure:
        return _given(term, clause, match)
    strange = bool(term.concepts) and term.concepts.isdisjoint(frames.lexicon.own) and term.concepts.isdisjoint(match.frame.named)
    if strange and term is asked_noun(clause):
        return True  # "which ministry" wants one that the facts or examples speak of
    return (
        _another(term, at, clause, match, frames)
        or rate(term, at, clause, match)
        or (counted(clause, at) and uncounted(term, match, frames))
        or identity(clause, at, term.concepts & frames.lexicon.own, match.frame.facts[0], frames)
        or parts_of_country(term, at, clause, frames)
        or known_one(term, clause, match, frames)
        or somebody_in(term, at, clause, match, frames)
        or _next(term, match)
        or _part(term, at, clause, match, frames)
        or _site(term, at, clause, match, frames)
        or _within(term, at, clause, match)
        or _signified(term, clause, match)
        or measured(term, clause, match, frames)
        or contents(term, at, clause, match, frames)
        or _topic_of_talk(term, clause, match)
        or foreign(term, at, clause, frames)
        or _only_so(term, at, clause, match, frames)
        or _of_another_country(term, at, clause, match, frames)
    )


def _of_another_country(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """It ends with whose it is, and the fact has it otherwise or not at all; who sends it is not whose it is."""
    fact = match.frame.facts[0]
    sent = at > 0 and clause.terms[at - 1].words == ("from",) and not term.concepts.isdisjoint(fact.who - fact.whom)
    return at + 1 == len(clause.terms) and not sent and nationality(term, at, clause, fact, frames) in ("wrong", "unsaid")


def asks_place(clause: Clause) -> bool:
    """It asks where, or in which country or place."""
    noun = asked_noun(clause)
    return "?where" in clause.asks or bool(noun and noun.concepts & _PLACES)


def _given(term: Term, clause: Clause, match: Match) -> bool:
    """The question has the answer in it already and wants something more exact: "how many of the 20 …", "which day in May"."""
    values = [v for fact in match.frame.facts for v in fact.values.values()]
    if term.date is not None:
        return bool(clause.asks & TIMES) and any(v.date is not None and _as_exact(term.date, v.date) for v in values)
    return "?count" in clause.asks and any(a.number == term.value for v in values for a in v.amounts)


def _as_exact(given: Date, told: Date) -> bool:
    """The date that is given agrees with the one that the facts tell, which has nothing more than it."""
    finer = (told.day and not given.day) or (told.month and not given.month)
    return bool(told.agrees(given)) and not finer


def beyond(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """A question word that wants what facts of this kind never tell: from which side, since when, which of the two."""
    if not term.asks:
        return _definition(at, clause, match)
    return (
        mutual_who(term, at, clause, match)
        or beneficiary(at, clause, match)
        or _since(term, at, clause, match)
        or _between(term, at, clause, match, frames)
        or (term.words == ("in", "what", "form") and "form" not in match.frame.words)
        or which_person(at, clause, match, frames)
        or _definition(at, clause, match)
        or _day(term, match)
        or _named_thing(term, at, clause, match, frames)
        or people(term, match, frames)
        or share(at, clause, match, frames)
        or degree(at, clause, match, frames)
        or thing_for_somebody(at, clause, match, frames)
        or companion(at, clause, match)
        or doer(term, match)
        or one_for_several(at, clause, match, frames)
        or _place_beside(term, at, clause, match, frames)
    )


def _place_beside(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """It asks where, and the facts know the place only by a value: their statements would not tell it."""
    placed = at > 0 and clause.terms[at - 1].words in (("in",), ("at",)) and asks_place(clause)
    if not (is_wh(term) and ("?where" in term.asks or placed)):
        return False
    wheres = [
        (fact, part) for fact in match.frame.facts for part in (fact.values["where"].parts if "where" in fact.values else ())
    ]
    bases = frames.lexicon.inflection.bases
    told = (all(bases(w) & fact.words for t in frames.reader.words(part) for w in t.words) for fact, part in wheres)
    return bool(wheres) and not any(told)


def _part(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "Which part of the Danish state", of examples that ask for no part."""
    if term.words[0] != "part" or not at or clause.terms[at - 1].words not in _WHICH_ONE or "part" in match.frame.words:
        return False
    return any(t.concepts & frames.parties for t in clause.terms[at + 1 : at + 3])


def _site(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "At which plant" wants a place; a deed that the word may name too ("to plant") is none."""
    before = [t.words for t in clause.terms[max(0, at - 2) : at]]
    if len(before) < 2 or before[0] not in (("at",), ("in",)) or before[1] not in _WHICH_ONE:
        return False
    if term.concepts & _PLACES and "?where" not in match.frame.asks and not match.frame.facts[0].places:
        return True  # "in which country", of an intent that is not asked where and a fact without a place
    bases = frames.lexicon.inflection.bases(term.words[-1])
    return term.concepts & match.frame.named <= frames.lexicon.verbs and bases.isdisjoint(match.frame.words)


def _within(term: Term, at: int, clause: Clause, match: Match) -> bool:
    """ "Where in Denmark", of what a fact has in Denmark: nearer than that it does not say."""
    before = [t for t in clause.terms[max(0, at - 3) : at] if not t.has("soft")]
    asked = len(before) > 1 and before[-1].words == ("in",) and "?where" in before[-2].asks
    return asked and not term.concepts.isdisjoint(match.frame.facts[0].places)


def _signified(term: Term, clause: Clause, match: Match) -> bool:
    """ "What does the V in it mean", of examples that ask for the meaning of nothing."""
    asked = clause.form == "ask" and "?what" in clause.asks and term.words in _MEANING
    asked = asked and term.concepts.isdisjoint(match.frame.facts[0].vocabulary)  # not of a symbol
    return asked and not any(not _SIGNIFY.isdisjoint(key.text.split()) for key in match.frame.keys)


def _topic_of_talk(term: Term, clause: Clause, match: Match) -> bool:
    """ "Which topics are on its agenda", of a fact that tells of no talk."""
    if term is not asked_noun(clause) or term.words[-1] not in _TOPICS:
        return False
    return not any(fact.talk or fact.does & _TALKING for fact in match.frame.facts)


def _next(term: Term, match: Match) -> bool:
    """What comes after or before it, of facts that tell of no order."""
    ordered = len(term.words) > 1 and term.words[-1] in ("after", "before") and not term.concepts.isdisjoint(_ORDER)
    return ordered and not any(fact.does & _ORDER or term.words[-1] in fact.words for fact in match.frame.facts)


def _named_thing(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "The names of the rowers", of facts whose examples ask for the name of something else."""
    if "?name" not in term.asks:
        return False
    before = clause.terms[at - 1] if at else term
    if term.words == ("names",) and before.concepts and not before.asks:
        return not before.concepts & match.frame.named or not before.concepts.isdisjoint(frames.lexicon.unnamed)  # "rower names"
    if at + 1 >= len(clause.terms) or clause.terms[at + 1].words != ("of",):
        return False
    thing = frozenset(m for t in clause.terms[at + 2 : at + 6] for m in frames.subjects(t))
    needs = [need for key in match.frame.keys if "?name" in key.asks for need in key.needs]
    return bool(thing and needs) and not any(frames.lexicon.closure(thing) & need for need in needs)


def _day(term: Term, match: Match) -> bool:
    """ "Which day", of facts that tell no more than the month."""
    if "?date" not in term.asks or "day" not in term.words:
        return False
    dates = [v.date for fact in match.frame.facts for v in fact.values.values() if v.date]
    return bool(dates) and not any(d.day for d in dates)


def _definition(at: int, clause: Clause, match: Match) -> bool:
    """ "What is a regatta?", of facts that are about one, and no example asks what it is."""
    first = clause.terms[at]
    if first.words[0] not in _DEFINING and not first.has("soft", "polite"):
        return False
    asked = [t for n, t in enumerate(clause.terms[at:]) if not t.has("soft", "polite") and not (n and t.has("ask"))]
    what_is = [w for t in asked[:3] for w in t.words] in (["what", "is", "a"], ["what", "is", "an"]) and len(asked) == 4
    explain = at == 0 and asked[:1] != [] and asked[0].words in (("explain",), ("define",)) and len(asked) == 2
    return (what_is or explain) and not any(key.text.lower().startswith("what is") for key in match.frame.keys)


def _since(term: Term, at: int, clause: Clause, match: Match) -> bool:
    """ "Since when", "since what year": when something began that goes on, of facts that tell of no beginning."""
    since = term.words[0] == "since" or (at > 0 and clause.terms[at - 1].words == ("since",))
    if not since or not term.asks:
        return False
    return not any((fact.does & _BEGINNING and not fact.planned) or "since" in fact.words for fact in match.frame.facts)


def _only_so(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "Which are the other villages?", of facts that list them under no other name."""
    before = [w for t in clause.terms[:at] if not t.has("polite") for w in t.words if w not in ARTICLES | {"these", "those"}]
    own = term.concepts & frames.lexicon.own
    if before not in (["which", "are"], ["what", "are"], ["who", "are"]) or not own:
        return False
    lists = [v.parts for fact in match.frame.facts for v in fact.values.values() if v.listed]
    return any({w for w in part.split()} == set(term.words) for parts in lists for part in parts)


def _between(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "Between which ministers", of facts that neither have a minister do something nor list any."""
    noun = asked_noun(clause)
    if not (is_wh(term) and at and clause.terms[at - 1].words == ("between",) and noun):
        return False
    facts = match.frame.facts
    told = frozenset[str]().union(*(f.who | f.whom for f in facts), *(v.meanings for f in facts for v in f.values.values()))
    somebody = "person~" in frames.lexicon.closure(noun.concepts)
    return somebody and frames.lexicon.closure(told).isdisjoint(noun.concepts)


def _another(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "Who else", "which other": wants what the fact leaves out, unless the question says besides what."""
    if term.words == ("others",) and at and clause.terms[at - 1].asks:
        return True
    if term.words not in (("else",), ("other",)) or not at or not clause.terms[at - 1].asks:
        return False
    if "else" in match.key.words or _beside(at, clause, match, frames):
        return False  # an example that asks so
    noun = asked_noun(clause)
    sort = noun.concepts if noun else _PLACES if "?where" in clause.terms[at - 1].asks else frozenset[str]()
    values = (v.parts for fact in match.frame.facts for v in fact.values.values())
    listed = any(_several(parts, frames) and _of_sort(parts, sort, frames) for parts in values)
    return not listed and not any(t.has("exclusion") for t in clause.terms)


def _beside(at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "Brave and what else?", "along with the lamps, what else?": it says itself beside what, and a fact has that."""
    joined = [n - 1 for n in (at - 2,) if n > 0 and clause.terms[n].words == ("and",)]
    joined += [n for n, t in enumerate(clause.terms[:at]) if n and clause.terms[n - 1].words in _ALONG and t.concepts]
    return any(
        not fact.words.isdisjoint(frames.lexicon.inflection.bases_of(clause.terms[n].words))
        or clause.terms[n].concepts & fact.said
        for n in joined
        for fact in match.frame.facts
    )


def _of_sort(parts: Sequence[str], sort: frozenset[str], frames: Frames) -> bool:
    """Each part is one of the sort that is asked for."""
    meanings = (frozenset(m for t in frames.reader.words(part) for m in t.concepts) for part in parts)
    return not sort or all(frames.lexicon.closure(m) & sort for m in meanings)


def _several(parts: Sequence[str], frames: Frames) -> bool:
    """Each part names something of the pack that no other part names: not one thing said in two ways."""
    named = [frozenset(m for t in frames.reader.words(part) for m in t.concepts & frames.lexicon.own) for part in parts]
    return len(parts) > 1 and all(own.difference(*named[:n], *named[n + 1 :]) for n, own in enumerate(named))
