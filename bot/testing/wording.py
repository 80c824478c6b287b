"""A pack's own wording as a script: what its examples ask, and its names in them, has to reach its intent.

It is recorded, not made anew in each run: an example or name that is taken out of the pack is still asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.content import Pack
from bot.examples import examples
from bot.testing.agreement import NONE
from bot.testing.recording import inline
from bot.testing.subject import Subject

OFTEN = 3
"""In how many intents each name is asked for: one may be reached without it, by what else the question says."""


def renamed(id: str, pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Each name of a word, put where an example has another one: the name, the intent and the question.

    The shortest examples come first: they say least besides.
    """
    names = [name for name in pack.words[id].names if "{" not in name]
    place = re.compile(rf"\b({'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b", re.IGNORECASE)
    asked = [(example, intent) for intent, entry in pack.intents.items() for example in entry.examples] if names else []
    for example, intent in sorted(asked, key=lambda pair: len(pair[0])):
        if found := place.search(example):
            before, after = example[: found.start()], example[found.end() :]
            yield from ((name, intent, f"{before}{name}{after}") for name in names)


def wordings(subject: Subject) -> dict[str, list[str]]:
    """For each intent and small talk the examples that reach it, and for each name some questions with it that do."""
    pack = subject.pack
    found = {id: [text for text in texts if _reaches(text, id, subject)] for id, texts in examples(pack).items()}
    for word in pack.words:
        tried = set[tuple[str, str]]()
        reached = Counter[str]()
        for name, intent, question in renamed(word, pack):
            if reached[name] < OFTEN and (name, intent) not in tried:
                tried.add((name, intent))
                if _reaches(question, intent, subject):
                    reached[name] += 1
                    found[intent].append(question)
    return {id: list(dict.fromkeys(questions)) for id, questions in found.items() if questions}


def wording_script(subject: Subject) -> str:
    """The conversations of a script: one for each intent."""
    return "conversations:\n" + "".join(_conversation(id, questions, subject) for id, questions in wordings(subject).items())


def _conversation(id: str, questions: list[str], subject: Subject) -> str:
    """A turn for what is told, and one each for what is said yes or no to."""
    turns: dict[str, list[str]] = {}
    for question in questions:
        turns.setdefault(subject.reply((), question).verdict or NONE, []).append(question)
    return f"  - name: {inline(id)}\n    turns:\n" + "".join(_turn(id, *turn) for turn in turns.items())


def _turn(id: str, verdict: str, questions: list[str]) -> str:
    asked = "".join(f"          - {inline(question)}\n" for question in questions)
    return f"      - intent: {inline(id)}\n        verdict: {verdict}\n        ask:\n{asked}"


def _reaches(question: str, intent: str, subject: Subject) -> bool:
    return subject.reply((), question).intent == intent
