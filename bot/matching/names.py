"""The name of an intent as one more phrase of it: ``card_lost`` is about a card that is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from .arrays import Floats, Ints
from .words import words

FEW, MANY = 5, 50
"""Up to so many phrases of an intent its name counts as one more; of more, less in proportion, and from so many on nothing."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def spoken(names: Sequence[str]) -> list[str]:
    """What the names say, each as a phrase: words are told apart by humps, and by all that is no letter.

    A name that says nothing is empty: what most names have is left out, single letters are, and what is then no word of
    three letters is but a code.
    """
    split = [[word for part in _WORD.findall(name) for word in _HUMP.sub(" ", part).split() if len(word) > 1] for name in names]
    shared = Counter(word for found in split for word in {word.lower() for word in found})
    telling = [[word for word in found if shared[word.lower()] <= max(1, len(names) // 2)] for found in split]
    return [" ".join(found) if any(len(word) > 2 for word in found) and words(" ".join(found)) else "" for found in telling]


def importance(labels: Ints, named: Ints) -> Floats:
    """What each row counts in the training: phrases 1, names (`named`) the less the more phrases their intent has."""
    sizes = np.bincount(labels[~named], minlength=int(labels.max()) + 1)
    found: Floats = np.where(named, np.minimum(1, FEW / np.maximum(sizes[labels], 1)), 1).astype(np.float32)
    return found
