from __future__ import annotations

import numpy as np
import pytest
from kitchen import PHRASES, STRANGE

from bot.matching.features import Features, pieces
from bot.matching.meanings import Meanings, english
from bot.matching.rows import Rows
from bot.matching.spread import evened
from bot.matching.texts import Texts
from bot.matching.words import words

PHRASED = [phrase for group in PHRASES.values() for phrase in group]
TEXTS = Texts.read(PHRASED)
LABELS = np.repeat(np.arange(len(PHRASES)), [len(group) for group in PHRASES.values()])


def features() -> Features:
    found = Features.learn(english(), TEXTS, LABELS, len(PHRASES))
    found.settle(TEXTS, LABELS)
    return found


def rows(found: Features, texts: Texts) -> Rows:
    return found.vectors(found.count(texts), found.meant(texts))


def test_pieces_know_the_ends_of_a_word() -> None:
    assert pieces("menu") == ["_me", "men", "enu", "nu_"]
    assert pieces("a") == ["_a_"]


def test_every_row_is_of_unit_length() -> None:
    made = rows(features(), TEXTS)
    sparse = np.add.reduceat(made.values**2, made.starts[:-1])
    assert np.allclose(sparse + (made.dense**2).sum(1), 1, atol=1e-5)


@pytest.mark.parametrize("text", [*PHRASED, *STRANGE, "book book a book", "xyzzy"])
def test_the_vector_of_a_text_is_its_row_among_others(text: str) -> None:
    found = features()
    together = rows(found, Texts.read([*PHRASED, text, *STRANGE]))
    start, end = together.starts[len(PHRASED) : len(PHRASED) + 2]
    ids, values, dense = found.vector(words(text))
    order = np.argsort(ids)
    assert ids[order].tolist() == together.ids[start:end].tolist()
    assert np.allclose(values[order], together.values[start:end], atol=1e-6)
    assert np.allclose(dense, together.dense[len(PHRASED)], atol=1e-6)


def test_a_word_of_one_intent_weighs_more_than_one_of_all() -> None:
    found = features()
    assert found.weight("dessert") == found.unseen
    assert found.weight("dessert") > found.weight("table") > found.weight("you") >= 1


def test_a_word_of_one_intent_weighs_less_beyond_others_where_there_are_many_phrases() -> None:
    lead = []
    for times in (1, 10):
        texts = Texts.read([phrase for phrase in PHRASED for _ in range(times)])
        found = Features.learn(english(), texts, np.repeat(LABELS, times), len(PHRASES))
        lead.append(found.weight("dessert") / found.weight("you"))
    assert lead[0] > lead[1] > 1


def test_directions_in_which_an_intents_phrases_differ_count_less() -> None:
    along, across = np.array([[3, 0]], np.float32), np.array([[0, 3]], np.float32)
    meant = np.concatenate([across + along, across - along, -across + along, -across - along])
    turn = evened(meant, np.array([0, 0, 1, 1]))
    assert np.linalg.norm(along @ turn) < np.linalg.norm(across @ turn) / 2
    assert (evened(meant, np.arange(4)) == np.eye(2)).all()


def test_what_was_never_seen_counts_nothing() -> None:
    found = Features.learn(Meanings([], np.zeros((0, 1), np.float32)), TEXTS, LABELS, len(PHRASES))
    assert not len(found.vector(["xyzzy"])[0])


def test_words_that_are_used_alike_lie_close() -> None:
    def likeness(one: str, other: str) -> float:
        a, b = (english().sum([word], lambda _: 1.0) for word in (one, other))
        return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))

    assert likeness("cancel", "revoke") > likeness("cancel", "soup")
    assert likeness("soup", "dessert") > likeness("soup", "cancel")
    assert "xyzzy" not in english()
