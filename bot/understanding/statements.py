"""Whether what the facts say can be backed: a word that neither the document nor plain English has is somebody's invention."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content import Fault, LoadedFact, Pack, in_marks

from .lexicon import Lexicon
from .numbers import figures
from .text import tokenize


def invented(pack: Pack, lexicon: Lexicon) -> list[Fault]:
    """A fault for each statement or value with a number that is not in its document, or a word that nobody knows."""
    documents = {
        id: _words(f"{document.text}\n{document.title}\n{document.publisher}\n{document.date}", lexicon)
        for id, document in pack.documents.items()
    }
    counts = {id: {f.value for f in figures(tokenize(document.text))} - {None} for id, document in pack.documents.items()}
    faults = []
    for fact in pack.facts.values():
        known = documents[fact.source]
        for what, text in _texts(fact):
            tokens = tokenize(text)
            counted = {at for f in figures(tokens) if f.value in counts[fact.source] for at in range(f.first, f.last)}
            strange = [
                t.text for at, t in enumerate(tokens) if not t.mark and at not in counted and not _backed(t.text, known, lexicon)
            ]
            if strange:
                words = ", ".join(f"`{word}`" for word in dict.fromkeys(strange))
                verb = "stands" if len(set(strange)) == 1 else "stand"
                message = f"{words} in {what} of `{fact.id}` {verb} nowhere in its source: {in_marks(text)}"
                faults.append(Fault(pack.places[f"says:{fact.id}"], message, "say only what the source says"))
    return faults


def _texts(fact: LoadedFact) -> Iterator[tuple[str, str]]:
    yield "`says`", fact.says
    for name, parts in fact.values.items():
        for part in parts:
            yield f"the value `{name}`", part


def _words(text: str, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(base for t in tokenize(text) if not t.mark for base in lexicon.inflection.bases(t.text))


def _backed(word: str, known: frozenset[str], lexicon: Lexicon) -> bool:
    if lexicon.inflection.bases(word) & known:
        return True
    return not any(c.isdigit() for c in word) and bool(lexicon.meanings(word))
