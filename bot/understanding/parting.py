"""A sentence taken apart into its questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .asking import FRONTED, JOINERS, SUBJECTS, aux_first, is_wh, subordinate
from .question import ARTICLES, AUXILIARIES, Term

_LEADING = (("if", "so"), ("starting",), ("beginning",))
"""They may stand before a further question's word: "…, and if so, when?"."""
_THAT = frozenset({"who", "whom", "whose"})
"""They join as much as they ask: "did she call Tom, who …"."""
_WHOLE = 3
"""More terms than that are a question, if only of small words: "how much is it in all, and what …"."""
_WHEN = frozenset({("when",), ("while",), ("as",), ("by", "the", "time"), ("at", "the", "time")})
_LEAST = 2
"""Terms of a question, and of what was done at the time."""


def questions(sentence: list[Term]) -> list[list[Term]]:
    """The sentence, cut before each further question: ``… and when …``, ``…, in which month …``."""
    cuts = [0]
    for at in range(1, len(sentence)):
        if not is_wh(sentence[at]):
            if _asks_besides(sentence, at) and any(is_wh(t) for t in sentence[cuts[-1] : at]):
                cuts.append(at)
            continue
        start = at
        while start > cuts[-1] + 1 and (sentence[start - 1].words in _LEADING or _fronted(sentence[start - 1])):
            start -= 1
        before = sentence[start - 1]
        joined = before.words[-1] in JOINERS or before.segment != sentence[start].segment
        left = sentence[cuts[-1] : start]
        if (
            start - cuts[-1] >= 2
            and joined
            and not subordinate(sentence, cuts[-1])
            and (
                any(is_wh(t) for t in left)
                or (aux_first(left) is not None and (sentence[at].words[0] not in _THAT or before.words[-1] in JOINERS))
            )
            and (any(not t.structural and not t.asks for t in left) or (start == at and len(left) > _WHOLE))
            and not (start == at and len(left) > 1 and left[-2].words == sentence[at].words)  # "between whom and whom"
        ):
            cuts.append(start)
    ends = [b - (sentence[b - 1].words[-1] in JOINERS) for b in cuts[1:]]  # the "and" between two is of neither
    return [sentence[a:b] for a, b in zip(cuts, [*ends, len(sentence)], strict=True)]


def _fronted(term: Term) -> bool:
    return len(term.words) == 1 and term.words[0] in FRONTED


def _asks_besides(sentence: Sequence[Term], at: int) -> bool:
    """A yes/no question after a mark and an "and": "how many came, and was it all of them?"."""
    if at < 2 or at + 2 >= len(sentence) or sentence[at].segment == sentence[at - 2].segment:
        return False
    joined = sentence[at - 1].words[-1] in JOINERS and sentence[at - 1].segment == sentence[at].segment
    subject = sentence[at].words[1:] or sentence[at + 1].words
    return joined and sentence[at].words[0] in AUXILIARIES and subject[0] in SUBJECTS | ARTICLES | {"it", "this", "that", "there"}


def apart_in_time(terms: Sequence[Term]) -> Iterator[tuple[Sequence[Term], Sequence[Term]]]:
    """A question, and what was done at the time: after it, or before it and apart from it by a mark ("when they met, who …")."""
    for at in range(_LEAST, len(terms) - _LEAST + 1):
        asked = any(is_wh(t) or t.has("auxiliary") for t in terms[:at])
        if asked and terms[at].words in _WHEN and not terms[at + 1].has("auxiliary"):
            yield terms[:at], terms[at + 1 :]
    if terms and terms[0].words in _WHEN:
        end = next((n for n, t in enumerate(terms) if t.segment != terms[0].segment), len(terms))
        if end > _LEAST and len(terms) - end >= _LEAST and not terms[1].has("auxiliary"):
            yield terms[end:], terms[1:end]
