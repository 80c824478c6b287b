"""The store in a database: an SQLite file for one machine, PostgreSQL for several."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Insert, Row, Table, create_engine, delete, event, make_url, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from bot.channels.slack.settings import STORE, SettingsError
from bot.channels.slack.store import LEASE, Claim, StoreError, Turn, Vote
from bot.channels.slack.tables import EVENTS, EXPIRING, TURNS, UNANSWERED, VOTES, migrate

DAY = 86_400.0
EVENTS_KEPT = DAY
"""Seconds for which events are remembered; Slack gives up after some minutes."""
JOURNAL_KEPT = 180 * DAY
"""Seconds for which votes and questions without an answer are kept."""
PURGED_EVERY = 600.0
WAIT = 5
"""Seconds to wait for a connection or a lock."""
RETRY = 0.01
"""Seconds until it is tried again where SQLite does not wait by itself."""


def open_database(url: str, keep_days: int = 30, clock: Callable[[], float] = time.time) -> Database:
    """The store at an address. It is connected to when it is first used, so that it may come up later than the bot.

    :raises SettingsError: if there can be no such store.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite":
            if address.database and address.database != ":memory:":
                Path(address.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            engine = create_engine(address, connect_args={"timeout": WAIT})
            event.listen(engine, "connect", _settle_sqlite)
            event.listen(engine, "begin", _begin_writing)
        elif address.get_backend_name() == "postgresql":
            engine = create_engine(address, connect_args={"connect_timeout": WAIT}, pool_pre_ping=True, pool_size=20)
        else:
            raise SettingsError([f"{STORE}: {address.get_backend_name()} is none of sqlite and postgresql"])
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise SettingsError(
            [f"{STORE} is no address of a database; write postgresql://user:password@host/name or a path"]
        ) from None
    except ModuleNotFoundError:
        raise SettingsError([f"{STORE}: PostgreSQL needs its driver: pip install 'quotebot[postgres]'"]) from None
    except OSError as error:
        raise SettingsError([f"{STORE}: {error.filename}: {error.strerror}"]) from None
    return Database(engine, keep_days * DAY, clock)


class Database:
    """The store in SQLite or PostgreSQL. Safe to share between threads."""

    def __init__(self, engine: Engine, keep: float = 30 * DAY, clock: Callable[[], float] = time.time) -> None:
        """:param keep: seconds for which conversations are kept."""
        self._engine = engine
        self._keep = keep
        self._clock = clock
        self._ready = threading.Lock()
        self._migrated = False
        self._purged = 0.0

    def claim(self, event: str) -> Claim:
        """See :class:`bot.channels.slack.store.Store`."""
        now = self._clock()
        row = {"id": event, "tries": 1, "held_until": now + LEASE, "done": False, "expires": now + EVENTS_KEPT}
        taking = self._upsert(
            EVENTS,
            row,
            {"tries": EVENTS.c.tries + 1, "held_until": now + LEASE},
            where=EVENTS.c.done.is_(False) & (EVENTS.c.held_until <= now),
        )
        with self._begin() as connection:
            self._purge(connection, now)
            tries = connection.scalar(taking.returning(EVENTS.c.tries))
            if tries is not None:
                return "new" if tries == 1 else "again"
            return "done" if connection.scalar(select(EVENTS.c.done).where(EVENTS.c.id == event)) else "busy"

    def hold(self, event: str, seconds: float) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        self._mark(event, held_until=self._clock() + seconds + LEASE)

    def release(self, event: str) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        self._mark(event, held_until=0.0)

    def finish(self, event: str, turn: Turn | None = None) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        with self._begin() as connection:
            if turn is not None:
                new = {"state": json.dumps(turn.state), "replies": json.dumps(turn.replies)}
                expiry = {"expires": self._clock() + self._keep}
                row = {"conversation": turn.conversation, "ts": turn.ts, **new, **expiry}
                connection.execute(self._upsert(TURNS, row, new | expiry))
            connection.execute(update(EVENTS).where(EVENTS.c.id == event).values(done=True))

    def turn(self, conversation: str, ts: str) -> Turn | None:
        """See :class:`bot.channels.slack.store.Store`."""
        wanted = select(TURNS).where(TURNS.c.conversation == conversation, TURNS.c.ts == ts, TURNS.c.expires > self._clock())
        with self._begin() as connection:
            return _turn(connection.execute(wanted).first())

    def before(self, conversation: str, ts: str) -> Turn | None:
        """See :class:`bot.channels.slack.store.Store`."""
        wanted = select(TURNS).where(TURNS.c.conversation == conversation, TURNS.c.ts < ts, TURNS.c.expires > self._clock())
        with self._begin() as connection:
            return _turn(connection.execute(wanted.order_by(TURNS.c.ts.desc()).limit(1)).first())

    def has(self, conversation: str) -> bool:
        """See :class:`bot.channels.slack.store.Store`."""
        wanted = select(TURNS.c.ts).where(TURNS.c.conversation == conversation, TURNS.c.expires > self._clock())
        with self._begin() as connection:
            return connection.execute(wanted.limit(1)).first() is not None

    def vote(self, vote: Vote) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        now = self._clock()
        new = {"verdict": vote.verdict, "about": json.dumps(dict(vote.about)), "at": now, "expires": now + JOURNAL_KEPT}
        with self._begin() as connection:
            connection.execute(self._upsert(VOTES, {"id": vote.id, "comment": "", **new}, new))

    def comment(self, vote: str, text: str) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        with self._begin() as connection:
            connection.execute(update(VOTES).where(VOTES.c.id == vote).values(comment=text))

    def unanswered(self, event: str, question: str, pack: str) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        now = self._clock()
        new = {"question": question, "pack": pack, "at": now, "expires": now + JOURNAL_KEPT}
        with self._begin() as connection:
            connection.execute(self._upsert(UNANSWERED, {"id": event, **new}, new))

    def rows(self, table: Table) -> list[dict[str, Any]]:
        """All rows of a table that have not expired, for reports."""
        with self._begin() as connection:
            found = connection.execute(select(table).where(table.c.expires > self._clock()).order_by(*table.primary_key))
            return [dict(row) for row in found.mappings()]

    def healthy(self) -> bool:
        """See :class:`bot.channels.slack.store.Store`."""
        try:
            self.has("")
        except StoreError:
            return False
        return True

    def close(self) -> None:
        """See :class:`bot.channels.slack.store.Store`."""
        self._engine.dispose()

    def _mark(self, event: str, **values: Any) -> None:
        with self._begin() as connection:
            connection.execute(update(EVENTS).where(EVENTS.c.id == event, EVENTS.c.done.is_(False)).values(**values))

    def _purge(self, connection: Connection, now: float) -> None:
        if now - self._purged < PURGED_EVERY:
            return
        self._purged = now
        for table in EXPIRING:
            connection.execute(delete(table).where(table.c.expires <= now))

    def _upsert(self, table: Table, row: Mapping[str, Any], changes: Mapping[str, Any], where: Any = None) -> Insert:
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        new: Any = dialect.insert(table).values(**row)
        upsert: Insert = new.on_conflict_do_update(index_elements=list(table.primary_key), set_=dict(changes), where=where)
        return upsert

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        """A transaction on tables that are up to date.

        :raises StoreError: if it fails; nothing of it has happened then.
        """
        try:
            self._migrate()
            with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            # The driver's own words alone: SQLAlchemy adds the statement with its values.
            raise StoreError(str(getattr(error, "orig", None) or error).strip().partition("\n")[0]) from None

    def _migrate(self) -> None:
        if self._migrated:
            return
        with self._ready, self._engine.begin() as connection:
            migrate(connection)
            self._migrated = True


def _turn(row: Row[Any] | None) -> Turn | None:
    return row and Turn(row.conversation, row.ts, json.loads(row.state), tuple(json.loads(row.replies)))


def _settle_sqlite(connection: Any, _: Any) -> None:
    # Readers do not wait for the writer; a power cut may cost the last rows, but breaks nothing.
    connection.isolation_level = None
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=NORMAL")


def _write_ahead(connection: Any) -> None:
    """Change to a write-ahead log. Of several that open a new file at once SQLite lets one, and does not let the others wait."""
    until = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(RETRY)


def _begin_writing(connection: Connection) -> None:
    # At once: a transaction that reads first and then wants to write would fail instead of waiting its turn.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
