"""Who asks, for whom, and whose claim it is: "our draft says …", "for the sidebar:", "nurse here".

None of it is the document's, so nothing has to back it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from .english import entries
from .lexicon import Lexicon
from .question import Term

REACH = 3
"""Terms between "my" and the noun: "my late husband's old colleague"."""
_MINE = frozenset({"my", "our"})
_THEIRS = frozenset({"his", "her", "their"})
_FOR = frozenset("for checking writing preparing proofreading editing filling doing making drawing designing".split())
_DOING = frozenset("do make write prepare draw design finish".split())
_FIRST_PERSON = frozenset({"i", "we"})
_DETERMINERS = _MINE | _THEIRS | {"a", "an", "the", "some", "this", "one"}
_SELF = frozenset("i query question questions me".split())
_FIRST = frozenset("first firstly second secondly next now then quickly".split())
_OTHERS = frozenset("he she they it that this him her them what who when where why how which you".split())
_FRAME = frozenset({"*frame"})
_OPENING = ("polite", "frame", "soft")
_LEADING = frozenset("and but so also well yes no that because".split())


def without_askers(terms: Sequence[Term], lexicon: Lexicon) -> list[Term]:
    """The terms with those that only tell of the asker's world made framing."""
    idle = _idle(terms, lexicon)
    idle += [t for t in terms[:1] if _addressed(terms)]
    out = [replace(t, meanings=_FRAME, value=None, date=None) if t in idle else t for t in terms]
    for at in range(len(out)):
        for place in _told(out, at, lexicon):
            out[place] = replace(out[place], meanings=_FRAME, value=None, date=None)
    return out


def _idle(terms: Sequence[Term], lexicon: Lexicon) -> list[Term]:
    """Stretches in which somebody speaks of himself or of his question, while others ask: "if I may be so bold: did …"."""
    stretches: dict[tuple[int, int], list[Term]] = {}
    for term in terms:
        stretches.setdefault((term.sentence, term.segment), []).append(term)
    idle = [s for s in stretches.values() if _of_the_asking(s, lexicon)]
    return [t for s in idle for t in s] if len(idle) < len(stretches) else []


def _addressed(terms: Sequence[Term]) -> bool:
    """The first word is whom the question is put to: "mate how many came"."""
    follows = terms[1:2]
    opens = any(t.asks or t.has("auxiliary") or t.segment != terms[0].segment for t in follows)
    return opens and len(terms[0].words) == 1 and terms[0].words[0] in _words("addressed")


def _of_the_asking(stretch: Sequence[Term], lexicon: Lexicon) -> bool:
    words = frozenset(w for t in stretch for w in t.words)
    if words <= _FIRST or (len(words) == 2 and not words.isdisjoint(("speaking", "wise"))):
        return True  # "hold on, first: …", "mathematically speaking", "affection-wise"
    if not words.isdisjoint(_words("games")) and words.isdisjoint(_OTHERS):
        claims = ("claim", "tag", "negation", "exclusion", "only")
        return not any(t.possessive or t.has(*claims) or _own(t, lexicon) for t in stretch)
    if words.isdisjoint(_SELF) or not words.isdisjoint(_OTHERS):
        return False
    return not any(
        t.figure
        or t.possessive
        or t.has("claim", "tag", "negation", "exclusion", "only")
        or _own(t, lexicon)
        or any(ask != "?name" for ask in t.asks)
        for t in stretch
    )


def _own(term: Term, lexicon: Lexicon) -> bool:
    """It may name something of the document."""
    return bool(term.concepts & lexicon.own or (term.concepts and not lexicon.own_words.isdisjoint(term.words)))


def _told(terms: Sequence[Term], at: int, lexicon: Lexicon) -> range:
    """The terms that go with an asker's noun at a place; none where there is no such noun, or where it may be the document's."""
    word = terms[at].words[-1]
    people, papers, own = (word in _words(kind) for kind in ("people", "papers", "own papers"))
    if not (people or papers or own) or terms[at].concepts & lexicon.own or terms[at].figure:
        return range(0)
    if people and at + 1 < len(terms) and terms[at + 1].words == ("here",) and _opens(terms, at):
        return range(at, at + 2)  # "nurse here"
    start = _determined(terms, at, lexicon)
    if start is None and people and word.endswith("s") and _opens(terms, at):
        start = at  # "customers ask me"
    mine = start is not None and terms[start].words[0] in _MINE
    theirs = start is not None and terms[start].words[0] in _THEIRS
    first = at if start is None else start
    before = terms[first - 1].words[-1] if first else ""
    doing = before in _DOING and any(not _FIRST_PERSON.isdisjoint(t.words) for t in terms[: first - 1])
    if (before in _FOR or doing) and (papers or mine):
        return range(first - (len(terms[first - 1].words) == 1), at + 1)  # not the call of "the call for my homework"
    if before in ("in", "on") and (mine or theirs) and not people:
        return range(first - 1, at + 1)
    if start is None or theirs or not _opens(terms, start) or (own and not (mine or papers)):
        return range(0)
    if (papers or mine) and at + 1 < len(terms) and terms[at + 1].segment != terms[at].segment:
        return range(start, at + 1)  # "our caption: …"
    end = _said(terms, at)
    return range(start, end) if end else range(0)


def _said(terms: Sequence[Term], at: int) -> int:
    """Where what the noun at a place says begins ("our draft also has it down as …"); 0 where it says nothing."""
    end = at + 1
    if end < len(terms) and terms[end].words in (("also",), ("still",), ("just",)):
        end += 1
    if end == len(terms) or terms[end].segment != terms[at].segment or terms[end].words[0] not in _words("says"):
        return 0
    if not (_words("says") | _words("then")).issuperset(terms[end].words):
        return 0  # "says nothing"
    end += 1
    while end < len(terms) and _words("then").issuperset(terms[end].words):
        end += 1
    return end


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(w for entry in entries("askers")[kind] for w in entry.split())


def _determined(terms: Sequence[Term], at: int, lexicon: Lexicon) -> int | None:
    """Where the article or "my" before the noun stands; the document's own things in between make it the document's."""
    for place in range(at - 1, max(at - REACH, 0) - 2, -1):
        if place < 0 or terms[place].segment != terms[at].segment or terms[place].figure:
            return None
        if terms[place].words[0] in _DETERMINERS:
            return place
        if terms[place].concepts & lexicon.own and not terms[place].possessive:
            return None
    return None


def _opens(terms: Sequence[Term], at: int) -> bool:
    """Nothing but courtesies and the like stand before it in its stretch."""
    before = [t for t in terms[:at] if t.segment == terms[at].segment]
    return all(t.has(*_OPENING) or t.words[0] in _LEADING for t in before)
