"""Whether a script agrees with the pack: names with what they name, quotes with documents."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from bot.content import Fault, Pack
from bot.content.checks import passage_advice
from bot.content.faults import in_marks, suggestion
from bot.content.yaml import Way, YamlFile
from bot.testing.script import Script, Turn
from bot.testing.subject import shown_path

NONE = "none"
"""As an intent: neither an intent nor small talk."""


def disagreements(script: Script, file: YamlFile, pack: Pack) -> Iterator[Fault]:
    """What the script names that the pack does not have, each at its place."""
    intents = {*pack.intents, *pack.smalltalk, NONE}
    speakers = speaker_names(pack)
    for c, conversation in enumerate(script.conversations):
        for t, turn in enumerate(conversation.turns):
            check = partial(_unknown, file, ("conversations", c, "turns", t))
            yield from check("intent", turn.intent, intents, "there is no intent `{}`")
            for n, id in enumerate(turn.facts or ()):
                yield from check("facts", id, pack.facts, "there is no fact `{}`", n)
            yield from check("speaker", turn.speaker, speakers, "nobody called `{}` says anything in the pack")
            yield from _strange_quotes(turn, file, ("conversations", c, "turns", t), pack)


def speaker_names(pack: Pack) -> dict[str, str]:
    """The name that replies show for everybody who says something, by itself and by concept."""
    words = {fact.said_by: pack.words[fact.said_by] for fact in pack.facts.values() if fact.said_by}
    names = {id: word.show or word.names[0] for id, word in words.items()}
    return names | {name: name for name in names.values()}


def _unknown(
    file: YamlFile, way: Way, key: str, name: str | None, known: Collection[str], what: str, *part: int
) -> Iterator[Fault]:
    if name is not None and name not in known:
        yield Fault(file.place(*way, key, *part), what.format(name), suggestion(name, known))


def _strange_quotes(turn: Turn, file: YamlFile, way: Way, pack: Pack) -> Iterator[Fault]:
    for n, quote in enumerate(turn.quote):
        if any(quote in document.text for document in pack.documents.values()):
            continue
        # Of several documents the one that has something like it; told apart by how well its advice can place it.
        advice = [
            passage_advice(shown_path(pack.folder / f"facts/sources/{id}.txt"), document.text, quote)
            for id, document in pack.documents.items()
        ]
        fix = next((text for text in advice if not text.startswith("nothing")), advice[0])
        yield Fault(file.place(*way, "quote", n), f"the quote {in_marks(quote)} is not in the source", fix)
