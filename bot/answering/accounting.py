"""Every word counts: what in a question an intent's facts back, and what nothing backs."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.asides import asides, exclusions
from bot.understanding.asking import after_who, asked_noun, is_wh, subject, subordinate, typed
from bot.understanding.frames import FactFrame, Frames
from bot.understanding.matching import RANKED, Match
from bot.understanding.question import ARTICLES, Clause, Term
from bot.understanding.values import bounding

from . import denials
from .colouring import colours
from .conflicts import excluded, place_conflicts, role_conflicts, speaker_conflicts
from .contraries import stance
from .duties import circumstance, duty, is_predicate, literal, main_verb, named, theme
from .figures import figure
from .presumed import presumed
from .receiving import GET, heard
from .set_aside import nothing_left
from .slots import beyond, lacks
from .unfinished import deed_of_another_time, how_it_went
from .wanted import of_others, of_the_asker, purpose, told_otherwise, unrelated

_TALKING = frozenset({"talk~", "discuss~", "converse~"})
_EACH_OTHER = frozenset({("each", "other"), ("one", "another")})
_QUARREL = "quarrel~"
_USE = frozenset({"use"})
_GOVERN = frozenset("run lead head manage chair direct control command coach own found win".split())
"""What is done to the one who does what the fact tells, or with it."""


@dataclass(frozen=True, slots=True)
class Account:
    """A match, and for each word what backs it."""

    match: Match
    missing: tuple[Term, ...]
    notes: tuple[str, ...] = ()
    """What the facts have otherwise."""
    backing: tuple[tuple[Term, str], ...] = ()

    @property
    def accepted(self) -> bool:
        """Nothing is left over and nothing contradicts."""
        return not self.missing and not self.notes


@dataclass(frozen=True, slots=True)
class Beside:
    """Where the terms of a clause stand that no fact has to back, whatever it is held against."""

    asides: frozenset[int]
    set_aside: frozenset[int]
    bounds: frozenset[int]
    choices: bool
    """It may offer answers itself: there is an "or"."""

    @classmethod
    def of(cls, clause: Clause, frames: Frames) -> Beside:
        """Find them."""
        choices = any(t.words == ("or",) for t in clause.terms)
        return cls(asides(clause, frames), exclusions(clause, frames), bounding(clause.terms), choices)


def account(match: Match, clause: Clause, beside: Beside, frames: Frames) -> Account:
    """Look for something that backs each word of a question that asks."""
    missing: list[Term] = []
    backing: list[tuple[Term, str]] = []
    asked = False
    noun = asked_noun(clause)
    for at, term in enumerate(clause.terms):
        if at in beside.bounds:
            backing.append((term, "bound"))
            continue
        if at in beside.set_aside and term.concepts & frames.known:
            known = term.concepts & (match.frame.vocabulary | match.frame.allowed)
            if noun and not known and term.concepts & frames.lexicon.own:
                missing.append(term)  # "apart from the lamps, which goods came?", of facts that know of no lamps
            else:
                backing.append((term, "set aside"))
            continue
        if at in beside.asides or (beside.choices and _choice(term, match, frames)):
            asked = asked or bool(term.asks and is_wh(term))
            backing.append((term, "aside"))
            continue
        by = _backed(term, at, clause, match, frames, asked)
        asked = asked or bool(term.asks and is_wh(term))
        if by:
            backing.append((term, by))
        else:
            missing.append(term)
    missing += nothing_left(beside.set_aside, clause, match, frames)
    if len(match.frame.facts) > 1:  # "what is it?" is answered by all that is told of it, "what is it in May?" is not
        missing += [t for t in clause.terms if t.date is not None and not any(d.agrees(t.date) for d in frames.dates)]
    fact = match.frame.facts[0]
    if clause.form == "ask" and not clause.asks & {"?count", "?price"}:  # "how much do they pay?": nothing
        missing += denials.asserted(clause, fact)
    missing += deed_of_another_time(clause, fact, frames)
    if fact.planned and _done(clause):
        missing += [t for t in clause.terms if is_predicate(t, fact.does | fact.said & frames.lexicon.verbs, frames)]  # not yet
    missing += how_it_went(clause, fact, frames)
    if fact.talk and not fact.planned:
        helper = next((t for t in clause.terms if t.has("auxiliary")), None)
        talks = any(t.concepts & _TALKING or t.words == ("do",) for t in clause.terms)
        missing += [helper] if helper and talks and helper.words[0] == "will" else []  # they have talked, once
    missing += of_the_asker(clause)
    missing += presumed(clause, match, frames)
    missing += unrelated(clause, match, frames)
    missing += _done_by_none(clause, match, frames)
    missing += _does_nothing(clause, fact)
    conflicts: list[object] = [
        *purpose(clause, match),
        *of_others(clause, match, frames),
        *(() if _keywords(clause) else role_conflicts(clause, fact, frames)[0]),
        *speaker_conflicts(clause, match.frame, frames),
        *place_conflicts(clause, fact, frames),
    ]
    return Account(match, tuple(missing), tuple(str(c) for c in conflicts), tuple(backing))


def _backed(term: Term, at: int, clause: Clause, match: Match, frames: Frames, asked: bool) -> str:
    own = term.concepts & frames.lexicon.own
    if term.figure:
        held, _ = figure(term, at, clause, match.frame.facts, frames)
        return "figure" if held and not lacks(term, at, clause, match, frames) else ""
    if (term.has("negation") and not own) or stance(term, at, clause, frames):
        return "denied too" if denials.denied(term, clause, match.frame.facts[0]) else ""
    deed = at > 0 and "?who" in clause.terms[at - 1].asks  # "who listed them?" is no request
    if term.has("ask") and not own and not deed and not any(t.concepts and not t.has("ask", "polite") for t in clause.terms[:at]):
        return "ask"
    if (by := _extent(term, at, clause, match, frames)) is not None:
        return by
    if beyond(term, at, clause, match, frames) or _of_another(term, at, clause, match, frames):
        return ""
    if term.asks and (by := _asking(term, at, clause, match, asked, frames)) is not None:
        return by
    if lacks(term, at, clause, match, frames):
        return ""
    if by := heard(term, at, clause, match.frame.facts[0], frames) or named(term, match, clause, frames):
        return "" if not own and excluded(term, match.frame.facts[0], frames) else by
    if term.has("polite") and (subject(clause.terms[at:]) or _address(at, clause)):
        return "" if subject(clause.terms[at:]) else "polite"
    if own:
        return "context" if own & frames.context and (own & frames.actors or circumstance(clause, at)) else ""
    if not term.has("light") and (by := theme(term, at, clause, frames)):
        return by
    itself = not term.duties and literal(term, match, frames)
    if by := "the word itself" if itself else colours(term, at, clause, frames):
        return by
    last = not any(t.words != ("you",) and not t.has("polite") for t in clause.terms[at + 1 :])
    if term.has("ask") and (deed or (len(term.words) == 1 and last and term.concepts & frames.lexicon.verbs)):
        return ""  # "what do they show?"
    return duty(term, match, clause, frames)


def _asking(term: Term, at: int, clause: Clause, match: Match, asked: bool, frames: Frames) -> str | None:
    """What backs a word that asks; None where it has to be backed as a word of the pack."""
    fitting, own = term.asks & match.frame.asks, frames.lexicon.own
    around = (*clause.terms[max(0, at - 1) : at], *clause.terms[at + 1 : at + 2])
    if (
        "?name" in term.asks
        and len(around) > 1
        and all(t.concepts & frames.actors for t in around)
        and not any(map(is_wh, clause.terms))
    ):
        return ""  # "so Anne called Ben?"
    before = clause.terms[at - 1] if at else term
    sort = before.concepts if not (before.asks or before.duties) else frozenset[str]()  # "which boat type"
    thing = typed(clause.terms[at:]) if "?type" in term.asks else frozenset[str]()
    thing = thing & own or thing
    if any(thing & key.noun for key in match.frame.keys):
        return "asks type"  # "in what kind of place", of an example that asks in what place
    if "?type" in fitting and (thing or sort) and not (thing or sort & own or sort) & match.frame.typed:
        return ""  # the kind of something else
    if fitting:
        return "asks " + min(fitting)[1:]
    if subordinate(clause.terms, at):
        return "grammar"  # "the number of rowers who came"
    if (asked or (at == 0 and not term.asks & clause.asks)) and is_wh(term) and len(term.words) == 1:
        return "grammar"  # also the first of "when they met, what …"
    if term.has("ask") and not any(t.concepts for t in clause.terms[:at]):
        return "ask"
    return None if term.concepts & own else ""


def _of_another(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """It wants one picked out, or the one whose words they are, where the intent tells none."""
    if term.asks & RANKED and not term.asks & match.frame.asks:
        return True
    if told_otherwise(term, at, clause, match, frames):
        return True
    each = "?who" in clause.asks and any(t.words in _EACH_OTHER for t in clause.terms)
    if term.concepts & _TALKING and not each and not match.frame.facts[0].talk and main_verb(term, clause, frames):
        return True  # of what they will talk, where it is told that they meet
    if len(term.words) > 1 and _QUARREL in term.concepts - match.frame.vocabulary:
        return True  # to fight about something is not to fight it
    before = clause.terms[at - 1] if at else term
    if len(term.words) > 1 or before.words not in (("who",), ("whoever",)):
        return False
    bases = frames.lexicon.inflection.bases(term.words[0])
    if not bases.isdisjoint(match.frame.words):
        return False
    done = is_predicate(term, match.frame.facts[0].does, frames)
    led = done and not match.frame.words.isdisjoint(_GOVERN)
    # who said it is asked, or who leads the one who did it; not who did it
    return (term.has("speech") and not done) or (not led and not bases.isdisjoint(_GOVERN))


def _extent(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> str | None:
    """What backs "everything" or "only"; None for any other word."""
    if term.words == ("everything",) and not term.concepts & frames.lexicon.own:
        listed = any(v.listed for f in match.frame.facts for v in f.values.values())
        whole = listed or len(match.frame.facts) > 1 or bool(clause.asks & {"?weight", "?count"})
        return "all of it" if whole else ""
    if term.has("only") and _restricts(at, clause, frames):
        return "the word itself" if literal(term, match, frames) else ""
    return None


def _restricts(at: int, clause: Clause, frames: Frames) -> bool:
    """ "Why is it for just Denmark?": that it is for nobody else; not "just the lamps, please"."""
    named = any(t.concepts & frames.parties for t in clause.terms[at + 1 : at + 2])
    return named and at > 0 and not clause.terms[at - 1].has("ask", "polite")


def _address(at: int, clause: Clause) -> bool:
    """It speaks to the one who is asked: first or last of all, or between marks."""
    here = clause.terms[at].segment
    return at in (0, len(clause.terms) - 1) or not any(
        t.segment == here and not t.has("polite") for t in (*clause.terms[:at], *clause.terms[at + 1 :])
    )


def _keywords(clause: Clause) -> bool:
    """Bare words in a row, which do not say who does it: "total weight boats Denmark"."""
    return len(clause.terms) > 1 and all((t.concepts or t.asks) and not (t.possessive or is_wh(t)) for t in clause.terms)


def _done_by_none(clause: Clause, match: Match, frames: Frames) -> list[Term]:
    """The deed of a question for its doer ("who paid for the coal?"), where the fact has it done by none, or by its object."""
    follows = [t for t in after_who(clause.terms) if not (t.has("auxiliary") or t.words[-1] in ARTICLES)]
    if len(follows) < 2 or not follows[1].concepts & frames.lexicon.own:
        return []
    (deed, thing), fact = follows[:2], match.frame.facts[0]
    if len(deed.words) > 1 or not deed.concepts & frames.lexicon.verbs or deed.has("exist", "speech"):
        return []
    if thing.concepts & frames.lexicon.own & fact.who - fact.whom:
        return [deed]
    if not frames.subjects(thing) or deed.concepts & frames.lexicon.own:
        return []
    bases = frames.lexicon.inflection.bases_of(deed.words)
    if not bases.isdisjoint(GET | _USE):
        given = GET if bases & GET else _USE
        told = any(not given.isdisjoint(key.words) for key in match.frame.keys)  # "who receives it?", "who uses it?"
    elif deed.has("light"):
        told = deed.words != ("made",) or len(follows) > 2 or _makes(thing, match, frames)
    else:
        asked = any(not bases.isdisjoint(key.words) and "?who" in key.asks for key in match.frame.keys)
        told = asked or is_predicate(deed, fact.does | frames.lexicon.verbs & fact.said, frames)
    return [] if told else [deed]


def _does_nothing(clause: Clause, fact: FactFrame) -> list[Term]:
    """ "What will the Mary do?", of a fact in which nobody does anything."""
    said = [t for t in clause.terms if not t.has("polite", "soft", "tag")]
    does = clause.form == "ask" and "?what" in clause.asks and said and said[-1].words == ("do",)
    return said[-1:] if does and not fact.verbs else []


def _makes(thing: Term, match: Match, frames: Frames) -> bool:
    """That it is "made" is what the fact tells ("who made the decision?"), or what an example asks."""
    asked = (key for key in match.frame.keys if "made" in key.text.split())
    does = match.frame.facts[0].does | frames.lexicon.verbs
    return bool(thing.concepts & does) or any(need & thing.concepts for key in asked for need in key.needs)


def _done(clause: Clause) -> bool:
    """It asks of something as done: "when did he visit?"."""
    ahead = any(t.words[-1] in ("would", "will") for t in clause.terms)  # "what did she say would help?"
    return clause.past and not ahead and any(w in ("did", "had") for t in clause.terms for w in t.words)


def _choice(term: Term, match: Match, frames: Frames) -> bool:
    """One of the answers that the question itself offers ("military, commercial or humanitarian?")."""
    families = (frames.lexicon.families.get(m) for m in term.meanings)
    return any(others and others & match.frame.vocabulary for others in families)
