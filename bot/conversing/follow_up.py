"""A question after others: as it stands if it stands alone, or else the first of its readings that gets an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answering.answers import answer_question
from bot.answering.conflicts import stands_for
from bot.answering.duties import tells
from bot.answering.outcome import Outcome, held_back, unreferred
from bot.answering.single import answer_single
from bot.understanding.asking import LINKS, is_wh
from bot.understanding.frames import FactFrame, Frames
from bot.understanding.question import ARTICLES, Clause, Message

from .clauses import fragment, names, names_somebody, read_again, stands_alone, verbless
from .focus import Focus
from .readings import readings
from .references import ends_in_it, ends_in_one, owned, persons, place_in_row, referring, refers
from .same_fact import asked_of_it
from .turns import without_else, without_repair

_TOPICAL = frozenset({"on", "about", "of"})
"""They may open a new topic: "on regattas?"."""
_ALL_OF_IT = frozenset({"that", "this"})
_OTHERS = frozenset({"else", "other", "others", "another"})
_FEW = 5
_EXACT = frozenset({"?when", "?date", "?month", "?year", "?count", "?weight"})
LONGEST = 40
"""Terms of a question that may leave something out."""


def follow_up(clause: Clause, message: Message, focus: Focus, frames: Frames) -> Outcome:
    """What a question gets after what was said. What was said widens what it may mean, never what is answered."""
    if len(clause.terms) > LONGEST:
        return answer_question(clause, message, frames)
    before = message.before(clause)
    introduced = any(
        (t.concepts and not t.has("polite")) or t.figure
        for c in before
        if names(c, frames) or not refers(c.terms)  # "for whom was that meant, which country?"
        for t in c.terms
    )
    told = any(frames.subjects(t) for c in before if c in message.background for t in c.terms)
    meant = without_repair(clause)
    whole = meant is clause or not fragment(meant, frames)
    if meant is not clause:
        message = replace(message, clauses=tuple(meant if c is clause else c for c in message.clauses))
    clause = meant
    alone = answer_question(clause, message, frames)
    several = len(alone.facts) > 1 or any(_lists(frames.facts[f]) for f in alone.facts)
    besides = without_else(clause) and any(not _OTHERS.isdisjoint(t.words) for t in clause.terms)
    if besides and set(alone.facts) <= set(focus.told) and not several:
        alone = held_back(clause, None, [], frames)  # "anything else in it?"
    answered = alone.status == "answered"
    # what nobody knows, nothing said before explains; nor whom "he" means after a name that nobody knows
    strange = any(not t.meanings and not t.figure for t in clause.terms)
    stranger = persons(clause.terms) and any(not t.meanings and not t.figure for c in before for t in c.terms)
    alone_fits = stands_alone(clause, frames) and (answered or not verbless(clause, frames))
    if stranger or (answered and _of_others(clause, before, alone, frames)):
        return held_back(clause, None, [], frames)
    introduced = introduced and not (answered and _of_another_thing(clause, before, alone, focus, frames))
    if (whole and alone_fits) or (answered and introduced) or (told and refers(clause.terms)) or strange:
        return alone  # what the message itself says first is nearer than what was said before it
    new = names(clause, frames)
    if (
        answered
        and new
        and not (owned(clause.terms) or ends_in_it(clause.terms))
        and (not fragment(clause, frames) or alone.verdict == "yes")
    ):
        return alone
    found, nearest = _read_on(clause, focus, frames)
    if found:
        return found
    goes_back = clause.terms[-1].possessive or refers(clause.terms)  # "and Anne's?" goes on with something
    known = not set(alone.facts).isdisjoint(focus.told)
    hangs_on = clause.terms[0].words[0] in LINKS - _TOPICAL and not any(is_wh(t) for t in clause.terms)  # "by ship?"
    if alone.verdict is None and _asks_the_same(clause, focus, frames):
        return held_back(clause, None, [], frames) if answered or nearest is None else nearest
    if answered and not goes_back and ((new and not clause.asks and not hangs_on) or known):
        return alone
    if answered and _of_the_parties(clause, alone, focus, frames):
        return alone
    if not answered and not new and (more := asked_of_it(clause, focus, frames)):
        return more
    if nearest is None:
        return unless_unclear(held_back(clause, None, [], frames), clause, frames)
    if new and not clause.asks:
        nearest = replace(nearest, read="")  # what it names itself is what the next turn may be about
    return held_back(clause, None, [], frames) if answered else nearest


def _of_others(clause: Clause, before: Sequence[Clause], alone: Outcome, frames: Frames) -> bool:
    """ "What about Denmark, which school do they run?": the answer is about none of those who were named right before."""
    named = frozenset(n for c in before for t in c.terms for n in t.concepts & frames.parties)
    if not named or not any("they" in t.words for t in clause.terms):
        return False
    players = frozenset[str]().union(*(f.who | f.whom | f.said for f in map(frames.facts.__getitem__, alone.facts)))
    return not any(stands_for(n, players, frames) for n in named)


def _of_another_thing(clause: Clause, before: Sequence[Clause], alone: Outcome, focus: Focus, frames: Frames) -> bool:
    """ "How many lamps, and where were they made?": the answer speaks of nothing that the message named before."""
    named = frozenset(m for c in before for t in c.terms for m in frames.subjects(t))
    spoken_of = frozenset[str]().union(*(frames.facts[f].vocabulary for f in alone.facts))
    talked = any(frames.facts[f].talk for f in alone.facts)
    apart = named.isdisjoint(spoken_of) if named else focus.status == "answered" and not _related(alone, focus, frames)
    return apart and refers(clause.terms) and not (talked or persons(clause.terms))


def unless_unclear(outcome: Outcome, clause: Clause, frames: Frames) -> Outcome:
    """The outcome; but of a question that names nothing, and so has none, what it is about is asked back."""
    if outcome.status != "unknown":
        return outcome
    silent = all(
        t.meanings and not t.figure and (t.structural or t.asks or not t.concepts or place_in_row(clause.terms, at))
        for at, t in enumerate(clause.terms)
    )
    bare = verbless(clause, frames) and not any(t.has("tag") for t in clause.terms)
    unclear = silent and (refers(clause.terms) or bare)
    return unreferred(outcome, referring(clause.terms), frames) if unclear else outcome


def _read_on(clause: Clause, focus: Focus, frames: Frames) -> tuple[Outcome | None, Outcome | None]:
    """The outcome of the first reading that is answered and fits; and that of the first that is not answered."""
    rest = without_else(clause)
    told = frozenset(f for f in focus.told if rest and not _lists(frames.facts[f]))
    nearest: Outcome | None = None
    for reading in [*([rest] if rest and not refers(rest.terms) else []), *readings(rest or clause, focus, frames)]:
        outcome = answer_single(reading, frames, besides=told, about=frozenset(focus.facts))
        outcome = replace(outcome, part=clause.typed, read=reading.text)
        if outcome.status != "answered":
            nearest = nearest or outcome
        elif (rest and "?who" in rest.asks and not _somebody_new(outcome, focus, frames)) or _guessed(outcome, clause):
            continue
        elif _fits(outcome, reading, clause, focus, frames) and _says_what_is_done(outcome, clause, frames):
            return outcome, None
    return None, nearest


def _asks_the_same(clause: Clause, focus: Focus, frames: Frames) -> bool:
    """ "And the regatta?", after "when is the fair?": when that is, and nothing else of it."""
    on = clause.terms[0].words == ("and",) and not clause.asks and focus.status == "answered" and len(clause.terms) < _FEW
    return on and bool(read_again(focus.question, frames).asks & _EXACT)


def _guessed(outcome: Outcome, clause: Clause) -> bool:
    """A no to "was he grateful to them?": who "he" is and who "they" are may both have been taken wrongly."""
    they = any(t.words[-1] in ("them", "they") for t in clause.terms)
    return outcome.verdict == "no" and they and persons(clause.terms)


def _somebody_new(outcome: Outcome, focus: Focus, frames: Frames) -> bool:
    """ "Who else?": one who had no part in what was told."""
    if any(_lists(frames.facts[f]) for f in outcome.facts):
        return True
    before = frozenset(w for f in focus.told for w in frames.facts[f].who | frames.facts[f].whom)
    now = [w for f in outcome.facts for w in frames.facts[f].who | frames.facts[f].whom]
    return any(not stands_for(w, before, frames) for w in now)


def _of_the_parties(clause: Clause, alone: Outcome, focus: Focus, frames: Frames) -> bool:
    """ "They" who talk to each other are those whom the document is about; of what was talked of, "they" are whoever does it."""
    they = any("they" in t.words for t in clause.terms)
    talkers = frozenset[str]().union(*(frames.facts[f].talk for f in alone.facts))
    spoken_of = frozenset[str]().union(*(frames.facts[f].said & frames.lexicon.own for f in focus.facts)) - frames.context
    others = bool(frames.lexicon.persons(spoken_of))  # of whom more was just told
    they = they and not ends_in_one(clause.terms)  # "how heavy are they?" is asked of things
    return they and (not others if talkers else _related(alone, focus, frames))


def _lists(fact: FactFrame) -> bool:
    """One of its values has several parts, so that "who else" may be in it."""
    return any(value.listed for value in fact.values.values())


def _fits(outcome: Outcome, reading: Clause, clause: Clause, focus: Focus, frames: Frames) -> bool:
    """The answer is about what was talked of, or about what the clause names itself."""
    new = names(clause, frames) and not (clause.asks and fragment(clause, frames))
    if clause.form == "check" and clause.terms and clause.terms[-1].words[-1] in _ALL_OF_IT:
        mine, told = _subjects(outcome.facts, frames), _subjects(focus.facts, frames)
        return 2 * len(mine & told) >= len(told)  # "was she pleased with that?": with what was told, not with a thing in it
    spoken_of = frozenset[str]().union(*(frames.facts[f].vocabulary for f in focus.facts))
    if ends_in_one(clause.terms) and any(frames.subjects(t) & spoken_of for t in reading.terms):
        return True  # "how old is it?", of something that the last answer speaks of
    asked = frozenset(m for t in read_again(focus.question, frames).terms for m in t.concepts & frames.context - frames.actors)
    told = frozenset[str]().union(*(frames.facts[f].said for f in outcome.facts))
    if any(t.words == ("it",) for t in clause.terms) and asked & told and any(names_somebody(t, frames) for t in clause.terms):
        return True  # "how did she describe it?", of the meeting that was asked about
    said = any(t.concepts & frames.context for t in clause.terms)
    if persons(clause.terms) and said and len(reading.terms) == len(clause.terms):
        return True  # it leaves out nothing but whom "he" means
    return new or not focus.intent or _related(outcome, focus, frames)


def _says_what_is_done(outcome: Outcome, clause: Clause, frames: Frames) -> bool:
    """What the turn says is done stands in a fact: what leaves so much out may not use other words for the rest as well."""
    if outcome.verdict == "no" and any("still" in t.words for t in clause.terms):
        return True  # "is it still being built?": it is done
    things = [b for a, b in pairwise(clause.terms) if a.words[-1] in ARTICLES or b.words == ("behind",)]
    verbs = (
        t for t in clause.terms if t.concepts & frames.lexicon.verbs and not (t.asks or frames.subjects(t)) and t not in things
    )
    done = [t for t in verbs if not t.duties or (tells(t, frames) and "?adjective" not in clause.asks)]
    frame = frames.frames.get(outcome.intent or "")
    asked = frame.central if frame else frozenset[str]()
    if frame:
        done = [t for t in done if not t.duties or frames.lexicon.inflection.bases_of(t.words).isdisjoint(frame.words)]
    return all(any(t.concepts & (frames.facts[f].vocabulary | asked) for f in outcome.facts) for t in done)


def _related(outcome: Outcome, focus: Focus, frames: Frames) -> bool:
    """Its facts were told, or speak of something that those of the last answer speak of, beyond the document's theme."""
    subjects = _subjects(outcome.facts, frames) & _subjects(focus.facts, frames)
    return bool(subjects) or not set(outcome.facts).isdisjoint(focus.told)


def _subjects(facts: Iterable[str], frames: Frames) -> frozenset[str]:
    return frozenset(m for f in facts for m in frames.facts[f].said & frames.lexicon.own) - frames.context
