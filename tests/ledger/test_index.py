"""A ledger gives the pairs that reckoning finds in memory, whatever was superseded and whoever filled the index."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given, settings

from sayso import pipeline
from sayso.errors import BadLedger, NotFound
from sayso.ledger import Entry, Ledger
from sayso.model import Document, Polarity, Posted
from sayso.reckoning import Scope, scopes
from sayso.reckoning.candidates import pairs
from sayso.reckoning.posting import posted
from sayso.reckoning.records import from_record
from tests.made import RUN, TEXT, denial, reading, report
from tests.reckoning.made import CITY, days
from tests.reckoning.made import denial as denied
from tests.reckoning.made import scope as asserted
from tests.reckoning.posted import postables
from tests.stores import Addresses

Pairs = set[frozenset[str]]


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, create=True) as opened:
        yield opened


class Posting:
    """Posts the claims that were told to it, and counts how many."""

    def __init__(self, known: Sequence[Scope]) -> None:
        self.scopes = {scope.claim: scope for scope in known}
        self.told = 0

    def __call__(self, entries: Sequence[Entry]) -> list[Posted]:
        self.told += len(entries)
        return [posted(self.scopes[entry.claim.id]) for entry in entries]


def add(ledger: Ledger, told: Sequence[Scope], text: str = TEXT) -> None:
    """Reports with claims of these ids; what the claims say is of no account."""
    for name, ones in groupby(sorted(told, key=lambda one: one.document), lambda one: one.document):
        home = Document(id=name, text=f"{text}{name}", sha256="")
        claims = tuple(replace(denial(report()), id=one.claim, document=name) for one in ones)
        ledger.add(replace(reading(), document=home, claims=claims), RUN)


def found(ledger: Ledger) -> Pairs:
    """The pairs of a ledger, by the ids of their claims."""
    return {pair for row in ledger.reports() for pair in of_report(ledger, row.name)}


def of_report(ledger: Ledger, name: str) -> Pairs:
    """Those of one report; each must come once."""
    ids = {row: from_record(kept).claim for row, kept in ledger.scopes(range(1, 500)).items()}
    assert list(ids.values()) == [from_record(kept).claim for kept in ledger.every_scope()]
    listed = [frozenset((ids[one], ids[other])) for one, other in ledger.candidates(name)]
    assert len(listed) == len(set(listed))
    return set(listed)


def in_memory(told: Sequence[Scope]) -> Pairs:
    """The pairs that are found without a ledger."""
    return {frozenset((a.claim, b.claim)) for a, b in pairs(told)}


@settings(max_examples=30, deadline=None)
@given(postables())
def test_sql_and_memory_find_the_same(new_address: Addresses, told: list[Scope]) -> None:
    with Ledger.open(new_address(), create=True) as ledger:
        add(ledger, told)
        ledger.index(Posting(told), "1")
        wanted = in_memory(told)
        assert found(ledger) == wanted
        homes = {scope.claim: scope.document for scope in told}
        for name in set(homes.values()):
            assert of_report(ledger, name) == {pair for pair in wanted if name in {homes[claim] for claim in pair}}


THREE = [
    asserted(claim="a", document="one"),
    denied(claim="b", document="two"),
    denied(claim="c", document="three", place=CITY, window=days(2, 5)),
]


def test_what_is_not_indexed_is_not_found(ledger: Ledger) -> None:
    add(ledger, THREE)
    assert found(ledger) == set()


def test_only_news_is_posted(ledger: Ledger) -> None:
    posting = Posting(THREE)
    add(ledger, THREE[:2])
    ledger.index(posting, "1")
    add(ledger, THREE[2:])
    ledger.index(posting, "1")
    ledger.index(posting, "1")
    assert posting.told == 3
    assert found(ledger) == {frozenset("ab"), frozenset("ac")}


def test_another_formula_posts_all_anew(ledger: Ledger) -> None:
    add(ledger, THREE)
    ledger.index(Posting(THREE), "1")
    elsewhere = [THREE[0], THREE[1], THREE[2]._replace(place=None, setting=None)]
    ledger.index(Posting(elsewhere), "2")
    assert found(ledger) == {frozenset("ab")}


def test_superseded_claims_are_not_found_before_nor_after_indexing(ledger: Ledger) -> None:
    add(ledger, THREE)
    ledger.index(Posting(THREE), "1")
    newer = [THREE[0]._replace(claim="d")]
    add(ledger, newer, f"{TEXT}Corrected. ")
    assert found(ledger) == set()
    ledger.index(Posting(newer), "1")
    assert found(ledger) == {frozenset("bd"), frozenset("cd")}


def test_what_was_superseded_before_it_was_indexed_is_not_found(ledger: Ledger) -> None:
    add(ledger, THREE)
    newer = [THREE[0]._replace(claim="d")]
    add(ledger, newer, f"{TEXT}Corrected. ")
    ledger.index(Posting([*THREE, *newer]), "1")
    assert found(ledger) == {frozenset("bd"), frozenset("cd")}


def test_what_is_superseded_while_it_is_posted_is_not_found(ledger: Ledger) -> None:
    add(ledger, THREE)
    newer = [THREE[0]._replace(claim="d")]

    class Slow(Posting):
        def __call__(self, entries: Sequence[Entry]) -> list[Posted]:
            if not self.told:
                add(ledger, newer, f"{TEXT}Corrected. ")
            return super().__call__(entries)

    ledger.index(Slow([*THREE, *newer]), "1")
    assert found(ledger) == {frozenset("bd"), frozenset("cd")}


def test_two_formulas_at_once_do_not_mix(ledger: Ledger) -> None:
    add(ledger, THREE)

    class Outrun(Posting):
        def __call__(self, entries: Sequence[Entry]) -> list[Posted]:
            if not self.told:
                ledger.index(Posting(THREE), "2")
            return super().__call__(entries)

    with pytest.raises(BadLedger, match="another sayso"):
        ledger.index(Outrun(THREE), "1")
    assert found(ledger) == in_memory(THREE)


def test_several_may_index_at_once(address: str) -> None:
    many = [THREE[n % 3]._replace(claim=f"{n}", document=f"d{n}") for n in range(60)]
    with Ledger.open(address, create=True) as ledger:
        add(ledger, many)

    def index() -> None:
        with Ledger.open(address) as mine:
            mine.index(Posting(many), "1")

    workers = [threading.Thread(target=index) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    with Ledger.open(address) as ledger:
        assert found(ledger) == in_memory(many)


def test_a_report_without_claims_meets_nothing_and_an_unknown_one_is_not_found(ledger: Ledger) -> None:
    ledger.add(replace(reading(), claims=()), RUN)
    assert list(ledger.candidates("harbour.txt")) == []
    with pytest.raises(NotFound, match="sayso reports"):
        list(ledger.candidates("nowhere.txt"))


def test_the_claims_of_a_ledger_come_as_they_are_reckoned_in_memory(ledger: Ledger) -> None:
    home = report()
    again = report(f"{TEXT}Updated.", name="later.txt")
    strikes = replace(denial(again), polarity=Polarity.AFFIRMED, document=again.id)
    ledger.add(reading(home), RUN)
    ledger.add(replace(reading(again), claims=(strikes,)), RUN)
    wanted = set(pairs(scopes(pipeline.statements(ledger))))
    assert {frozenset(pair) for pair in pipeline.candidate_pairs(ledger, home.id)} == {frozenset(p) for p in wanted}
    assert set(pairs(pipeline.indexed_scopes(ledger))) == wanted
    assert wanted
