"""How the phrases of one intent differ in meaning among themselves: what differs there does not tell intents apart."""

from __future__ import annotations

import numpy as np

from .arrays import Floats, Ints

HELD_BACK = 1 / 16
"""How many times the mean spread is added to that of each direction, for every dimension: phrases tell the less about
directions, the more of these there are. Sentence encoders have many, and already tell texts apart by them."""


def evened(meant: Floats, labels: Ints) -> Floats:
    """By what meanings (texts x dimensions, around their mean) are multiplied so that telling directions count for more.

    Within-class covariance normalisation (Hatch, Kajarekar and Stolcke 2006): a direction counts the less, the more the
    phrases of one intent are spread in it. `labels` ascend.
    """
    norms = np.sqrt((meant * meant).sum(1, keepdims=True))
    unit = np.divide(meant, norms, out=np.zeros_like(meant), where=norms > 1e-6)
    firsts = np.flatnonzero(np.diff(labels, prepend=-1))
    sizes = np.diff(firsts, append=len(labels))
    unit -= np.repeat(np.add.reduceat(unit, firsts) / sizes[:, None].astype(np.float32), sizes, axis=0)
    spreads, directions = np.linalg.eigh((unit.T @ unit).astype(np.float64))
    spreads = np.maximum(spreads, 0)
    if spreads.mean() < 1e-6:  # no intent has two phrases that differ
        return np.eye(len(spreads), dtype=np.float32)
    spreads = spreads / spreads.mean() + HELD_BACK * len(spreads)
    found: Floats = (directions / np.sqrt(spreads) @ directions.T).astype(np.float32)
    return found
