from __future__ import annotations

import numpy as np
from kitchen import PHRASES

from bot.matching.features import Features, pieces
from bot.matching.meanings import Meanings, english
from bot.matching.words import words

TEXTS = [words(phrase) for group in PHRASES.values() for phrase in group]
LABELS = np.repeat(np.arange(len(PHRASES)), [len(group) for group in PHRASES.values()])


def features() -> Features:
    found = Features(english())
    found.learn(TEXTS, LABELS, len(PHRASES))
    return found


def test_pieces_know_the_ends_of_a_word() -> None:
    assert pieces("menu") == ["_me", "men", "enu", "nu_", "_men", "menu", "enu_"]
    assert pieces("a") == ["_a_"]


def test_every_row_is_of_unit_length() -> None:
    rows = features().rows(TEXTS)
    sparse = np.add.reduceat(rows.values**2, rows.starts[:-1])
    assert np.allclose(sparse + (rows.dense**2).sum(1), 1, atol=1e-5)


def test_rows_do_not_depend_on_their_neighbours() -> None:
    found = features()
    together, alone = found.rows(TEXTS), [found.rows([text]) for text in TEXTS]
    assert np.array_equal(together.ids, np.concatenate([row.ids for row in alone]))
    assert np.allclose(together.values, np.concatenate([row.values for row in alone]))
    assert np.allclose(together.dense, np.concatenate([row.dense for row in alone]), atol=1e-6)


def test_a_word_of_one_intent_weighs_more_than_one_of_all() -> None:
    found = features()
    assert found.weight("dessert") == found.unseen
    assert found.weight("dessert") > found.weight("table") > found.weight("you") >= 1


def test_what_was_never_seen_counts_nothing() -> None:
    row = Features(Meanings([], np.zeros((0, 1), np.float32)))
    row.learn(TEXTS, LABELS, len(PHRASES))
    assert not len(row.rows([["xyzzy"]]).ids)


def test_words_that_are_used_alike_lie_close() -> None:
    def likeness(one: str, other: str) -> float:
        a, b = english().sums([[one], [other]], lambda _: 1.0)
        return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))

    assert likeness("cancel", "revoke") > likeness("cancel", "soup")
    assert likeness("soup", "dessert") > likeness("soup", "cancel")
    assert "xyzzy" not in english()
