"""Questions for somebody, or about somebody, that facts of somebody else do not answer."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.asking import LINKS, asked_noun
from bot.understanding.frames import FactFrame, Frames
from bot.understanding.matching import Match
from bot.understanding.question import ARTICLES, Clause, Term

from .duties import GOING

_COMING = frozenset({"come~", "arrive~", "arrival~", "visit~"})
_HOPING = frozenset({"hope~", "wish~", "want~", "expect~"})
_DO = frozenset({"did", "do", "does"})
_INSIDE = frozenset("in at within inside of from".split())
_PEOPLE = frozenset("people persons men guys folks individuals".split())
_WHOM = frozenset("country countries nation nations people person state states".split())
_WHICH = frozenset("which what list name names identify identity".split())


def known_one(term: Term, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "By which country was Denmark helped", of a fact that has no country but Denmark."""
    if term.words[-1] not in ("country", "nation", "state") or term is not asked_noun(clause):
        return False
    up = frames.lexicon.up
    told = {
        n
        for fact in match.frame.facts
        for n in fact.said | fact.who | fact.whom
        if "country~" in up(n) and n in frames.lexicon.own
    }
    return bool(told) and told <= {m for t in clause.terms for m in t.concepts}


def somebody_in(term: Term, at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "Who at the council decided it", of a fact that has the council do it and nobody in it."""
    bodies = term.concepts & frames.lexicon.own & match.frame.facts[0].who
    before = [w for t in clause.terms[max(0, at - 3) : at] for w in t.words if w not in ARTICLES]
    if not bodies or len(before) < 2 or before[-2] != "who" or before[-1] not in _INSIDE:
        return False
    others = match.frame.facts[0].who - bodies
    return not any(frames.lexicon.sides.get(o) in bodies or frames.lexicon.up(o) & bodies for o in others)


def foreign(term: Term, at: int, clause: Clause, frames: Frames) -> bool:
    """A country stands before what belongs to another one ("the French fund", of a Danish one)."""
    sides = frames.lexicon.sides
    owners = {sides[c] for c in term.concepts & frames.lexicon.own if c in sides}
    if not owners or not at:
        return False
    countries = {c for c in clause.terms[at - 1].concepts & frames.lexicon.own if "country~" in frames.lexicon.up(c)}
    return len(countries) == 1 and countries.isdisjoint(owners)


def parts_of_country(term: Term, at: int, clause: Clause, frames: Frames) -> bool:
    """ "Which French states": parts of the country, not countries."""
    if "country~" not in term.concepts or term is not asked_noun(clause):
        return False
    before = clause.terms[at - 1] if at else term
    return any("country~" in frames.lexicon.up(m) for m in before.concepts & frames.lexicon.own)


def which_person(at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "Which of the doctors", of a fact that has several people do it, or none."""
    words = [w for t in clause.terms[at : at + 4] for w in t.words] if clause.terms[at].words[0] == "which" else []
    if words[:2] != ["which", "of"]:
        return False
    people = "two" in words or any(t.concepts & (frames.parties | frames.context) for t in clause.terms[at : at + 4])
    doing = frames.lexicon.persons(match.frame.facts[0].who)
    single = [w for w in doing if not any(w in frames.lexicon.kinds.get(o, ()) for o in doing)]
    return len(single) > 1 or (people and not single)


def doer(term: Term, match: Match) -> bool:
    """ "By whom", of facts that tell of nobody who does it."""
    return term.words[0] == "by" and "?who" in term.asks and not any(fact.who for fact in match.frame.facts)


def companion(at: int, clause: Clause, match: Match) -> bool:
    """ "With whom is she coming?", "who is she coming with?", of a fact that tells of nobody who comes with her."""
    if clause.terms[at].words[-1] not in ("who", "whom"):
        return False
    around = (*clause.terms[max(0, at - 1) : at + 1], clause.terms[-1])
    joined = any("with" in t.words for t in around)
    return joined and bool(match.frame.facts[0].does & GOING) and not match.frame.facts[0].talk


def one_for_several(at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "When do they arrive?", "what do they hope for?", of a fact that has one person come, or hope."""
    fact = match.frame.facts[0]
    they = any(t.words[-1] == "they" for t in clause.terms[at : at + 3]) and not any("each" in t.words for t in clause.terms)
    people = frames.lexicon.persons(fact.who)
    after = next((b for a, b in pairwise(clause.terms) if a.words[-1] == "they"), None)
    does = fact.does & _COMING or (after is not None and after.concepts & fact.does & _HOPING)
    return they and len(people) == 1 and bool(does) and all(len(frames.lexicon.members(p)) < 2 for p in people)


def thing_for_somebody(at: int, clause: Clause, match: Match, frames: Frames) -> bool:
    """ "What is coming?", of a fact that has somebody come."""
    fact = match.frame.facts[0]
    verb = next((t for t in clause.terms[at + 1 :] if not (t.has("auxiliary") and not t.concepts)), None)
    if clause.terms[at].words != ("what",) or verb is None or verb is clause.terms[at + 1]:
        return False
    if verb.words[0].endswith(("ed", "en", "wn")):
        return False
    return bool(verb.concepts & _COMING) and bool(frames.lexicon.persons(fact.who))


def beneficiary(at: int, clause: Clause, match: Match) -> bool:
    """ "For whom", "for which countries", of an example that asks for somebody else."""
    before = clause.terms[at - 1].words[-1] if at else ""
    follows = clause.terms[at + 1].words[-1] if at + 1 < len(clause.terms) else ""
    if clause.terms[at].words == ("which",) and before == "for" and follows in _WHOM:
        return not any("for" in key.words for key in match.frame.keys)
    words = [w for t in clause.terms[max(0, at - 1) : at + 1] for w in t.words][-2:]
    return words in (["for", "whom"], ["who", "for"]) and "for" not in match.key.words


def mutual_who(term: Term, at: int, clause: Clause, match: Match) -> bool:
    """The "whom" of "who rang whom", or of "who rang who", of a fact that has both do it."""
    before = clause.terms[at - 1]
    return (
        (term.words == ("whom",) or (term.words == ("who",) and bool(before.concepts)))
        and any(t.words == ("who",) for t in clause.terms[:at])
        and before.words[-1] not in LINKS
        and any(fact.talk for fact in match.frame.facts)
    )


def people(term: Term, match: Match, frames: Frames) -> bool:
    """ "How many people", of facts that count none."""
    if "?count" not in term.asks or term.words[-1] not in _PEOPLE:
        return False
    amounts = (a for fact in match.frame.facts for v in fact.values.values() for a in v.amounts)
    return not any("person~" in frames.lexicon.closure(a.of) for a in amounts)


def identity(clause: Clause, at: int, own: frozenset[str], fact: FactFrame, frames: Frames) -> bool:
    """The question wants to know which ones they are, and the source does not name them, or only says how many."""
    if not own or any(t.words[0] in _DO for t in clause.terms[:at]):
        return False  # "who did the companies sell it to?" asks after somebody else
    if [t.words[-1] for t in clause.terms[max(0, at - 2) : at] if t.words[-1] not in ARTICLES][-1:] == ["with"]:
        return False  # "who bargained with the pilots?"
    asked = any("?name" in t.asks for t in clause.terms)
    if asked and any((members := frames.lexicon.members(name)) and members <= frames.lexicon.unnamed for name in own):
        return True
    values = fact.values.values()
    counted = frozenset(m for v in values for a in v.amounts if a.number > 1 for m in a.of)
    told = any(v.listed for v in values) or any(t.words == ("what",) for t in clause.terms)  # "what device": any name will do
    if not own & (frames.lexicon.unnamed if told else frames.lexicon.unnamed | counted):
        return False
    if asked:
        return True
    for before in range(at - 1, max(-1, at - 5), -1):
        term = clause.terms[before]
        if term.words == ("what",) and clause.terms[before + 1].has("grammar"):
            return False  # "what the pilots have done"
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
