"""Proposing: which intents a question may be about, from the examples whose every need it meets.

Wide and forgiving; what is proposed here is verified word for word in :mod:`bot.answering`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .asides import exclusions
from .asking import asked_noun, commands
from .frames import GENERIC_ASKS, FactFrame, Frame, Frames, Key
from .lexicon import Lexicon
from .question import Clause, Term
from .roles import speakers

GENERAL = 0.6
"""What a need counts that is met by a more general word only ("boat" for the name of one)."""
NEAR = 0.8
"""What a need counts that is met by a general English synonym of the pack's own word."""
SPECIAL = 0.9
"""What a need counts that is met by one of its kind (a need of "equipment" by one device)."""
ASKED = 3.0
"""What it costs that the noun asked for is no word of the intent's examples."""
LITERAL = 0.15
"""What a word of the question counts that stands in the main fact to the letter."""
TOPIC_LITERAL = 0.3
"""The same where nothing else tells what is asked."""
RARE = 2.5
"""The most that one word can weigh."""
STRICT_ASKS = frozenset({"?who", "?when", "?where", "?why", "?how", "?count", "?date", "?year", "?month"})
"""Kinds of question that an intent answers only where an example of it asks so."""
TIMES = frozenset({"?when", "?date", "?month", "?year", "?hour", "?weekday", "?week"})
"""Kinds of question about time."""
RANKED = frozenset({"?most", "?least"})
"""Kinds of question that want one picked out of several."""
SMALL = (1.0, 2.0)
"""Numbers that are often no figures ("the two of them", "one of these")."""
_BESIDES = frozenset("besides apart aside except".split())
"""An example with one of these words asks for something else than what it names."""
_TELLING = frozenset("for to by with from go do say get between against without let make use".split())
"""Small words that tell one example from another where all else is the same."""


@dataclass(frozen=True, slots=True)
class Match:
    """A key that a question covers, with how well."""

    frame: Frame
    key: Key
    score: float

    @property
    def core(self) -> frozenset[str]:
        """What the question has to be about: the key's needs and the main fact's predicate."""
        return frozenset[str]().union(*self.key.needs) | self.frame.facts[0].does


def matches(clause: Clause, frames: Frames, checking: bool = False) -> list[Match]:
    """All intents with a key whose every need the clause meets, best first."""
    said = _Said.of(clause, frames, checking)
    best: dict[str, Match] = {}
    for frame, key in frames.index.reached(said.meanings.union(said.specific, *said.kinds)):
        score = _covered(key, frame, said, frames, checking)
        if score is not None and (frame.id not in best or score > best[frame.id].score):
            best[frame.id] = Match(frame, key, score)
    return sorted(best.values(), key=lambda m: -m.score)


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause as the keys are held against it."""

    asks: frozenset[str]
    specific: frozenset[str]
    meanings: frozenset[str]
    """All concepts of all terms, and for a claim their opposites."""
    terms: tuple[tuple[frozenset[str], frozenset[str], bool], ...]
    """For each term: its concepts, those of the pack among them, and whether it has a duty or asks."""
    kinds: tuple[frozenset[str], ...]
    """For each of these terms, what its concepts of the pack are kinds of."""
    words: tuple[frozenset[str], ...]
    """For each of these terms, the base forms of its words."""
    bases: frozenset[str]
    """Base forms of all words."""
    named: frozenset[str]
    """The meanings of the noun asked for."""
    noun: int
    """Which of these terms is the noun asked for ("which ministry"), or -1."""
    excluded: frozenset[str]
    """Concepts of the pack that the clause sets aside."""
    parties: frozenset[str]
    """Who is named in it."""
    speakers: frozenset[str]
    """Whose words it asks for."""
    met: dict[frozenset[str], tuple[float, float]] = field(default_factory=dict)
    """How well it meets each need looked at so far, and what that weighs: many keys have the same ones."""
    fits: dict[str, float] = field(default_factory=dict)
    """How well it fits each intent looked at so far, by id."""

    @classmethod
    def of(cls, clause: Clause, frames: Frames, checking: bool) -> _Said:
        lexicon = frames.lexicon
        aside = exclusions(clause, frames)
        terms = [t for i, t in enumerate(clause.terms) if i not in aside]
        naming = [t for i, t in enumerate(terms) if t.concepts and not commands(terms, i)]
        words = tuple(lexicon.inflection.bases_of(t.words) for t in naming)
        noun = asked_noun(clause)

        def meant(term: Term) -> frozenset[str]:
            # a claim may say the opposite of what it is about, or something that excludes it
            others = [lexicon.opposites.get(m, frozenset()) for m in term.concepts] if checking else []
            if checking and len(term.words) > 1:
                others += [lexicon.families.get(m, frozenset()) for m in term.concepts]
            return term.concepts.union(*others)

        return cls(
            clause.asks, clause.asks - GENERIC_ASKS, frozenset(m for t in naming for m in meant(t)),
            tuple((meant(t), t.concepts & lexicon.own, bool(t.duties or t.asks)) for t in naming),
            tuple(frozenset().union(*(lexicon.kinds[m] for m in t.concepts & lexicon.own)) for t in naming), words,
            lexicon.inflection.bases_of(w for t in terms for w in t.words),
            noun.concepts if noun else frozenset(),
            next((i for i, t in enumerate(naming) if t is noun), -1),
            frozenset(m for i in aside for m in clause.terms[i].concepts) & lexicon.own,
            frozenset(m for t in terms for m in t.concepts) & frames.parties,
            frozenset(m for t in speakers(clause, frames.actors) for m in t.concepts),
        )  # fmt: skip


def _covered(key: Key, frame: Frame, said: _Said, frames: Frames, checking: bool) -> float | None:
    """How well a clause that meets all needs of a key fits its intent; None where it does not meet them."""
    if not key.needs:
        return None if checking else _bare(key, frame, said, frames)
    if not (checking or _asks_alike(key, frame, said)) or (key.asks & RANKED and not key.asks & RANKED & said.asks):
        return None
    if not key.words.isdisjoint(_BESIDES) and said.bases.isdisjoint(_BESIDES):
        return None
    main = frame.facts[0]
    total = _needs_met(key, main, said, frames, checking)
    if total is None:
        return None
    listed = any(v.listed and v.meanings & said.excluded for v in main.values.values())  # "besides the cook, who …"
    if said.excluded & (main.who | main.whom) and not listed:
        return None
    if "?list" in said.asks and "?list" not in frame.asks and not _lists(frame):
        return None
    if (said.excluded & main.vocabulary) - frames.context and not _lists(frame):
        total -= 2.0
    if not said.bases.isdisjoint(main.verbs):
        total += 1.0
    if said.speakers & {main.fact.said_by}:
        total += 1.0
    if said.parties & main.who:
        total += 0.5
    if checking:
        if key.themed and any(need & frames.parties for need in key.needs):
            return None
        return total + _fit(frame, said, frames)
    telling = key.words & _TELLING
    total += (
        0.25 * len(telling & said.bases)
        - 0.2 * len(telling - said.bases)
        - 0.3 * len(key.specific - said.asks)
        + 1.0 * len(key.asks & said.specific)
        + 0.7 * ("?type" in key.asks & said.asks)
        + 0.3 * bool(key.asks & said.asks & GENERIC_ASKS)
    )
    literal = LITERAL if said.asks else TOPIC_LITERAL
    total += literal * sum(not main.words.isdisjoint(bases) for bases in said.words)
    return total + _fit(frame, said, frames)


def _bare(key: Key, frame: Frame, said: _Said, frames: Frames) -> float | None:
    """How well a question fits an example that only asks for a kind of thing: "a summary, please", not "when?"."""
    wanted = key.asks & said.specific
    alone = wanted - STRICT_ASKS if not said.terms else wanted
    counting = "?count" in wanted  # "how many tonnes are coming from Denmark?"
    does = frame.facts[0].does - frames.lexicon.own
    others = any(
        not duty and not (counting and ((own and own <= frames.parties) or concepts & does)) for concepts, own, duty in said.terms
    )
    return None if not alone or others or not key.specific <= said.specific else 0.1 + 0.5 * len(wanted)


def _needs_met(key: Key, main: FactFrame, said: _Said, frames: Frames, checking: bool) -> float | None:
    """What the needs count together; None where one is not met, or all are met but by loose synonyms."""
    lexicon = frames.lexicon
    total, firm = 0.0, False
    for need in key.needs:
        met, weight = said.met.get(need) or _met(need, said, frames)
        if not met:
            return None
        if met == SPECIAL and not checking and said.specific <= {"?list"} and _parts(need, said, main):
            return None  # what is in a part of the list
        if met == 1.0 and need.isdisjoint(lexicon.own) and key.words.isdisjoint(said.bases):
            met = NEAR
        firm = firm or met == 1.0 or bool(need & (lexicon.own | main.does))
        total += met * weight
    return total if firm else None  # a loose synonym of a word that is neither a name nor the predicate is not enough


def _parts(need: frozenset[str], said: _Said, main: FactFrame) -> bool:
    """The need is met by nothing but what the fact lists as parts of it."""
    parts = [value for value in main.values.values() if value.listed]
    return any(mine & value.meanings for value in parts for n, (_, mine, _) in enumerate(said.terms) if need & said.kinds[n])


def _asks_alike(key: Key, frame: Frame, said: _Said) -> bool:
    """The question asks for the kind of thing that the example asks for."""
    if not key.asks.isdisjoint(said.specific):
        return True
    if key.themed and (said.specific or key.specific):
        return False  # an example of nothing but the document's theme has to be asked in its own way
    if not said.specific and key.asks & STRICT_ASKS and "?what" not in key.asks and said.asks and not said.named & key.noun:
        return False  # "what is in it" is no question for an example that asks when, where or how many
    finer = "?when" in key.asks and said.specific <= TIMES  # an example that asks when serves for the month, if it is told
    declared = (finer or not said.specific & STRICT_ASKS) and bool(said.specific & frame.asks)
    return not said.specific or declared or _may_ask(key, said.specific, frame)


def _lists(frame: Frame) -> bool:
    """One of its facts has a value of several parts."""
    return any(v.listed for f in frame.facts for v in f.values.values())


def _fit(frame: Frame, said: _Said, frames: Frames) -> float:
    """How central the clause's words are to the intent: its examples' words count most, the noun asked for twice."""
    if frame.id in said.fits:
        return said.fits[frame.id]
    total = 0.0
    for n, (concepts, mine, _) in enumerate(said.terms):
        meanings = mine or concepts
        if meanings & frames.context:
            continue
        weight = min(RARE, frames.weight(meanings & frame.allowed))
        part = 1.0 if meanings & frame.central else 0.4 if meanings & frame.allowed else 0.0
        if not mine and part == 1.0 and frame.words.isdisjoint(said.words[n]):
            part = 0.7
        total += weight * part * (2 if n == said.noun else 1)
        if n == said.noun and part < 0.7:
            total -= ASKED
    found = said.fits[frame.id] = 0.5 * total
    return found


def _met(need: frozenset[str], said: _Said, frames: Frames) -> tuple[float, float]:
    """How well the clause meets a need, from 0 to 1, and what that weighs."""
    own = need & frames.lexicon.own
    met = _own_met(need, said, frames.lexicon) if own else _general_met(need, said)
    found = said.met[need] = met, min(RARE, max(0.5, frames.weight(own or need & said.meanings))) if met else 0.0
    return found


def _general_met(need: frozenset[str], said: _Said) -> float:
    met = [mine for concepts, mine, _ in said.terms if concepts & need]
    return 0.0 if not met else NEAR if all(met) else 1.0


def _own_met(need: frozenset[str], said: _Said, lexicon: Lexicon) -> float:
    own = need & lexicon.own
    best = 0.0
    kinds = frozenset[str]().union(*(lexicon.kinds[o] for o in own))
    for n, (concepts, mine, duty) in enumerate(said.terms):
        if own & mine:
            return 1.0
        if own & said.kinds[n]:
            best = max(best, SPECIAL)  # a spade is a tool
        elif not mine and concepts & need - lexicon.shared:
            best = max(best, NEAR)
        elif concepts & kinds and (mine or not duty):
            best = max(best, GENERAL)
    return best


def _may_ask(key: Key, specific: frozenset[str], frame: Frame) -> bool:
    """A key that asks nothing itself serves any question its intent answers, if it has the fact's predicate."""
    if key.specific or not specific & frame.asks:
        return False
    return any(need & frame.facts[0].does for need in key.needs)
