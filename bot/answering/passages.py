"""A passage of the document in the question itself: "who says 'we sailed in June'?", "who is the 'we' in that line?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.frames import Frames
from bot.understanding.question import BE, Clause, Message

from .outcome import Outcome, told_whose

LENGTH = 4
"""Words of a passage, so that nobody says them by chance."""
_QUOTED = re.compile(r"""["“‘'][^"“”‘’']{8,}["”’']""")
"""Marked as a passage, one word less will do."""
_SPEAKER = (("i",), ("we",))
"""They stand for who says it, where they are asked about: "the I", "this 'we'"."""
_THIS = frozenset("the this that is".split())
_SAYING = frozenset("say write tweet post word phrase sentence quote quotation remark author speaker".split())
_SMALL = BE | frozenset("text mean come from belong at one point there here".split())


def whose_passage(clause: Clause, message: Message, frames: Frames) -> Outcome | None:
    """Who says what the message quotes to the letter; None where it quotes nothing, or asks anything else about it."""
    if "?who" not in clause.asks:
        return None
    before = [t for c in message.before(clause) for t in c.terms]
    terms = [*before, *clause.terms]
    places = [n for n, t in enumerate(terms) for _ in t.words]
    words = [w for t in terms for w in t.words]
    start, size, id = _longest(words, frames)
    if size < LENGTH - (_QUOTED.search(message.text) is not None):
        return None
    inside = set(places[start : start + size])
    bases = frames.lexicon.inflection.bases
    around = [t for n, t in enumerate(terms) if n not in inside]
    saying = [t for t in around if any(not _SAYING.isdisjoint(bases(w)) for w in t.words)]
    saying += [b for a, b in pairwise(around) if b.words in _SPEAKER and a.words[-1] in _THIS]
    small = all(t in saying or t.structural or t.asks or all(w in _SMALL for w in t.words) for t in around)
    return told_whose(clause, id, frames) if saying and small else None


def _longest(words: Sequence[str], frames: Frames) -> tuple[int, int, str]:
    """Where the longest run of the words begins that stands in a fact's quote, how many they are, and the fact."""
    best = (0, LENGTH - 2, "")
    for id, fact in frames.facts.items():
        if sum(word in fact.passage for word in words) <= best[1]:
            continue
        row = [0] * (len(fact.passage) + 1)
        for at, word in enumerate(words):  # how long the run is that ends with this word, at each place of the quote
            row = [0, *(row[n] + 1 if word == other else 0 for n, other in enumerate(fact.passage))]
            size = max(row)
            if size > best[1]:
                best = (at - size + 1, size, id)
    return best if best[2] else (0, 0, "")
