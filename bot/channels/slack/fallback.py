"""A store that cannot be reached must not keep anybody from an answer."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from bot.channels.slack.logs import LOG
from bot.channels.slack.store import Claim, Store, StoreError, Turn, Vote

T = TypeVar("T")

KEPT = 10_000
"""Events that are remembered in this process."""
PAUSE = 5.0
"""Seconds for which a store that failed is left alone."""


class Resilient:
    """A store that never raises: while the one behind it fails, events are told apart in this process alone, and nothing
    else is remembered. The log says once that it failed, and once that it is back.
    """

    def __init__(self, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._down = False
        self._again_at = 0.0
        self._seen: OrderedDict[str, bool] = OrderedDict()

    def claim(self, event: str) -> Claim:
        """See :class:`bot.channels.slack.store.Store`."""
        found = self._try(lambda: self._store.claim(event), None)
        with self._lock:
            # Also while the store works: what was answered just before it failed must not be answered twice.
            known = self._seen.get(event)
            if found is None:
                found = "new" if known is None else "done" if known else "busy"
            elif known:
                found = "done"
            if known is None and found in ("new", "again"):
                self._seen[event] = False
                if len(self._seen) > KEPT:
                    self._seen.popitem(last=False)
        return found

    def hold(self, event: str, seconds: float) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        self._try(lambda: self._store.hold(event, seconds), None)

    def release(self, event: str) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        with self._lock:
            self._seen.pop(event, None)
        self._try(lambda: self._store.release(event), None)

    def finish(self, event: str, turn: Turn | None = None) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        with self._lock:
            if event in self._seen:
                self._seen[event] = True
        self._try(lambda: self._store.finish(event, turn), None)

    def turn(self, conversation: str, ts: str) -> Turn | None:
        """See :class:`bot.channels.slack.store.Store`."""
        return self._try(lambda: self._store.turn(conversation, ts), None)

    def before(self, conversation: str, ts: str) -> Turn | None:
        """See :class:`bot.channels.slack.store.Store`."""
        return self._try(lambda: self._store.before(conversation, ts), None)

    def has(self, conversation: str) -> bool:
        """See :class:`bot.channels.slack.store.Store`."""
        return self._try(lambda: self._store.has(conversation), False)

    def vote(self, vote: Vote) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        self._try(lambda: self._store.vote(vote), None)

    def comment(self, vote: str, text: str) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        self._try(lambda: self._store.comment(vote, text), None)

    def unanswered(self, event: str, question: str, pack: str) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        self._try(lambda: self._store.unanswered(event, question, pack), None)

    def healthy(self) -> bool:
        """See :class:`bot.channels.slack.store.Store`."""
        return self._store.healthy()

    def close(self) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        self._store.close()

    def _try(self, act: Callable[[], T], otherwise: T) -> T:
        if self._down and self._clock() < self._again_at:
            return otherwise
        try:
            found = act()
        except StoreError as error:
            self._failed(error)
            return otherwise
        if self._down:
            self._down = False
            LOG.warning("the store is back")
        return found

    def _failed(self, error: StoreError) -> None:
        with self._lock:
            first, self._down = not self._down, True
            self._again_at = self._clock() + PAUSE
        if first:
            LOG.error("the store fails; answers go on without context", extra={"data": {"error": str(error)}})
