"""Makes ``bot/matching/meanings.npz``, the table of what English words mean: ``python -m benchmarks.meanings``.

The table is distilled from two sentence encoders, the Universal Sentence Encoder (Yang et al. 2019) and all-MiniLM-L6-v2
(Wang et al. 2020; Reimers and Gurevych 2019), both under the Apache License 2.0. They read the most frequent English words
and pairs of words, as symspellpy ships them (from Google Books Ngrams), the phrases of ``bot/understanding/english``, and
what people say in the package ``chitchat-dataset`` (BYU, MIT License). A vector a word is first fitted by least squares, so
that the sum of a text's words comes close to what the encoders make of the text, and then bettered until the texts of a batch
are as like each other as the encoders find them (relational distillation, after Park et al. 2019): what tells texts apart
matters more than where they lie. A word that hardly matters in company gets a short vector. No text of a benchmark has a
part in it. Needs ``pip install '.[benchmarks]' chitchat-dataset`` and half an hour.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from bot.matching.meanings import TABLE
from bot.matching.semantic import sentences
from bot.matching.words import words as taken_apart
from bot.understanding.english import entries

KEPT, PAIRS, SIZE = 20_000, 130_000, 96
"""Words, pairs that are read, dimensions."""
LONELY, RIDGE = 2.0, 3.0
"""What a word by itself counts against a text, and the ridge of the regression."""
FLAT = 0.3
"""How much of the differences between the dimensions' spreads is taken out."""
MINILM = 0.6
"""What MiniLM has to say of how alike two texts are, against the Universal Sentence Encoder."""
SHARES = {"said": 0.7, "pairs": 0.2, "words": 0.1}
"""From what the batches are taken."""
STEPS, BATCH, RATE, WARMTH = 4_000, 512, 0.01, 0.1
"""Of the second part: steps of Adam (Kingma and Ba 2015), texts a step, their size, and the temperature of the likenesses."""


def lists() -> dict[str, list[str]]:
    """The most frequent words, pairs of them, and what people say."""
    folder = _folder("symspellpy")
    words = (folder / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").split()[::2][:KEPT]
    known = set(words)
    lines = (folder / "frequency_bigramdictionary_en_243_342.txt").read_text(encoding="utf-8-sig").splitlines()
    pairs = sorted((line.split() for line in lines), key=lambda pair: -int(pair[2]))[:PAIRS]
    texts = [f"{one} {two}" for one, two, _ in pairs]
    for name in ("verbs", "nouns", "qualities"):
        for phrases in entries(name).values():
            texts += [phrase.replace("..", "it").replace("one's", "my") for phrase in phrases if " " in phrase]
    chats = json.loads((_folder("chitchat_dataset") / "dataset.json").read_text(encoding="utf-8"))
    parts = (taken_apart(part) for text in _said(chats) for part in re.split(r"(?<=[.!?])\s+", text) if part.isascii())
    said = dict.fromkeys(" ".join(part) for part in parts if 3 <= len(part) <= 16 and known.issuperset(part))
    return {"said": list(said), "pairs": [text for text in texts if known.issuperset(text.split())], "words": words}


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0])


def _said(chats: Any) -> Iterator[str]:
    if isinstance(chats, dict):
        if isinstance(chats.get("text"), str):
            yield chats["text"]
        chats = list(chats.values())
    if isinstance(chats, list):
        for part in chats:
            yield from _said(part)


def encoded(texts: list[str], store: Path) -> list[np.ndarray]:
    """What each encoder makes of texts, centred and of unit length. It is kept in a file, as it takes long."""
    if not store.exists():
        found = [encoder.encode(texts).astype(np.float16) for encoder, _ in sentences("full").encoders]
        np.savez(store, use=found[0], minilm=found[1])
    with np.load(store) as stored:
        both = [stored[name].astype(np.float32) for name in ("use", "minilm")]
    return [_unit(part - part.mean(0)) for part in both]


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)


def having(texts: list[str], number: dict[str, int]) -> sparse.csr_matrix:
    """Which text has which word (texts x words)."""
    rows = [row for row, text in enumerate(texts) for _ in text.split()]
    columns = [number[word] for text in texts for word in text.split()]
    return sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (len(texts), len(number)))


def fitted(has: sparse.csr_matrix, wanted: np.ndarray) -> np.ndarray:
    """A vector a word, by conjugate gradients on the normal equations."""
    aim = has.T @ wanted
    found, rest = np.zeros_like(aim), aim.copy()
    way, size = rest.copy(), (rest * rest).sum(0)
    for _ in range(30):
        moved = has.T @ (has @ way) + RIDGE * way
        step = size / np.maximum((way * moved).sum(0), 1e-12)
        found += step * way
        rest -= step * moved
        before, size = size, (rest * rest).sum(0)
        way = rest + (size / np.maximum(before, 1e-12)) * way
    return found


def bettered(vectors: np.ndarray, has: dict[str, sparse.csr_matrix], read: dict[str, list[np.ndarray]]) -> np.ndarray:
    """The vectors after some steps towards the likenesses that the encoders find."""
    vectors, chance = vectors.copy(), np.random.default_rng(0)
    mean, spread = np.zeros_like(vectors), np.zeros_like(vectors)
    for step in range(STEPS):
        kind = chance.choice(list(SHARES), p=list(SHARES.values()))
        some = np.sort(chance.integers(0, has[kind].shape[0], BATCH))
        use, minilm = (part[some] for part in read[kind])
        wanted = _softmax(((1 - MINILM) * (use @ use.T) + MINILM * (minilm @ minilm.T)) / WARMTH)
        rows = has[kind][some]
        sums = rows @ vectors
        lengths = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
        unit = sums / lengths
        slip = (_softmax(unit @ unit.T / WARMTH) - wanted) / (WARMTH * BATCH)
        change = (slip + slip.T) @ unit
        change = (change - (change * unit).sum(1, keepdims=True) * unit) / lengths
        change = rows.T @ change
        mean += 0.1 * (change - mean)
        spread += 0.01 * (change * change - spread)
        fading = RATE * (1 - step / STEPS) / (1 - 0.9 ** (step + 1))
        vectors -= fading * mean / (np.sqrt(spread / (1 - 0.99 ** (step + 1))) + 1e-8)
    return vectors


def _softmax(likeness: np.ndarray) -> np.ndarray:
    np.fill_diagonal(likeness, -np.inf)
    likeness = np.exp(likeness - likeness.max(1, keepdims=True))
    return likeness / likeness.sum(1, keepdims=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, default=Path(), help="where what the encoders made is kept")
    parser.add_argument("--out", type=Path, default=TABLE)
    args = parser.parse_args()
    texts = lists()
    words = texts["words"]
    number = {word: place for place, word in enumerate(words)}
    read = {kind: encoded(found, args.store / f"encoded-{kind}.npz") for kind, found in texts.items()}
    has = {kind: having(found, number) for kind, found in texts.items()}
    wanted = [np.hstack(read[kind]) * (LONELY if kind == "words" else 1) for kind in SHARES]
    every = sparse.vstack([has["said"], has["pairs"], LONELY * has["words"]]).tocsr()
    left, spread, _ = np.linalg.svd(fitted(every, np.vstack(wanted)), full_matrices=False)
    vectors = (left[:, :SIZE] * spread[:SIZE] ** (1 - FLAT)).astype(np.float32)
    vectors = bettered(vectors / np.linalg.norm(vectors, axis=1).mean(), has, read)
    vectors /= np.linalg.norm(vectors, axis=1).mean()
    scale = (np.abs(vectors).max(1, keepdims=True) / 127).astype(np.float32)
    np.savez_compressed(
        args.out,
        words=np.frombuffer("\n".join(words).encode(), np.uint8),
        vectors=np.round(vectors / scale).astype(np.int8),
        scale=scale,
    )
    print(f"{args.out}: {len(words)} words, {SIZE} dimensions, {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
