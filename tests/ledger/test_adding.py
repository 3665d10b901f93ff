"""Nothing is read twice, nothing is overwritten, nothing is half there."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sayso.errors import BadReport, SaysoError
from sayso.intake import document
from sayso.ledger import Filter, Ledger, Status
from sayso.model import Document
from tests.made import RUN, TEXT, reading, report
from tests.stores import Addresses

CHANGED = TEXT + "Correction: the district lies to the east."


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, create=True) as opened:
        yield opened


def test_a_report_is_added_with_all_that_was_read(ledger: Ledger) -> None:
    added = ledger.add(reading(), RUN)
    assert (added.report, added.status, added.version) == ("harbour.txt", Status.NEW, 1)
    assert (added.claims, added.voices, added.problems) == (3, 1, 1)
    assert list(ledger.claims()) == list(reading().claims)
    assert ledger.text("harbour.txt") == TEXT


def test_the_same_report_twice_is_one_report(ledger: Ledger) -> None:
    first = ledger.add(reading(), RUN)
    again = ledger.add(reading(), replace(RUN, started="2024-03-06T10:00:00+00:00"))
    assert again == replace(first, status=Status.SAME)
    assert len(list(ledger.claims())) == 3
    assert len(ledger.reports()) == 1


def test_the_same_text_under_another_name_is_the_same_report(ledger: Ledger) -> None:
    ledger.add(reading(), RUN)
    again = ledger.add(reading(report(name="copy/harbour.txt")), RUN)
    assert (again.status, again.report) == (Status.SAME, "harbour.txt")


def test_the_same_text_of_another_publisher_is_another_report(ledger: Ledger) -> None:
    ledger.add(reading(), RUN)
    other = document(TEXT, name="other.txt", published="2024-03-04", publisher="Hill Wire")
    assert ledger.add(reading(other), RUN).status is Status.NEW
    assert [row.publisher for row in ledger.reports()] == ["Coast Wire", "Hill Wire"]


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(ledger: Ledger) -> None:
    ledger.add(reading(), RUN)
    added = ledger.add(reading(report(CHANGED)), RUN)
    assert (added.status, added.version) == (Status.NEW_VERSION, 2)
    assert [entry.version for entry in ledger.entries()] == [2, 2, 2]
    assert [entry.current for entry in ledger.entries(Filter(superseded=True))] == [False] * 3 + [True] * 3
    assert (ledger.text("harbour.txt", 1), ledger.text("harbour.txt", 2)) == (TEXT, CHANGED)
    assert ledger.text("harbour.txt") == CHANGED


def test_a_text_that_comes_back_is_a_version_of_its_own(ledger: Ledger) -> None:
    versions = [ledger.add(reading(report(text)), RUN).version for text in (TEXT, CHANGED, TEXT)]
    assert versions == [1, 2, 3]


def test_another_date_told_of_it_is_a_new_version_but_silence_is_not(ledger: Ledger) -> None:
    ledger.add(reading(), RUN)
    assert ledger.add(reading(report(published=None)), RUN).status is Status.SAME
    assert ledger.add(reading(report(published="2024-03-05")), RUN).status is Status.NEW_VERSION


def test_a_newer_sayso_reads_again_and_supersedes_its_own_claims(ledger: Ledger) -> None:
    ledger.add(reading(), RUN)
    newer = replace(RUN, sayso="2")
    assert ledger.holds(report(), RUN) is not None
    assert ledger.holds(report(), newer) is None
    added = ledger.add(replace(reading(), claims=reading().claims[:1]), newer)
    assert (added.status, added.version, added.claims) == (Status.READ_AGAIN, 1, 1)
    assert len(list(ledger.claims())) == 1
    assert len(list(ledger.claims(Filter(superseded=True)))) == 4


def test_what_was_told_before_is_recalled(ledger: Ledger) -> None:
    ledger.add(reading(), RUN)
    untold = document(TEXT, name="elsewhere/harbour.txt")
    assert ledger.recall(untold) == report()
    news = document(CHANGED, name="harbour.txt")
    assert ledger.recall(news) == news


def test_of_two_claims_with_one_id_one_is_kept_and_the_other_told(ledger: Ledger) -> None:
    twice = replace(reading(), claims=reading().claims * 2)
    added = ledger.add(twice, RUN)
    assert (added.claims, added.problems) == (3, 4)
    assert "second claim with the id" in ledger.problems()[-1].problem.what


def test_a_report_that_fails_leaves_nothing(ledger: Ledger) -> None:
    broken = replace(reading(), document=replace(report(), text=TEXT + "\ud800"))
    with pytest.raises(BadReport, match="surrogate"):
        ledger.add(broken, RUN)
    assert ledger.reports() == []
    assert ledger.add(reading(), RUN).status is Status.NEW


def test_a_reading_is_kept_whole_or_not_at_all(ledger: Ledger) -> None:
    claims = reading().claims
    unwritable = replace(claims[2], phase="\ud800")
    with pytest.raises((SaysoError, UnicodeEncodeError)):
        ledger.add(replace(reading(), claims=(*claims[:2], unwritable)), RUN)
    assert ledger.reports() == []
    assert list(ledger.claims()) == []


def test_two_writers_lose_nothing(address: str) -> None:

    def write(who: str) -> None:
        with Ledger.open(address, create=True) as mine:
            for number in range(10):
                name = f"{who}-{number}"
                mine.add(reading(report(f"{TEXT}{name}", name=name)), RUN)

    writers = [threading.Thread(target=write, args=(who,)) for who in ("left", "right")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Ledger.open(address) as ledger:
        assert len(ledger.reports()) == 20
        assert len(list(ledger.claims())) == 60


@settings(max_examples=20, deadline=None)
@given(
    texts=some.lists(
        some.text(some.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20), max_size=6
    )
)
def test_a_text_comes_back_as_it_went_in(texts: list[str], new_address: Addresses) -> None:
    with Ledger.open(new_address(), create=True) as ledger:
        for number, text in enumerate(texts):
            bare = replace(reading(), claims=(), document=Document(id=str(number), text=text, url=str(number)))
            ledger.add(bare, RUN)
        assert [ledger.text(str(number)) for number in range(len(texts))] == texts
