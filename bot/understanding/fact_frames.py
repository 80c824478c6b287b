"""What the facts of a pack say, made ready: who does what to whom, what is done, planned or only promised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from bot.content import LoadedFact

from .denying import denied
from .frames import FactFrame
from .lexicon import Lexicon, is_concept
from .reading import Reader
from .text import tokenize
from .values import Value, parse_value

_SPEECH = frozenset(
    "say tell inform thank appreciate praise promise assure note announce describe welcome write mention convey express call "
    "tweet ask report".split()
)
_TALK = frozenset("talk discuss converse review".split())
INTENDED = frozenset({"plan~", "intend~", "expect~", "schedule~", "foresee~", "predict~", "prepare~"})
"""What may be said of anything still to come."""
_PLANNED = frozenset({"will", "meant", "planned"})
_RESOLVES = frozenset("decided agreed plans planned intends".split())
_RESOLUTIONS = frozenset("agreement agreements deal pact plan plans promise promises offer proposal decision".split())
"""Nouns with which something is still to be done: "an agreement with the yard to build boats"."""


def framed(fact: LoadedFact, reader: Reader) -> FactFrame:
    """A fact as questions and claims are held against it."""
    lexicon = reader.lexicon

    def words(*texts: str) -> frozenset[str]:
        return frozenset(m for text in texts for t in reader.words(text) for m in t.concepts)

    values = {name: parse_value(parts, reader) for name, parts in fact.values.items()}
    said = words(fact.says, *(p for parts in fact.values.values() for p in parts), fact.how)
    does = frozenset(m for verb in fact.does for m in _verbal(words(verb), verb, lexicon))
    spoken_words = [t.text for t in tokenize(fact.says)]
    # what stands inside a phrase is said too, but a name does nothing: an "Order and Control Board" orders and controls nobody
    for term in reader.words(fact.says):
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
        denied=denied(reader.words(fact.says), lexicon.widened(does)),
        closed=frozenset(lexicon.kind(k) for k in fact.closed),
        places=_places_of(fact, reader, values),
        values=values,
    )


def promised(facts: Iterable[FactFrame], reader: Reader) -> frozenset[str]:
    """The verbs that statements have in their own words only where it is planned or agreed on, whatever else may be called so."""
    ahead = frozenset[str]().union(*(f.verbs & f.words for f in facts if f.planned))
    behind = frozenset(f"{v}~" for f in facts if not f.planned for v in f.verbs & f.words)
    agreed = frozenset[str]().union(*(resolved(f.fact.says, reader) for f in facts))
    return (frozenset(f"{verb}~" for verb in ahead) | agreed) - behind


def _verbal(meanings: frozenset[str], verb: str, lexicon: Lexicon) -> frozenset[str]:
    """What a word means as a verb, if it can be one: to note is no letter."""
    if " " in verb or meanings.isdisjoint(lexicon.verbs):
        return meanings
    return frozenset(m for m in meanings if m in lexicon.verbs or m not in lexicon.nouns)


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


def resolved(says: str, reader: Reader) -> frozenset[str]:
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
    for term in reader.words(fact.says):
        places = {m for m in term.concepts if reader.lexicon.up(m) & {"country~", "city~"}}
        if follows:
            found |= places
        follows = term.words[-1] in ("in", "to") or (
            follows and (bool(places) or term.words == ("and",))
        )  # "in Wales, Kent and …"
    return frozenset(found)
