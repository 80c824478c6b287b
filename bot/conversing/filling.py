"""A pronoun of a question filled with what it may stand for: the topic, or somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.frames import Frames
from bot.understanding.question import OBJECTS, Clause, Term

from .clauses import names_somebody, rebuilt
from .focus import Focus
from .references import is_he_or_she, persons, pronouns

_ONE_THING = frozenset("it its that this".split())
SEVERAL = frozenset("they them their theirs those these ones".split())
"""They stand for more than one."""
_REPLYING = frozenset("reply replied respond responded answer answered".split())
_OWNING = frozenset({"their", "theirs"})


def filled(clause: Clause, topic: Sequence[Term], people: Sequence[Term], focus: Focus, frames: Frames) -> Iterator[Clause]:
    """The clause with its pronoun replaced by the topic, or the topic after it; "he" is one of the people."""
    terms = list(clause.terms)
    things = [at for at in pronouns(terms) if not is_he_or_she(terms[at])]
    if len(things) > 1 and terms[things[0]].words == ("they",):
        things = things[1:]  # "when do they start making it": whoever does it
    held = any("than" in t.words for t in terms)  # which of two is more depends on their order
    if held and not things:
        things = [at for at, t in enumerate(terms) if t.words[-1] in OBJECTS]  # "fewer of them than"
    if persons(terms) or (things and terms[things[0]].words[0] in _ONE_THING):
        topic = [t for t in topic if not names_somebody(t, frames)]
    if (
        things
        and terms[things[0]].words[0] in ("it", "its")
        and len(topic) > 1
        and all(t.concepts & frames.parties for t in topic)
    ):
        return  # two countries are not "it"
    ways = [[*terms, *topic]]
    if things and not topic and (not persons(terms) or clause.form == "check"):
        return
    named = any(t.words == ("names",) for t in terms)  # "what are their names?"
    several = SEVERAL if named else SEVERAL - _OWNING
    if things and terms[things[0]].words[0] in several and not _many(topic, frames):
        return
    if things and topic:
        inside = [*terms[: things[0]], *topic, *terms[things[0] + 1 :]]
        ways = [*ways, inside] if clause.form == "check" and not held else [inside]
    for way in ways:
        if not persons(terms):
            yield rebuilt(way, clause)
            continue
        both = any(t.words == ("him",) for t in terms) and any(t.words in (("he",), ("she",)) for t in terms)
        said = frozenset(m for t in terms for m in t.concepts)
        found = [p for p in _people(focus, people, frames) if not p.concepts & said]  # whom the clause names too is not him
        if own := _his_own(terms, frames):
            found = [own]
        elif _in_return(terms):
            told = [frames.facts[f] for f in focus.facts]
            addressed = frozenset(w for f in told for w in f.whom)
            speaking = frozenset(w for f in told for w in f.who | f.says) - addressed
            found = sorted((p for p in found if p.concepts.isdisjoint(speaking)), key=lambda p: p.concepts.isdisjoint(addressed))
        elif home := _home(terms):
            found.sort(key=lambda p: home.isdisjoint(frames.lexicon.sides.get(c, c) for c in p.concepts))
        for person in found:
            other = next((o for o in found if both and not o.concepts & person.concepts), person)
            yield rebuilt([_as(other if t.words == ("him",) else person, t) if is_he_or_she(t) else t for t in way], clause)


def _in_return(terms: Sequence[Term]) -> bool:
    """ "What did he say back?": he is the one to whom it was said."""
    answers = any(a.has("speech") and b.words in (("back",), ("in", "return")) for a, b in pairwise(terms))
    return answers or any(not _REPLYING.isdisjoint(t.words) for t in terms)


def _home(terms: Sequence[Term]) -> frozenset[str]:
    """ "The one from Denmark, what did he say?": what Denmark means."""
    triples = zip(terms, terms[1:], terms[2:], strict=False)
    return frozenset[str]().union(*(c.concepts for a, b, c in triples if a.words[-1] == "one" and b.words == ("from",)))


def _his_own(terms: Sequence[Term], frames: Frames) -> Term | None:
    """Whom "his" means after a name ("did Tom bring his boat?")."""
    first = next((at for at, t in enumerate(terms[:3]) if names_somebody(t, frames)), len(terms))
    if first + 1 < len(terms) and terms[first].segment != terms[first + 1].segment and not terms[first].possessive:
        return terms[first]  # "and Anne, what did she say?"
    his = next((at for at, t in enumerate(terms) if t.words in (("his",), ("her",))), 0)
    if any(is_he_or_she(t) for at, t in enumerate(terms) if at != his):
        return None
    return next((t for t in terms[:his] if names_somebody(t, frames)), None)


def _many(topic: Sequence[Term], frames: Frames) -> bool:
    """It can be "them": several things, or a plural."""
    named = [t for t in topic if t.concepts & frames.lexicon.own]
    return len(named) != 1 or named[0].words[-1].endswith("s")


def _people(focus: Focus, asked: Sequence[Term], frames: Frames) -> list[Term]:
    """Whom "he" may be: who was named first in the last question, who did it by the last answer, who says so, who is in it."""
    asked = [t for t in asked if all(len(frames.lexicon.members(c)) < 2 for c in t.concepts)]  # "both leaders" are not "he"
    out = list(asked[:1])
    for id in focus.facts:
        fact = frames.facts[id].fact
        spoken = (own for t in frames.reader.words(fact.says) for own in sorted(t.concepts & frames.lexicon.own))
        for who in (*fact.who, fact.said_by, *fact.whom, *spoken):
            if who in frames.pack.words and frames.lexicon.persons(frozenset({who})) and len(frames.lexicon.members(who)) < 2:
                word = frames.pack.words[who]
                out += [t for t in frames.reader.words(word.show or word.names[0]) if who in t.concepts][:1]
    out += asked[1:]
    return [t for n, t in enumerate(out) if not any(t.concepts & o.concepts for o in out[:n])]


def _as(person: Term, pronoun: Term) -> Term:
    possessive = pronoun.words[0] in ("his", "her", "hers")
    return replace(person, possessive=possessive, sentence=pronoun.sentence, segment=pronoun.segment)
