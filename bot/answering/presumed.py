"""What an open question takes for granted, and the facts tell of somebody or something else."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.asking import MEASURES, asked_noun, is_wh
from bot.understanding.frames import Frames
from bot.understanding.matching import Match
from bot.understanding.parting import apart_in_time
from bot.understanding.question import BE, Clause, Term

from .conflicts import stands_for
from .duties import GOING, is_predicate
from .overstated import begun

_CHANGES = (GOING - {"attend~"}) | {"arrive~", "fly~", "land~", "meet~", "end~", "stop~", "die~"}
"""After it somebody is elsewhere, or something is over."""
_THEY = (("he",), ("she",), ("they",))
_MORE = (("more",), ("most",))
OVERVIEW = 1
"""An intent with more facts tells of many things, and of none in particular."""


def presumed(clause: Clause, match: Match, frames: Frames) -> list[Term]:
    """Words that the facts do not back where they stand."""
    out = [*begun(clause, match.frame.facts[0], frames), *_then(clause, match, frames), *_of_the_noun(clause, match, frames)]
    if "?who" in clause.asks and clause.terms[-1].words in _MORE:
        out.append(clause.terms[-1])  # "who talked more?"
    for at, term in enumerate(clause.terms):
        if term.has("tag") and "not" in term.words and at + 1 < len(clause.terms):
            out.append(term)  # "what did they not discuss?"
    return out


def _of_the_noun(clause: Clause, match: Match, frames: Frames) -> list[Term]:
    """Of "which mayor thanked the cook?" the mayor, where it was the cook who thanked."""
    noun = asked_noun(clause)
    if noun is None:
        return []
    fact = match.frame.facts[0]
    out: list[Term] = []
    after = [t for t in clause.terms[clause.place(noun) + 1 :] if not t.has("auxiliary")][:1]
    acts = any(t.concepts & frames.lexicon.verbs and not t.has("auxiliary") for t in after)
    persons = frames.lexicon.persons(noun.concepts)
    several = any(len(frames.lexicon.members(p)) > 1 for p in persons)  # "which of the two leaders"
    if acts and persons and not several and fact.who and not any(stands_for(p, fact.who, frames) for p in persons):
        out.append(noun)  # "which mayor thanked the cook?", where it was the cook
    doers = frames.lexicon.closure(fact.who) - frames.lexicon.own
    measured = match.frame.asks & (MEASURES | {"?count"}) and "?who" not in match.frame.asks
    if measured and noun.concepts & doers and not (noun.concepts & frames.lexicon.own or clause.asks & MEASURES):
        out.append(noun)  # "which body brings it?", of examples that ask what it weighs
    moved = [t for t in after if frames.lexicon.meanings(t.words[0]) & _CHANGES]
    if acts and persons and not any(is_predicate(t, f.does, frames) for t in moved for f in match.frame.facts):
        out += moved  # "which mayor came?", of a fact in which nobody comes
    own = noun.concepts & frames.lexicon.own
    bare = is_wh(clause.terms[clause.place(noun) - 1]) and "person~" not in frames.lexicon.closure(own)
    if own and bare and len(match.frame.facts) > OVERVIEW and own.isdisjoint(match.frame.central):
        out.append(noun)
    return out


def _then(clause: Clause, match: Match, frames: Frames) -> list[Term]:
    """ "What did she promise when she was in Wales?", of facts that have nobody there."""
    does = frozenset[str]().union(*(f.does for f in match.frame.facts)) | frames.context
    own = frames.lexicon.own
    out: list[Term] = []
    for _, tail in apart_in_time(clause.terms):
        somebody = any(frames.lexicon.persons(t.concepts) or t.words in _THEY for t in tail)
        being = zip(tail, tail[1:], tail[2:], strict=False)
        out += [c for a, b, c in being if somebody and not BE.isdisjoint(a.words) and b.words == ("in",) and c.concepts & own]
        done = ((b, b.concepts & _CHANGES) for a, b in pairwise(tail) if a.concepts & own or a.words in _THEY)
        out += [b for b, change in done if change and b.concepts.isdisjoint(does)]
    return out
