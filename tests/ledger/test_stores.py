"""Where ledgers are, how they are kept safe there, copied, and brought up from an older form."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic import command
from sqlalchemy import MetaData, insert, make_url, select

from sayso.errors import BadLedger
from sayso.ledger import Ledger
from sayso.ledger.address import address_of
from sayso.ledger.opening import engine_of, writing
from sayso.ledger.schema import metadata
from sayso.ledger.stepping import steps_of
from tests.made import RUN, TEXT, reading, report
from tests.stores import Addresses

SECRET = "postgresql://analyst:s3cret@127.0.0.1:1/sayso"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "l.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add(reading(), RUN)
    return path


@pytest.mark.parametrize(
    "address",
    [SECRET, "postgres://analyst:s3cret@127.0.0.1:1/sayso", "postgresql://127.0.0.1:1/sayso?password=s3cret&user=x"],
)
def test_a_server_that_is_not_there_is_told_without_the_password(address: str) -> None:
    with pytest.raises(BadLedger, match="cannot be reached") as told:
        Ledger.open(address)
    assert "s3cret" not in str(told.value)
    assert "127.0.0.1:1/sayso" in str(told.value)


@pytest.mark.parametrize("address", ["mysql://root:s3cret@host/x", "postgresql://analyst:s3cret@host:port/x"])
def test_what_is_no_address_is_refused_without_the_password(address: str) -> None:
    with pytest.raises(BadLedger, match="postgresql://") as told:
        Ledger.open(address)
    assert "s3cret" not in str(told.value)


def test_an_empty_store_is_no_ledger_until_something_is_read_into_it(address: str) -> None:
    with pytest.raises(BadLedger, match="sayso read"):
        Ledger.open(address)
    Ledger.open(address, create=True).close()
    Ledger.open(address).close()


def test_what_is_committed_is_on_the_disk(path: Path) -> None:
    with Ledger.open(path) as ledger, ledger._engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        }
    assert pragmas == {"journal_mode": "delete", "synchronous": 3}


def test_a_file_with_a_write_ahead_log_is_switched_back(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
    with Ledger.open(path) as ledger:
        assert len(ledger.reports()) == 1
        assert ledger.verify().faults == ()
    assert path.read_bytes()[18:20] == b"\1\1"


def test_a_file_whose_write_ahead_log_is_in_use_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.ledger.sqlite.PATIENCE", 0.01)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT count(*) FROM claims").fetchone()
        with pytest.raises(BadLedger, match="write-ahead"):
            Ledger.open(path)


def test_a_backup_is_a_ledger_with_the_same_head(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    with Ledger.open(path) as ledger:
        ledger.backup(target)
        with Ledger.open(target) as copy:
            assert copy.head() == ledger.head()
            assert copy.verify(ledger.head()).faults == ()
            assert list(copy.claims()) == list(ledger.claims())
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copy.db", "l.db"]


@pytest.mark.parametrize("target", ["l.db", "taken.db", "no folder/copy.db"])
def test_a_backup_overwrites_nothing_and_is_whole_or_not_there(path: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "taken.db").write_text("mine")
    with Ledger.open(path) as ledger, pytest.raises(BadLedger, match=r"never overwritten|cannot be written"):
        ledger.backup(tmp_path / target)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["l.db", "taken.db"]
    assert (tmp_path / "taken.db").read_text() == "mine"


def test_a_backup_of_a_server_is_left_to_its_own_tool(address: str, tmp_path: Path) -> None:
    with Ledger.open(address, create=True) as ledger:
        if ledger.name == address:
            pytest.skip("a file is copied")
        with pytest.raises(BadLedger, match="pg_dump"):
            ledger.backup(tmp_path / "copy.db")


@pytest.fixture
def old(new_address: Addresses) -> str:
    """A ledger of the sayso before the chain, with two versions of a report."""
    address, source = new_address(), new_address()
    with Ledger.open(source, create=True) as ledger:
        ledger.add(reading(), RUN)
        ledger.add(reading(report(TEXT + "More.")), RUN)
    older, newer = engine_of(address_of(address)), engine_of(address_of(source))
    steps, tables = steps_of(), MetaData()
    with writing(older) as connection, newer.connect() as other:
        steps.attributes["connection"] = connection
        command.upgrade(steps, "0002")
        tables.reflect(connection)
        for table in (metadata.tables[one.name] for one in tables.sorted_tables if one.name in metadata.tables):
            columns = [table.c[one.name] for one in tables.tables[table.name].c if one.name != "id"]
            for row in other.execute(select(*columns).order_by(*table.primary_key.columns)).mappings():
                connection.execute(insert(table), dict(row))
    older.dispose()
    newer.dispose()
    return address


def test_an_older_ledger_is_chained_when_it_is_opened_and_says_when(old: str) -> None:
    with Ledger.open(old) as ledger:
        found = ledger.verify()
        assert (found.faults, found.head.number) == ((), 5)
        assert found.chained is not None
        assert (found.chained.versions, found.chained.readings, found.chained.at[:2]) == (2, 2, "20")
        assert list(ledger.claims()) == list(reading(report(TEXT + "More.")).claims)
        ledger.add(reading(), RUN)
        assert (ledger.verify().faults, ledger.head().number) == ((), 7)


def test_a_new_ledger_was_chained_from_its_start(address: str) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.add(reading(), RUN)
        assert ledger.verify().chained is None


def test_who_may_not_make_tables_is_told_so(address: str) -> None:
    if "://" not in address:
        pytest.skip("a file has no owners inside")
    with psycopg.connect(address, autocommit=True) as server:
        server.execute("CREATE ROLE sayso_guest LOGIN PASSWORD 'guest'")
        try:
            guest = make_url(address).set(username="sayso_guest", password="guest")
            with pytest.raises(BadLedger, match="GRANT"):
                Ledger.open(guest.render_as_string(hide_password=False), create=True)
        finally:
            server.execute("DROP ROLE sayso_guest")
