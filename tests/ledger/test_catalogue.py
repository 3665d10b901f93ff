"""The columns in memory hold what holds now, and grow by what was read and judged since."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from sqlalchemy import event

from sayso.ledger import Filter, Ledger, counting
from sayso.ledger.catalogue import Catalogue
from sayso.ledger.counting import Asked
from sayso.ledger.mattering import Mattering
from sayso.ledger.outlines import Outlines
from sayso.model import Field, Opinion, Polarity, Review, Ruling
from tests.made import RUN, TEXT, denial, headline, reading, report, toll

DENIAL, TOLL = denial(report()).id, toll(report()).id


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, create=True) as opened:
        opened.add(reading(), RUN)
        yield opened


def judge(ledger: Ledger, claim: str, by: str = "Ann", **told: object) -> None:
    ledger.judge([claim], Opinion(reason="seen on the page", by=by, **told))  # type: ignore[arg-type]


def seen(catalogue: Catalogue) -> object:
    """All that can be asked, in a form that does not depend on the order in which values were met."""
    counts = {name: sorted(one) for name, one in counting.counts(catalogue, Asked()).items()}
    ordered = {sort: [one.claim.id for one in counting.entries(catalogue, Asked(), sort=sort, offset=0, limit=99)]
               for sort in counting.SORTS}  # fmt: skip
    around = sorted(one.place for one in counting.places(catalogue, Asked(), 99))
    outlines = Outlines(catalogue.now())
    assert set(outlines) == counting.ids(catalogue, Asked()) and len(outlines) == len(dict(outlines))
    return counts, ordered, around, counting.ids(catalogue, Asked(reviewed=True)), dict(outlines)


CHANGES: list[Callable[[Ledger], object]] = [
    lambda ledger: judge(ledger, DENIAL, field=Field.PLACE, value="Homs"),
    lambda ledger: judge(ledger, DENIAL, field=Field.SPEAKER, value="the UN"),
    lambda ledger: judge(ledger, TOLL, ruling=Ruling.ACCEPT),
    lambda ledger: judge(ledger, TOLL, ruling=Ruling.ASSIGN, value="Bob"),
    lambda ledger: judge(ledger, TOLL, field=Field.TYPE, value="explosion", by="Bob"),
    lambda ledger: ledger.add(reading(report(f"{TEXT}More later.\n")), RUN),
    lambda ledger: judge(ledger, DENIAL, field=Field.PLACE, value="none"),
    lambda ledger: judge(ledger, TOLL, ruling=Ruling.REJECT),
    lambda ledger: ledger.add(reading(report(name="other.txt", text=f"{TEXT}Again.\n")), RUN),
]


def test_what_was_kept_is_what_would_be_fetched_anew(ledger: Ledger) -> None:
    kept = Catalogue(ledger)
    kept.now()
    for change in CHANGES:
        before = counting.state(ledger)
        change(ledger)
        assert counting.state(ledger) > before
        assert seen(kept) == seen(Catalogue(ledger))


def test_reckoning_is_made_anew_only_where_a_judgement_changes_what_it_sees(ledger: Ledger) -> None:
    mattering = Mattering(ledger)
    told: list[tuple[dict[str, object], bool]] = [
        ({"ruling": Ruling.ACCEPT}, False),
        ({"ruling": Ruling.NOTE}, False),
        ({"ruling": Ruling.ASSIGN, "value": "Bob"}, False),
        ({"ruling": Ruling.REOPEN}, False),
        ({"ruling": Ruling.REJECT}, True),
        ({"ruling": Ruling.NOTE}, False),
        ({"ruling": Ruling.REOPEN, "by": "Bob"}, True),
        ({"ruling": Ruling.REJECT}, True),
        ({"ruling": Ruling.ACCEPT}, True),
        ({"field": Field.MODALITY, "value": "planned"}, True),
    ]
    for opinion, grows in told:
        before = mattering.state()
        judge(ledger, DENIAL, **opinion)  # type: ignore[arg-type]
        assert (mattering.state() > before) is grows, opinion
        assert mattering.state() == Mattering(ledger).state()
    before = mattering.state()
    ledger.add(reading(report(f"{TEXT}More later.\n")), RUN)
    assert mattering.state() > before


def test_a_judged_value_is_counted_in_place_of_the_one_that_was_read(ledger: Ledger) -> None:
    catalogue = Catalogue(ledger)
    assert [one.value for one in counting.counts(catalogue, Asked())["review"]] == ["unreviewed"]
    judge(ledger, DENIAL, field=Field.POLARITY, value="affirmed")
    denied = Asked(base=Filter(polarity=Polarity.DENIED))
    assert counting.ids(catalogue, denied) == {headline(report()).id}
    assert counting.total(catalogue, Asked(base=Filter(review=Review.CORRECTED))) == 1
    assert counting.total(catalogue, Asked(base=Filter(review=Review.UNREVIEWED))) == len(reading().claims) - 1
    judge(ledger, DENIAL, ruling=Ruling.ASSIGN, value="Bob")
    assert counting.total(catalogue, Asked(base=Filter(assignee="Bob"))) == 1
    assert counting.total(catalogue, Asked(base=Filter(assignee="bobby"))) == 0


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ([], False),
        ([{"ruling": Ruling.NOTE}], False),
        ([{"ruling": Ruling.ACCEPT}], True),
        ([{"field": Field.MODALITY, "value": "planned"}], True),
        ([{"ruling": Ruling.ACCEPT}, {"ruling": Ruling.REOPEN}], False),
        ([{"ruling": Ruling.REJECT}], False),
        ([{"ruling": Ruling.ACCEPT}, {"ruling": Ruling.REJECT, "by": "Bob"}], False),
        ([{"field": Field.MODALITY, "value": "planned"}, {"ruling": Ruling.REJECT}], False),
    ],
)
def test_reviewed_is_what_stands_accepted_or_corrected(
    ledger: Ledger, told: list[dict[str, object]], shown: bool
) -> None:
    for one in told:
        judge(ledger, DENIAL, **one)  # type: ignore[arg-type]
    assert counting.ids(Catalogue(ledger), Asked(reviewed=True)) == ({DENIAL} if shown else set())


def test_what_was_accepted_once_and_superseded_is_not_reviewed(ledger: Ledger) -> None:
    catalogue = Catalogue(ledger)
    judge(ledger, DENIAL, ruling=Ruling.ACCEPT)
    ledger.add(reading(report(f"{TEXT}More later.\n")), RUN)
    judge(ledger, DENIAL, ruling=Ruling.REJECT)
    every = Asked(base=Filter(superseded=True))
    assert DENIAL in counting.ids(catalogue, every)
    assert counting.ids(catalogue, replace(every, reviewed=True)) == set()


def test_after_a_judgement_only_what_was_judged_is_fetched(ledger: Ledger) -> None:
    catalogue = Catalogue(ledger)
    catalogue.now()
    judge(ledger, DENIAL, ruling=Ruling.ACCEPT)
    fetched = list[str]()
    event.listen(ledger._engine, "before_cursor_execute", lambda *told: fetched.append(f"{told[2]} {told[3]}"))
    catalogue.now()
    assert headline(report()).id not in str(fetched)
    wide = [one for one in fetched if "claims.polarity" in one]
    assert len(wide) == 2  # the claim judged, and those added since: none
    assert all("IN (" in one or "claims.id > " in one for one in wide)
