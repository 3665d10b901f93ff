"""A ledger opens, or says why not and what to do."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, event

from sayso.errors import BadLedger
from sayso.ledger import Ledger
from sayso.ledger.schema import metadata
from tests.made import RUN, TEXT, reading, report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger with % in its name.db"
    Ledger.open(path, create=True).close()
    return path


def test_a_ledger_opens_again_as_it_was_closed(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(reading(), RUN)
    with Ledger.open(path) as ledger:
        assert list(ledger.claims()) == list(reading().claims)


def test_the_steps_lead_to_the_schema(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_keys_are_checked(path: Path) -> None:
    with Ledger.open(path) as ledger, ledger._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_missing_ledger_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(BadLedger, match="sayso read"):
        Ledger.open(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_another_file_is_not_a_ledger_and_stays_as_it_is(tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("Not a ledger at all. " * 100)
    with pytest.raises(BadLedger, match="not a ledger"):
        Ledger.open(text, create=True)
    assert text.read_text() == "Not a ledger at all. " * 100


def test_another_database_is_not_a_ledger_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE invoices (id)")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(BadLedger, match="not a ledger of sayso"):
        Ledger.open(path, create=True)
    assert path.read_bytes() == before


def test_a_ledger_of_a_newer_sayso_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    with pytest.raises(BadLedger, match="newer sayso"):
        Ledger.open(path)


def test_a_damaged_ledger_says_so(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading(), RUN)
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(len(data) - 4096))
    with pytest.raises(BadLedger, match=r"damaged|database says"), Ledger.open(path) as ledger:
        list(ledger.claims())


def test_a_ledger_in_no_folder_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(BadLedger, match="does its folder exist"):
        Ledger.open(tmp_path / "none" / "l.db", create=True)


def test_a_locked_ledger_says_to_try_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.ledger.sqlite.PATIENCE", 0.01)
    with closing(sqlite3.connect(path)) as other, Ledger.open(path) as ledger:
        other.execute("BEGIN IMMEDIATE")
        assert ledger.reports() == []
        with pytest.raises(BadLedger, match="try again"):
            ledger.add(reading(), RUN)


def test_a_ledger_that_may_not_be_written_can_still_be_asked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading(), RUN)
        event.listen(ledger._engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only = ON"))
        assert len(ledger.reports()) == 1
        with pytest.raises(BadLedger, match="readonly"):
            ledger.add(reading(report(TEXT + "More.")), RUN)
        assert ledger.verify().faults == ()
