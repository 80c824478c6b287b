"""Completion of questions that the pack can answer, and of commands with what may stand after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document
from rapidfuzz import fuzz, process, utils

from bot.channels.repl.commands import COMMANDS, Command, named
from bot.channels.repl.offered import Offer, offers
from bot.channels.repl.state import State
from bot.channels.shown import shown
from bot.content import Pack

LISTED = 8
"""How many questions are offered at once."""
_OPENS, _BEGUN, _BEGUN_IN_EXAMPLE = 300.0, 200.0, 150.0
"""Scores: it begins like this; each word typed begins one of its words; of those of an example. Likeness is up to 100."""
_ALIKE = 80
_LIKENESS_FROM = 5
"""Characters that have to be typed before likeness says anything."""


class Ranking:
    """The questions that somebody may be about to type."""

    def __init__(self, offered: Sequence[Offer]) -> None:
        self._offered = offered
        self._texts = [
            (utils.default_process(text), number, text == offer.question)
            for number, offer in enumerate(offered)
            for text in (offer.question, *offer.examples)
        ]

    def near(self, typed: str) -> list[Offer]:
        """The likeliest first; all in their order where nothing is typed."""
        opening = utils.default_process(typed)
        best: dict[int, float] = {}
        for text, number, own in self._texts:
            if score := _begun(opening, text, own):
                best[number] = max(score, best.get(number, 0.0))
        if len(best) < LISTED and len(opening) >= _LIKENESS_FROM:
            for number, score in self._alike(opening):
                best.setdefault(number, score)
        return [self._offered[number] for number in sorted(best, key=lambda n: (-best[n], n))[:LISTED]]

    def _alike(self, opening: str) -> Iterator[tuple[int, float]]:
        texts = [text for text, _, _ in self._texts]
        for _, score, at in process.extract(opening, texts, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=4 * LISTED):
            # A text much shorter than what was typed is in it by chance.
            if 2 * len(texts[at]) >= len(opening):
                yield self._texts[at][1], score


class QuestionCompleter(Completer):
    """Offers questions with their topics; after a slash commands, and after a command what may follow it."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._pack: Pack | None = None
        self._ranking = Ranking(())

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Completions of the whole line, the likeliest first."""
        typed = document.text_before_cursor
        if "\n" in document.text or document.text_after_cursor:
            return
        if typed.startswith("/"):
            yield from _of_command(typed, self._state, complete_event)
        elif typed.strip() or complete_event.completion_requested:
            for offer in self.ranking.near(typed):
                yield Completion(offer.question, -len(typed), display=shown(offer.question), display_meta=shown(offer.topic))

    @property
    def ranking(self) -> Ranking:
        """That of the pack as it is now."""
        if self._pack is not self._state.pack:
            self._pack = self._state.pack
            self._ranking = Ranking(offers(self._pack))
        return self._ranking


def _begun(opening: str, text: str, own: bool) -> float:
    """How sure it is that somebody who began like this goes on to that text; 0 where nothing speaks for it.

    :param own: it is the question itself, not one of its examples.
    """
    if own and text.startswith(opening):
        return _OPENS
    words = text.split()
    if all(any(word.startswith(begun) for word in words) for begun in opening.split()):
        return _BEGUN if own else _BEGUN_IN_EXAMPLE
    return 0.0


def _of_command(typed: str, state: State, event: CompleteEvent) -> Iterator[Completion]:
    name, space, rest = typed.partition(" ")
    if not space:
        for command in COMMANDS:
            if command.name.startswith(name.lower()):
                yield Completion(command.name, -len(typed), display_meta=command.help)
        return
    if found := named(name):
        yield from _of_argument(found, rest, state, event)


def _of_argument(command: Command, typed: str, state: State, event: CompleteEvent) -> Iterator[Completion]:
    if "FILE" in command.argument:
        yield from PathCompleter(expanduser=True).get_completions(Document(typed), event)
    for text, meaning in command.choices(state) if command.choices else ():
        if typed.lower() in text.lower():
            yield Completion(text, -len(typed), display=shown(text), display_meta=shown(meaning))
