"""What a question may mean after what was said: itself, with what it leaves out taken from the last question or answer.

Nothing here decides that a reading is right: each is answered as strictly as a question that stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answering.texts import question as offered
from bot.understanding.asking import LINKS, asked_noun, clause_of, is_wh
from bot.understanding.frames import GENERIC_ASKS, Frames
from bot.understanding.question import AUXILIARIES, OBJECTS, Clause, Term

from .clauses import acts, alike, fragment, goes_on, names, names_somebody, read_again, rebuilt
from .filling import SEVERAL, filled
from .focus import Focus
from .references import ends_in_it, ends_in_one, persons, refers
from .rows import in_row
from .suggested import answering, done_to, of_unanswered

_MORE = frozenset("and plus what how".split())
_SUCH = frozenset(
    (*like, wh) for like in (("like",), ("such", "as"), ("for", "example"), ("say",)) for wh in ("who", "which", "whom")
) | {("which", "exactly"), ("who", "for", "example"), ("which", "for", "example")}
TRIED = 3
"""How many things that the last answer speaks of "it" may be."""


def readings(clause: Clause, focus: Focus, frames: Frames) -> Iterator[Clause]:
    """What the clause may mean, the likeliest first."""
    if (_says_nothing(clause) and not names(clause, frames)) or _which_ones(clause) or _names_of_several(clause, focus, frames):
        return
    clause = _suggested(
        replace(clause, terms=tuple(part for at, t in enumerate(clause.terms) for part in _apart(t, at, clause, frames)))
    )
    bases = [read_again(text, frames) for text in dict.fromkeys((focus.asked, focus.question)) if text]
    if _nothing_left(clause, bases[0], focus, frames):
        return
    if (found := _at_once(clause, bases, focus, frames)) is not None:
        yield from found
        return
    if (suggested := of_unanswered(clause, bases[0], focus, frames)) is not None:
        yield suggested
        return
    replaced = [r for base in bases for r in _replaced(clause, base, frames)] if fragment(clause, frames) else []
    if clause.terms[0].words[0] in _MORE and not focus.verdict and all(t.figure or t.structural for t in clause.terms):
        yield from replaced  # "and 500?" claims nothing
        return
    if replaced and not refers(clause.terms):
        yield from replaced
        if goes_on(clause) and (clause.form == "check" or clause.terms[0].words == ("and",)):
            return
    if clause.form == "topic" or (clause.form == "check" and fragment(clause, frames)):
        for base in bases:
            yield from _instead(clause, base, focus, frames)
    for base in bases:
        themed = not names(base, frames)  # it was about nothing but the document's parties and what they do
        people = [t for t in base.terms if names_somebody(t, frames)]
        at_hand = focus if base is bases[0] else replace(focus, asked=focus.question)  # that one did get an answer
        topics = _topics(base, clause, at_hand, frames)
        alone: list[list[Term]] = [[]] if persons(clause.terms) else []  # it may leave out nothing but whom "he" means
        for topic in [*alone, *topics] if _says_all(clause, frames) else [*topics, *alone]:
            whole = not topic or (themed and topic is topics[0]) or topic == [asked_noun(base)]
            yield from (r for r in filled(clause, topic, people, focus, frames) if whole or names(r, frames))
    if clause.form == "check" and not acts(clause, frames) and not names(clause, frames):
        return  # "does he, too?" is about what was done and nothing else
    for topic in _answered(clause, focus, frames):
        yield from filled(clause, topic, [], focus, frames)


def _at_once(clause: Clause, bases: Sequence[Clause], focus: Focus, frames: Frames) -> list[Clause] | None:
    """The readings of a clause that has no others: of things in a row, of what is somebody else's, of an answer suggested."""
    row = in_row(clause, focus, frames)
    if row is not None:
        return [r for named in row for r in _of_row(named, bases, focus, frames)]
    if clause.terms[-1].possessive and not clause.asks:
        return list(_owned(clause.terms[-1], bases))  # "and Mary's?"
    return list(answering(clause, bases[0], frames)) or None


def _of_row(named: Clause, bases: Sequence[Clause], focus: Focus, frames: Frames) -> Iterator[Clause]:
    """A clause with one of those named side by side: the last question about it, itself, or with what it leaves out."""
    if not named.asks and fragment(named, frames):
        yield from (r for base in bases for r in _replaced(named, base, frames))
    yield named
    yield rebuilt([*named.terms, *_topic(bases[-1], named, focus, frames)], named)


def _says_all(clause: Clause, frames: Frames) -> bool:
    """It asks what is done to somebody or something that it names: "what does he call the mayor?"."""
    named = frames.lexicon.own | (frames.context - frames.lexicon.verbs)
    return clause.form == "ask" and any(t.concepts & named for t in clause.terms)


def _nothing_left(clause: Clause, base: Clause, focus: Focus, frames: Frames) -> bool:
    """Of a question that got no answer only its parties could be taken, and the clause has no more: "who, then?"."""
    unanswered = focus.status != "answered" and focus.asked != focus.question
    silent = bool(clause.asks) and not any(t.concepts & frames.known for t in clause.terms if not (t.structural or t.asks))
    themed = any(t.concepts & (frames.context - frames.actors) for t in base.terms)
    bare = silent and all((t.asks or t.structural) and not t.has("tag") for t in clause.terms)
    if unanswered and bare and not refers(clause.terms) and acts(base, frames) and any(is_wh(t) for t in base.terms):
        return True  # "why?", after "who cancelled the race?"
    return unanswered and silent and not (themed or refers(clause.terms) or names(base, frames))


def _says_nothing(clause: Clause) -> bool:
    """There is nothing in it but small words; in a claim also such as say when: "so they have already?"."""
    small = ("temporal",) if clause.form == "check" else ()
    return all((t.structural or t.has(*small)) and not t.asks and not t.figure for t in clause.terms)


def _which_ones(clause: Clause) -> bool:
    """It asks for nothing but names: "which ones?", "which are the others?", "like who?"."""
    words = tuple(w for t in clause.terms if not t.has("polite") for w in t.words)
    if words in _SUCH:
        return True
    return any(t.words[0] == "which" for t in clause.terms) and all(
        t.words[0] in ("which", "ones", "one", "others", "other", "like") or (t.structural and not t.has("ask"))
        for t in clause.terms
    )


def _names_of_several(clause: Clause, focus: Focus, frames: Frames) -> bool:
    """ "Their names?", "the name of them?", after an answer that speaks of some whom the document does not name."""
    asked = any("?name" in t.asks for t in clause.terms)
    several = any(t.words == ("names",) or not SEVERAL.isdisjoint(t.words) for t in clause.terms)
    unnamed = any(frames.facts[f].said & frames.lexicon.unnamed for f in focus.facts)
    return asked and several and unnamed and not names(clause, frames)


def _apart(term: Term, at: int, clause: Clause, frames: Frames) -> tuple[Term, ...]:
    """ "Did he" of "how did he know" is two words, not the tag that it may be at the end."""
    if len(term.words) != 2:
        return (term,)
    auxiliary, pronoun = term.words
    if term.has("soft") and auxiliary in LINKS and pronoun in OBJECTS:  # "in it"
        return tuple(replace(term, text=w, words=(w,), meanings=frozenset({"*grammar"})) for w in term.words)
    if pronoun in OBJECTS and not term.duties and (meant := frames.lexicon.meanings(auxiliary)):  # "making it"
        rest = replace(term, text=pronoun, words=(pronoun,), meanings=frozenset({"*grammar"}))
        return (replace(term, text=auxiliary, words=(auxiliary,), meanings=meant), rest)
    if not (term.has("tag") and at < len(clause.terms) - 1) or auxiliary not in AUXILIARIES:
        return (term,)
    return (
        replace(term, text=auxiliary, words=(auxiliary,), meanings=frozenset({"*auxiliary"})),
        replace(term, text=pronoun, words=(pronoun,), meanings=frozenset({"*grammar"}), contracted=False),
    )


def _suggested(clause: Clause) -> Clause:
    """ "Not 100?" suggests that it is: the "not" of a claim without a verb denies nothing."""
    verbless = not any(t.has("auxiliary") for t in clause.terms)
    if clause.form != "ask" and clause.terms[0].words == ("not",) and len(clause.terms) > 1 and verbless:
        return replace(clause_of(clause.terms[1:]), form="check", tagged=True)
    if clause.form == "topic" and (
        clause.terms[0].words[0] in LINKS or refers(clause.terms) or any(t.has("also") for t in clause.terms)
    ):
        return replace(clause, form="check", tagged=True)  # "by ship?", "so they finished it?", "maps too?"
    return clause


def _topics(base: Clause, clause: Clause, focus: Focus, frames: Frames) -> list[list[Term]]:
    """What the last question was about: what was done with it all, unless the new one says itself what is done."""
    whole = _topic(base, clause, focus, frames)
    named = [t for t in whole if t.concepts & frames.lexicon.own]
    things = [t for t in named if not _deed(t, frames)]  # "who gets it", after what is being made
    special = [t for t in named if frames.subjects(t)]
    exact = clause.asks - GENERIC_ASKS or any(t.figure for t in clause.terms)
    single = [[t] for t in special[::-1]] if exact and ends_in_one(clause.terms) else []  # "the date of it", "how old is it"
    taken = [whole, special, *single] if exact else [whole]
    if ends_in_it(clause.terms):  # what is in it is in something, rather than in what was done with it
        things_only = [[t for t in way if frames.subjects(t) or not t.concepts & frames.lexicon.verbs] for way in taken]
        taken = [*(way for way in things_only if any(map(frames.subjects, way))), *taken]
    done_to_it = ends_in_one(clause.terms) and any(t.has("light") for t in clause.terms[1:])
    ways = [things, named, special, *single] if done_to_it or acts(clause, frames) else taken
    if ends_in_one(clause.terms) or any(t.has("tag") and t.words[-1] in OBJECTS for t in clause.terms[:-1]):
        nouns = [t for t in whole if t.concepts & (frames.lexicon.own | frames.lexicon.nouns) and not _deed(t, frames)]
        ways = [*ways, nouns, *([t] for t in things if frames.subjects(t) and not t.concepts & frames.parties)]
    noun = asked_noun(base)  # "who signed it?", after "which treaty were they glad about?"
    if noun and ends_in_one(clause.terms) and noun.concepts and not noun.asks:
        ways = [*ways, [noun]]
    return [way for n, way in enumerate(ways) if way and way not in ways[:n]]


def _deed(term: Term, frames: Frames) -> bool:
    """A name of what is done: "building the boats"."""
    return term.words[0].endswith("ing") and not frames.lexicon.meanings(term.words[0]).isdisjoint(frames.lexicon.verbs)


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
        if term.has("negation") and base.form == "ask" and not any(t.has("negation") for t in clause.terms):
            out.append(term)  # "what may not be taken home?", "maps too?"
            continue
        if not term.figure and not own and (not term.concepts or term.structural or is_wh(term) or term is noun or unanswered):
            continue
        if term.concepts & said or (clause.form == "check" and any(alike(term, t, frames) for t in clause.terms)):
            continue
        out.append(term)
    return out


def _answered(clause: Clause, focus: Focus, frames: Frames) -> Iterator[list[Term]]:
    """What the last answer was about: the names in its question, and things that its facts speak of."""
    if not focus.intent:
        return
    said = frozenset(m for t in clause.terms for m in t.concepts)
    asked = [t for t in frames.reader.words(offered(focus.intent, frames)) if frames.subjects(t) and not t.concepts & said]
    if clause.form == "check":
        asked = [t for t in asked if not any(alike(t, other, frames) for other in clause.terms)]  # "57 lamps?", after the stoves
    if asked:
        yield asked
    if not refers(clause.terms):
        return
    seen = frozenset(m for t in asked for m in t.concepts) | said
    spoken = [t for id in focus.facts for t in frames.reader.words(frames.facts[id].fact.says)]
    things = {min(own): t for t in spoken if (own := frames.subjects(t)) and not own & seen and not names_somebody(t, frames)}
    several = any(not SEVERAL.isdisjoint(t.words) for t in clause.terms)
    for thing in list(things.values())[:TRIED]:
        if not several or thing.words[-1].endswith("s"):
            yield [thing]


def _replaced(clause: Clause, base: Clause, frames: Frames) -> Iterator[Clause]:
    """The last question with what the fragment names in the place of something of its kind."""
    if "?count" in clause.asks - base.asks:
        return  # "how many boats?", after who built them
    new = [t for t in clause.terms if (t.concepts and not t.structural) or t.figure]
    terms = list(base.terms)
    for term in new:
        fitting = [i for i, t in enumerate(terms) if alike(t, term, frames) and t not in new and not t.concepts & term.concepts]
        if not fitting:
            return
        preposition = _preposition(clause.terms, term)  # "and from Denmark?" is not to Denmark
        terms[next((i for i in fitting if preposition and _preposition(terms, terms[i]) == preposition), fitting[0])] = term
    own = [min(o) for t in terms if (o := t.concepts & frames.parties)]
    if new and len(set(own)) == len(own):  # "and Anne?", after "did Ben thank Anne?", is not whether she thanked herself
        yield rebuilt(terms, base)


def _preposition(terms: Sequence[Term], term: Term) -> str:
    """The preposition right before the term; "" for none."""
    before = next((a.words[-1] for a, b in pairwise(terms) if b is term), "")
    return before if before in LINKS else ""


def _owned(owner: Term, bases: Sequence[Clause]) -> Iterator[Clause]:
    """The last question about what belongs to somebody else."""
    for base in bases:
        at = next((i for i, t in enumerate(base.terms) if t.possessive), None)
        if at is not None:
            yield rebuilt([*base.terms[:at], owner, *base.terms[at + 1 :]], base)


def _instead(clause: Clause, base: Clause, focus: Focus, frames: Frames) -> Iterator[Clause]:
    """What the last question asked, of what the fragment names; or whether that was who or where ("both of them?")."""
    content = [t for t in clause.terms if t.concepts and not t.structural]
    if content and all((t.concepts & frames.actors and not frames.subjects(t)) or names_somebody(t, frames) for t in content):
        if any(t.concepts & c.concepts & frames.parties for t in base.terms for c in content):
            return  # "and Anne?", after "did Ben thank Anne?"
        if base.form == "ask" and "?who" in base.asks and not acts(base, frames):
            return  # "and the mayor?", after "who is the cook?"
        claim = done_to(clause, content, base) or rebuilt([*clause.terms, *_topic(base, clause, focus, frames)], clause)
        yield replace(claim, form="check", tagged=True)
        return
    new = content if names(clause, frames) else []
    noun = asked_noun(base)
    values = [i for i, t in enumerate(clause.terms) if t in content or t.figure]
    if noun and values and clause.form == "check" and all(t.figure or any("=" in m for m in t.concepts) for t in content):
        at = values[-1]
        yield rebuilt([*clause.terms[: at + 1], noun, *clause.terms[at + 1 :], *_topic(base, clause, focus, frames)], clause)
    named = [i for i, t in enumerate(base.terms) if t.concepts & frames.lexicon.own]
    if new and clause.form == "topic":
        if named:
            yield rebuilt([*base.terms[: named[-1]], *new, *base.terms[named[-1] + 1 :]], base)
        if base.asks - GENERIC_ASKS:
            yield rebuilt([*(t for t in base.terms if is_wh(t)), *new], base)
