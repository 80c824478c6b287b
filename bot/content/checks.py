"""What has to agree in a pack: quotes with documents, names with what they name, templates with values."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from bot.content.draft import Draft, FactEntry
from bot.content.duplicates import duplicate_faults
from bot.content.faults import Fault, Place, in_marks, suggestion
from bot.content.models import Intent, IntentFile
from bot.content.quotes import find_quote, nearest_passage
from bot.content.templates import TemplateError, parse_template, split_placeholder
from bot.content.yaml import YamlFile

_FULL_STOP = re.compile(r"\.[\"'”’»)\]]*$")
_PACK_PLACEHOLDERS = ("examples", "title")


def check(draft: Draft, known_concepts: Collection[str] | None = None) -> None:
    """Report to ``draft`` everything in it that does not agree.

    :param known_concepts: what ``{name}`` in a word's names may stand for besides the words of the pack and their
        kinds; None leaves such placeholders unchecked.
    """
    _check_facts(draft)
    if draft.intents is None:
        return
    file, model = draft.intents.file, draft.intents.model
    _check_words(draft, file, model, known_concepts)
    _check_intents(draft, file, model)
    _check_smalltalk(draft, file, model)
    draft.faults += duplicate_faults(file, model)


def _check_facts(draft: Draft) -> None:
    first: dict[str, Place] = {}
    for entry in draft.facts:
        if entry.id in first:
            what = f"the fact `{entry.id}` is given twice"
            draft.report(Fault(entry.key, what, f"the first is at {first[entry.id]}: give one of them another id"))
        first.setdefault(entry.id, entry.key)
        if not _FULL_STOP.search(entry.fact.says):
            what = f"`says` of `{entry.id}` does not end with a full stop"
            draft.report(Fault(entry.place("says"), what, "add `.`"))
        _check_quote(draft, entry)
        fact = entry.fact
        named = {"who": fact.who, "whom": fact.whom, "said_by": (entry.said_by,), "told_by": fact.told_by}
        for field, names in named.items():
            _check_names(draft, "words", names, entry.place, field)


def _check_quote(draft: Draft, entry: FactEntry) -> None:
    source, sources = draft.source_of(entry), draft.ids["sources"]
    if not source:
        if sources:
            fix = f"add `source: …` here or at the top of the file, one of {', '.join(sorted(sources))}"
            draft.report(Fault(entry.key, f"the fact `{entry.id}` does not say which source it is from", fix))
        return
    if source not in sources:
        draft.report(Fault(entry.place("source"), f"there is no source `{source}`", suggestion(source, sources)))
    text = draft.texts.get(source)
    if text is None or find_quote(text, entry.fact.quote):
        return
    fix = passage_advice(f"facts/sources/{source}.txt", text, entry.fact.quote)
    draft.report(Fault(entry.place("quote"), f"the quote of `{entry.id}` is not in its source", fix))


def passage_advice(path: str, text: str, quote: str) -> str:
    """The likely fix for a quote that is not in the ``text`` of the file at ``path``."""
    near = nearest_passage(text, quote)
    if near is None:
        return f"nothing in {path} is like it: copy the passage from there"
    line, column = text.count("\n", 0, near.start) + 1, near.start - text.rfind("\n", 0, near.start)
    return f"{near.difference}; the nearest passage, at {Place(path, line, column)}, is {in_marks(near.text, 400)}"


def _check_words(draft: Draft, file: YamlFile, model: IntentFile, known_concepts: Collection[str] | None) -> None:
    _check_names(draft, "words", model.context, file.place, "context")
    if len(model.words) < len(draft.ids["words"]) or "words" in draft.lost:
        known_concepts = None  # a word that is not sound may be of any kind
    concepts = draft.ids["words"].union(known_concepts or (), *(word.kind for word in model.words.values()))
    for id, word in model.words.items():
        _check_names(draft, "words", (word.side,), file.place, "words", id, "side")
        for n, text in enumerate(word.names):
            place = file.place("words", id, "names", n)
            for name in _placeholders(draft, text, place):
                if known_concepts is not None and name not in concepts:
                    what = f"`{{{name}}}` in a name of `{id}` is no word"
                    draft.report(Fault(place, what, suggestion(name, concepts)))


def _check_intents(draft: Draft, file: YamlFile, model: IntentFile) -> None:
    facts = {entry.id: entry for entry in reversed(draft.facts)}  # of two with one id, the first
    used: set[str] = set()
    for id, intent in model.intents.items():
        used.update(intent.facts)
        _check_names(draft, "facts", intent.facts, file.place, "intents", id, "facts")
        place = file.place("intents", id, "answer")
        for name in _placeholders(draft, intent.answer, place):
            _check_placeholder(draft, name, intent, facts, place)
    if "intents" in draft.lost or len(model.intents) < len(draft.ids["intents"]):
        return  # an intent that is not sound may use any fact
    for entry in draft.facts:
        if entry.id not in used:
            what = f"no intent uses the fact `{entry.id}`"
            draft.report(Fault(entry.key, what, "name it in the `facts` of an intent"))


def _check_placeholder(draft: Draft, name: str, intent: Intent, facts: dict[str, FactEntry], place: Place) -> None:
    id, value = split_placeholder(name)
    id = id or intent.facts[0]
    entry = facts.get(id)
    if entry is None:
        # A fact that the intent names or that is not sound has its fault already.
        if id not in intent.facts and id not in draft.ids["facts"] and "facts" not in draft.lost:
            draft.report(Fault(place, f"`{{{name}}}`: there is no fact `{id}`", suggestion(id, draft.ids["facts"])))
    elif id not in intent.facts:
        what = f"`{{{name}}}`: the intent does not use the fact `{id}`"
        draft.report(Fault(place, what, f"add `{id}` to its `facts`"))
    elif value not in entry.fact.values:
        others = [other for other in intent.facts[1:] if other in facts and value in facts[other].fact.values]
        fix = f"did you mean `{{{others[0]}.{value}}}`?" if others else suggestion(value, entry.fact.values)
        draft.report(Fault(place, f"`{{{name}}}`: the fact `{id}` has no value `{value}`", fix))


def _check_smalltalk(draft: Draft, file: YamlFile, model: IntentFile) -> None:
    for id, talk in model.smalltalk.items():
        if id in model.intents:
            fix = f"the intent is at {file.key('intents', id)}: give one of them another id"
            draft.report(Fault(file.key("smalltalk", id), f"`{id}` is an intent and small talk", fix))
        place = file.place("smalltalk", id, "answer")
        for name in _placeholders(draft, talk.answer, place):
            if name not in _PACK_PLACEHOLDERS:
                what = f"`{{{name}}}` stands for nothing in small talk"
                draft.report(Fault(place, what, suggestion(name, _PACK_PLACEHOLDERS)))


def _placeholders(draft: Draft, text: str, place: Place) -> Sequence[str]:
    """The names in braces in ``text``; none where the braces are wrong, which is a fault."""
    try:
        return parse_template(text).names
    except TemplateError as error:
        draft.report(Fault(place, f"{error} in {in_marks(text)}", "write a placeholder as `{name}`"))
        return ()


def _check_names(draft: Draft, kind: str, names: Iterable[str], place: Callable[..., Place], *way: str) -> None:
    """Report the ``names``, those at ``way``, that are none of the pack's ``facts`` or ``words``."""
    known, noun = draft.ids[kind], "fact" if kind == "facts" else "word"
    for n, name in enumerate(names):
        if name and name not in known and kind not in draft.lost:
            draft.report(Fault(place(*way, n), f"there is no {noun} `{name}`", suggestion(name, known)))
