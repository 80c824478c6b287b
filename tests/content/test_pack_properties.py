"""Laws that hold for any text, any passage and any bytes in a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content import PackError, find_quote, find_quotes, nearest_passage, parse_template, sentence_around
from bot.content.templates import TemplateError

if TYPE_CHECKING:
    from tests.content.conftest import Village

PATHS = [
    "facts/sources/notice.txt",
    "facts/sources/notice.yaml",
    "facts/hours.yaml",
    "facts/lending.yaml",
    "intents.yaml",
]

prose = st.lists(
    st.sampled_from([". ", "! ", "? ", "\n", "\r\n", "• ", " ", "Mr. ", "U.S. ", "2.5", "No. 4", ".”", "é", "word", "x"])
    | st.text(max_size=3),
    max_size=30,
).map("".join)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and the two ends of a passage in it."""
    text = draw(prose)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


@given(passages())
def test_a_sentence_contains_its_passage(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


@given(passages())
def test_widening_twice_is_widening_once(passage: tuple[str, int, int]) -> None:
    once = sentence_around(*passage)
    assert sentence_around(passage[0], *once) == once


@given(passages())
def test_widening_adds_no_line(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    first, last = sentence_around(text, start, end)
    assert "\n" not in text[first:start] + text[end:last]


@given(passages())
def test_a_quote_from_a_text_is_found_in_it(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    quote = text[start:end]
    places = find_quotes(text, quote)
    assert all(text[first:last] == quote for first, last in places)
    assert ((start, end) in places) == bool(quote)
    assert find_quote(text, quote) == (places[0] if places else None)


@given(prose, prose)
def test_a_near_passage_is_one_of_the_text(text: str, quote: str) -> None:
    near = nearest_passage(text, quote) if quote not in text else None
    if near:
        assert text[near.start : near.end] == near.text
        assert near.text != quote


@given(st.text("ab{} .", max_size=20))
def test_a_template_is_put_together_as_it_was(text: str) -> None:
    try:
        template = parse_template(text)
    except TemplateError:
        assert "{" in text or "}" in text
    else:
        bare = text.replace(" ", "")
        assert template.fill([f"{{{name}}}" for name in template.names]).replace(" ", "") == bare


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_any_bytes_in_a_file_are_refused_with_a_place(new_village: Callable[[], Village], path: str, content: bytes) -> None:
    village = new_village()
    village.write(path, content)
    with pytest.raises(PackError) as error:
        village.load()
    assert error.value.faults
    assert str(error.value).splitlines() == [str(fault) for fault in error.value.faults]


trees = st.recursive(
    st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["facts", "says", "quote", "about", "title", "words", "names", "intents", "values", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("path", PATHS[1:])
@settings(max_examples=60, deadline=None)
@given(tree=st.dictionaries(st.sampled_from(["about", "words", "facts", "intents", "smalltalk", "title"]), trees))
def test_any_tree_of_known_keys_is_refused(new_village: Callable[[], Village], path: str, tree: object) -> None:
    village = new_village()
    village.write(path, yaml.safe_dump(tree, allow_unicode=True))
    with pytest.raises(PackError):
        village.load()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_fact_stands_in_its_source_wherever_its_quote_was_taken_from(
    new_village: Callable[[], Village], data: st.DataObject
) -> None:
    village = new_village()
    source = village.files["facts/sources/notice.txt"]
    start = data.draw(st.integers(0, len(source) - 2))
    quote = source[start : data.draw(st.integers(start + 1, len(source)))].strip()
    old = "quote: On Fridays it stays open until 20.00."
    village.change("facts/hours.yaml", old, yaml.safe_dump({"quote": quote or "Notice"}, width=9999).strip())
    pack = village.load()
    assert pack.facts["fridays"].quote == (quote or "Notice")
    for fact in pack.facts.values():
        assert pack.documents[fact.source].text[fact.start : fact.end] == fact.quote
