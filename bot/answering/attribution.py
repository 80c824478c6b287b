"""Whose words something is: "who said that it was a gift?", "who called the meeting friendly?"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.understanding.asking import clause_of, is_wh
from bot.understanding.frames import Frames
from bot.understanding.question import ARTICLES, Clause, Term

from .rendering import quotes_of
from .reply import Quote

_SAYING = frozenset("say write state claim report tweet post note maintain declare remark mention".split())
_BY_WHOSE = (("according", "to"), ("as", "per"), ("per",))
_BY_WHOSE_WORDS = frozenset({"whom", "who", "what"})
_MAKING_KNOWN = frozenset({"announce~", "publish~", "disclose~", "inform~", "tell~"})
_GIVING = frozenset("give provide supply share cite list quote tell".split())
_KNOWN = frozenset(
    "figure figures number numbers detail details data list information info fact facts specifics statistics news word public "
    "world press media us everybody everyone reporters".split()
)
"""What is made known, or whom it is made known to."""
_ON = frozenset("on about of regarding concerning".split())
_SOURCES = frozenset({"source", "sources", "authority"})
_NAMING = frozenset({"call", "describe"})
"""Verbs of saying with the thing and what it is called right after them."""


def said(clause: Clause, frames: Frames) -> Clause | None:
    """The claim that somebody makes, by a clause that asks who; None where it asks something else."""
    terms = [t for t in clause.terms if not t.has("polite")]
    if len(terms) < 4:
        return None
    if terms[0].words in _BY_WHOSE and terms[1].words[0] in _BY_WHOSE_WORDS:
        return replace(clause_of(terms[2:]), form="check", tagged=True)  # "according to whom was it a gift?"
    if terms[0].words[0] == "where" and "from" in terms[0].words and (claim := _that(terms)):
        return replace(clause_of(claim), form="check", tagged=True)  # "where does it come from that it was a gift?"
    if terms[0].words != ("who",) or len(terms[1].words) > 1:
        return None
    verb = frames.lexicon.inflection.bases(terms[1].words[0])
    if verb.isdisjoint(_SAYING | _NAMING):
        return None
    that = terms[2].words == ("that",)
    rest = terms[3:] if that else terms[2:]
    naming = that or verb & _NAMING or any(t.has("auxiliary") or _acts(t, frames) for t in rest[1:])
    if not naming or sum(1 for t in rest if t.concepts) < 2:
        return None  # "who said so?", "who wrote the report on it?"
    return replace(clause_of(rest), form="check", tagged=True)


def _that(terms: Sequence[Term]) -> Sequence[Term]:
    at = next((n for n, t in enumerate(terms[:5]) if t.words == ("that",)), len(terms))
    return terms[at + 1 :]


def published(clause: Clause, frames: Frames) -> Clause | None:
    """What somebody made known, by a clause that asks who: "who released the figures on the boats?"; None where it is another."""
    terms = clause.terms
    if not terms:
        return None
    if terms[0].words == ("where",) and terms[-1].words[-1] == "from":
        return _on_what([t for t in terms[1:-1] if not t.has("auxiliary", "light") and t.words != ("you",)], known=False)
    verb = 2 if terms[0].words == ("whose",) and len(terms) > 2 and "statement~" in terms[1].concepts else 1
    if terms[0].words[0] not in ("who", "whose") or len(terms) < verb + 3:
        return None
    telling, rest = terms[verb], terms[verb + 1 :]
    if not (telling.concepts & _MAKING_KNOWN or _GIVING & frames.lexicon.inflection.bases(telling.words[0])):
        return None
    if telling.words[-1] == "us" and is_wh(rest[0]):
        return clause_of(rest)  # "whose statement tells us what is in the parcel?"
    return _on_what(rest, known=telling.words[-1] == "us")


def sourced(clause: Clause) -> Clause | None:
    """The topic of "who is our source for the load?"; None where no source is asked for."""
    source = next((n for n, t in enumerate(clause.terms) if t.words[-1] in _SOURCES), 0)
    asked = [t for t in clause.terms[:source] if t.segment == clause.terms[source].segment]
    rest = clause.terms[source + 1 :]
    if not asked or asked[0].words[0] != "who" or not rest or rest[0].words != ("for",):
        return None
    if claim := _that(rest):
        return replace(clause_of(claim), form="check", tagged=True)  # "… for the line that it was a gift?"
    return clause_of(rest[1:]) if rest[1:] else None


def _on_what(terms: Sequence[Term], *, known: bool) -> Clause | None:
    """The topic of "the figures on the boats"; None where it is not about what is made known."""
    on = next((n for n, t in enumerate(terms) if t.words[-1] in _ON), len(terms))
    what = {w for t in terms[: on + 1] for w in t.words} - ARTICLES
    known = known or not what.isdisjoint(_KNOWN)
    return clause_of(terms[on + 1 :]) if known and what <= _KNOWN | _ON and terms[on + 1 :] else None


def _acts(term: Term, frames: Frames) -> bool:
    """It is what somebody does, and no thing."""
    return bool(term.concepts & frames.lexicon.verbs) and not term.concepts & (frames.lexicon.nouns | frames.lexicon.own)


def whose(id: str, frames: Frames) -> str:
    """Who says it: the fact itself, where it names its speaker, or else its quote with who says it."""
    fact = frames.facts[id]
    named = any(fact.fact.said_by in t.concepts for t in frames.reader.words(fact.fact.says))
    return fact.fact.says if named or fact.says & fact.who else grounds([id], frames)


def grounds(ids: Iterable[str], frames: Frames) -> str:
    """For each quote of the facts who says it, how, and its words."""
    return " ".join(f"{_speaker(quote)}: {_quoted(quote.text)}" for quote in quotes_of(ids, frames))


def _quoted(text: str) -> str:
    return text if text.startswith("“") else f"“{text}”"


def _speaker(quote: Quote) -> str:
    name = quote.said_by[:1].upper() + quote.said_by[1:]
    return name if quote.how in quote.said_by else f"{name} ({quote.how})"
