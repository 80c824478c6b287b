"""Commands about the pack: what can be asked, its facts, whether it is sound, and reading it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from bot.answering.reply import Quote
from bot.channels.layout import Line, Page, field, note, paragraph, table
from bot.channels.marking import place
from bot.channels.page import BAR, credit
from bot.channels.repl.offered import Offer, offers
from bot.channels.repl.state import State
from bot.content import LoadedFact, Pack, PackError
from bot.content.faults import suggestion
from bot.engine import Bot
from bot.examples import counted, judged, strays

SHOWN = 10
"""How many examples that go elsewhere are shown; the command line lists them all."""


def topics(state: State, name: str) -> Iterable[Page]:
    """The topics and how many questions each has, or the questions of one."""
    by_topic = _by_topic(state.pack)
    if not name:
        rows = [(topic, f"{len(found)}, such as “{found[0].question}”") for topic, found in by_topic.items()]
        return [lambda width: [*table(rows, width), Line(""), *note("/topics TOPIC lists all of its questions.", width)]]
    if name not in by_topic:
        return [partial(note, _unknown("topic", name, by_topic))]
    return [lambda width: [line for offer in by_topic[name] for line in paragraph(offer.question, width, first="  ")]]


def topic_choices(state: State) -> Iterator[tuple[str, str]]:
    """The topics, with how many questions each has."""
    return ((topic, f"{len(found)} question{'s' if len(found) != 1 else ''}") for topic, found in _by_topic(state.pack).items())


def fact(state: State, id: str) -> Iterable[Page]:
    """A fact, or those of the last answer."""
    ids = (id,) if id else state.last.facts if state.last else ()
    if not ids:
        return [partial(note, "Name a fact: /fact ID. Without an id it shows those of the last answer.")]
    if id and id not in state.pack.facts:
        return [partial(note, _unknown("fact", id, state.pack.facts))]
    return [partial(_fact_page, state.pack.facts[one], state.pack) for one in ids]


def fact_choices(state: State) -> Iterator[tuple[str, str]]:
    """The facts, with what they say."""
    return ((fact.id, fact.says) for fact in state.pack.facts.values())


def check(state: State, _: str) -> Iterator[Page]:
    """Read the pack's files, and ask its examples."""
    try:
        bot = Bot.load(state.pack.folder)
    except PackError as error:
        yield _faults(error, "It does not load.")
        return
    found = list(strays(bot))
    lines = [counted(bot.pack), *(f"warning: {stray}" for stray in islice(found, SHOWN))]
    if len(found) > SHOWN:
        lines.append(f"… and {len(found) - SHOWN} more, which `quotebot check` lists.")
    yield lambda width: [line for text in (*lines, judged(len(found), bot.pack)) for line in note(text, width)]


def reload(state: State, _: str) -> Iterable[Page]:
    """Answer from the pack as its files are now; where they have faults, go on with what was loaded before."""
    try:
        state.use(Bot.load(state.pack.folder))
    except PackError as error:
        state.faults = error.faults
        return [_faults(error, "It does not load; answers are still from the pack as it was.")]
    return [partial(note, f"Loaded: {counted(state.pack)}.")]


def _faults(error: PackError, told: str) -> Page:
    return lambda width: [line for text in (*map(str, error.faults), told) for line in note(text, width)]


def _by_topic(pack: Pack) -> dict[str, list[Offer]]:
    found: dict[str, list[Offer]] = {}
    for offer in offers(pack):
        found.setdefault(offer.topic, []).append(offer)
    return found


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    advice = suggestion(name, known).replace("`", "")
    return f"There is no {kind} {name}" + (f"; {advice}" if advice else ".")


def _fact_page(fact: LoadedFact, pack: Pack, width: int | None) -> list[Line]:
    document = pack.documents[fact.source]
    word = pack.words.get(fact.said_by)
    who = (word.show or word.names[0]) if word else ""
    quote = Quote(text=fact.quote, said_by=who, how=fact.how, source=document.title, start=fact.start, end=fact.end)
    rows = {
        "told by": [", ".join(fact.told_by)],
        "who": [", ".join(fact.who)],
        "does": [", ".join(fact.does)],
        "whom": [", ".join(fact.whom)],
        "values": [f"{name}: {part}" for name, parts in fact.values.items() for part in parts],
        "asked as": [offer.question for offer in offers(pack) if fact.id in offer.facts],
        "stands at": [str(fact.place)],
    }
    return [
        *paragraph(fact.id, width, "heading"),
        *paragraph(fact.says, width),
        *paragraph(fact.quote, width, "quote", first=BAR, others=BAR, lead="bar"),
        *paragraph(f"{credit(quote)} ({place(quote, pack)})", width, "source", first="  — "),
        *(line for label, texts in rows.items() if any(texts) for line in field(label, texts, width)),
    ]
