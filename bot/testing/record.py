"""``quotebot record``: questions to a script, and a script brought up to date."""

from __future__ import annotations

import argparse


def record(args: argparse.Namespace) -> int:
    """Write or update a script.

    :returns: the exit status.
    """
    raise NotImplementedError
