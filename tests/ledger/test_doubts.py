"""What there is to doubt in a claim, how much it weighs, and how the list of all doubts keeps up with the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sayso.contract import claim_record
from sayso.ledger import Ledger, counting, workload
from sayso.ledger.catalogue import Catalogue
from sayso.ledger.counting import Asked, Count
from sayso.ledger.doubts import DoubtKind, doubts, weight
from sayso.ledger.filters import Filter
from sayso.lexicon import measured
from sayso.model import Claim, EventTime, Field, Found, Opinion, Review, Ruling
from tests.made import RUN, TEXT, denial, headline, old_harbour, reading, report, toll

UNFOUND = replace(old_harbour(TEXT), id=None, within=())
SURE = Found(value="affirmed", span=None, rule="plain assertion")


def kinds(claim: Claim) -> list[DoubtKind]:
    return [one.kind for one in doubts(claim_record(claim, TEXT))]


def sure() -> Claim:
    """A claim whose rules were all measured often and were right, with a known speaker, place and day."""
    known = replace(old_harbour(TEXT), rule="own")
    return replace(denial(report()), place=known, found=(("polarity", SURE),))


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, create=True) as opened:
        claims = (sure(), replace(toll(report()), place=UNFOUND), headline(report()))
        opened.add(replace(reading(), claims=claims), RUN)
        yield opened


def ordered(ledger: Ledger, asked: Asked | None = None) -> list[str]:
    found = counting.entries(Catalogue(ledger), asked or Asked(), sort="-doubt", offset=0, limit=9)
    return [entry.claim.id for entry in found]


def test_nothing_is_doubted_in_a_claim_whose_parts_are_all_known() -> None:
    assert kinds(sure()) == []


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"place": UNFOUND}, DoubtKind.PLACE),
        ({"time": None}, DoubtKind.UNDATED),
        ({"found": (("event", Found(value="attack", span=None, rule="general verb of attack")),)}, DoubtKind.RULE),
        ({"found": (("polarity", Found(value="denied", span=None, rule="failure")),)}, DoubtKind.SELDOM),
        ({"found": (("polarity", Found(value="denied", span=None, rule="nobody knows it")),)}, DoubtKind.SELDOM),
    ],
)
def test_each_part_that_is_not_known_is_doubted(changed: dict[str, object], kind: DoubtKind) -> None:
    claim = replace(sure(), **changed)  # type: ignore[arg-type]
    assert kind in kinds(claim)


def times(*, earliest: str | None, basis: str) -> EventTime:
    return EventTime(
        words=None, earliest=earliest, latest=earliest, timex=None, edtf=None, precision="day", basis=basis
    )


def test_a_day_that_is_not_resolved_is_doubted_more_than_one_taken_over_and_that_more_than_one_stated() -> None:
    unresolved = kinds(replace(sure(), time=times(earliest=None, basis="relative")))
    taken_over = kinds(replace(sure(), time=times(earliest="2024-03-02", basis="inherited")))
    assert unresolved == [DoubtKind.DATE]
    assert taken_over == [DoubtKind.DERIVED]
    assert weight(unresolved) > weight(taken_over) > weight(kinds(sure()))


@pytest.mark.parametrize(
    ("name", "doubted"),
    [("two residents", True), ("The army", True), ("Residents", False), ("Mr Colville", False), ("UN", False)],
)
def test_a_speaker_without_a_name_is_doubted(name: str, doubted: bool) -> None:
    speaker = sure().speaker
    assert speaker is not None
    claim = replace(sure(), speaker=replace(speaker, name=name, entity=None))
    assert (DoubtKind.UNNAMED in kinds(claim)) is doubted
    assert DoubtKind.VOICE not in kinds(claim)
    assert DoubtKind.VOICE in kinds(replace(claim, speaker=replace(speaker, name=name, kind=None)))


def test_the_words_of_what_is_doubted_are_told() -> None:
    (doubt,) = doubts(claim_record(replace(sure(), place=UNFOUND, found=()), TEXT))[:1]
    assert (doubt.kind, doubt.words) == (DoubtKind.PLACE, "Old Harbour")


def test_the_claim_in_most_doubt_comes_first_and_those_in_none_last(ledger: Ledger) -> None:
    found = ordered(ledger)
    assert found[0] == toll(report()).id
    assert found[-1] == sure().id
    assert ordered(ledger, Asked(doubt=DoubtKind.PLACE)) == [toll(report()).id]
    assert ordered(ledger, Asked(doubt=DoubtKind.VOICE)) == []


def test_what_an_analyst_has_judged_is_doubted_no_more(ledger: Ledger) -> None:
    catalogue = Catalogue(ledger)
    assert Count("place", 1) in workload.in_doubt(catalogue, Asked())
    ledger.judge([toll(report()).id], Opinion(field=Field.PLACE, value="none", reason="a slip", by="Ann"))
    assert "place" not in [one.value for one in workload.in_doubt(catalogue, Asked())]
    home = report(f"{TEXT}\nMore later.\n", name="later.txt")
    ledger.add(replace(reading(home), claims=(replace(toll(home), place=UNFOUND),)), RUN)
    assert Count("place", 1) in workload.in_doubt(catalogue, Asked(doubt=DoubtKind.SELDOM))


def test_the_work_is_counted_by_assignee_and_state(ledger: Ledger) -> None:
    catalogue = Catalogue(ledger)
    ledger.judge([sure().id, toll(report()).id], Opinion(ruling=Ruling.ASSIGN, value="Ben", reason="yours", by="Ann"))
    ledger.judge([sure().id], Opinion(ruling=Ruling.ACCEPT, reason="", by="Ben"))
    ben, nobody = workload.work(catalogue)
    assert (ben.assignee, ben.claims, ben.done) == ("Ben", 2, 1)
    assert (nobody.claims, nobody.done) == (1, 0)
    assert workload.states([ben, nobody])[Review.UNREVIEWED] == 2
    asked = Asked(base=Filter(assignee="Ben", review=Review.UNREVIEWED))
    assert ordered(ledger, asked) == [toll(report()).id]


def test_a_rule_is_weak_only_when_it_was_met_often_enough() -> None:
    known = measured.load()
    assert known.figures("event", "general verb of attack").weak
    assert not known.figures("polarity", "plain assertion").weak
    rare = known.figures("place", "named as a road")
    assert rare.seldom and not rare.weak
    assert known.figures("event", "no such rule").of == 0
