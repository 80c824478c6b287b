"""A pack made ready to be asked: read with the same reader that will read its users."""

from __future__ import annotations

import gc
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bot.content import Fault, Pack, PackError, Place

from .asking import asked_noun, clause_of, typed
from .fact_frames import framed, promised, resolved
from .frames import GENERIC_ASKS, FactFrame, Frame, Frames, Key
from .index import Index
from .lexicon import Lexicon
from .naming import pack_lexicon
from .question import Term
from .reading import Reader
from .set_phrases import phrases as set_phrases
from .statements import invented
from .values import parse_value

_OPTIONAL = frozenset({"*shell", "*manner"})
"""Duties of words that a question may leave out, and an example does not have for nothing."""
OVERVIEW = 2
"""An intent with more facts than this is an overview."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing that is made here is garbage, but the collector would look through it again and again: a third of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def build(pack: Pack) -> Frames:
    """Understand a pack with the same reader that will read its users.

    :raises PackError: where an intent asks for a kind of thing that no question asks for, or a fact says what cannot be
        in its source.
    """
    lexicon = pack_lexicon(pack)
    reader = Reader(lexicon)
    frames = Frames(pack, lexicon, reader)
    theme = frozenset().union(*(lexicon.senses[c] for c in pack.context if "person~" not in lexicon.up(c)))
    frames.context = frozenset(pack.context).union(theme, *(lexicon.kinds[c] for c in pack.context))
    frames.facts = {id: framed(fact, reader) for id, fact in pack.facts.items()}
    faults = invented(pack, lexicon)
    for id, intent in pack.intents.items():
        facts = tuple(frames.facts[f] for f in intent.facts)
        keys = tuple(
            _key(example, pack.places[f"example:{id}:{n}"], frames, facts[0].does) for n, example in enumerate(intent.examples)
        )
        said, also = (
            lexicon.closure(
                m for text in texts for t in _terms(reader, text) if not _helper(t) for m in _sense(t, facts, lexicon)
            )
            for texts in (intent.examples, intent.also)
        )
        # an overview of many facts is asked for in its own words; the facts have their own intents
        backed = said if len(facts) > OVERVIEW else said.union(*(f.vocabulary for f in facts))
        asks = frozenset().union(*(_asks(ask, reader) for ask in intent.asks))
        faults += [_unknown_ask(ask, pack.places[f"intent:{id}"], lexicon) for ask in intent.asks if not _asks(ask, reader)]
        frames.frames[id] = Frame(
            id=id,
            topic=intent.topic or id.split(".")[0],
            facts=facts,
            asks=asks | GENERIC_ASKS,
            keys=keys,
            vocabulary=backed,
            central=frozenset(m for k in keys for n in k.needs for m in n),
            words=frozenset(w for k in keys for w in k.words).union(_unknown(intent.also, reader), *(f.words for f in facts)),
            named=lexicon.closure(
                {m for text in (*intent.examples, *intent.also) for t in _terms(reader, text) for m in t.concepts}.union(
                    *(f.said for f in facts)
                )
            ),
            typed=lexicon.closure(m for text in intent.examples for m in typed(_terms(reader, text))),
            allowed=backed | also,
            place=pack.places[f"intent:{id}"],
            answer=intent.answer,
        )
    if faults:
        raise PackError(faults)
    frames.index = Index.of(frames.frames.values(), lexicon)
    counts = Counter(m for f in frames.frames.values() for m in f.vocabulary)
    total = len(frames.frames) + 1
    frames.weights = {m: math.log(total / n) for m, n in counts.items()}
    frames.known = frozenset().union(*(f.vocabulary for f in frames.frames.values())) | frames.context
    kinds = frozenset({"person~", "country~", "organisation~", "company~", "ministry~", "government~", "city~"})
    frames.to_come = _to_come(frames)
    told = frames.facts.values()
    done = (f.verbs for f in told if not f.planned)
    frames.promised = promised(told, frames.reader)
    frames.planned = frozenset(f"{v}~" for v in frozenset().union(*(f.verbs for f in told if f.planned)).difference(*done))
    frames.actors = (
        frozenset(m for f in frames.facts.values() for m in f.who | f.whom)
        | {m for m in lexicon.own if lexicon.up(m) & kinds}
        | {m for m in lexicon.kinds if m.endswith("~") and "country~" in lexicon.kinds[m]}
    )
    frames.parties = frozenset(
        m for m in frames.actors if m in pack.context or m in lexicon.places or lexicon.sides.get(m) in pack.context
    )
    found = (parse_value([d.date], reader).date for d in pack.documents.values())
    frames.dates = tuple(d for d in found if d is not None)
    phrases = {words: id for id, talk in pack.smalltalk.items() for e in talk.examples if (words := spoken(reader, e))}
    general = set_phrases("smalltalk")
    frames.talk = {general[words]: id for words, id in phrases.items() if words in general}
    frames.small_talk = dict(sorted(phrases.items(), key=lambda phrase: -len(phrase[0])))
    return frames


def _sense(term: Term, facts: Sequence[FactFrame], lexicon: Lexicon) -> frozenset[str]:
    """What a word of an example means beside these facts: one that says what is done says nothing else ("she notes").

    What the word itself is called stays: an author is an author, too.
    """
    done = frozenset[str]().union(*(term.concepts & f.does for f in facts))
    if not done or term.concepts & lexicon.own:
        return term.concepts
    bases = lexicon.inflection.bases_of(term.words)
    return done | term.concepts & lexicon.widened(done) | {m for m in term.concepts if m.rstrip("~") in bases}


def _helper(term: Term) -> bool:
    """A light verb of an example ("hold an office") stands for itself, not for all that it may mean."""
    return len(term.words) == 1 and term.has("light")


def _to_come(frames: Frames) -> frozenset[str]:
    """What is done nowhere but in facts that are planned, or that somebody has only decided to do."""
    facts = frames.facts.values()
    planned = frozenset(m for f in facts if f.planned for m in f.does & frames.lexicon.own)
    done = frozenset(m for f in facts if not f.planned for m in f.does)
    decided = {f.fact.id: resolved(f.fact.says, frames.reader) for f in facts}
    elsewhere = frozenset(m for f in facts if not decided[f.fact.id] for m in f.does)
    return (planned - done) | (frozenset().union(*decided.values()) - elsewhere)


def _asks(ask: str, reader: Reader) -> frozenset[str]:
    """The kind of question that a curator's word names: a kind by its name, or a word that asks for it."""
    if "?" + ask in reader.lexicon.asks:
        return frozenset({"?" + ask})
    return frozenset(a for t in reader.words(ask) for a in t.asks)


def _unknown_ask(ask: str, place: Place, lexicon: Lexicon) -> Fault:
    names = sorted(kind[1:] for kind in lexicon.asks)
    return Fault(place, f"`asks: {ask}` is no kind of question", f"one of {', '.join(names)}")


def spoken(reader: Reader, text: str) -> tuple[str, ...]:
    """The bare words of a text, for small talk."""
    return tuple(w for t in _terms(reader, text) for w in t.words)


def _unknown(texts: Sequence[str], reader: Reader) -> frozenset[str]:
    """Words that mean nothing to the lexicon, in their base forms: they stand for themselves."""
    words = (w for text in texts for t in _terms(reader, text) if not t.concepts for w in t.words)
    return frozenset(b for w in words for b in reader.lexicon.inflection.bases(w))


def _terms(reader: Reader, text: str) -> list[Term]:
    return list(reader.words(text))


def _key(example: str, place: Place, frames: Frames, does: frozenset[str]) -> Key:
    terms, lexicon = _terms(frames.reader, example), frames.lexicon
    found = [n for t in terms if (n := _need(t, lexicon, does))]
    needs = tuple(n for n in found if n.isdisjoint(frames.pack.context)) or tuple(found)
    clause = clause_of(terms)
    noun = asked_noun(clause)
    return Key(
        text=example,
        place=place,
        needs=needs,
        words=frozenset(b for t in terms for w in t.words for b in lexicon.inflection.bases(w)),
        asks=clause.asks,
        specific=clause.asks - GENERIC_ASKS,
        themed=all(need & frames.context for need in needs),
        noun=noun.concepts if noun else frozenset(),
    )


def _need(term: Term, lexicon: Lexicon, does: frozenset[str]) -> frozenset[str]:
    """What a question has to mean to meet this word of an example; nothing for words that only build the question."""
    if term.figure and term.date is None:
        return frozenset()
    if term.concepts & lexicon.own:
        return term.concepts
    meanings = term.concepts
    return meanings & does if term.asks or term.duties - _OPTIONAL else meanings
