"""General English with a pack's own names over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.content import Pack

from .english import english
from .lexicon import Lexicon, phrase_words


def pack_lexicon(pack: Pack) -> Lexicon:
    """General English with the pack's names over it."""
    lexicon = english().copy()
    lexicon.own = frozenset(pack.words)
    words: set[str] = set()
    sides = dict(lexicon.sides)
    for concept, word in pack.words.items():
        for name in (*word.names, concept.replace("_", " ")):
            lexicon.add(name, concept)
        lexicon.kinds[concept] = frozenset(lexicon.kind(k) for k in word.kind)
        if word.side:
            sides[concept] = word.side
        words.update(w for name in word.names for w in name.split() if "{" not in w)
    for fact in pack.facts.values():
        words.update(fact.says.split())
    lexicon.sides = sides
    lexicon.senses = {c: _senses(word.names, lexicon) for c, word in pack.words.items()}
    votes = Counter(m for senses in lexicon.senses.values() for m in senses)
    lexicon.shared = frozenset(m for m, n in votes.items() if n > 1)
    lexicon.unnamed = frozenset(c for c, word in pack.words.items() if word.unnamed)
    lexicon.own_words = frozenset(w for raw in words if (w := raw.strip(".,:;()'’\"").lower()).isalpha() and len(w) > 3)
    return lexicon


def _senses(names: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """The general meanings that a concept of the pack shares: those of at least two of its names.

    "call" alone is also a demand and a visit; "call", "ring" and "telephone" together are only one thing.
    """
    votes = Counter(m for name in names for m in _meanings_of(name, lexicon) if m.endswith("~"))
    return frozenset(m for m, n in votes.items() if n >= 2 or len(names) == 1)


def _meanings_of(name: str, lexicon: Lexicon) -> frozenset[str]:
    words = phrase_words(name)
    if len(words) == 1:
        return lexicon.single.get(words[0], frozenset())
    if not words:
        return frozenset()
    return frozenset(meaning for found, meaning in lexicon.phrases.get(words[0], {}).get(words[1], ()) if found == words)
