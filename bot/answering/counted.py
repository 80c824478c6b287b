"""What a number of the source counts: "57 of what?", "what does the 130 on the list stand for?"."""

from __future__ import annotations

from bot.understanding.asking import is_wh
from bot.understanding.frames import Frame, Frames
from bot.understanding.matching import SMALL
from bot.understanding.question import BE, Clause, Term

_POINTING = frozenset("refer stand mean represent count signify denote be relate belong apply".split())
_NUMBER = frozenset("figure number amount quantity value total count".split())
_NAMED = _NUMBER | BE | {"the"}


_ENTRY = frozenset("item entry thing line product article piece".split())
_HAS = BE | frozenset(
    "have has had a an the on in of packing list with number numbered come by there mark marked show read".split()
)
_NEXT_TO_IT = frozenset("next to it beside against by of then there on the list".split())


def counting(clause: Clause, frames: Frames) -> Frame | None:
    """The intent about nothing but the number that the clause asks about; None where it asks something else."""
    figures = [at for at, t in enumerate(clause.terms) if t.value is not None and t.value not in SMALL]
    if len({clause.terms[at].value for at in figures}) != 1 or clause.negations or not _asks_what(clause, figures[-1]):
        return None
    after = clause.terms[figures[-1] + 1 : figures[-1] + 2]
    if any(t.concepts and not t.duties and not _points(t.words, frames) for t in after):
        return None  # "what do the 57 lamps stand for?"
    number = clause.terms[figures[0]].value
    found = [f for f in frames.frames.values() if len(f.facts) == 1 and number in _amounts(f)]
    said = frozenset(m for frame in found for m in frame.allowed)
    beside = (t for at, t in enumerate(clause.terms) if at not in figures)

    def idle(term: Term) -> bool:
        return term.structural or bool(term.asks or term.concepts & said) or _HAS.issuperset(term.words)

    if not all(idle(t) or _points(t.words, frames) for t in beside):
        return None
    return min(found, key=lambda f: len(_amounts(f)), default=None)


def _asks_what(clause: Clause, at: int) -> bool:
    """ "… of what", "what does … stand for", "… would be?"."""
    words = [w for t in clause.terms[at + 1 :] for w in t.words]
    before = [w for t in clause.terms[:at] for w in t.words]
    if clause.form == "ask":
        if not words and before[-3:] in (["what", "is", "the"], ["what", "was", "the"]):
            return True  # "what is the 57?"
        if _entry(before, words):
            return True
        what = any(t.words[0] in ("what", "which") and is_wh(t) for t in clause.terms)
        bare = words[words.index("of") :] if "of" in words and _NAMED.issuperset(words[: words.index("of")]) else words
        of_what = bare[:2] in (["of", "what"], ["of", "which"]) or words in (
            ["what"],
            ["of"],
        )  # "130 what?", "57 is the number of what?", "what are there 57 of?"
        used_for = words[-1:] == ["for"] and not _NUMBER.isdisjoint(words)  # "150, what was that figure for?"
        return what and (of_what or used_for or not {"refer", "stand", "mean"}.isdisjoint(words))
    if words in (["stands", "for"], ["means"], ["refers", "to"]) and not any(t.concepts for t in clause.terms[:at]):
        return True  # "and 20 stands for?"
    return not before and len(words) <= 2 and words[-1:] == ["be"]


def _entry(before: list[str], after: list[str]) -> bool:
    """ "Which item is 150?", "what entry on the list has a 20 next to it?"."""
    which = before[:1] in (["which"], ["what"]) and len(before) > 2 and before[1] in _ENTRY
    return which and _HAS.issuperset(before[2:]) and _NEXT_TO_IT.issuperset(after)


def _points(words: tuple[str, ...], frames: Frames) -> bool:
    bases = (frames.lexicon.inflection.bases(w) for w in words)
    return all(b & (_POINTING | _NUMBER | BE | {"to", "for"}) for b in bases)


def _amounts(frame: Frame) -> list[float]:
    return [a.number for v in frame.facts[0].values.values() for a in v.amounts]
