"""Inputs go through the rooms once, in order, and what the ledger holds is not read again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso import jobs, pipeline
from sayso.errors import BadReport
from sayso.intake import Taking, document
from sayso.ledger import Added, Ledger, Status
from sayso.model import Document, Options, Reading
from tests.made import TEXT, reading


class Reader:
    """Stands where the parser is, and counts."""

    def __init__(self) -> None:
        self.kits: list[Options] = []
        self.read: list[Document] = []

    def kit(self, options: Options, preparing: object) -> str:
        self.kits.append(options)
        return "tools"

    def read_document(self, given: Document, tools: str) -> Reading:
        assert tools == "tools"
        self.read.append(given)
        return reading(given) if TEXT in given.text else replace(reading(), document=given, claims=())

    def read_documents(self, given: Iterable[Document], tools: str) -> Iterator[Reading]:
        return (self.read_document(document, tools) for document in given)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader()
    monkeypatch.setattr(jobs, "kit", made.kit)
    monkeypatch.setattr(jobs, "read_documents", made.read_documents)
    return made


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, create=True) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text("Nothing happened in the hills.")
    return folder


def test_annotate_loads_once_and_keeps_the_order(reader: Reader) -> None:
    documents = [document(f"Text {number}.", name=str(number)) for number in range(3)]
    options = Options(model="another")
    assert [made.document for made in jobs.annotate(documents, options)] == documents
    assert reader.kits == [options]


def test_nothing_is_loaded_for_nothing(reader: Reader) -> None:
    assert list(jobs.annotate([])) == []
    assert reader.kits == []


def test_annotate_reads_as_it_is_asked(reader: Reader) -> None:
    readings = jobs.annotate(document(f"Text {number}.", name=str(number)) for number in range(3))
    next(readings)
    assert len(reader.read) == 1


def test_read_keeps_every_report(reader: Reader, ledger: Ledger, folder: Path) -> None:
    told: list[object] = []
    summary = pipeline.read([str(folder)], ledger, progress=told.append)
    assert [added.report for added in summary.added] == ["a.txt", "b.txt"]
    assert [added.claims for added in summary.added] == [3, 0]
    assert told == list(summary.outcomes)
    assert summary.count(Status.NEW) == 2
    assert [row.name for row in ledger.reports()] == ["a.txt", "b.txt"]


def test_a_second_time_nothing_is_read(reader: Reader, ledger: Ledger, folder: Path) -> None:
    pipeline.read([str(folder)], ledger)
    summary = pipeline.read([str(folder)], ledger)
    assert summary.count(Status.SAME) == 2
    assert (len(reader.kits), len(reader.read)) == (1, 2)


def test_a_changed_report_is_a_new_version(reader: Reader, ledger: Ledger, folder: Path) -> None:
    pipeline.read([str(folder)], ledger)
    (folder / "b.txt").write_text("Something happened in the hills.")
    summary = pipeline.read([str(folder)], ledger)
    assert [added.status for added in summary.added] == [Status.SAME, Status.NEW_VERSION]


def test_another_model_reads_again_with_what_was_told_before(reader: Reader, ledger: Ledger, folder: Path) -> None:
    pipeline.read([str(folder)], ledger, taking=Taking(published="2024-03-04"))
    summary = pipeline.read([str(folder)], ledger, Options(model="another"))
    assert summary.count(Status.READ_AGAIN) == 2
    assert reader.read[-1].published == "2024-03-04"


def test_a_bad_input_costs_nothing_else(reader: Reader, ledger: Ledger, folder: Path) -> None:
    (folder / "a2.txt").write_bytes(b"\xff")
    summary = pipeline.read([str(folder), str(folder / "none.txt")], ledger)
    assert [type(outcome) for outcome in summary.outcomes] == [Added, BadReport, Added, BadReport]
    assert len(summary.refused) == 2
    assert len(ledger.reports()) == 2


def test_what_was_read_before_a_failure_is_kept(reader: Reader, ledger: Ledger, folder: Path) -> None:
    def stop(outcome: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.read([str(folder)], ledger, progress=stop)
    assert [row.name for row in ledger.reports()] == ["a.txt"]
