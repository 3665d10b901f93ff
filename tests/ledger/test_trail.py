"""The audit trail: every judgement, narrowed and in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sayso.ledger import Ledger, workload
from sayso.ledger.counting import Count
from sayso.ledger.trail import Trail, analysts, length, trail, whole
from sayso.model import EventType, Opinion, Ruling
from tests.made import RUN, denial, reading, report, toll

NEWER = replace(RUN, sayso="2", started="2024-03-06T10:00:00+00:00")
FIRST, SECOND = denial(report()).id, toll(report()).id


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, create=True) as opened:
        opened.add(reading(), RUN)
        opened.judge([FIRST, SECOND], Opinion(ruling=Ruling.NOTE, reason="to be looked at", by="Ann"))
        opened.judge([SECOND], Opinion(ruling=Ruling.REJECT, reason="another day", by="Ben"))
        yield opened


def numbers(ledger: Ledger, asked: Trail) -> list[int]:
    assert length(ledger, asked) == len(list(whole(ledger, asked, together=2)))
    return [one.judgement.number for one in trail(ledger, asked, offset=0, limit=9)]


def test_all_judgements_come_in_order_the_last_one_first_or_last(ledger: Ledger) -> None:
    assert numbers(ledger, Trail()) == [3, 2, 1]
    assert numbers(ledger, Trail(newest=False)) == [1, 2, 3]
    assert [one.judgement.number for one in trail(ledger, Trail(), offset=1, limit=1)] == [2]


def test_they_are_narrowed_by_analyst_claim_and_report(ledger: Ledger) -> None:
    assert numbers(ledger, Trail(analyst="Ann")) == [2, 1]
    assert numbers(ledger, Trail(claim=SECOND)) == [3, 2]
    assert numbers(ledger, Trail(claim=SECOND, analyst="Ann")) == [2]
    assert numbers(ledger, Trail(report="harbour.txt")) == [3, 2, 1]
    assert numbers(ledger, Trail(report="another.txt")) == []
    assert analysts(ledger, Trail(analyst="Ben")) == [Count("Ann", 2), Count("Ben", 1)]


def test_judgements_whose_claim_is_gone_are_orphans(ledger: Ledger) -> None:
    assert numbers(ledger, Trail(orphans=True)) == []
    assert workload.orphans(ledger) == 0
    kept = tuple(replace(one, id=f"{one.id}b") for one in reading().claims if one.type is not EventType.CASUALTY)
    ledger.add(replace(reading(), claims=kept), NEWER)
    assert numbers(ledger, Trail(orphans=True)) == [3, 2]
    assert workload.orphans(ledger) == 2
    assert numbers(ledger, Trail()) == [3, 2, 1]
    assert numbers(ledger, Trail(claim=f"{FIRST}b")) == [1]
