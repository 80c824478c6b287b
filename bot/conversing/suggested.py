"""An answer suggested for the last question: "it's the cook?", after who came; "not Anne?"; "and Denmark?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.understanding.asking import asked_noun, clause_of, is_wh
from bot.understanding.frames import Frames
from bot.understanding.question import BE, Clause, Term

from .clauses import acts, fragment, rebuilt
from .focus import Focus
from .references import refers

_INCLUDES = frozenset({"include", "extend", "cover", "count"})
_TO_WHOM = frozenset({"with", "to", "for"})


def of_unanswered(clause: Clause, base: Clause, focus: Focus, frames: Frames) -> Clause | None:
    """Somebody suggested for a question that got no answer ("not Anne?", after "who paid for it?"): nothing of it is left out."""
    content = [t for t in clause.terms if t.concepts and not t.structural]
    failed = focus.status == "unknown" and focus.asked != focus.question
    if (
        not failed
        or "?who" not in base.asks
        or clause.asks
        or not content
        or not all(t.concepts & frames.actors for t in content)
        or not acts(base, frames)  # "who is the cook?" asks who is one, not what he does
    ):
        return None
    rest = [t for t in base.terms if not is_wh(t)]
    return replace(rebuilt([*clause.terms, *rest], clause), form="check", tagged=True)


def included(clause: Clause, frames: Frames) -> Clause | None:
    """ "Is Denmark included?", "does that extend to Denmark?": Denmark, too?"""
    at = next((n for n, t in enumerate(clause.terms) if frames.lexicon.inflection.bases(t.words[0]) & _INCLUDES), None)
    if at is None or clause.form == "ask" or clause.negations:
        return None
    if any(t.concepts and not t.structural for t in clause.terms[:at]) and at < len(clause.terms) - 1:
        return None  # "and does the harbour include a crane?"
    last = at == len(clause.terms) - 1 and all(not BE.isdisjoint(t.words) for t in clause.terms if t.has("auxiliary"))
    if not (last or refers(clause.terms[:at]) or fragment(clause, frames)):
        return None
    named = [t for n, t in enumerate(clause.terms) if n != at and t.concepts and not t.structural]
    too = [replace(t, start=clause.terms[-1].end, end=clause.terms[-1].end) for t in frames.reader.words("too")]
    return replace(clause_of([*named, *too]), form="check", tagged=True) if named else None


def answering(clause: Clause, base: Clause, frames: Frames) -> Iterator[Clause]:
    """The last question's answer suggested: "it's the cook?", after who came; "the tall ones?", after which ones."""
    content = [t for t in clause.terms if t.concepts and not t.structural]
    other = any(t.figure or t.asks or t.has("also") for t in clause.terms)
    if clause.form == "ask" or not content or other or base.form != "ask":
        return
    who = next((at for at, t in enumerate(base.terms) if "?who" in t.asks and is_wh(t)), None)
    noun = asked_noun(base)
    somebody = all(t.concepts & frames.actors for t in content)
    if who == 0 and somebody and clause.form == "check" and refers(clause.terms) and acts(base, frames):
        content = [*frames.reader.words("is it"), *content]  # and nobody else
        rest = base.terms
    elif noun and fragment(clause, frames) and _of_the_kind(content, noun, frames):
        rest = base.terms[base.place(noun) + 1 :]
    else:
        return
    yield replace(clause_of([*content, *rest]), form="check", tagged=True, negations=clause.negations)


def _of_the_kind(content: Sequence[Term], noun: Term, frames: Frames) -> bool:
    """They are such a thing, and more than the bare noun: "the tall ministers", after "which ministers"."""
    kin = frames.lexicon.closure(content[-1].concepts) & frames.lexicon.closure(noun.concepts)
    return bool(kin) and sum(len(t.words) for t in content) > 1


def done_to(clause: Clause, content: Sequence[Term], base: Clause) -> Clause | None:
    """ "And Denmark?", after "whom did she thank?", "who did she speak with?": whether it was done to Denmark as well."""
    who = next((n for n, t in enumerate(base.terms) if "?who" in t.asks and is_wh(t)), None)
    if who is None:
        return None
    before, after = base.terms[:who], base.terms[who + 1 :]
    if "whom" in base.terms[who].words:
        return rebuilt([*after, *before, *content], clause)
    return rebuilt([*before, *after, *content], clause) if after and after[-1].words[-1] in _TO_WHOM else None
