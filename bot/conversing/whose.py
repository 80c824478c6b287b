"""Whether what was just told is somebody's words: "did the mayor say that?", "was it Anne who said so?"."""

from __future__ import annotations

from bot.answering.conflicts import stands_for
from bot.answering.outcome import Outcome, held_back
from bot.answering.reply import Verdict
from bot.understanding.asking import LINKS
from bot.understanding.frames import Frames
from bot.understanding.question import Clause

from .clauses import read_again
from .focus import Focus
from .verdicts import told_again

_SAY = frozenset("say state claim put note remark mention".split())
_THAT = frozenset("that it this so those same".split())
_WORDS = frozenset("words statement view opinion line phrase quote remark assessment belief claim".split())


def whose_words(clause: Clause, focus: Focus, frames: Frames) -> Outcome | None:
    """The verdict on who said it; none where nobody is known to; None where the clause claims anything else."""
    what = tuple(w for t in clause.terms[:3] for w in t.words)[:3] == ("that", "is", "what")  # "that's what she said, right?"
    if focus.status != "answered" or not focus.facts or (clause.form != "check" and not what):
        return None
    tag = clause.terms[-1].has("tag") and clause.terms[-1].has("negation")  # "…, no?"
    if clause.negations - tag > 0:
        return None
    tellers = frozenset(f.fact.said_by for f in frames.facts.values())
    players = frames.actors | tellers
    named = [t for t in clause.terms if t.concepts & players]
    bases = frames.lexicon.inflection.bases
    saying = [t for t in clause.terms if not bases(t.words[0]).isdisjoint(_SAY) or not _WORDS.isdisjoint(t.words)]
    if named and any(t.concepts & tellers for t in named):
        saying += [t for t in clause.terms if t.words[1:] == ("from",) and "come" in bases(t.words[0])]
    others = [t for t in clause.terms if t not in named and t not in saying]
    pointed = any(not _THAT.isdisjoint(t.words) for t in others)
    small = all(
        (t.structural and not t.has("also") and LINKS.isdisjoint(t.words)) or t.words in (("who",), ("what",)) for t in others
    )
    if len(named) != 1 or len(saying) != 1 or not pointed or not small:
        return None  # "did she write about it, too?" is of something else
    facts = [frames.facts[f] for f in focus.facts]
    speakers = frozenset(name for f in facts for name in (*f.says, *f.told)) & frames.actors
    names = named[0].concepts & players
    near = any(stands_for(n, speakers, frames) or any(stands_for(s, frozenset({n}), frames) for s in speakers) for n in names)
    denied = focus.verdict == "no" and read_again(focus.question, frames).form == "check"  # then what was asked is not so
    same = any("same" in t.words for t in others) and not names & speakers  # both may have said it
    if denied or same or not speakers or (near and not names & speakers) or any(names & f.who - speakers for f in facts):
        return held_back(clause, None, [], frames)  # his country, or one who has a part in it, may have said it as well
    settled: Verdict = "yes" if names & speakers else "no"
    words = [(t.text, "its speaker" if t in named and settled == "yes" else "") for t in clause.terms]
    check = f"{named[0].text.strip()}: {'said it' if settled == 'yes' else 'somebody else said it'}"
    return told_again(settled, focus.facts, words, check, clause, focus, frames)
