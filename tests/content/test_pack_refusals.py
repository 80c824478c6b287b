"""One thing is changed in a valid pack: it does not load, and says where, what and what would be right."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.content import Fault, PackError, Place, load_pack

if TYPE_CHECKING:
    from tests.content.conftest import Village

ABOUT = "about:\n  title: the village library\n  examples: When does it open?\n"
FRIDAYS = "says: The library is open until 20.00 on Fridays."
QUOTE_IT = "put a text that holds `: ` or begins with `{` or `[` in quotes"
MORNING = "What time does it open in the morning?"
GOES_ON = "check the indentation, close every quote, and put a text that begins with `{`, `[` or a quote in quotes"

CASES = {
    "quote: another number": (
        "facts/hours.yaml",
        "from 9.30 to 17.00 on weekdays.\n    who",
        "from 9.30 to 18.00 on weekdays.\n    who",
        (
            'facts/hours.yaml:6:12: the quote of `weekdays` is not in its source; "18.00" should be "17.00"; '
            "the nearest passage, at facts/sources/notice.txt:3:3, is "
            '"The library is open from 9.30 to 17.00 on weekdays."'
        ),
    ),
    "quote: another case": (
        "facts/hours.yaml",
        "On Fridays it stays",
        "On fridays it stays",
        (
            "facts/hours.yaml:14:12: the quote of `fridays` is not in its source; "
            '"fridays" should be "Fridays"; '
            'the nearest passage, at facts/sources/notice.txt:3:55, is "On Fridays it stays open until 20.00."'
        ),
    ),
    "quote: the source was changed": (
        "facts/sources/notice.txt",
        "until 20.00",
        "until 20.15",
        (
            'facts/hours.yaml:14:12: the quote of `fridays` is not in its source; "20.00" should be "20.15"; '
            'the nearest passage, at facts/sources/notice.txt:3:55, is "On Fridays it stays open until 20.15."'
        ),
    ),
    "quote: nothing like it": (
        "facts/lending.yaml",
        "Readers may borrow six books\n",
        "Nothing of the kind was ever said, nor is it anywhere,\n",
        (
            "facts/lending.yaml:4:12: the quote of `books` is not in its source; "
            "nothing in facts/sources/notice.txt is like it: copy the passage from there"
        ),
    ),
    "source: unknown, by default": (
        "facts/hours.yaml",
        "how: notice\n",
        "how: notice\nsource: notise\n",
        "facts/hours.yaml:3:9: there is no source `notise`; did you mean `notice`?",
    ),
    "source: unknown": (
        "facts/hours.yaml",
        "    does: [open]\n",
        "    does: [open]\n    source: notise\n",
        "facts/hours.yaml:9:13: there is no source `notise`; did you mean `notice`?",
    ),
    "who: unknown": (
        "facts/hours.yaml",
        "    who: library\n    does: [open]",
        "    who: library, libary\n    does: [open]",
        "facts/hours.yaml:7:10: there is no word `libary`; did you mean `library`?",
    ),
    "whom: unknown, nothing near": (
        "facts/lending.yaml",
        "whom: library",
        "whom: zebra",
        "facts/lending.yaml:9:11: there is no word `zebra`; known: alder, library, reader",
    ),
    "said_by: unknown": (
        "facts/lending.yaml",
        "said_by: alder",
        "said_by: adler",
        "facts/lending.yaml:7:14: there is no word `adler`; did you mean `alder`?",
    ),
    "said_by: unknown by default": (
        "facts/hours.yaml",
        "said_by: library",
        "said_by: libary",
        "facts/hours.yaml:1:10: there is no word `libary`; did you mean `library`?",
    ),
    "side: unknown": (
        "intents.yaml",
        "side: library",
        "side: librari",
        "intents.yaml:11:11: there is no word `librari`; did you mean `library`?",
    ),
    "context: unknown": (
        "intents.yaml",
        "context: library",
        "context: [library, village]",
        "intents.yaml:16:20: there is no word `village`; known: alder, library, reader",
    ),
    "fact: unknown": (
        "intents.yaml",
        "facts: [weekdays, fridays]",
        "facts: [weekdays, friday, fridays]",
        "intents.yaml:26:23: there is no fact `friday`; did you mean `fridays`?",
    ),
    "placeholder: unknown": (
        "intents.yaml",
        "{opening}",
        "{openning}",
        "intents.yaml:24:13: `{openning}`: the fact `weekdays` has no value `openning`; did you mean `opening`?",
    ),
    "placeholder: of a fact that the intent does not use": (
        "intents.yaml",
        "{opening}",
        "{fridays.closing}",
        ("intents.yaml:24:13: `{fridays.closing}`: the intent does not use the fact `fridays`; add `fridays` to its `facts`"),
    ),
    "placeholder: of an unknown fact": (
        "intents.yaml",
        "{opening}",
        "{sundays.closing}",
        "intents.yaml:24:13: `{sundays.closing}`: there is no fact `sundays`; known: books, fridays, weekdays",
    ),
    "brace: not closed": (
        "intents.yaml",
        "{opening}",
        "{opening",
        'intents.yaml:24:13: a `{` has no `}` in "It opens at {opening."; write a placeholder as `{name}`',
    ),
    "brace: empty": (
        "intents.yaml",
        "{opening}",
        "{}",
        ('intents.yaml:24:13: nothing stands between `{` and `}` in "It opens at {}."; write a placeholder as `{name}`'),
    ),
    "brace: not opened": (
        "intents.yaml",
        "{opening}",
        "opening}",
        'intents.yaml:24:13: a `}` has no `{` in "It opens at opening}."; write a placeholder as `{name}`',
    ),
    "placeholder: unknown value of another fact": (
        "intents.yaml",
        "{fridays.closing}",
        "{fridays.close}",
        "intents.yaml:29:13: `{fridays.close}`: the fact `fridays` has no value `close`; did you mean `closing`?",
    ),
    "placeholder: unknown in small talk": (
        "intents.yaml",
        "{title}",
        "{titel}",
        "intents.yaml:37:13: `{titel}` stands for nothing in small talk; did you mean `title`?",
    ),
    "fact: twice over files": (
        "facts/lending.yaml",
        "  books:\n",
        "  weekdays:\n",
        (
            "facts/lending.yaml:2:3: the fact `weekdays` is given twice; "
            "the first is at facts/hours.yaml:4:3: give one of them another id\n"
            "intents.yaml:31:12: there is no fact `books`; known: fridays, weekdays"
        ),
    ),
    "example: of two intents": (
        "intents.yaml",
        "When does it close?",
        "when does it OPEN",
        (
            'intents.yaml:28:15: the example "when does it OPEN" of the intent `hours.closing` '
            "is claimed by the intent `hours.opening` too; "
            "the other is at intents.yaml:22:9: keep one"
        ),
    ),
    "example: twice in one": (
        "intents.yaml",
        MORNING,
        "when does it open",
        (
            'intents.yaml:23:9: the example "when does it open" of the intent `hours.opening` is given twice; '
            "the first is at intents.yaml:22:9"
        ),
    ),
    "example: of small talk and an intent": (
        "intents.yaml",
        "good morning",
        "How many books may I borrow",
        (
            'intents.yaml:36:23: the example "How many books may I borrow" of the small talk `hello` '
            "is claimed by the intent `lending` too; "
            "the other is at intents.yaml:33:15: keep one"
        ),
    ),
    "name: of two words": (
        "intents.yaml",
        "librarian",
        "the Reading-Room",
        (
            'intents.yaml:9:12: the name "the Reading-Room" of the word `alder` is claimed by the word `library` too; '
            "the other is at intents.yaml:6:22: keep one"
        ),
    ),
    "says: empty": (
        "facts/hours.yaml",
        FRIDAYS,
        "says:",
        "facts/hours.yaml:13:10: `says` is empty; fill it in",
    ),
    "quote: empty": (
        "facts/hours.yaml",
        "quote: On Fridays it stays open until 20.00.",
        "quote: ''",
        "facts/hours.yaml:14:12: `quote` is empty; fill it in",
    ),
    "examples: empty": (
        "intents.yaml",
        "examples: How many books may I borrow?",
        "examples: []",
        "intents.yaml:33:15: `examples` is empty; fill it in",
    ),
    "asks: empty": (
        "intents.yaml",
        "asks: how many",
        "asks:",
        "intents.yaml:32:10: `asks` is empty; fill it in",
    ),
    "examples: an empty one": (
        "intents.yaml",
        "      - What time does it open in the morning?",
        "      - ",
        "intents.yaml:23:8: `examples` is empty; fill it in",
    ),
    "says: no full stop": (
        "facts/hours.yaml",
        FRIDAYS,
        "says: The library is open until 20.00 on Fridays",
        "facts/hours.yaml:13:11: `says` of `fridays` does not end with a full stop; add `.`",
    ),
    "fact: unused": (
        "intents.yaml",
        "    facts: books\n",
        "    facts: fridays\n",
        "facts/lending.yaml:2:3: no intent uses the fact `books`; name it in the `facts` of an intent",
    ),
    "key: unknown and missing": (
        "facts/hours.yaml",
        "    quote: On Fridays",
        "    qoute: On Fridays",
        (
            "facts/hours.yaml:13:5: `fridays` has no `quote`; add a line `quote: …`\n"
            "facts/hours.yaml:14:5: `qoute` is no key of a fact; did you mean `quote`?"
        ),
    ),
    "key: unknown in the file": (
        "intents.yaml",
        "smalltalk:",
        "smaltalk:",
        "intents.yaml:34:1: `smaltalk` is no key of `intents.yaml`; did you mean `smalltalk`?",
    ),
    "key: unknown, nothing near": (
        "intents.yaml",
        "    kind: place",
        "    colour: blue",
        "intents.yaml:7:5: `colour` is no key of a word; known: kind, names, show, side, unnamed",
    ),
    "one_way: neither": (
        "facts/lending.yaml",
        "one_way: false",
        "one_way: perhaps",
        "facts/lending.yaml:11:14: `one_way` must be true or false, and is the text `perhaps`",
    ),
    "whom: a mapping": (
        "facts/lending.yaml",
        "whom: library",
        "whom: {a: b}",
        ("facts/lending.yaml:9:11: `whom` must be a text or a list, and is `key: value` lines; " + QUOTE_IT),
    ),
    "value: a mapping": (
        "facts/lending.yaml",
        "count: 6",
        "count: {a: b}",
        ("facts/lending.yaml:13:14: `count` must be a text or a list, and is `key: value` lines; " + QUOTE_IT),
    ),
    "value: a mapping in the list": (
        "facts/lending.yaml",
        "        - books",
        "        - books: all",
        ("facts/lending.yaml:15:11: a part of `things` must be a text, and is `key: value` lines; " + QUOTE_IT),
    ),
    "says: a list": (
        "facts/hours.yaml",
        FRIDAYS,
        "says: [a, b]",
        ("facts/hours.yaml:13:11: `says` must be a text, and is a list; " + QUOTE_IT),
    ),
    "about: missing": (
        "intents.yaml",
        ABOUT,
        "",
        "intents.yaml:1:1: the file has no `about`; add a line `about: …`",
    ),
    "title: missing": (
        "intents.yaml",
        "  title: the village library\n",
        "",
        "intents.yaml:2:3: `about` has no `title`; add a line `title: …`",
    ),
    "date: missing": (
        "facts/sources/notice.yaml",
        "date: 2019-03-01\n",
        "",
        "facts/sources/notice.yaml:1:1: the file has no `date`; add a line `date: …`",
    ),
    "fact: a text": (
        "facts/lending.yaml",
        "facts:\n  books:",
        "facts:\n  magazines: none\n  books:",
        "facts/lending.yaml:2:14: `magazines` must consist of `key: value` lines, and is the text `none`",
    ),
    "id: of an intent and small talk": (
        "intents.yaml",
        "smalltalk:\n",
        "smalltalk:\n  lending:\n    examples: thanks\n    answer: Welcome.\n",
        (
            "intents.yaml:35:3: `lending` is an intent and small talk; "
            "the intent is at intents.yaml:30:3: give one of them another id"
        ),
    ),
    "name: unknown placeholder": (
        "intents.yaml",
        "'{place} user'",
        "'{palace} user'",
        "intents.yaml:15:9: `{palace}` in a name of `reader` is no word; did you mean `place`?",
    ),
    "name: broken brace": (
        "intents.yaml",
        "'{place} user'",
        "'{place user'",
        'intents.yaml:15:9: a `{` has no `}` in "{place user"; write a placeholder as `{name}`',
    ),
    "yaml: key twice": (
        "intents.yaml",
        "  lending:",
        "  hours.closing:",
        (
            "facts/lending.yaml:2:3: no intent uses the fact `books`; name it in the `facts` of an intent\n"
            "intents.yaml:30:3: `hours.closing` is given twice; the first is at intents.yaml:25:3: keep one"
        ),
    ),
    "yaml: colon": (
        "facts/hours.yaml",
        "says: The library is open until",
        "says: Hours: The library is open until",
        (
            "facts/hours.yaml:13:16: a `: ` stands where no key can be; "
            "put a text that holds `: ` in quotes, or check the indentation"
        ),
    ),
    "yaml: brace": (
        "intents.yaml",
        '"{closing} on weekdays, {fridays.closing} on Fridays."',
        "{closing} on weekdays",
        ("intents.yaml:29:23: this does not go on from what is before it; " + GOES_ON),
    ),
    "yaml: tab": (
        "facts/hours.yaml",
        "    does: [open]",
        "\tdoes: [open]",
        "facts/hours.yaml:8:1: the line begins with a tab; indent with spaces",
    ),
    "yaml: open quote": (
        "facts/hours.yaml",
        'opening: "9.30"',
        'opening: "9.30',
        ("facts/hours.yaml:11:17: this does not go on from what is before it; " + GOES_ON),
    ),
    "yaml: star": (
        "facts/lending.yaml",
        "count: 6",
        "count: *six",
        "facts/lending.yaml:13:14: a text cannot begin with `*`; put the text in quotes",
    ),
    "yaml: tag": (
        "facts/lending.yaml",
        "count: 6",
        "count: !six 6",
        "facts/lending.yaml:13:14: `!six` has no meaning here; put a text that begins with `!` in quotes",
    ),
    "yaml: at sign": (
        "facts/lending.yaml",
        "count: 6",
        "count: @6",
        "facts/lending.yaml:13:14: a text cannot begin with this character; put the text in quotes",
    ),
    "yaml: key is a list": (
        "facts/lending.yaml",
        "count: 6",
        "? [a]\n      : b",
        "facts/lending.yaml:13:9: a key must be a text; put a text that begins with `{` or `[` in quotes",
    ),
    "yaml: control character": (
        "facts/lending.yaml",
        "count: 6",
        "count: 6\x07",
        "facts/lending.yaml:13:15: the character `\\x07` cannot be seen; delete it",
    ),
}


@pytest.mark.parametrize(("path", "old", "new", "refusal"), CASES.values(), ids=CASES)
def test_a_pack_with_one_fault_says_so(village: Village, path: str, old: str, new: str, refusal: str) -> None:
    village.change(path, old, new)
    assert village.refusal(known_concepts=set()) == refusal


def test_all_faults_of_all_files_are_told_at_once(village: Village) -> None:
    village.change("intents.yaml", "{opening}", "{openning}")
    village.change("intents.yaml", "    kind: place", "    kinds: place")
    village.change("intents.yaml", "facts: books", "facts: boks")
    village.change("facts/hours.yaml", "On Fridays it stays", "On Friday it stays")
    village.change("facts/lending.yaml", "    says: Readers may borrow six books at a time.\n", "")
    village.write("facts/sources/poster.txt", "A poster.")
    village.change("facts/hours.yaml", "how: notice", "source: notice")
    assert village.refusal().splitlines() == [
        'facts/hours.yaml:14:12: the quote of `fridays` is not in its source; "Friday" should be "Fridays"; '
        'the nearest passage, at facts/sources/notice.txt:3:55, is "On Fridays it stays open until 20.00."',
        "facts/lending.yaml:3:5: `books` has no `says`; add a line `says: …`",
        "facts/sources/poster.txt:1:1: the document has no header; add `poster.yaml` with its `title` and `date`",
        "intents.yaml:7:5: `kinds` is no key of a word; did you mean `kind`?",
        "intents.yaml:24:13: `{openning}`: the fact `weekdays` has no value `openning`; did you mean `opening`?",
        "intents.yaml:31:12: there is no fact `boks`; did you mean `books`?",
    ]


def test_a_file_that_cannot_be_read_brings_no_faults_of_others(village: Village) -> None:
    village.change("facts/lending.yaml", "count: 6", "count: @6")
    assert village.refusal() == ("facts/lending.yaml:13:14: a text cannot begin with this character; put the text in quotes")


def test_an_unread_intents_file_leaves_the_facts_checked(village: Village) -> None:
    village.change("intents.yaml", ABOUT, "about: [\n")
    village.change("facts/hours.yaml", FRIDAYS, FRIDAYS.removesuffix("."))
    assert village.refusal().splitlines() == [
        "facts/hours.yaml:13:11: `says` of `fridays` does not end with a full stop; add `.`",
        "intents.yaml:1:8: a list in brackets is not closed; close it with `]`, or put the text in quotes",
    ]


def test_the_error_holds_the_faults_as_values(village: Village) -> None:
    village.change("intents.yaml", "context: library", "context: libary")
    with pytest.raises(PackError) as error:
        village.load()
    place = Place("intents.yaml", 16, 10)
    assert error.value.faults == (Fault(place, "there is no word `libary`", "did you mean `library`?"),)


def test_a_fault_is_one_line_whatever_the_pack_holds(village: Village) -> None:
    village.change("intents.yaml", "context: library", 'context: ["a\\nb\\u001b[31m\\u202e\\u00a0"]')
    assert village.refusal() == (r"intents.yaml:16:11: there is no word `a\nb\x1b[31m\u202e`; known: alder, library, reader")


@pytest.mark.parametrize(
    ("path", "content", "refusal"),
    [
        ("intents.yaml", b"", "intents.yaml:1:1: the file is empty"),
        ("intents.yaml", b"# nothing yet\n", "intents.yaml:1:1: the file is empty"),
        ("intents.yaml", b"- a\n", "intents.yaml:1:1: the file does not consist of `key: value` lines"),
        ("intents.yaml", b"words", "intents.yaml:1:1: the file does not consist of `key: value` lines"),
        (
            "intents.yaml",
            "about: é\nwords: é".encode("latin-1"),
            "intents.yaml:1:8: the byte 0xe9 is no UTF-8 text; save the file as UTF-8",
        ),
        (
            "facts/sources/notice.txt",
            "Hours\nof opening: né".encode("latin-1"),
            "facts/sources/notice.txt:2:14: the byte 0xe9 is no UTF-8 text; save the file as UTF-8",
        ),
        (
            "intents.yaml",
            b"about: {}\n--- \nabout: {}\n",
            "intents.yaml:2:1: a second document begins here; remove the line `---`",
        ),
        *(
            (
                "intents.yaml",
                bomb,
                "intents.yaml:1:1: the file is too large or nested too deep; split it; write it without `*` and `&`",
            )
            for bomb in (
                b"[" * 100_000,
                b"- " * 100_000,
                b"{a: " * 100_000,
                b"a: &a [*a]",
                b"a: &a {b: *a}",
                b"a: &a [x, x, x, x, x, x, x, x, x]\n"
                + b"".join(b"%c: &%c [%s]\n" % (c, c, b", ".join([b"*%c" % (c - 1)] * 9)) for c in range(98, 108)),
                b"a: &a [[], [], [], [], [], [], [], [], []]\n"
                + b"".join(b"%c: &%c [%s]\n" % (c, c, b", ".join([b"*%c" % (c - 1)] * 9)) for c in range(98, 108)),
                b"a: " + b"x" * 5_000_000,
            )
        ),
    ],
    ids=lambda value: None if isinstance(value, str) else repr(value[:24]),
)
def test_a_file_that_is_no_mapping_of_texts(village: Village, path: str, content: bytes, refusal: str) -> None:
    village.write(path, content)
    assert village.refusal() == refusal


@pytest.mark.parametrize(
    ("path", "refusal"),
    [
        ("intents.yaml", "intents.yaml:1:1: the file is missing"),
        (
            "facts/sources/notice.txt",
            "facts/sources/notice.yaml:1:1: the header has no document; add the document's text as `notice.txt`",
        ),
        (
            "facts/sources/notice.yaml",
            "facts/sources/notice.txt:1:1: the document has no header; add `notice.yaml` with its `title` and `date`",
        ),
        ("facts/lending.yaml", "intents.yaml:31:12: there is no fact `books`; known: fridays, weekdays"),
    ],
)
def test_a_file_is_missing(village: Village, path: str, refusal: str) -> None:
    village.remove(path)
    assert village.refusal() == refusal


def test_a_folder_where_a_file_should_be(village: Village) -> None:
    village.remove("intents.yaml")
    (village.folder / "intents.yaml").mkdir()
    assert village.refusal() == "intents.yaml:1:1: the file cannot be read: is a directory"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(village: Village) -> None:
    (village.folder / "intents.yaml").chmod(0)
    assert village.refusal() == "intents.yaml:1:1: the file cannot be read: permission denied"


def test_a_folder_without_a_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError) as error:
        load_pack(tmp_path)
    assert str(error.value).splitlines() == [
        "facts:1:1: there are no facts; add a file `TOPIC.yaml`",
        "facts/sources:1:1: there is no document; add a text as `NAME.txt` and its header",
        "intents.yaml:1:1: the file is missing",
    ]


def test_no_folder(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    with pytest.raises(PackError) as error:
        load_pack(folder)
    assert str(error.value) == (
        f"intents.yaml:1:1: there is no folder {folder}; give the folder that holds `intents.yaml` and `facts`"
    )


def test_the_other_ending_of_yaml(village: Village) -> None:
    village.write("facts/rooms.yml", "facts: {}\n")
    assert village.refusal() == ("facts/rooms.yml:1:1: a file that ends in `.yml` is not read; rename it to `rooms.yaml`")


def test_with_two_sources_a_fact_has_to_say_which(village: Village) -> None:
    village.write("facts/sources/poster.txt", "A poster.")
    village.write("facts/sources/poster.yaml", "title: Poster\ndate: 2020\n")
    village.change("facts/hours.yaml", "how: notice", "source: notice")
    assert village.refusal() == (
        "facts/lending.yaml:2:3: the fact `books` does not say which source it is from; "
        "add `source: …` here or at the top of the file, one of notice, poster"
    )


def test_every_changed_letter_of_a_quote_is_refused(village: Village) -> None:
    quote = "On Fridays it stays open until 20.00."
    for n, letter in enumerate(quote):
        changed = quote[:n] + ("x" if letter != "x" else "y") + quote[n + 1 :]
        village.write("facts/hours.yaml", village.files["facts/hours.yaml"].replace(quote, changed))
        assert "the quote of `fridays` is not in its source" in village.refusal()


def test_every_changed_letter_of_a_source_is_refused(village: Village) -> None:
    text = village.files["facts/sources/notice.txt"]
    start = text.index("On Fridays")
    for n in range(start, text.index("\n", start)):
        village.write("facts/sources/notice.txt", text[:n] + "§" + text[n + 1 :])
        assert "facts/hours.yaml:14:12: the quote of `fridays` is not in its source" in village.refusal()


def test_the_fixture_alone_loads(village: Village) -> None:
    assert len(village.load(known_concepts=set()).facts) == 3
