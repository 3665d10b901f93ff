"""What changed between two readings of a report is told claim by claim, and whose change it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from sayso.errors import BadQuery, NotFound
from sayso.ledger import Ledger
from sayso.model import Cause, ChangeKind, Claim, Document, Field, Polarity, Span
from tests.made import RUN, TEXT, denial, headline, reading, report, toll

NEWER = replace(RUN, sayso="2", started="2024-03-06T10:00:00+00:00")
LONGER = f"{TEXT}\nThe governor called for calm.\n"


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, create=True) as opened:
        opened.add(reading(), RUN)
        yield opened


def add(ledger: Ledger, home: Document, claims: Sequence[Claim], *, newer: bool = False) -> None:
    """Another reading, whose claims have other ids than before."""
    told = tuple(replace(claim, id=f"{claim.id[:8]}{len(home.text)}{newer}") for claim in claims)
    ledger.add(replace(reading(home), claims=told), NEWER if newer else RUN)


def test_the_same_again_is_no_change(ledger: Ledger) -> None:
    add(ledger, report(), reading().claims, newer=True)
    add(ledger, report(LONGER), reading(report(LONGER)).claims)
    assert ledger.changes() == []


def test_a_value_that_changed_is_told_with_its_field(ledger: Ledger) -> None:
    home = report(LONGER)
    turned = replace(denial(home), polarity=Polarity.AFFIRMED)
    add(ledger, home, [headline(home), turned, toll(home)])
    (change,) = ledger.changes("harbour.txt")
    assert (change.kind, change.cause, change.old_version, change.new_version) == (
        ChangeKind.CHANGED,
        Cause.REPORT,
        1,
        2,
    )
    (field,) = change.fields
    assert (field.field, field.old, field.new) == (Field.POLARITY, "denied", "affirmed")
    assert change.old is not None and change.old.claim == denial(report()).id


def test_what_came_and_what_went(ledger: Ledger) -> None:
    home = report(LONGER)
    add(ledger, home, [headline(home), denial(home)])
    add(ledger, report(), reading().claims)
    kinds = [change.kind for change in ledger.changes()]
    assert kinds == [ChangeKind.DROPPED, ChangeKind.ADDED]
    dropped, added = ledger.changes()
    assert dropped.new is None and dropped.old is not None and "at least 12" in dropped.old.words
    assert added.old is None and added.new is not None


def test_longer_evidence_with_the_same_values_is_reworded(ledger: Ledger) -> None:
    told = denial(report())
    claim = replace(told, evidence=Span(told.evidence.start, told.evidence.end + 2))
    add(ledger, report(), [headline(report()), claim, toll(report())], newer=True)
    (change,) = ledger.changes()
    assert (change.kind, change.cause) == (ChangeKind.REWORDED, Cause.SAYSO)


@pytest.mark.parametrize(
    ("text", "newer", "cause"),
    [(TEXT, True, Cause.SAYSO), (LONGER, False, Cause.REPORT), (LONGER, True, Cause.EITHER)],
    ids=["a newer sayso", "a new version", "a new version, read by a newer sayso"],
)
def test_whose_change_it_is(ledger: Ledger, text: str, newer: bool, cause: Cause) -> None:
    home = report(text)
    add(ledger, home, [headline(home), denial(home)], newer=newer)
    assert [change.cause for change in ledger.changes()] == [cause]


def test_only_what_was_read_since(ledger: Ledger) -> None:
    add(ledger, report(LONGER), [denial(report(LONGER))])
    add(ledger, report(LONGER), [headline(report(LONGER))], newer=True)
    assert len(ledger.changes()) == 4
    assert {change.at[:10] for change in ledger.changes(since="2024-03-06")} == {"2024-03-06"}
    assert len(ledger.changes(since="2024-03")) == 4
    assert ledger.changes(since="2024-04") == []
    with pytest.raises(BadQuery):
        ledger.changes(since="lately")
    with pytest.raises(NotFound):
        ledger.changes("none.txt")
