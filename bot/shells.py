"""Completion of verbs and options in the user's shell, by argcomplete."""

from __future__ import annotations

import argparse
import sys

SHELLS = ("bash", "zsh", "fish")
MISSING = "quotebot: argcomplete is not installed, and shells complete with it: pip install 'quotebot[shell]'"


def print_setup(shell: str) -> bool:
    """Print what a shell has to run to complete; False where that cannot be told, which stands on stderr then."""
    try:
        from argcomplete.shell_integration import shellcode
    except ModuleNotFoundError:
        print(MISSING, file=sys.stderr)
        return False
    print(shellcode(["quotebot"], shell=shell))
    return True


def complete(parser: argparse.ArgumentParser) -> None:
    """Tell the shell that asks what could come next, and leave; nothing comes next where argcomplete is not installed."""
    try:
        from argcomplete import autocomplete
    except ModuleNotFoundError:
        raise SystemExit(1) from None
    autocomplete(parser)
