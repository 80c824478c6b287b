"""The matcher and what one would take instead, each with ``fit`` and ``answer``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from rapidfuzz import fuzz, process, utils

from bot import Matcher
from bot.folders import cache_folder
from bot.matching.semantic import Encoder, Semantic, sentences

Answers = tuple[list[str], np.ndarray]
"""The answer to each question, and how sure it is."""


class Peer(Protocol):
    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> None: ...

    def answer(self, texts: Sequence[str]) -> Answers: ...


class Remembered:
    """An encoder that reads each text once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.known: dict[str, np.ndarray] = {}

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in self.known]
        if new:
            self.known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.array([self.known[text] for text in texts])


class Ours:
    """The matcher as it comes, or with encoders that remember what they read."""

    def __init__(self, semantic: Semantic | None = None, cache: bool = False) -> None:
        self._semantic, self._cache = semantic, cache
        if semantic:
            meanings = sentences(semantic)
            meanings.encoders = tuple(
                (encoder if isinstance(encoder, Remembered) else Remembered(encoder), weight)
                for encoder, weight in meanings.encoders
            )

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        phrases: dict[str, list[str]] = {}
        for text, label in zip(texts, labels, strict=True):
            phrases.setdefault(label, []).append(text)
        self.matcher = Matcher(phrases, semantic=self._semantic, cache=self._cache)

    def answer(self, texts: Sequence[str]) -> Answers:
        found = [self.matcher.rank(text, 1) for text in texts]
        return [f[0].intent if f else "" for f in found], np.array([f[0].confidence if f else 0.0 for f in found])

    def forget(self) -> None:
        """So that the next question is timed with its encoding."""
        for encoder, _ in sentences(self._semantic).encoders if self._semantic else ():
            encoder.known.clear()


class Nearest:
    """rapidfuzz: the phrase with the highest score."""

    def __init__(self, scorer: str) -> None:
        self._scorer = getattr(fuzz, scorer)

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        self._texts, self._labels = [utils.default_process(text) for text in texts], labels

    def answer(self, texts: Sequence[str]) -> Answers:
        asked = [utils.default_process(text) for text in texts]
        found = [process.extractOne(text, self._texts, scorer=self._scorer) for text in asked]
        return [self._labels[f[2]] for f in found], np.array([f[1] for f in found])


class TfIdf:
    """scikit-learn: words, pairs and pieces of words by TF-IDF, then a linear SVM or the nearest phrase."""

    def __init__(self, nearest: bool = False) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.pipeline import make_union
        from sklearn.svm import LinearSVC

        self._features = make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
        )
        self._classifier = None if nearest else LinearSVC()

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        self._rows, self._labels = self._features.fit_transform(texts), labels
        if self._classifier:
            self._classifier.fit(self._rows, labels)

    def answer(self, texts: Sequence[str]) -> Answers:
        asked = self._features.transform(texts)
        if self._classifier:
            scores = self._classifier.decision_function(asked)
            return list(self._classifier.classes_[scores.argmax(1)]), scores.max(1)
        likeness = (asked @ self._rows.T).toarray()
        return [self._labels[best] for best in likeness.argmax(1)], likeness.max(1)


class MiniLM:
    """all-MiniLM-L6-v2 and logistic regression. What was once encoded is kept in the cache folder."""

    def __init__(self) -> None:
        from sklearn.linear_model import LogisticRegression

        from bot.matching.semantic import MiniLM as Encoder

        self._encoder, self._classifier = Encoder(), LogisticRegression(C=10, max_iter=300)
        self._path = cache_folder() / "benchmark-minilm.npz"
        self._known: dict[str, np.ndarray] = {}
        if self._path.exists():
            with np.load(self._path, allow_pickle=False) as stored:
                self._known = dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))

    def _encode(self, texts: Sequence[str]) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.array([self._known[text] for text in texts])

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        self._classifier.fit(self._encode(texts), labels)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(self._path, texts=np.array(list(self._known)), vectors=np.array(list(self._known.values())))

    def answer(self, texts: Sequence[str]) -> Answers:
        chances = self._classifier.predict_proba(self._encode(texts))
        return list(self._classifier.classes_[chances.argmax(1)]), chances.max(1)

    def forget(self) -> None:
        """So that the next question is timed with its encoding."""
        self._known = {}


PEERS = {
    "Matcher": Ours,
    "Matcher, semantic=fast": lambda: Ours("fast"),
    "Matcher, semantic=full": lambda: Ours("full"),
    "TF-IDF + LinearSVC": TfIdf,
    "TF-IDF nearest phrase": lambda: TfIdf(nearest=True),
    "rapidfuzz token_set_ratio": lambda: Nearest("token_set_ratio"),
    "rapidfuzz WRatio": lambda: Nearest("WRatio"),
    "MiniLM + logistic regression": MiniLM,
}
SLOW = {"Matcher, semantic=full", "MiniLM + logistic regression", "rapidfuzz token_set_ratio", "rapidfuzz WRatio"}
"""Asked a sample of the questions only."""
