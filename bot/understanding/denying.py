"""What is said not to be so: each negation with what it denies ("maps may not be taken home")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .question import Term

_REACH = 3
"""How many terms may stand between a negation and what it denies."""
_OBJECTS = frozenset({"nothing", "nobody", "none"})
"""They stand after the verb that they deny."""


def denials(terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Each negation with what it denies: the next word that names something, or the verb before "nothing"."""
    for at, term in enumerate(terms):
        if not term.has("negation") or term.figure or len(term.words) > 1:
            continue
        near = terms[max(0, at - _REACH) : at][::-1] if term.words[0] in _OBJECTS else terms[at + 1 : at + 2 + _REACH]
        what = next((t for t in near if t.concepts), None)
        if what is not None:
            yield term, what


def denied(terms: Sequence[Term], does: frozenset[str]) -> frozenset[str]:
    """The meanings of what a statement denies; where that is what is done, all that can be said for it."""
    found = list(denials(terms))
    deeds = frozenset(m for n, what in found for m in what.concepts & does if n.words[0] not in _OBJECTS)
    return frozenset(m for _, what in found for m in what.concepts) | (does if deeds else frozenset())
