"""What a question may mean after what was said: itself, with what it leaves out taken from the last question or answer.

Nothing here decides that a reading is right: each is answered as strictly as a question that stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering.texts import question as offered
from bot.understanding.frames import GENERIC_ASKS, Frames
from bot.understanding.question import Clause, Term
from bot.understanding.reading import LINKS, asked_noun, clause_of, is_wh

from .focus import Focus
from .references import is_person, persons, place_in_row, pronouns, refers

_PERSON = "person~"
_ARTICLES = frozenset("the a an of his their its".split())
_ONE_THING = frozenset("it its that this".split())
_SEVERAL = frozenset("they them their theirs those these ones".split())
_ON = (("and",), ("or",), ("but",), ("also",), ("then",), ("so",), ("not",), ("plus",))
_ABOUT = (("what", "about"), ("how", "about"))
TRIED = 3
"""How many things that the last answer speaks of "it" may be."""


def stands_alone(clause: Clause, frames: Frames) -> bool:
    """It says what it is about, beyond the document's theme, and refers to nothing before it."""
    named = any(
        t.concepts & frames.known and not t.structural and not t.has("exist") and not t.concepts & frames.context and not t.asks
        for t in clause.terms
    )
    return named and not refers(clause.terms) and not fragment(clause, frames)


def names(clause: Clause, frames: Frames) -> bool:
    """It has a name of the pack that is more than the document's theme."""
    return any(_own(t, frames) for t in clause.terms)


def fragment(clause: Clause, frames: Frames) -> bool:
    """It has no verb of its own: "and the lamps?", "by whom?", "in May?"."""
    if goes_on(clause) or clause.form == "topic":
        return True
    return not any(t.has("auxiliary") or _verbal(clause.terms, at, frames) for at, t in enumerate(clause.terms))


def goes_on(clause: Clause) -> bool:
    """It begins with "and", "what about" or the like."""
    words = tuple(w for t in clause.terms for w in t.words)
    return words[:1] in _ON or words[:2] in _ABOUT


def readings(clause: Clause, focus: Focus, frames: Frames) -> Iterator[Clause]:
    """What the clause may mean, the likeliest first."""
    if all(t.structural and not t.asks and not t.figure for t in clause.terms) or _which_ones(clause):
        return
    clause = _suggested(replace(clause, terms=tuple(part for at, t in enumerate(clause.terms) for part in _apart(t, at, clause))))
    bases = [_read(text, frames) for text in dict.fromkeys((focus.asked, focus.question)) if text]
    row = _in_row(clause, focus, frames)
    if row is not None:
        for named in row:
            yield named
            yield _again([*named.terms, *_topic(bases[-1], named, focus, frames)], named)
        return
    replaced = [r for base in bases for r in _replaced(clause, base, frames)] if fragment(clause, frames) else []
    if replaced and not refers(clause.terms):
        yield from replaced
        if clause.form == "check" and goes_on(clause):
            return
    if clause.form == "topic" or (clause.form == "check" and fragment(clause, frames)):
        for base in bases:
            yield from _instead(clause, base, focus, frames)
    for base in bases:
        naming = [t for t in base.terms if t.concepts and not t.structural and not t.has("light")]
        themed = all(t.concepts & frames.context for t in naming)  # it was about nothing but the document's theme
        people = [t for t in base.terms if _is_person(t, frames)]
        for topic in [*_topics(base, clause, focus, frames), *([[]] if persons(clause.terms) else [])]:
            yield from (r for r in _filled(clause, topic, people, focus, frames) if themed or names(r, frames) or not topic)
    if clause.form == "check" and not _acts(clause, frames) and not names(clause, frames):
        return  # "does he, too?" is about what was done and nothing else
    for topic in _answered(clause, focus, frames):
        yield from _filled(clause, topic, [], focus, frames)


def exchanged(focus: Focus, frames: Frames) -> Iterator[Clause]:
    """The last claim with two of its parties, or two of its figures, in each other's place."""
    base = _read(focus.asked, frames)
    terms = base.terms
    pairs = [
        [i for i, t in enumerate(terms) if t.concepts & frames.actors],
        [i for i, t in enumerate(terms) if t.figure],
        [i for i, t in enumerate(terms) if any(u is not t and _own(t, frames) and _same_sort(t, u, frames) for u in terms)],
    ]
    for pair in pairs:
        if len(pair) == 2:
            one, other = pair
            swapped = list(terms)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            yield replace(_again(swapped, base), form="check", tagged=True)


def _own(term: Term, frames: Frames) -> frozenset[str]:
    return term.concepts & frames.lexicon.own - frames.context


def _acts(clause: Clause, frames: Frames) -> bool:
    """It says itself what is done."""
    return any(_verbal(clause.terms, at, frames) and not t.has("exist") for at, t in enumerate(clause.terms))


def _verbal(terms: Sequence[Term], at: int, frames: Frames) -> bool:
    """It can be the verb: something done, with no article before it."""
    before = terms[at - 1].words[-1] if at else ""
    return at > 0 and bool(terms[at].concepts & frames.lexicon.verbs) and before not in _ARTICLES


def _which_ones(clause: Clause) -> bool:
    """It asks for nothing but names: "which ones?", "which are the others?"."""
    return any(t.words[0] == "which" for t in clause.terms) and all(
        t.words[0] in ("which", "ones", "one", "others", "other") or (t.structural and not t.has("ask")) for t in clause.terms
    )


def _apart(term: Term, at: int, clause: Clause) -> tuple[Term, ...]:
    """ "Did he" of "how did he know" is two words, not the tag that it may be at the end."""
    if not (term.has("tag") and len(term.words) == 2 and at < len(clause.terms) - 1):
        return (term,)
    auxiliary, pronoun = term.words
    return (
        replace(term, text=auxiliary, words=(auxiliary,), meanings=frozenset({"*auxiliary"})),
        replace(term, text=pronoun, words=(pronoun,), meanings=frozenset({"*grammar"}), contracted=False),
    )


def _suggested(clause: Clause) -> Clause:
    """ "Not 100?" suggests that it is: the "not" of a claim without a verb denies nothing."""
    verbless = not any(t.has("auxiliary") for t in clause.terms)
    if clause.form != "ask" and clause.terms[0].words == ("not",) and len(clause.terms) > 1 and verbless:
        return replace(clause_of(clause.terms[1:]), form="check", tagged=True)
    if clause.form == "topic" and (clause.terms[0].words[0] in LINKS or refers(clause.terms)):
        return replace(clause, form="check", tagged=True)  # "by ship?", "so they finished it?", "a new one?"
    return clause


def _read(text: str, frames: Frames) -> Clause:
    message = frames.reader.read(text)
    return clause_of([t for c in message.in_order for t in c.terms])


def _topics(base: Clause, clause: Clause, focus: Focus, frames: Frames) -> list[list[Term]]:
    """What the last question was about: what was done with it all, unless the new one says itself what is done."""
    whole = _topic(base, clause, focus, frames)
    named = [t for t in whole if t.concepts & frames.lexicon.own]
    special = [t for t in named if _own(t, frames)]
    if _acts(clause, frames):
        ways = [named, special]
    else:
        ways = [whole, special] if clause.asks - GENERIC_ASKS else [whole]
    return [way for n, way in enumerate(ways) if way and way not in ways[:n]]


def _topic(base: Clause, clause: Clause, focus: Focus, frames: Frames) -> list[Term]:
    """What the last question was about, without what it asked and what the new one says itself."""
    said = frozenset(m for t in clause.terms for m in t.concepts)
    noun = asked_noun(base)
    unanswered = focus.status != "answered" and focus.asked != focus.question
    out = []
    for term in base.terms:
        own = bool(term.concepts & frames.lexicon.own)
        if focus.verdict == "no" and term.concepts & frames.lexicon.families.keys():
            continue  # "not face to face? how, then?"
        if term.figure and (focus.verdict == "no" or unanswered or any(t.figure for t in clause.terms)):
            continue
        if not term.figure and not own and (not term.concepts or term.structural or is_wh(term) or term is noun or unanswered):
            continue
        if term.concepts & said or (clause.form == "check" and any(_alike(term, t, frames) for t in clause.terms)):
            continue
        out.append(term)
    return out


def _answered(clause: Clause, focus: Focus, frames: Frames) -> Iterator[list[Term]]:
    """What the last answer was about: the names in its question, and things that its facts speak of."""
    if not focus.intent:
        return
    said = frozenset(m for t in clause.terms for m in t.concepts)
    asked = [t for t in frames.reader.words(offered(focus.intent, frames)) if _own(t, frames) and not t.concepts & said]
    if asked:
        yield asked
    seen = frozenset(m for t in asked for m in t.concepts) | said
    spoken = [t for id in focus.facts for t in frames.reader.words(frames.facts[id].fact.says)]
    things = {min(own): t for t in spoken if (own := _own(t, frames)) and not own & seen and not _is_person(t, frames)}
    several = any(not _SEVERAL.isdisjoint(t.words) for t in clause.terms)
    for thing in list(things.values())[:TRIED]:
        if not several or thing.words[-1].endswith("s"):
            yield [thing]


def _alike(one: Term, other: Term, frames: Frames) -> bool:
    """Both name something of one kind, or are both dates, or both numbers."""
    if one.figure or other.figure:
        return (one.date is None) == (other.date is None) and (one.value is None) == (other.value is None)
    return bool(_kinds(one, frames) & _kinds(other, frames))


def _kinds(term: Term, frames: Frames) -> frozenset[str]:
    lexicon = frames.lexicon
    named = term.concepts & (lexicon.own | lexicon.places)
    up = frozenset[str]().union(*(lexicon.up(m) for m in named)) - term.concepts - frames.context
    return up | {m.split("=")[0] for m in term.concepts if "=" in m}


def _filled(
    clause: Clause, topic: Sequence[Term], people: Sequence[Term], focus: Focus, frames: Frames
) -> Iterator[Clause]:
    """The clause with its pronoun replaced by the topic, or the topic after it; "he" is one of the people."""
    terms = list(clause.terms)
    things = [at for at in pronouns(terms) if not is_person(terms[at])]
    if persons(terms) or (things and terms[things[0]].words[0] in _ONE_THING):
        topic = [t for t in topic if not _is_person(t, frames)]
    ways = [[*terms, *topic]]
    if things and not topic and not persons(terms):
        return
    if things and topic:
        inside = [*terms[: things[0]], *topic, *terms[things[0] + 1 :]]
        ways = [*ways, inside] if clause.form == "check" else [inside]
    for way in ways:
        if not persons(terms):
            yield _again(way, clause)
            continue
        both = any(t.words == ("him",) for t in terms) and any(t.words in (("he",), ("she",)) for t in terms)
        found = _people(focus, people, frames)
        for person in found:
            other = next((o for o in found if both and not o.concepts & person.concepts), person)
            yield _again([_as(other if t.words == ("him",) else person, t) if is_person(t) else t for t in way], clause)


def _is_person(term: Term, frames: Frames) -> bool:
    return any(_PERSON in frames.lexicon.up(m) for m in term.concepts & frames.lexicon.own)


def _people(focus: Focus, asked: Sequence[Term], frames: Frames) -> list[Term]:
    """Whom "he" may be: who was named first in the last question, who did it by the last answer, who says so."""
    out = list(asked[:1])
    for id in focus.facts:
        fact = frames.facts[id].fact
        for who in (*fact.who, fact.said_by, *fact.whom):
            if who in frames.pack.words and _PERSON in frames.lexicon.up(who):
                word = frames.pack.words[who]
                out += [t for t in frames.reader.words(word.show or word.names[0]) if who in t.concepts][:1]
    out += asked[1:]
    return [t for n, t in enumerate(out) if not any(t.concepts & o.concepts for o in out[:n])]


def _as(person: Term, pronoun: Term) -> Term:
    possessive = pronoun.words[0] in ("his", "her", "hers")
    return replace(person, possessive=possessive, sentence=pronoun.sentence, segment=pronoun.segment)


def _replaced(clause: Clause, base: Clause, frames: Frames) -> Iterator[Clause]:
    """The last question with what the fragment names in the place of something of its kind."""
    new = [t for t in clause.terms if (t.concepts and not t.structural) or t.figure]
    terms = list(base.terms)
    for term in new:
        at = next(
            (i for i, t in enumerate(terms) if _alike(t, term, frames) and t not in new and not t.concepts & term.concepts), None
        )
        if at is None:
            return
        terms[at] = term
    if new:
        yield _again(terms, base)


def _instead(clause: Clause, base: Clause, focus: Focus, frames: Frames) -> Iterator[Clause]:
    """What the last question asked, of what the fragment names; or whether that was who or where ("both of them?")."""
    content = [t for t in clause.terms if t.concepts and not t.structural]
    if content and all(t.concepts & frames.actors and not _own(t, frames) or _is_person(t, frames) for t in content):
        claim = _again([*clause.terms, *_topic(base, clause, focus, frames)], clause)
        yield replace(claim, form="check", tagged=True)
        return
    new = content if names(clause, frames) else []
    noun = asked_noun(base)
    if noun and clause.form == "check" and all(t.figure or any("=" in m for m in t.concepts) for t in content):
        at = max(i for i, t in enumerate(clause.terms) if t in content or t.figure)
        yield _again([*clause.terms[: at + 1], noun, *clause.terms[at + 1 :], *_topic(base, clause, focus, frames)], clause)
    named = [i for i, t in enumerate(base.terms) if t.concepts & frames.lexicon.own]
    if new and clause.form == "topic":
        if named:
            yield _again([*base.terms[: named[-1]], *new, *base.terms[named[-1] + 1 :]], base)
        if base.asks - GENERIC_ASKS:
            yield _again([*(t for t in base.terms if is_wh(t)), *new], base)


def _in_row(clause: Clause, focus: Focus, frames: Frames) -> list[Clause] | None:
    """The clause with "the former", "the second one" replaced by what it may mean; None where it has no such words."""
    for at in range(len(clause.terms)):
        if place := place_in_row(clause.terms, at):
            which, last = place
            start = at - (at > 0)  # "the"
            return [
                _again([*clause.terms[:start], row[which], *clause.terms[last + 1 :]], clause)
                for row in _rows(focus, frames)
                if -len(row) <= which < len(row)
            ]
    return None


def _rows(focus: Focus, frames: Frames) -> Iterator[list[Term]]:
    """Things named side by side in the last question, then those that the last answer lists."""
    for text in dict.fromkeys((focus.asked, focus.question, focus.row)):
        named = [t for t in _read(text, frames).terms if t.concepts & frames.lexicon.own]
        for one in named:
            row = [t for t in named if t is one or _same_sort(t, one, frames)]
            if len(row) > 1:
                yield row
                return
    for id in focus.facts:
        for value in frames.facts[id].values.values():
            parts = [[t for t in frames.reader.words(part) if _own(t, frames)] for part in value.parts]
            if len(parts) > 1 and all(parts):
                yield [part[-1] for part in parts]


def _same_sort(one: Term, other: Term, frames: Frames) -> bool:
    first, second = (frozenset(m for c in t.concepts & frames.lexicon.own for m in frames.lexicon.up(c)) - t.concepts for t in (one, other))
    return bool(first & second) and first.isdisjoint(other.concepts) and second.isdisjoint(one.concepts)


def _again(terms: Sequence[Term], like: Clause) -> Clause:
    """The terms in their new order as a clause of the same form."""
    segments = [t.segment if t in like.terms else -1 for t in terms]
    segments = [max(segments[: n + 1]) for n in range(len(terms))]  # what is taken from elsewhere belongs to what it stands beside
    new = clause_of([replace(t, start=n, end=n + 1, sentence=0, segment=segments[n]) for n, t in enumerate(terms)])
    if like.form == "check":
        return replace(new, form="check", negations=like.negations)
    return replace(new, form="ask") if new.asks or like.asks else new
