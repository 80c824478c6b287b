"""Names for the two kinds of array that are passed around."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

Ints: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"
"""Whole numbers (int64), or a choice (bool)."""
Floats: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"
"""Numbers, float32 where there are many."""
