"""What a question that gets no answer is most like: intents to offer, and with sentence encoders to try."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.understanding.frames import GENERIC_ASKS, Frames
from bot.understanding.matching import Match
from bot.understanding.question import Clause

from .texts import SHOWN, question

if TYPE_CHECKING:
    from bot.matching.matcher import Matcher
    from bot.matching.semantic import Semantic

TELLING = 0.5
"""The weight of a meaning from which on it tells something."""
FAR = 0.05
"""What is less likely than the likeliest by this factor is not offered."""
TRIED, LIKELY = 3, 0.3
"""How many intents are tried that no example led to, and how likely each has to be."""
_Phrases = tuple[tuple[str, tuple[str, ...]], ...]


def nearest(clause: Clause, frames: Frames) -> list[str]:
    """The likeliest intents, the best first; none for a clause that shares nothing telling with what can be asked.

    Sentence encoders also find what shares no word. Intents are only offered: what is answered has to be backed.
    """
    related = _related(clause, frames)
    matcher = _matcher(_phrases(frames), frames.semantic) if related or frames.semantic else None
    if matcher is None or not (related or matcher.best(clause.typed)):
        return []
    found = matcher.rank(clause.typed, SHOWN)
    return [candidate.intent for candidate in found if candidate.confidence > FAR * found[0].confidence]


def meant(clause: Clause, frames: Frames) -> list[Match]:
    """The likeliest intents for a clause that no example led to an answer, if sentence encoders are used; to be verified.

    Only such as are asked in the same way, and for a clause that names something.
    """
    matcher = _matcher(_phrases(frames), frames.semantic) if frames.semantic else None
    if not matcher or not any(frames.subjects(t) or t.figure for t in clause.terms):
        return []
    likely = [frames.frames[c.intent] for c in matcher.rank(clause.typed, TRIED) if c.confidence > LIKELY]
    return [Match(frame, frame.keys[0], 1.0) for frame in likely if clause.asks - GENERIC_ASKS <= frame.asks]


def _related(clause: Clause, frames: Frames) -> bool:
    """Whether some intent shares a telling word with the question."""
    said = frozenset(m for t in clause.terms for m in t.concepts)
    return any(frames.weight(need) > TELLING for need in frames.index.needs if not need.isdisjoint(said))


def _phrases(frames: Frames) -> _Phrases:
    """What each intent is asked by, and what it is answered with."""
    return tuple(
        (id, (question(id, frames), *intent.examples, *(frames.facts[fact].fact.says for fact in intent.facts)))
        for id, intent in frames.pack.intents.items()
    )


@lru_cache(maxsize=4)
def _matcher(phrases: _Phrases, semantic: Semantic | None) -> Matcher | None:
    # numpy is loaded by the first question that needs it.
    from bot.matching.matcher import Matcher
    from bot.matching.words import words

    known = {id: [text for text in texts if words(text)] for id, texts in phrases}
    known = {id: texts for id, texts in known.items() if texts}
    return Matcher(known, semantic=semantic, names=False) if known else None
