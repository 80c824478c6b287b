"""What excuses a word of a question that names nothing: its duty there, the document's theme, the word itself."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.asking import LINKS, asked_noun
from bot.understanding.frames import Frames
from bot.understanding.matching import Match
from bot.understanding.question import ARTICLES, Clause, Term

_ARTICLES = frozenset("the a an this that their his her our".split())
_AROUND = LINKS | frozenset("during over after before since within throughout besides via through as into behind between".split())
GOING = frozenset({"visit~", "go~", "travel~", "come~", "attend~"})
"""To be somewhere else afterwards."""
_ABOARD = frozenset({"aboard", "board"})
"""Who is there is no one who flies it."""
_DONE = frozenset("has have had".split())
_DOING = frozenset({"did", "does", "do", "will", "would"})
_OCCUR = frozenset("take happen occur come go hold held".split())
_GET = frozenset("get gets got getting".split())
_WHEN = frozenset("time when while as before after during".split())
_PLAIN = frozenset(
    "earn use get go come make take put give keep let happen say tell see hear know show look want need involve".split()
)
"""Light verbs that say nothing of their own beside another predicate in a claim; to win or to lead says something."""
_SOME = (("some",), ("any",), ("one",), ("it",), ("them",), ("those",))
_WISH = frozenset({"want", "need"})
STRONG = 6.5
"""The score of a match beside which the faintest light verbs are helpers whatever else is there."""
_FADED = frozenset("take play cover stand see look find hold bring run lie put make involve concern".split())
_TELLING = frozenset({"earn", "hear", "need", "read", "use", "win"})
"""Light verbs that say something of their own in a question, unless its example has them too."""


def duty(term: Term, match: Match, clause: Clause, frames: Frames) -> str:
    """The duty that excuses a term which names nothing; empty where it has none."""
    if term.words == ("again",) and clause.form != "check" and _ends(term, clause) and not clause.ahead:
        return "soft"  # "what was it called again?"
    if term.words == ("once",) and clause.form == "ask" and _before_somebody(term, clause, frames):
        return "grammar"  # "what will they do once she comes?"
    if term.has("temporal") and not term.has("grammar"):
        if term.words == ("after",) and "?when" in clause.asks and _after_the_theme(term, clause, frames):
            return "temporal"  # "how soon after the meeting does it begin?"
        said = {w.strip(".,:;") for f in match.frame.facts for w in f.fact.says.lower().split()}
        if term.words[0] in ("already", "yet") and not said.isdisjoint(_DONE):
            return "temporal"
        return "temporal" if said.intersection(term.words) else ""
    if term.has("ahead"):
        planned = any(t is not term and t.concepts & frames.to_come for t in clause.terms)  # "who is lined up to build it?"
        planned = planned or all(f.planned or not f.words.isdisjoint(("will", "later")) for f in match.frame.facts)
        return "ahead" if planned else ""
    if term.has("negation", "solo", "same-day", "several"):
        return ""
    aboard = "?who" in clause.asks and not _ABOARD.isdisjoint(term.words)
    if term.has("exist") and (aboard or term.words[-2:] == ("up", "with") or _goes_to(term, clause, frames)):
        return ""  # who came up with it thought of it; "he is coming to Denmark" is not what it comes to
    if term.has("exist") and not (
        occurs(term, frames) and clause.past and (all(f.planned for f in match.frame.facts) or to_come(clause, frames))
    ):
        return "exist"
    if term.structural:
        return min(term.duties)[1:]
    if _passive(term, clause):
        return "auxiliary"
    if term.has("light") and not (_possessed(term, clause) or _takes_some(term, clause)) and _helps(term, match, clause, frames):
        return "light"
    return ""


def _takes_some(term: Term, clause: Clause) -> bool:
    """The "get" of "will the others get some?" says that something is theirs."""
    follows = [t for t in clause.terms[clause.place(term) + 1 :] if not t.has("tag", "polite")]
    return clause.form == "check" and len(follows) == 1 and follows[0].words in _SOME and term.words[0] in _GET


def _possessed(term: Term, clause: Clause) -> bool:
    """ "The mayor's coming" is something, and helps no other verb."""
    at = clause.place(term)
    before = clause.terms[at - 1] if at else None
    return before is not None and before.possessive and not before.contracted and _ends(term, clause)


def tells(term: Term, frames: Frames) -> bool:
    """A light verb that says something of its own in a question."""
    return term.has("light") and not frames.lexicon.inflection.bases(term.words[0]).isdisjoint(_TELLING)


def _after_the_theme(term: Term, clause: Clause, frames: Frames) -> bool:
    """After what the document is about comes all that it says is to come."""
    follows = [t for t in clause.terms[clause.place(term) + 1 :][:2] if t.words[-1] not in ARTICLES]
    return any(t.concepts & frames.context - frames.actors for t in follows[:1]) and clause.terms[0].asks != frozenset({"?date"})


def _before_somebody(term: Term, clause: Clause, frames: Frames) -> bool:
    follows = clause.terms[clause.place(term) + 1 :][:1]
    return any(t.concepts & frames.actors or t.words[-1] in ("they", "he", "she") for t in follows)


def _passive(term: Term, clause: Clause) -> bool:
    """The "gets" of "who gets picked?"."""
    at = clause.place(term)
    follows = clause.terms[at + 1].words[0] if at + 1 < len(clause.terms) else ""
    return len(term.words) == 1 and term.words[0] in _GET and follows.endswith(("ed", "en")) and len(follows) > len("used")


def _goes_to(term: Term, clause: Clause, frames: Frames) -> bool:
    """Somewhere is named right after it, where one may come to."""
    after = clause.terms[clause.place(term) + 1 :][:2]
    to = term.words[-1] == "to" or (after and after[0].words == ("to",))
    return bool(to) and any(frames.lexicon.up(m) & {"country~", "city~"} for t in after for m in t.concepts)


def literal(term: Term, match: Match, frames: Frames) -> bool:
    """A word that the facts or the examples have too, letter for letter; for words that the lexicon does not know."""
    if term.concepts:
        return False
    return all(not match.frame.words.isdisjoint(frames.lexicon.inflection.bases(w)) for w in term.words)


def relabels(term: Term, at: int, clause: Clause, frames: Frames) -> bool:
    """It names once more what stands right before or after it: "the harbour plan", "the matter of the harbour"."""
    if term is asked_noun(clause):
        return False
    if at and clause.terms[at - 1].segment == term.segment and frames.subjects(clause.terms[at - 1]):
        return True
    of, after = clause.terms[at + 1 : at + 2], [t for t in clause.terms[at + 2 : at + 4] if t.words[-1] not in ARTICLES]
    return "?who" not in clause.asks and any(t.words == ("of",) for t in of) and any(frames.subjects(t) for t in after[:1])


def _ends(term: Term, clause: Clause) -> bool:
    """It is the last word before a mark, or of all."""
    at = clause.place(term)
    return at == len(clause.terms) - 1 or clause.terms[at + 1].segment != term.segment


def named(term: Term, match: Match, clause: Clause, frames: Frames) -> str:
    """The meaning of a term that the intent's facts or examples have too; a name of the pack counts only as itself."""
    own = term.concepts & frames.lexicon.own
    common = (own or term.concepts) & (match.frame.vocabulary if clause.form == "check" else match.frame.allowed)
    if common and term.has("light") and not own and clause.form == "ask" and main_verb(term, clause, frames):
        bases = frames.lexicon.inflection.bases(term.words[0]) | match.frame.facts[0].verbs
        common = frozenset(m for m in common if m.rstrip("~").split("-")[0] in bases)  # to hold is not to welcome as a host does
    if common and term.has("light") and not own and not common & match.core and not _helps(term, match, clause, frames):
        return ""
    return min(common) if common else ""


def theme(term: Term, at: int, clause: Clause, frames: Frames) -> str:
    """A word of the document's theme; what is done, only where it says when ("by the time they met")."""
    before = clause.terms[max(0, at - 3) : at]
    when = any(not _WHEN.isdisjoint(t.words) and (clause.form == "check" or not t.asks) for t in before)
    return "context" if term.concepts & (frames.context if when else frames.context - frames.lexicon.verbs) else ""


def circumstance(clause: Clause, at: int) -> bool:
    """It is said where or when ("during the meeting"), not what something is done to ("who recorded the meeting?")."""
    before = [t for t in clause.terms[max(0, at - 3) : at] if t.words[-1] not in _ARTICLES]
    itself = clause.terms[at].words[0] in _AROUND and len(clause.terms[at].words) > 1  # "on the phone"
    return clause.form == "topic" or itself or not before or before[-1].words[-1] in _AROUND


def occurs(term: Term, frames: Frames) -> bool:
    """It says that something came to pass, not only that it was there ("took place", not "was part of")."""
    return any(frames.lexicon.inflection.bases(w) & _OCCUR for w in term.words[:2]) and "to" not in term.words


def is_predicate(term: Term, does: frozenset[str], frames: Frames) -> bool:
    """The term can say what is done; a thing of the pack cannot, whatever it is used for."""
    own = term.concepts & frames.lexicon.own
    return bool((own or term.concepts) & does)


def to_come(clause: Clause, frames: Frames) -> bool:
    """Something that the document plans is all that the clause names."""
    named = frozenset(c for t in clause.terms for c in frames.subjects(t))
    return bool(named) and any(f.planned and named <= f.said for frame in frames.frames.values() for f in frame.facts)


def main_verb(term: Term, clause: Clause, frames: Frames) -> bool:
    """What somebody did is asked for, and it says what he did: "what did the mayor hold?"."""
    at = clause.place(term)
    if at < 2 or not clause.terms[at - 1].concepts & frames.actors or "?what" not in clause.asks:
        return False
    words = [t.words for t in clause.terms[:at]]
    did = any(a == ("what",) and not _DOING.isdisjoint(b) for a, b in pairwise(words))
    return did and not any(t.concepts & frames.lexicon.verbs and not t.duties for t in clause.terms[at + 1 :])


def _causes(term: Term, clause: Clause, frames: Frames) -> bool:
    """It asks what had somebody do it: "what made her leave?"."""
    follows = clause.terms[clause.place(term) + 1 :]
    somebody = next((n for n, t in enumerate(follows[:3]) if t.concepts & frames.actors), len(follows))
    does = follows[somebody + 1 : somebody + 2]
    return term.words == ("made",) and bool(does) and bool(does[0].concepts & frames.lexicon.verbs)


def _is_noun(term: Term, clause: Clause, frames: Frames) -> bool:
    """The "use" of "does the use of it begin?"."""
    follows = clause.terms[clause.place(term) + 1 :][:1]
    return clause.form == "check" and any(t.words == ("of",) for t in follows) and bool(term.concepts & frames.lexicon.nouns)


def _exemplified(bases: frozenset[str], match: Match, clause: Clause) -> bool:
    """An example with the verb has nothing that the question has not."""
    said = [t.concepts for t in clause.terms]
    keys = (k for k in match.frame.keys if not bases.isdisjoint(k.words))
    return any(all(any(need & concepts for concepts in said) for need in key.needs) for key in keys)


def _helps(term: Term, match: Match, clause: Clause, frames: Frames) -> bool:
    """A light verb is only a helper where something else can be the predicate; in a question also beside several names."""
    if _causes(term, clause, frames):
        return False
    if _is_noun(term, clause, frames):
        return not frames.lexicon.inflection.bases(term.words[0]).isdisjoint(match.frame.facts[0].words)
    bases = frames.lexicon.inflection.bases(term.words[0])
    does = match.frame.facts[0].does
    if clause.form == "ask" and main_verb(term, clause, frames) and not is_predicate(term, does, frames):
        return bool(bases & (match.key.words | match.frame.facts[0].words))
    named = sum(1 for t in clause.terms if frames.subjects(t))
    beside = {"?count", "?when"} & match.key.asks & clause.asks or named > 1
    if clause.form != "check" and (bases & (match.key.words | match.frame.facts[0].words) or _exemplified(bases, match, clause)):
        return True
    if not bases.isdisjoint(_WISH) and "?why" in match.key.asks & clause.asks:
        return True  # why they want it is what it is for
    if clause.form != "check" and ((beside and bases.isdisjoint(_TELLING)) or (match.score >= STRONG and bases & _FADED)):
        return True
    if clause.form == "check" and any(
        not bases.isdisjoint(k.words) and does.isdisjoint(m for need in k.needs for m in need) for k in match.frame.keys
    ):
        return True  # an example has it for the predicate: "who gets it?"
    if clause.form == "check" and bases.isdisjoint(_PLAIN | match.frame.facts[0].words):
        return False
    return any(t is not term and is_predicate(t, does, frames) for t in clause.terms)
