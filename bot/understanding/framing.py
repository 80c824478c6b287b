"""A pack made ready to be asked: read with the same reader that will read its users."""

from __future__ import annotations

import gc
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise

from bot.content import Fault, LoadedFact, Pack, PackError, Place

from .asking import asked_noun, clause_of, typed
from .denying import denied
from .frames import GENERIC_ASKS, FactFrame, Frame, Frames, Key
from .index import Index
from .lexicon import Lexicon, is_concept
from .naming import pack_lexicon
from .question import Term
from .reading import Reader
from .set_phrases import phrases as set_phrases
from .statements import invented
from .text import tokenize
from .values import Value, parse_value

_SPEECH = frozenset(
    "say tell inform thank appreciate praise promise assure note announce describe welcome write mention convey express call "
    "tweet ask report".split()
)
_TALK = frozenset("talk discuss converse review".split())
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
    frames.facts = {id: _fact(fact, reader) for id, fact in pack.facts.items()}
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
    frames.promised = _promised(told, frames.reader)
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
    resolved = {f.fact.id: _resolved(f.fact.says, frames.reader) for f in facts}
    elsewhere = frozenset(m for f in facts if not resolved[f.fact.id] for m in f.does)
    return (planned - done) | (frozenset().union(*resolved.values()) - elsewhere)


def _promised(facts: Iterable[FactFrame], reader: Reader) -> frozenset[str]:
    """The verbs that statements have in their own words only where it is planned or agreed on, whatever else may be called so."""
    ahead = frozenset[str]().union(*(f.verbs & f.words for f in facts if f.planned))
    behind = frozenset(f"{v}~" for f in facts if not f.planned for v in f.verbs & f.words)
    agreed = frozenset[str]().union(*(_resolved(f.fact.says, reader) for f in facts))
    return (frozenset(f"{verb}~" for verb in ahead) | agreed) - behind


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


def _verbal(meanings: frozenset[str], verb: str, lexicon: Lexicon) -> frozenset[str]:
    """What a word means as a verb, if it can be one: to note is no letter."""
    if " " in verb or meanings.isdisjoint(lexicon.verbs):
        return meanings
    return frozenset(m for m in meanings if m in lexicon.verbs or m not in lexicon.nouns)


def _fact(fact: LoadedFact, reader: Reader) -> FactFrame:
    lexicon = reader.lexicon

    def words(*texts: str) -> frozenset[str]:
        return frozenset(m for text in texts for t in _terms(reader, text) for m in t.concepts)

    values = {name: parse_value(parts, reader) for name, parts in fact.values.items()}
    said = words(fact.says, *(p for parts in fact.values.values() for p in parts), fact.how)
    does = frozenset(m for verb in fact.does for m in _verbal(words(verb), verb, lexicon))
    spoken_words = [t.text for t in tokenize(fact.says)]
    # what stands inside a phrase is said too, but a name does nothing: an "Order and Control Board" orders and controls nobody
    for term in _terms(reader, fact.says):
        named = len(term.words) > 1 and not term.concepts.isdisjoint(lexicon.own)
        inner = [found for w in term.words if (found := lexicon.meanings(w)) and not found & lexicon.own]
        said |= {m for found in inner for m in found if is_concept(m) and not (named and m in lexicon.verbs)}
    said |= {m for w in spoken_words for m in lexicon.meanings(w) if "=" in m}
    planned = _is_planned(spoken_words, frozenset(fact.does), lexicon)
    if planned:
        said |= INTENDED
    roles = frozenset(fact.who) | frozenset(fact.whom)
    speaker = frozenset({fact.said_by} if fact.said_by else ())
    return FactFrame(
        fact=fact,
        planned=planned,
        done=not planned and _is_done(spoken_words, frozenset(fact.does), lexicon),
        passage=tuple(t.text for t in tokenize(fact.quote) if not t.mark),
        words=frozenset(b for w in spoken_words for b in lexicon.inflection.bases(w)),
        said=said,
        vocabulary=lexicon.closure(said | lexicon.widened(does) | speaker | roles),
        who=frozenset(fact.who),
        does=lexicon.widened(does),
        whom=frozenset(fact.whom),
        verbs=frozenset(fact.does),
        says=speaker.union(fact.who if _SPEECH.intersection(fact.does) else ()),
        told=frozenset(fact.told_by),
        talk=frozenset(fact.who if _TALK.intersection(fact.does) else ()),
        denied=denied(_terms(reader, fact.says), lexicon.widened(does)),
        closed=frozenset(lexicon.kind(k) for k in fact.closed),
        places=_places_of(fact, reader, values),
        values=values,
    )


def _is_planned(words: Sequence[str], does: frozenset[str], lexicon: Lexicon) -> bool:
    """What the statement says is done is still to come: "will" or "is to" stands before its predicate."""
    ahead = [i for i, (a, b) in enumerate(pairwise(words)) if a in _PLANNED or (a in ("is", "are", "set") and b == "to")]
    done = [i for i, word in enumerate(words) if lexicon.inflection.bases(word) & does]
    return bool(ahead) and (not done or ahead[0] < done[0])


def _is_done(words: Sequence[str], does: frozenset[str], lexicon: Lexicon) -> bool:
    """The statement has its predicate, or any verb after "have", in the past."""
    bases = lexicon.inflection.bases
    return any(
        word.endswith("ed") and (not bases(word).isdisjoint(does) or before in ("has", "have", "already"))
        for before, word in pairwise(words)
    )


def _resolved(says: str, reader: Reader) -> frozenset[str]:
    """What somebody has decided to do: so far it is not done."""
    words = [t.text for t in tokenize(says)]
    first = next((n for n, word in enumerate(words) if word in _RESOLUTIONS), len(words))
    deeds = [word for verb, to, word in zip(words, words[1:], words[2:], strict=False) if verb in _RESOLVES and to == "to"]
    deeds += [word for to, word in pairwise(words[first:]) if to == "to"]
    return frozenset(m for word in deeds for m in reader.lexicon.meanings(word) if m in reader.lexicon.verbs)


def _places_of(fact: LoadedFact, reader: Reader, values: Mapping[str, Value]) -> frozenset[str]:
    if "where" in values:
        return values["where"].meanings
    found: set[str] = set()
    follows = False
    for term in _terms(reader, fact.says):
        places = {m for m in term.concepts if reader.lexicon.up(m) & {"country~", "city~"}}
        if follows:
            found |= places
        follows = term.words[-1] in ("in", "to") or (
            follows and (bool(places) or term.words == ("and",))
        )  # "in Wales, Kent and …"
    return frozenset(found)


INTENDED = frozenset({"plan~", "intend~", "expect~", "schedule~", "foresee~", "predict~", "prepare~"})
"""What may be said of anything still to come."""
_PLANNED = frozenset({"will", "meant", "planned"})
_RESOLVES = frozenset("decided agreed plans planned intends".split())
_RESOLUTIONS = frozenset("agreement agreements deal pact plan plans promise promises offer proposal decision".split())
"""Nouns with which something is still to be done: "an agreement with the yard to build boats"."""
