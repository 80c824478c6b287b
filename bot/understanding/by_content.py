"""Intents found by what their facts hold, not by their examples: a figure, what is counted, what is mentioned."""

from __future__ import annotations

from dataclasses import replace

from .asking import JOINERS, LINKS, after_who, asked_noun
from .fact_frames import INTENDED
from .frames import GENERIC_ASKS, Frames
from .matching import SMALL, TIMES, Match
from .question import ARTICLES, BE, Clause, Term

_WHEN = frozenset({"when", "date"})
"""Slots for the time of the fact itself; another may hold that of something in it."""
_DUE = frozenset({"due", "scheduled", "planned", "expected"})
MENTION = "mention~"
"""What is done by one who speaks of something, or by a text that does."""


def by_figure(clause: Clause, frames: Frames) -> list[Match]:
    """Intents whose fact has the very number or date that the question gives ("what is pencilled in for May?")."""
    figures = [
        t
        for t in clause.terms
        if t.figure and t.value not in SMALL and not (t.date and t.date.day and any(d.agrees(t.date) for d in frames.dates))
    ]
    noun = asked_noun(clause)
    if noun and any("country~" in frames.lexicon.up(m) or m == "country~" for m in noun.concepts):
        return []
    if not figures or clause.asks - GENERIC_ASKS - {"?count", "?when", "?list"}:
        return []
    out = []
    ahead = any(t.concepts & INTENDED for t in clause.terms)
    words = " ".join(w for t in clause.terms for w in t.words)
    for frame in frames.frames.values():
        if ahead and not frame.facts[0].planned:
            continue
        if len(frame.facts) == 1 and any(
            (t.date is not None and v.date is not None and v.date.agrees(t.date)) or any(a.number == t.value for a in v.amounts)
            for t in figures for v in frame.facts[0].values.values()
        ):  # fmt: skip
            amounts = sum(len(v.amounts) for v in frame.facts[0].values.values())
            out.append(Match(frame, frame.keys[0], 1.0 + 1.0 / max(1, amounts)))  # a fact about this figure alone first
    out.sort(key=lambda m: -m.score)
    literal = [m for m in out if any(p.lower() in words for v in m.frame.facts[0].values.values() if v.date for p in v.parts)]
    return literal[:1] if any(t.value is None for t in figures) and literal else out


def by_amount(clause: Clause, frames: Frames) -> list[Match]:
    """Intents whose fact counts in the unit that the claim counts in ("under 20 tonnes?")."""
    meanings = frozenset(m for t in clause.terms for m in t.concepts | t.asks)
    return [
        Match(frame, frame.keys[0], 1.0)
        for frame in frames.frames.values()
        if len(frame.facts) == 1 and any(a.of & meanings for v in frame.facts[0].values.values() for a in v.amounts)
        if any(t.value is not None for t in clause.terms)
    ]


def by_time(clause: Clause, frames: Frames) -> list[Match]:
    """The one intent whose fact gives a time for what stands beside a bare "when" or "which month" ("boat when?")."""
    asked = clause.asks - GENERIC_ASKS
    things = [t for t in clause.terms if not _asks_or_builds(t)]
    named = [frames.subjects(t) for t in things]
    if not asked or not asked <= TIMES or not named or not all(named):
        return []
    if all(names <= frames.parties for names in named):
        return []  # when somebody was what?
    found = [
        frame
        for frame in frames.frames.values()
        if len(frame.facts) == 1
        and (dates := [v.date for slot, v in frame.facts[0].values.items() if slot in _WHEN and v.date is not None])
        and not any(known.agrees(date) for known in frames.dates for date in dates)  # the day of all that is told
        and all(names & frame.facts[0].said for names in named)
        and not (frame.facts[0].planned and clause.past)
    ]
    return [Match(replace(f, asks=f.asks | asked), f.keys[0], 1.0) for f in found] if len(found) == 1 else []


def _asks_or_builds(term: Term) -> bool:
    return bool(term.asks) or term.words[-1] in LINKS | JOINERS | ARTICLES | BE | _DUE or term.has("polite", "soft", "ask")


def by_agent(clause: Clause, frames: Frames) -> list[Match]:
    """Intents whose fact says who does what the question has somebody do ("who is sending the stoves?")."""
    follows = after_who(clause.terms)
    if not follows or clause.asks - GENERIC_ASKS != {"?who"}:
        return []
    verb = next((t for t in follows if not t.has("auxiliary")), follows[0])
    named = [subjects for t in clause.terms if (subjects := frames.subjects(t))]
    found = [
        frame
        for frame in frames.frames.values()
        if named
        and len(frame.facts) == 1
        and frame.facts[0].who & frame.facts[0].said
        and verb.concepts & frame.facts[0].does
        and all(names & frame.facts[0].vocabulary - frame.facts[0].who for names in named)
    ]
    # the fact that says least besides is the one that is about it, and no other is its rival
    found.sort(key=lambda f: (-sum(bool(n & f.facts[0].said) for n in named), len(f.facts[0].said & frames.lexicon.own)))
    return [Match(replace(f, asks=f.asks | {"?who"}), f.keys[0], 1 + 1 / n) for n, f in enumerate(found, 1)]


def by_mention(clause: Clause, frames: Frames) -> list[Match]:
    """Intents whose fact speaks of all that a claim says was mentioned ("did she bring up the boats?")."""
    if not any(MENTION in t.concepts for t in clause.terms):
        return []
    named = [subjects for t in clause.terms if (subjects := frames.subjects(t))]
    return [
        Match(frame, frame.keys[0], 1.0)
        for frame in frames.frames.values()
        if named and len(frame.facts) == 1 and all(names & (frame.facts[0].said | frame.facts[0].who) for names in named)
    ]
