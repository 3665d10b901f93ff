"""What a report came in as is kept: its bytes, its blocks, who wrote it, who gave its date, what is doubtful."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sayso.errors import BadReport, NotFound
from sayso.ledger import Ledger, Status
from sayso.model import Document, Original, Paragraph, Problem, Span, Zone
from tests.made import RUN, TEXT, reading, report

PAGE = Original(data=b"<html>\0\xff" + TEXT.encode(), media="text/html")


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, create=True) as opened:
        yield opened


def page(text: str = TEXT, *, name: str = "harbour.txt") -> Document:
    """A report that came in as a web page."""
    return replace(
        report(text, name=name),
        author="A. Writer",
        basis="url",
        blocks=(
            Paragraph(span=Span(0, 22), zone=Zone.HEADLINE),
            Paragraph(span=Span(24, len(TEXT) - 1), zone=Zone.BODY),
        ),
        notes=(Problem(what="two dates", span=None), Problem(what="an odd sign", span=Span(3, 4))),
        original=PAGE,
    )


def test_the_bytes_come_back_as_they_came_in(ledger: Ledger) -> None:
    ledger.add(reading(page()), RUN)
    assert ledger.original("harbour.txt") == PAGE


def test_each_version_has_its_own_bytes_and_the_same_bytes_are_kept_once(ledger: Ledger) -> None:
    other = Original(data=b"<html>2", media="application/xhtml+xml")
    ledger.add(reading(page()), RUN)
    ledger.add(reading(replace(page(TEXT + "More."), original=other)), RUN)
    ledger.add(reading(replace(page(TEXT + "Still more."), original=replace(PAGE, media="text/plain"))), RUN)
    assert [ledger.original("harbour.txt", number) for number in (1, 2)] == [PAGE, other]
    assert ledger.original("harbour.txt").media == "text/plain"
    with ledger._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM originals").scalar() == 2


def test_a_report_without_original_says_so(ledger: Ledger) -> None:
    ledger.add(reading(), RUN)
    with pytest.raises(NotFound, match="without an original"):
        ledger.original("harbour.txt")
    with pytest.raises(NotFound, match="sayso reports"):
        ledger.original("nowhere.txt")
    with pytest.raises(NotFound, match="version 2"):
        ledger.original("harbour.txt", 2)


def test_what_was_told_comes_back_with_every_claim(ledger: Ledger) -> None:
    ledger.add(reading(page()), RUN)
    wanted = replace(page(), original=None)
    assert {entry.document for entry in ledger.entries()} == {wanted}


def test_blocks_outlive_a_telling_that_knows_none(ledger: Ledger) -> None:
    ledger.add(reading(page()), RUN)
    bare = replace(page(), blocks=(), notes=(), author=None, published=None, basis="metadata", original=None)
    assert ledger.recall(bare) == replace(page(), original=None)
    assert ledger.add(reading(ledger.recall(bare)), replace(RUN, sayso="2")).status is Status.READ_AGAIN
    assert {entry.document for entry in ledger.entries()} == {replace(page(), original=None)}


@pytest.mark.parametrize(
    "change",
    [
        {"author": "B. Writer"},
        {"blocks": (Paragraph(span=Span(0, 22), zone=Zone.BODY),)},
        {"basis": "metadata"},
    ],
)
def test_what_is_told_otherwise_is_a_new_version(ledger: Ledger, change: dict[str, str]) -> None:
    ledger.add(reading(page()), RUN)
    assert ledger.add(reading(replace(page(), **change)), RUN).status is Status.NEW_VERSION  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"original": None}, {"original": Original(data=b"<p>", media="text/html")}])
def test_other_bytes_of_the_same_text_are_no_new_version(ledger: Ledger, change: dict[str, Original]) -> None:
    ledger.add(reading(page()), RUN)
    assert ledger.add(reading(replace(page(), **change)), RUN).status is Status.SAME  # type: ignore[arg-type]
    assert ledger.original("harbour.txt") == PAGE


@pytest.mark.parametrize("field", ["text", "title", "author"])
@pytest.mark.parametrize("letter", ["\0", "\ud800"])
def test_what_no_store_can_hold_is_refused_and_leaves_nothing(ledger: Ledger, field: str, letter: str) -> None:
    bad = replace(report(), **{field: TEXT + letter})  # type: ignore[arg-type]
    with pytest.raises(BadReport, match="not text"):
        ledger.add(replace(reading(), document=bad), RUN)
    assert ledger.reports() == []
    assert ledger.head().number == 0
