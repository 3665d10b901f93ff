"""A ledger that was tampered with is found out, and one that was not is never accused."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event, text

from sayso.ledger import Head, Ledger
from sayso.ledger.chain import START
from sayso.ledger.opening import writing
from sayso.ledger.schema import DERIVED
from sayso.model import Field, Key, Opinion, Original, Posted, Ruling, Standing, Unit
from tests.made import RUN, TEXT, reading, report

STANDING = Standing(sides=1, wants=1, said=1, first=1, last=1, start=None, end=None)
KEY = Key(family="attack", place="x", unit=Unit.WEEK, bucket=1, own=True, standing=STANDING)


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, create=True) as opened:
        yield opened


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A new report, a new version of it with its bytes, another report, a reading by a newer sayso: seven entries."""
    fill(ledger)
    return ledger


def fill(ledger: Ledger) -> None:
    ledger.add(reading(), RUN)
    original = Original(data=b"<p>", media="text/html")
    ledger.add(reading(replace(report(TEXT + "More."), original=original)), RUN)
    ledger.add(reading(report(TEXT + "Another.", name="other.txt")), RUN)
    ledger.add(reading(report(TEXT + "More.")), replace(RUN, sayso="2"))


def change(ledger: Ledger, *statements: str) -> None:
    """Go behind the ledger's back."""
    with writing(ledger._engine) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for statement in statements:
            connection.execute(text(statement))


def test_an_empty_ledger_and_a_full_one_hold(ledger: Ledger) -> None:
    assert (ledger.verify().faults, ledger.head()) == ((), Head(number=0, hash=START))
    ledger.add(reading(), RUN)
    found = ledger.verify()
    assert (found.faults, found.head, found.head.number) == ((), ledger.head(), 2)


def test_everything_that_is_added_is_entered(full: Ledger) -> None:
    found = full.verify()
    assert (found.faults, found.head.number, found.chained) == ((), 7, None)
    full.add(reading(), RUN)
    assert full.head().number == 9


def test_what_is_held_already_enters_nothing(full: Ledger) -> None:
    before = full.head()
    full.add(reading(report(TEXT + "More.")), replace(RUN, sayso="2"))
    assert full.head() == before


def test_every_store_gives_the_same_head_to_the_same_reports(full: Ledger, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "other.db", create=True) as other:
        fill(other)
        assert other.head() == full.head()


def test_the_first_hash_is_what_the_documentation_says(ledger: Ledger) -> None:
    ledger.add(replace(reading(), claims=(), problems=()), RUN)
    content = {
        "id": 1,
        "report": 1,
        "number": 1,
        "name": "harbour.txt",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "text": TEXT,
        "published": "2024-03-04",
        "basis": "metadata",
        "publisher": "Coast Wire",
        "lang": report().lang,
    }
    content = {name: value for name, value in content.items() if value is not None}
    digest = hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    with ledger._engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT digest, hash FROM entries WHERE number = 1").one()
    assert tuple(row) == (digest, hashlib.sha256(f"{'0' * 64} 1 version {digest}".encode()).hexdigest())


@pytest.mark.parametrize(
    ("statement", "entry", "why"),
    [
        ("UPDATE versions SET text = 'x' WHERE id = 2", 3, "version that it stands for was changed"),
        ("UPDATE versions SET publisher = NULL WHERE id = 1", 1, "version that it stands for was changed"),
        ("UPDATE reports SET name = 'x' WHERE id = 1", 1, "version that it stands for was changed"),
        ("UPDATE runs SET lexicon = 'x' WHERE id = 1", 2, "reading that it stands for was changed"),
        ("UPDATE readings SET voices = 9 WHERE id = 2", 4, "reading that it stands for was changed"),
        ("UPDATE claims SET polarity = 'affirmed' WHERE id = 2", 2, "reading that it stands for was changed"),
        ("UPDATE claims SET record = replace(record, 'rus', 'usa') WHERE id = 5", 4, "reading that it stands for"),
        ("UPDATE claim_places SET name = ' x ' WHERE claim = 2", 2, "reading that it stands for was changed"),
        ("UPDATE problems SET what = 'x' WHERE id = 1", 2, "reading that it stands for was changed"),
        ("DELETE FROM problems WHERE id = 1", 2, "reading that it stands for was changed"),
        ("UPDATE entries SET digest = hash WHERE number = 5", 5, "does not follow"),
        ("UPDATE entries SET hash = digest WHERE number = 5", 5, "does not follow"),
        ("DELETE FROM entries WHERE number = 3", 4, "the entry before it, 3, is missing"),
        ("UPDATE entries SET kind = 'guess' WHERE number = 3", 3, "does not follow"),
    ],
)
def test_the_first_entry_that_does_not_hold_is_named(full: Ledger, statement: str, entry: int, why: str) -> None:
    change(full, statement)
    found = full.verify()
    (fault,) = [fault for fault in found.faults if fault.entry is not None]
    assert (fault.entry, found.head.number) == (entry, entry - 1 - ("missing" in why))
    assert why in fault.why


def test_changed_bytes_are_found(full: Ledger) -> None:
    change(full, "UPDATE originals SET data = CAST('<q>' AS {})".format("BLOB" if in_sqlite(full) else "BYTEA"))
    (fault,) = full.verify().faults
    assert fault.entry == 3
    assert "original" in fault.why


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("INSERT INTO reports (id, name) VALUES (9, 'x')", "1 of the rows of reports have no version"),
        ("INSERT INTO runs VALUES (9, 'x', 'x', 'x', 'x')", "1 of the rows of runs have no reading"),
        (
            "INSERT INTO versions (id, report, number, sha256, text) VALUES (9, 1, 9, 'x', 'x')",
            "versions have no entry",
        ),
        ("INSERT INTO chainings VALUES (9, 'x', 1, 1)", "1 of the rows of chainings have no entry"),
        ("INSERT INTO entries VALUES (0, 'version', 9, 'x', 'x')", "1 of the entries stand before the first"),
    ],
)
def test_a_row_that_was_put_in_is_found(full: Ledger, statement: str, why: str) -> None:
    change(full, statement)
    assert why in " ".join(fault.why for fault in full.verify().faults)


def test_a_trigger_is_found(full: Ledger) -> None:
    if not in_sqlite(full):
        pytest.skip("triggers are written otherwise there")
    change(full, "CREATE TRIGGER quiet AFTER INSERT ON claims BEGIN DELETE FROM claims WHERE id = new.id; END")
    assert "trigger quiet" in full.verify().faults[0].why


def test_what_stands_without_its_home_is_found(full: Ledger) -> None:
    if not in_sqlite(full):
        pytest.skip("PostgreSQL lets nobody do that")
    with closing(sqlite3.connect(full.name)) as connection:
        connection.execute("UPDATE claims SET reading = 99 WHERE id = 1")
        connection.commit()
    assert "claims have a reading that is not there" in full.verify().faults[0].why


def test_a_cut_off_end_is_found_with_the_exported_head_and_not_without(address: str) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.add(reading(), RUN)
        before = ledger.head()
        ledger.add(replace(reading(report(TEXT + "More.", name="b.txt")), claims=(), problems=()), RUN)
        exported = ledger.head()
        for table, key in (("readings", "id"), ("versions", "id"), ("reports", "id")):
            change(ledger, f"DELETE FROM {table} WHERE {key} = 2")
        change(ledger, "DELETE FROM entries WHERE number > 2")
        assert ledger.verify().faults == ()
        assert ledger.verify(before).faults == ()
        assert "the end of the ledger is missing" in ledger.verify(exported).faults[0].why


def test_a_ledger_that_grew_still_holds_an_older_head_and_another_ledger_does_not(full: Ledger) -> None:
    older = full.head()
    full.add(reading(report(TEXT + "News.", name="news.txt")), RUN)
    assert full.verify(older).faults == ()
    (fault,) = full.verify(replace(older, hash="0" * 64)).faults
    assert (fault.entry, "another one" in fault.why) == (7, True)


def test_adding_judging_and_indexing_change_and_remove_nothing_but_what_is_derived(ledger: Ledger) -> None:
    said: list[str] = []
    event.listen(ledger._engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    for formula in ("1", "2"):
        fill(ledger)
        ledger.add(reading(), replace(RUN, sayso=f"of {formula}"))
        ledger.judge([next(ledger.claims()).id], Opinion(ruling=Ruling.ACCEPT, reason="", by="Ana"))
        ledger.index(lambda told: [Posted(scope="", keys=(KEY,)) for _ in told], formula)
    verbs = {one.split()[0] for one in said}
    assert verbs <= {"SELECT", "INSERT", "DELETE", "BEGIN", "PRAGMA", "SET", "COMMIT"}
    removed = {one.split()[2] for one in said if one.startswith("DELETE")}
    assert removed <= {table.name for table in DERIVED}
    assert {"claim_keys", "effective_claims"} <= removed


def test_what_is_kept_of_a_judged_claim_is_what_its_judgements_make_of_it(full: Ledger) -> None:
    claim = next(full.claims())
    full.judge([claim.id], Opinion(field=Field.PLACE, value="Homs", reason="the caption says so", by="Ana"))
    assert not full.verify().faults
    change(full, "UPDATE effective_places SET name = 'aleppo' WHERE depth = 0")
    (fault,) = full.verify().faults
    assert claim.id in fault.why and "judgements" in fault.why


def test_a_judgement_that_was_changed_is_found(full: Ledger) -> None:
    full.judge([next(full.claims()).id], Opinion(ruling=Ruling.REJECT, reason="a headline", by="Ana"))
    change(full, "UPDATE judgements SET analyst = 'Ben'")
    (fault,) = full.verify().faults
    assert "judgement" in fault.why and "was changed" in fault.why


def in_sqlite(ledger: Ledger) -> bool:
    return ledger._engine.dialect.name == "sqlite"
