"""Every word counts: what in a question an intent's facts back, and what nothing backs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.frames import GENERIC_ASKS, FactFrame, Frame, Frames, Key
from bot.understanding.question import Clause, Term
from bot.understanding.reading import is_wh
from bot.understanding.roles import roles, speakers
from bot.understanding.values import Amount, bound_of, bound_terms, holds

GENERAL = 0.6
"""What a need counts that is met by a more general word only ("vaccine" for "Sputnik")."""
NEAR = 0.8
"""What a need counts that is met by a general English synonym of the pack's own word."""
RARE = 2.5
"""The most that one word can weigh."""
_TELLING_SMALL = frozenset("for to by with from go do say get between against without let make use".split())
"""Small words that tell one example from another where all else is the same."""
STRICT_ASKS = frozenset({"?who", "?when", "?where", "?why", "?how", "?count", "?date", "?year", "?month"})
"""Kinds of question that an intent answers only where an example of it asks so."""
SMALL = (1.0, 2.0)
"""Numbers that are often no figures ("the two leaders", "one of them")."""


@dataclass(frozen=True, slots=True)
class Match:
    """A key that a question covers, with how well."""

    frame: Frame
    key: Key
    score: float

    @property
    def core(self) -> frozenset[str]:
        """What the question has to be about: the key's needs and the main fact's predicate."""
        return frozenset[str]().union(*self.key.needs) | self.frame.facts[0].does


@dataclass(frozen=True, slots=True)
class Account:
    """A match, and for each word what backs it."""

    match: Match
    missing: tuple[Term, ...]
    conflicts: tuple[str, ...] = ()
    backing: tuple[tuple[Term, str], ...] = ()

    @property
    def accepted(self) -> bool:
        """Nothing is left over and nothing contradicts."""
        return not self.missing and not self.conflicts


def matches(clause: Clause, frames: Frames, checking: bool = False) -> list[Match]:
    """All intents with a key whose every need the clause meets, best first."""
    said = _Said.of(clause, frames, checking)
    found: list[Match] = []
    for frame in frames.frames.values():
        best: Match | None = None
        for key in frame.keys:
            score = _covered(key, frame, said, frames, checking)
            if score is not None and (best is None or score > best.score):
                best = Match(frame, key, score)
        if best:
            found.append(best)
    found.sort(key=lambda m: -m.score)
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause as the keys are held against it."""

    asks: frozenset[str]
    specific: frozenset[str]
    meanings: frozenset[str]
    """All concepts of all terms, and the kinds that may stand for them: a key with a need outside cannot match."""
    terms: tuple[tuple[frozenset[str], frozenset[str], bool], ...]
    """For each term: its concepts, those of the pack among them, and whether it has a duty."""
    kinds: tuple[frozenset[str], ...]
    """For each of these terms, what its concepts of the pack are kinds of."""
    words: tuple[frozenset[str], ...]
    """For each of these terms, the base forms of its words."""
    bases: frozenset[str]
    """Base forms of all words."""
    named: frozenset[str]
    """The base forms of the noun asked for."""
    noun: int
    """Which of these terms is the noun asked for ("which ministry"), or -1."""
    excluded: frozenset[str]
    """Concepts of the pack that the clause sets aside."""
    parties: frozenset[str]
    """Who is named in it."""
    speakers: frozenset[str]
    """Whose words it asks for."""

    @classmethod
    def of(cls, clause: Clause, frames: Frames, checking: bool) -> _Said:
        lexicon = frames.lexicon
        aside = exclusions(clause, frames)
        terms = [t for i, t in enumerate(clause.terms) if i not in aside]
        naming = [t for t in terms if t.concepts]
        words = tuple(frozenset(b for w in t.words for b in lexicon.inflection.bases(w)) for t in naming)
        noun = asked_noun(clause)

        def meant(term: Term) -> frozenset[str]:
            # a claim may say the opposite of what it is about
            opposites = (lexicon.opposites.get(m, frozenset()) for m in term.concepts) if checking else ()
            return term.concepts.union(*opposites)

        return cls(
            clause.asks, clause.asks - GENERIC_ASKS, frozenset(m for t in naming for m in meant(t)),
            tuple((meant(t), t.concepts & lexicon.own, bool(t.duties)) for t in naming),
            tuple(frozenset().union(*(lexicon.kinds[m] for m in t.concepts & lexicon.own)) for t in naming), words,
            frozenset(b for t in terms for w in t.words for b in lexicon.inflection.bases(w)),
            next((w for t, w in zip(naming, words, strict=True) if t is noun), frozenset()),
            next((i for i, t in enumerate(naming) if t is noun), -1),
            frozenset(m for i in aside for m in clause.terms[i].concepts) & lexicon.own,
            frozenset(m for t in terms for m in t.concepts) & frames.parties,
            frozenset(m for t in speakers(clause, frames.actors) for m in t.concepts),
        )  # fmt: skip


def by_figure(clause: Clause, frames: Frames) -> list[Match]:
    """Intents whose fact has the very number or date that the question gives ("what is pencilled in for May?")."""
    figures = [t for t in clause.terms if t.figure and t.value not in SMALL and not (t.date and t.date.day and any(d.agrees(t.date) for d in frames.dates))]
    if not figures or clause.asks - GENERIC_ASKS - {"?count", "?when"}:
        return []
    out = []
    for frame in frames.frames.values():
        if len(frame.facts) == 1 and any(
            (t.date is not None and v.date is not None and v.date.agrees(t.date)) or any(a.number == t.value for a in v.amounts)
            for t in figures for v in frame.facts[0].values.values()
        ):  # fmt: skip
            out.append(Match(frame, frame.keys[0], 1.0))
    return out


def by_amount(clause: Clause, frames: Frames) -> list[Match]:
    """Intents whose fact counts in the unit that the claim counts in ("under 20 tonnes?")."""
    meanings = frozenset(m for t in clause.terms for m in t.concepts | t.asks)
    return [
        Match(frame, frame.keys[0], 1.0)
        for frame in frames.frames.values()
        if len(frame.facts) == 1 and any(a.of & meanings for v in frame.facts[0].values.values() for a in v.amounts)
        if any(t.value is not None for t in clause.terms)
    ]


def _covered(key: Key, frame: Frame, said: _Said, frames: Frames, checking: bool) -> float | None:
    """How well a clause that meets all needs of a key fits its intent; None where it does not meet them."""
    if not key.needs:
        wanted = key.asks & said.specific
        return None if checking or not wanted or any(not duty for *_, duty in said.terms) else 0.1 + 0.5 * len(wanted)
    main = frame.facts[0]
    total, firm = 0.0, False
    for need in key.needs:
        met = _met(need, key, said, frames)
        if not met:
            return None
        firm = firm or met == 1.0 or bool(need & (frames.lexicon.own | main.does))
        own = need & frames.lexicon.own
        total += met * min(RARE, max(0.5, frames.weight(own or need & said.meanings)))
    if not firm:
        return None  # nothing but a loose synonym of a word that is neither a name nor the predicate
    if said.excluded & main.who or ("?list" in said.asks and "?list" not in frame.asks and not _lists(frame)):
        return None
    if said.excluded & main.vocabulary - frames.context and not _lists(frame):
        total -= 2.0
    if not said.bases.isdisjoint(main.verbs):
        total += 1.0
    if said.speakers & {main.fact.said_by}:
        total += 1.0
    if said.parties & main.who:
        total += 0.5
    if checking:
        if any(need & frames.parties for need in key.needs) and all(need & frames.context for need in key.needs):
            return None
        return total + _fit(frame, said, frames)
    theme = all(need & frames.context for need in key.needs)
    asked = key.asks & said.specific
    if theme and (key.asks - GENERIC_ASKS or said.specific) and not asked:
        return None
    if not said.specific and key.asks & STRICT_ASKS and "?what" not in key.asks and said.asks and not said.named & key.words:
        return None  # "what is in it" is no question for an example that asks when, where or how many
    if said.specific & STRICT_ASKS and not asked and not _may_ask(key, said.specific, frame):
        return None
    total += 0.25 * len(key.words & said.bases & _TELLING_SMALL)
    return total + _fit(frame, said, frames) + 1.0 * len(asked) + 0.3 * bool(key.asks & said.asks & GENERIC_ASKS)


def _lists(frame: Frame) -> bool:
    """One of its facts has a value of several parts."""
    return any(len(v.parts) > 1 for f in frame.facts for v in f.values.values())


def _fit(frame: Frame, said: _Said, frames: Frames) -> float:
    """How central the clause's words are to the intent: its examples' words count most, the noun asked for twice."""
    total = 0.0
    for n, (concepts, mine, _) in enumerate(said.terms):
        meanings = mine or concepts
        if meanings & frames.context:
            continue
        weight = min(RARE, frames.weight(meanings & frame.allowed))
        part = 1.0 if meanings & frame.central else 0.4 if meanings & frame.allowed else 0.0
        if not mine and part == 1.0 and frame.words.isdisjoint(said.words[n]):
            part = 0.7
        total += weight * part * (2 if n == said.noun else 1)
    return 0.5 * total


def _met(need: frozenset[str], key: Key, said: _Said, frames: Frames) -> float:
    """How well the clause meets a need, from 0 to 1."""
    lexicon = frames.lexicon
    own = need & lexicon.own
    if not own:
        if not need & said.meanings or not any(c & need and not mine for c, mine, _ in said.terms):
            return 0.0 if not any(c & need for c, _, _ in said.terms) else NEAR
        return 1.0 if key.words & said.bases else NEAR
    best = 0.0
    kinds = frozenset[str]().union(*(lexicon.kinds[o] for o in own))
    for n, (concepts, mine, duty) in enumerate(said.terms):
        if own & mine:
            return 1.0
        if own & said.kinds[n]:
            best = max(best, 0.9)  # a ventilator is equipment
        elif not mine and concepts & need - lexicon.shared:
            best = max(best, NEAR)
        elif concepts & kinds and (mine or not duty):
            best = max(best, GENERAL)
    return best


def asked_noun(clause: Clause) -> Term | None:
    """The noun that "which" or "what" asks for; None where the question word stands alone."""
    for at, term in enumerate(clause.terms):
        if is_wh(term) and term.words[-1] in ("which", "what", "whose", "of", "kind", "sort", "type"):
            for other in clause.terms[at + 1 : at + 4]:
                if other.has("auxiliary") or other.words[-1] in _LINKS - {"of"}:
                    break
                if other.concepts and not other.has("light"):
                    return other
    return None


def exclusions(clause: Clause, frames: Frames) -> frozenset[int]:
    """Terms that the question sets aside: "apart from …", "besides …", up to the next mark or question word."""
    out: set[int] = set()
    for at, term in enumerate(clause.terms):
        if not term.has("exclusion"):
            continue
        aside = len(term.words) > 1 and term.words[-1] == "aside"
        places = range(at - 1, -1, -1) if aside else range(at + 1, len(clause.terms))
        for i in places:
            other = clause.terms[i]
            if other.segment != term.segment and not aside or is_wh(other) or other.has("auxiliary"):
                break
            out.add(i)
        if aside:
            out.update(i for i in range(len(clause.terms)) if term.start < clause.terms[i].start < term.end)
    return frozenset(out)


def _may_ask(key: Key, specific: frozenset[str], frame: Frame) -> bool:
    """A key that asks nothing itself serves any question its intent answers, if it has the fact's predicate."""
    if key.asks - GENERIC_ASKS or not specific & frame.asks:
        return False
    return any(need & frame.facts[0].does for need in key.needs)


def account(match: Match, clause: Clause, frames: Frames) -> Account:
    """Look for something that backs each word of a question that asks."""
    missing: list[Term] = []
    backing: list[tuple[Term, str]] = []
    asked = False
    beside = asides(clause, frames)
    set_aside = exclusions(clause, frames)
    bounds = {i for at, t in enumerate(clause.terms) if t.figure for i in bound_terms(clause.terms, at)}
    for at, term in enumerate(clause.terms):
        if at in bounds or at in set_aside and term.concepts & frames.known:
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
    fact = match.frame.facts[0]
    conflicts = [
        *role_conflicts(clause, fact, frames)[0], *speaker_conflicts(clause, match.frame, frames), *place_conflicts(clause, fact, frames),
    ]  # fmt: skip
    return Account(match, tuple(missing), tuple(conflicts), tuple(backing))


def asides(clause: Clause, frames: Frames) -> frozenset[int]:
    """Terms that say why or for whom somebody asks: before the question word, between commas, "for my …"."""
    terms = clause.terms
    first = next((i for i, t in enumerate(terms) if is_wh(t)), None)
    out: set[int] = set()

    def idle(places: range, strict: bool) -> bool:
        return not any(
            terms[i].concepts & (frames.known if strict else frames.lexicon.own) or terms[i].concepts & frames.actors or terms[i].asks
            or terms[i].has("negation", "exclusion", "only", "temporal") or terms[i].figure and i + 1 < len(terms) and terms[i + 1].concepts & frames.lexicon.own
            for i in places
        )  # fmt: skip

    if first is not None and idle(range(first), not _personal(terms[:first])):
        out.update(range(first))
    starts = [0, *(i for i in range(1, len(terms)) if terms[i].segment != terms[i - 1].segment), len(terms)]
    for a, b in zip(starts, starts[1:], strict=False):
        if b - a < len(terms) and idle(range(a, b), (first is None or a >= first) and not _personal(terms[a:b])):
            out.update(range(a, b))
    for i in range(1, len(terms) - 1):
        if terms[i].words[-1] == "for" and terms[i + 1].words[0] in ("my", "our", "a") and idle(range(i, len(terms)), False):
            out.update(range(i, len(terms)))
    return frozenset(out)


def _personal(terms: Sequence[Term]) -> bool:
    """It tells of the one who asks: "my teacher says", "im lazy"."""
    return any(w in ("i", "my", "me", "we", "our") for t in terms for w in t.words)


def _backed(term: Term, at: int, clause: Clause, match: Match, frames: Frames, asked: bool) -> str:
    if term.figure:
        return "figure" if figure(term, at, clause, match.frame.facts, frames)[0] else ""
    own = term.concepts & frames.lexicon.own
    if term.has("negation") and not own:
        return ""
    if term.has("ask") and not own and not any(t.concepts and not t.has("ask", "polite") for t in clause.terms[:at]):
        return "ask"
    if term.asks:
        if fitting := term.asks & match.frame.asks:
            return "asks " + min(fitting)[1:]
        if asked and is_wh(term) and len(term.words) == 1:
            return "grammar"
        if term.has("ask") and not any(t.concepts for t in clause.terms[:at]):
            return "ask"
        if not own:
            return ""
    if by := named(term, match, clause, frames):
        return "" if _identity(clause, at, own, frames) else by
    if own:
        return "context" if own & frames.context else ""
    if term.concepts & frames.context and not term.has("light"):
        return "context"
    return duty(term, match, clause, frames)


def named(term: Term, match: Match, clause: Clause, frames: Frames) -> str:
    """The meaning of a term that the intent's facts or examples have too; a name of the pack counts only as itself."""
    own = term.concepts & frames.lexicon.own
    common = (own or term.concepts) & (match.frame.vocabulary if clause.form == "check" else match.frame.allowed)
    if common and term.has("light") and not own and not common & match.core and not _helps(term, match, clause, frames):
        return ""
    return min(common) if common else ""


def duty(term: Term, match: Match, clause: Clause, frames: Frames) -> str:
    """The duty that excuses a term which names nothing; empty where it has none."""
    if term.has("temporal") and not term.has("grammar"):
        said = {w.strip(".,:;") for f in match.frame.facts for w in f.fact.says.lower().split()}
        if term.words[0] in ("already", "yet") and not any(f.planned for f in match.frame.facts):
            return "temporal"
        return "temporal" if said.intersection(term.words) else ""
    if term.has("negation"):
        return ""
    if term.has("exist") and not (clause.past and all(f.planned for f in match.frame.facts)):
        return "exist"
    if term.structural:
        return min(term.duties)[1:]
    if term.has("light") and _helps(term, match, clause, frames):
        return "light"
    return ""


def _helps(term: Term, match: Match, clause: Clause, frames: Frames) -> bool:
    """A light verb is only a helper where something else can be the predicate."""
    does = match.frame.facts[0].does
    named = sum(1 for t in clause.terms if t.concepts & frames.lexicon.own - frames.context)
    if clause.form != "check" and ({"?count", "?when"} & match.key.asks & clause.asks or max(len(match.key.needs), named) > 1):
        return True
    return any(t is not term and t.concepts & does for t in clause.terms)


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
        plain = term.figure or term.concepts & frames.context or (not term.concepts and term.has("grammar", "soft", "ask"))
        if not plain or term.words[-1] in _LINKS or term.has("auxiliary"):
            break
    first = next((t for t in clause.terms if not t.has("polite")), None)
    return bool(first and first.words[0] == "who" and all(
        t.has("auxiliary", "grammar") or t.figure or "?who" in t.asks or t.concepts & frames.context for t in clause.terms[:at]
    ))  # fmt: skip


_WHICH = frozenset("which what list name names identify identity".split())
_LINKS = frozenset("in with by for to from on at about of".split())


def figure(
    term: Term, at: int, clause: Clause, facts: tuple[FactFrame, ...], frames: Frames
) -> tuple[bool | None, str]:
    """Whether the facts bear out a number or date (None: they do not settle it), and the value they have."""
    outcome: bool | None = None
    right = ""
    for fact in facts:
        for value in fact.values.values():
            if term.date is not None and value.date is not None:
                bound = bound_of(clause.terms, at)
                agrees = value.date.compares(bound, term.date) if bound in ("<", ">") else value.date.agrees(term.date)
                if agrees:
                    return True, value.parts[0]
                if agrees is False:
                    outcome, right = False, value.parts[0]
            for known in value.amounts if term.value is not None else ():
                if not _counts_same(term, at, clause, known, frames):
                    continue
                held = holds(known, bound_of(clause.terms, at), term.value or 0.0)
                if held:
                    return True, known.text
                if held is False:
                    outcome, right = False, known.text
                else:
                    right = right or known.text
    if term.value in SMALL and (clause.form != "check" or (outcome is None and not right)):
        return True, ""
    if outcome is None and term.date is not None and any(d.agrees(term.date) for d in frames.dates):
        return True, ""
    return outcome, right


def _counts_same(term: Term, at: int, clause: Clause, known: Amount, frames: Frames) -> bool:
    """The number counts the same thing: the next thing named after it, or else one named before it."""
    own = known.of & frames.lexicon.own
    of = frames.lexicon.closure(own) if own else known.of
    for t in clause.terms[at + 1 :]:
        if t.figure or (t.segment != term.segment and at and clause.terms[at - 1].concepts):
            break
        if t.concepts and not t.structural and not t.has("light") and not t.asks:
            return bool((t.concepts | t.asks) & (of | known.of))
        if t.asks & known.of:
            return True
    near = [t for t in clause.terms if t.segment == term.segment and t.concepts & frames.lexicon.own - frames.context]
    return any((t.concepts | t.asks) & known.of for t in near or clause.terms) or not any(
        t.concepts & frames.lexicon.own - frames.context for t in clause.terms
    )


def entities(frames: Frames) -> frozenset[str]:
    """Concepts that can do something to one another."""
    return frames.actors


def role_conflicts(clause: Clause, fact: FactFrame, frames: Frames) -> tuple[list[str], bool]:
    """What is said of agent and recipient that the fact has otherwise; and whether they are swapped."""
    if not fact.who and not fact.whom:
        return [], False
    found = roles(clause, fact.does, frames.actors)
    out: list[str] = []
    swapped = False
    for terms, mine, other, name in (
        (found.agents, fact.who, fact.whom, "does it"),
        (found.recipients, fact.whom, fact.who, "it is done to"),
    ):
        for term in terms if mine else ():
            names = term.concepts & frames.parties
            if not names or any(stands_for(n, mine, frames) for n in names):
                continue
            out.append(f"{term.text}: not who {name}")
            swapped = swapped or any(stands_for(n, other, frames) for n in names)
    return out, swapped


def speaker_conflicts(clause: Clause, frame: Frame, frames: Frames) -> list[str]:
    """Whom the question names as the speaker, where the facts are not theirs."""
    out = []
    for term in speakers(clause, frames.actors):
        names = term.concepts & frames.actors
        for fact in frame.facts:
            theirs = (fact.who & frozenset(frames.pack.context)) | {fact.fact.said_by}
            if any(n in theirs or n in {frames.lexicon.sides.get(t) for t in theirs} for n in names):
                break
        else:
            out.append(f"{term.text}: did not say it")
    return out


def place_conflicts(clause: Clause, fact: FactFrame, frames: Frames) -> list[str]:
    """A place in the question ("in Russia") that is not the fact's place."""
    out = []
    for at, term in enumerate(clause.terms[1:], 1):
        before = clause.terms[at - 1].words[-1]
        if (before == "in" or before == "to" and "where" in fact.values) and not term.possessive:
            places = {c for c in term.concepts if frames.lexicon.up(c) & {"country~", "city~"}}
            follows = clause.terms[at + 1].concepts if at + 1 < len(clause.terms) else frozenset[str]()
            known = fact.places or fact.vocabulary
            if places and not places & known and not follows & frames.actors:
                out.append(f"{term.text}: not the place")
    return out


def stands_for(name: str, players: frozenset[str], frames: Frames) -> bool:
    """The name is one of the players, one's country or office, or a kind of one ("the leader")."""
    lexicon = frames.lexicon
    if name in players:
        return True
    sides = {lexicon.sides.get(p, p) for p in players}
    if name in sides or lexicon.sides.get(name) in players:
        return True
    return any(name in lexicon.up(p) for p in players)
