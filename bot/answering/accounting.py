"""Every word counts: what in a question an intent's facts back, and what nothing backs."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.asides import asides, exclusions
from bot.understanding.frames import Frames
from bot.understanding.matching import Match
from bot.understanding.question import Clause, Term
from bot.understanding.reading import LINKS, asked_noun, is_wh, typed
from bot.understanding.values import bounding, parse_value

from .conflicts import figure, place_conflicts, role_conflicts, speaker_conflicts


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


def account(match: Match, clause: Clause, frames: Frames) -> Account:
    """Look for something that backs each word of a question that asks."""
    missing: list[Term] = []
    backing: list[tuple[Term, str]] = []
    asked = False
    beside = asides(clause, frames)
    set_aside = exclusions(clause, frames)
    bounds = bounding(clause.terms)
    for at, term in enumerate(clause.terms):
        if at in bounds or (at in set_aside and term.concepts & frames.known):
            left = match.frame.facts[0].places - term.concepts
            if at in set_aside and match.frame.facts[0].places & term.concepts and not left and _asks_place(clause, frames):
                missing.append(term)  # "where besides here?": the fact knows no other place
            else:
                backing.append((term, "bound" if at in bounds else "set aside"))
            continue
        if at in beside or _choice(at, clause, match, frames):
            asked = asked or bool(term.asks and is_wh(term))
            backing.append((term, "aside"))
            continue
        by = _backed(term, at, clause, match, frames, asked)
        asked = asked or bool(term.asks and is_wh(term))
        if by:
            backing.append((term, by))
        else:
            missing.append(term)
    missing += _nothing_left(set_aside, clause, match, frames)
    fact = match.frame.facts[0]
    if fact.planned and _done(clause):
        missing += [t for t in clause.terms if is_predicate(t, fact.does, frames)]  # "when did it happen?": not yet
    conflicts = [
        *role_conflicts(clause, fact, frames)[0],
        *speaker_conflicts(clause, match.frame, frames),
        *place_conflicts(clause, fact, frames),
    ]
    return Account(match, tuple(missing), tuple(str(c) for c in conflicts), tuple(backing))


def _nothing_left(set_aside: frozenset[int], clause: Clause, match: Match, frames: Frames) -> list[Term]:
    """What is set aside is all that a list of the facts has."""
    out = frozenset(m for i in set_aside for m in clause.terms[i].concepts & frames.lexicon.own)
    for fact in match.frame.facts if out else ():
        for value in fact.values.values():
            parts = [parse_value([part], frames.reader).meanings & frames.lexicon.own for part in value.parts]
            if len(parts) > 1 and all(p & out for p in parts):
                return [clause.terms[i] for i in sorted(set_aside) if clause.terms[i].concepts & frames.lexicon.own]
    return []


def _asks_place(clause: Clause, frames: Frames) -> bool:
    noun = asked_noun(clause)
    return "?where" in clause.asks or bool(noun and noun.concepts & {"country~", "city~", "place~"})


def _backed(term: Term, at: int, clause: Clause, match: Match, frames: Frames, asked: bool) -> str:
    if term.figure:
        given = _given(term, clause, match)
        return "figure" if not given and figure(term, at, clause, match.frame.facts, frames)[0] else ""
    own = term.concepts & frames.lexicon.own
    if "?count" in clause.asks and term.words[0] in _EACH and clause.terms[at - 1].words != ("of",) and not any(f.words & _EACH for f in match.frame.facts):
        return ""  # "how many in each": the fact counts the whole
    if (term.has("negation") and not own) or _another(term, at, clause, match):
        return ""
    if term.has("ask") and not own and not any(t.concepts and not t.has("ask", "polite") for t in clause.terms[:at]):
        return "ask"
    if term.asks and (by := _asking(term, at, clause, match, asked, bool(own))) is not None:
        return by
    if not own and term is asked_noun(clause) and not term.concepts & match.frame.named:
        return ""  # "which ministry" wants one that the facts or examples speak of
    if _counted(clause, at) and _uncounted(term, match, frames):
        return ""  # "how many planes" is not answered by how many of something else
    if by := named(term, match, clause, frames):
        return "" if _identity(clause, at, own, frames) else by
    if own:
        return "context" if own & frames.context and (own & frames.actors or _circumstance(clause, at)) else ""
    if not term.has("light") and (by := theme(term, at, clause, frames)):
        return by
    if not term.duties and literal(term, match, frames):
        return "the word itself"
    return duty(term, match, clause, frames)


def _given(term: Term, clause: Clause, match: Match) -> bool:
    """The question has the answer in it already and wants something more exact: "how many of the 20 …", "which day in May"."""
    values = [v for fact in match.frame.facts for v in fact.values.values()]
    if term.date is not None:
        return bool(clause.asks & _TIMES) and any(v.date == term.date for v in values)
    return "?count" in clause.asks and any(a.number == term.value for v in values for a in v.amounts)


def _circumstance(clause: Clause, at: int) -> bool:
    """It is said where or when ("during the meeting"), not what something is done to ("who recorded the meeting?")."""
    before = [t for t in clause.terms[max(0, at - 3) : at] if not t.words[-1] in _ARTICLES]
    return clause.form == "topic" or not before or before[-1].words[-1] in _AROUND


def _asking(term: Term, at: int, clause: Clause, match: Match, asked: bool, own: bool) -> str | None:
    """What backs a word that asks; None where it has to be backed as a word of the pack."""
    fitting = term.asks & match.frame.asks
    if "?type" in fitting and (thing := typed(clause.terms[at:])) and not thing & match.frame.typed:
        return ""  # the kind of something else
    if fitting:
        return "asks " + min(fitting)[1:]
    if asked and is_wh(term) and len(term.words) == 1:
        return "grammar"
    if term.has("ask") and not any(t.concepts for t in clause.terms[:at]):
        return "ask"
    return None if own else ""


def _counted(clause: Clause, at: int) -> bool:
    """The thing right after "how many": what is to be counted."""
    for before in range(at - 1, -1, -1):
        term = clause.terms[before]
        if "?count" in term.asks:
            return is_wh(term) and term.words[-1] == "many"
        if term.concepts or not term.has("grammar", "soft", "passing"):
            return False
    return False


def _uncounted(term: Term, match: Match, frames: Frames) -> bool:
    """A thing that none of the facts' amounts is an amount of."""
    lexicon = frames.lexicon
    own = term.concepts & lexicon.own
    return bool(term.concepts & (lexicon.nouns | lexicon.own)) and not any(
        (own or term.concepts) & (amount.of | lexicon.closure(amount.of & lexicon.own))
        for fact in match.frame.facts
        for value in fact.values.values()
        for amount in value.amounts
    )


def _done(clause: Clause) -> bool:
    """It asks of something as done: "when did he visit?"."""
    return clause.past and any(w in ("did", "had") for t in clause.terms for w in t.words)


def _another(term: Term, at: int, clause: Clause, match: Match) -> bool:
    """ "Who else", "which other": wants what the fact leaves out, unless the question says besides what."""
    if term.words not in (("else",), ("other",)) or not at or not clause.terms[at - 1].asks:
        return False
    listed = any(len(v.parts) > 1 for f in match.frame.facts for v in f.values.values())
    return not listed and not any(t.has("exclusion") for t in clause.terms)


def literal(term: Term, match: Match, frames: Frames) -> bool:
    """A word that the facts or the examples have too, letter for letter; for words that the lexicon does not know."""
    if term.concepts:
        return False
    return all(not match.frame.words.isdisjoint(frames.lexicon.inflection.bases(w)) for w in term.words)


def named(term: Term, match: Match, clause: Clause, frames: Frames) -> str:
    """The meaning of a term that the intent's facts or examples have too; a name of the pack counts only as itself."""
    own = term.concepts & frames.lexicon.own
    common = (own or term.concepts) & (match.frame.vocabulary if clause.form == "check" else match.frame.allowed)
    if common and term.has("light") and not own and not common & match.core and not _helps(term, match, clause, frames):
        return ""
    return min(common) if common else ""


def theme(term: Term, at: int, clause: Clause, frames: Frames) -> str:
    """A word of the document's theme; what is done, only where it says when ("by the time they met")."""
    when = any(not _WHEN.isdisjoint(t.words) and not t.asks for t in clause.terms[max(0, at - 3) : at])
    return "context" if term.concepts & (frames.context if when else frames.context - frames.lexicon.verbs) else ""


def duty(term: Term, match: Match, clause: Clause, frames: Frames) -> str:
    """The duty that excuses a term which names nothing; empty where it has none."""
    if term.has("temporal") and not term.has("grammar"):
        said = {w.strip(".,:;") for f in match.frame.facts for w in f.fact.says.lower().split()}
        if term.words[0] in ("already", "yet") and not any(f.planned for f in match.frame.facts):
            return "temporal"
        return "temporal" if said.intersection(term.words) else ""
    if term.has("negation"):
        return ""
    if term.has("exist") and not (occurs(term, frames) and clause.past and (all(f.planned for f in match.frame.facts) or _to_come(clause, frames))):
        return "exist"
    if term.structural:
        return min(term.duties)[1:]
    if term.has("light") and _helps(term, match, clause, frames):
        return "light"
    return ""


def occurs(term: Term, frames: Frames) -> bool:
    """It says that something came to pass, not only that it was there ("took place", not "was part of")."""
    return any(frames.lexicon.inflection.bases(w) & _OCCUR for w in term.words[:2]) and "to" not in term.words


def _to_come(clause: Clause, frames: Frames) -> bool:
    """Something that the document plans is all that the clause names."""
    named = frozenset(c for t in clause.terms for c in t.concepts & frames.lexicon.own - frames.context)
    return bool(named) and any(f.planned and named <= f.said for frame in frames.frames.values() for f in frame.facts)


def _helps(term: Term, match: Match, clause: Clause, frames: Frames) -> bool:
    """A light verb is only a helper where something else can be the predicate; in a question also beside several names."""
    bases = frames.lexicon.inflection.bases(term.words[0])
    does = match.frame.facts[0].does
    named = sum(1 for t in clause.terms if t.concepts & frames.lexicon.own - frames.context)
    beside = {"?count", "?when"} & match.key.asks & clause.asks or max(len(match.key.needs), named) > 1
    if clause.form != "check" and beside and bases.isdisjoint(_GAINING):
        return True
    if clause.form == "check" and bases.isdisjoint(_PLAIN | _GAINING):
        return False
    return any(t is not term and is_predicate(t, does, frames) for t in clause.terms)


def is_predicate(term: Term, does: frozenset[str], frames: Frames) -> bool:
    """The term can say what is done; a thing of the pack cannot, whatever it is used for."""
    own = term.concepts & frames.lexicon.own
    return bool((own or term.concepts) & does)


def _choice(at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """One of the answers that the question itself offers ("military, commercial or humanitarian?")."""
    words = {t.words[0] for t in clause.terms if len(t.words) == 1}
    families = clause.terms[at].meanings & frames.lexicon.families.keys()
    return "or" in words and any(frames.lexicon.families[m] & match.frame.vocabulary for m in families)


def _identity(clause: Clause, at: int, own: frozenset[str], frames: Frames) -> bool:
    """The question wants to know which ones they are, and the source does not name them."""
    if not own & frames.lexicon.unnamed:
        return False
    if any("?name" in t.asks for t in clause.terms):
        return True
    for before in range(at - 1, max(-1, at - 5), -1):
        term = clause.terms[before]
        if term.words[0] in _WHICH:
            return not term.asks & {"?type"} and (len(term.words) == 1 or term.words[-1] in _WHICH | {"the"})
        plain = (
            term.figure or term.concepts & frames.context or (not term.concepts and term.has("grammar", "soft", "passing", "ask"))
        )
        if not plain or term.words[-1] in LINKS or term.has("auxiliary"):
            break
    first = next((t for t in clause.terms if not t.has("polite")), None)
    return bool(first and first.words[0] == "who" and all(
        t.has("auxiliary", "grammar") or t.figure or "?who" in t.asks or t.concepts & frames.context for t in clause.terms[:at]
    ))  # fmt: skip


_WHICH = frozenset("which what list name names identify identity".split())
_ARTICLES = frozenset("the a an this that their his her our".split())
_AROUND = LINKS | frozenset("during over after before since within throughout besides via through as into behind between".split())
_TIMES = frozenset({"?when", "?date", "?month", "?hour", "?weekday", "?week"})
_EACH = frozenset({"each", "every", "per", "apiece"})
_PLAIN = frozenset("get go come make take put give keep let happen say tell see hear know show look want need involve".split())
"""Light verbs that say nothing of their own beside another predicate in a claim; to win or to lead says something."""
_GAINING = frozenset({"earn"})
"""Only thanks are earned without a meaning of its own."""

_OCCUR = frozenset("take happen occur come go hold held".split())
_WHEN = frozenset("time when while as before after during".split())
