"""The tables of the store, and how one version of them becomes the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    insert,
    select,
    text,
)

from bot.channels.slack.store import StoreError

METADATA = MetaData()
PREFIX = "quotebot_"
"""Tables may stand beside those of others."""

VERSIONS = Table(f"{PREFIX}schema", METADATA, Column("version", Integer, primary_key=True))
EVENTS = Table(
    f"{PREFIX}events",
    METADATA,
    Column("id", String(200), primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("held_until", Float, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("expires", Float, nullable=False),
)
TURNS = Table(
    f"{PREFIX}turns",
    METADATA,
    Column("conversation", String(200), primary_key=True),
    Column("ts", String(40), primary_key=True),
    Column("state", Text, nullable=False),
    Column("replies", Text, nullable=False),
    Column("expires", Float, nullable=False),
)
VOTES = Table(
    f"{PREFIX}votes",
    METADATA,
    Column("id", String(200), primary_key=True),
    Column("verdict", String(10), nullable=False),
    Column("about", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("at", Float, nullable=False),
    Column("expires", Float, nullable=False),
)
UNANSWERED = Table(
    f"{PREFIX}unanswered",
    METADATA,
    Column("id", String(200), primary_key=True),
    Column("question", Text, nullable=False),
    Column("pack", String(40), nullable=False),
    Column("at", Float, nullable=False),
    Column("expires", Float, nullable=False),
)
EXPIRING = (EVENTS, TURNS, VOTES, UNANSWERED)
for _table in EXPIRING:
    Index(f"{_table.name}_expires", _table.c.expires)

_LOCK = 0x71756F7465  # "quote": a number for PostgreSQL's advisory lock that nobody else is likely to use

Step = Callable[[Connection], None]


def _first(connection: Connection) -> None:
    METADATA.create_all(connection)


STEPS: Sequence[Step] = (_first,)
"""What leads to version 1, 2, … of the tables; each is run once, in one transaction with its number.

A step stays as it is for ever. When the tables change, the first one gets a copy of what they were."""


def migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Bring the tables up to date. Of several processes that start at once, one does it and the others wait.

    :raises StoreError: if a newer program has made them.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    VERSIONS.create(connection, checkfirst=True)
    version = connection.scalar(select(VERSIONS.c.version).order_by(VERSIONS.c.version.desc()).limit(1)) or 0
    if version > len(steps):
        raise StoreError(f"the tables are of version {version}, which a newer quotebot has made; this one knows {len(steps)}")
    for number, step in enumerate(steps[version:], version + 1):
        step(connection)
        connection.execute(insert(VERSIONS).values(version=number))
