"""Filters find what they say, and not what lies beside it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sayso.errors import BadQuery, NotFound
from sayso.ledger import Filter, Ledger, days
from sayso.model import EventType, Modality, Polarity, Problem, Reading
from tests.made import RUN, TEXT, denial, old_harbour, reading, report, span, toll
from tests.stores import Addresses

ALL = ["headline", "denial", "toll"]


@pytest.fixture(scope="module")
def ledger(new_address: Addresses) -> Iterator[Ledger]:
    with Ledger.open(new_address(), create=True) as opened:
        opened.add(reading(), RUN)
        yield opened


def found(ledger: Ledger, wanted: Filter) -> list[str]:
    """Which of the three hand-made claims come back."""
    ids = {claim.id: name for claim, name in zip(reading().claims, ALL, strict=True)}
    return [ids[claim.id] for claim in ledger.claims(wanted)]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Filter(), ALL),
        (Filter(speaker="Russia"), ["denial"]),
        (Filter(speaker="RUSSIA"), ["denial"]),
        (Filter(speaker="rus"), ["denial"]),
        (Filter(speaker="Moscow"), ["denial"]),
        (Filter(speaker="Rus sia"), []),
        (Filter(speaker="Prussia"), []),
        (Filter(speaker="Syria"), []),
        (Filter(speaker="observatory"), ["toll"]),
        (Filter(speaker="harbour obs"), []),
        (Filter(event=EventType.CASUALTY), ["toll"]),
        (Filter(event=EventType.SHELLING), []),
        (Filter(place="Old Harbour"), ["denial"]),
        (Filter(place="old-harbour"), ["denial"]),
        (Filter(place="local:old-harbour"), ["denial"]),
        (Filter(place="Aleppo"), ["denial"]),
        (Filter(place="syria"), ["denial"]),
        (Filter(place="SY"), ["denial"]),
        (Filter(place="Alep"), []),
        (Filter(place="Damascus"), []),
        (Filter(since="2024-03-04"), ["denial"]),
        (Filter(since="2024-03-05"), []),
        (Filter(until="2024-03-01"), ["denial"]),
        (Filter(until="2024-02"), []),
        (Filter(since="2024-03-02", until="2024-03-02"), ["denial", "toll"]),
        (Filter(since="2024", until="2024"), ["denial", "toll"]),
        (Filter(since="2023", until="2023-12"), []),
        (Filter(polarity=Polarity.DENIED), ["headline", "denial"]),
        (Filter(polarity=Polarity.AFFIRMED), ["toll"]),
        (Filter(modality=Modality.PLANNED), ["headline"]),
        (Filter(modality=Modality.DEMANDED), []),
        (Filter(report="harbour.txt"), ALL),
        (Filter(speaker="Russia", polarity=Polarity.AFFIRMED), []),
        (Filter(speaker="Russia", place="Aleppo", since="2024-03", event=EventType.AIR_STRIKE), ["denial"]),
    ],
)
def test_a_filter_finds_these_claims(ledger: Ledger, wanted: Filter, names: list[str]) -> None:
    assert found(ledger, wanted) == names


def test_an_end_that_is_not_said_is_open(address: str) -> None:
    home = report()
    window = denial(home).time
    assert window is not None
    since = replace(denial(home), id="since", time=replace(window, latest=None))
    until = replace(denial(home), id="until", time=replace(window, earliest=None, latest="2024-03-04T16:00Z"))
    never = replace(denial(home), id="never", time=replace(window, earliest=None, latest=None))
    with Ledger.open(address, create=True) as ledger:
        ledger.add(replace(reading(), claims=(since, until, never)), RUN)
        assert [claim.id for claim in ledger.claims(Filter(since="2030"))] == ["since"]
        assert [claim.id for claim in ledger.claims(Filter(until="2020"))] == ["until"]
        assert [claim.id for claim in ledger.claims(Filter(since="2024-03-04"))] == ["since", "until"]


def test_spellings_that_a_reader_takes_for_one_are_one(address: str) -> None:
    place = replace(old_harbour(TEXT), id=None, name="Sheikh Sa’íd", within=())
    claim = replace(denial(report()), place=place)
    with Ledger.open(address, create=True) as ledger:
        ledger.add(replace(reading(), claims=(claim,)), RUN)
        for spelling in ("Sheikh Sa'id", "SHEIKH SAID", "sheikh"):
            assert len(list(ledger.claims(Filter(place=spelling)))) == 1
        assert list(ledger.claims(Filter(place="Sheikh Sa id"))) == []


def test_many_claims_come_page_by_page_in_order(address: str) -> None:
    home = report()
    many = tuple(replace(toll(home), id=f"{number:06}") for number in range(1203))
    with Ledger.open(address, create=True) as ledger:
        ledger.add(replace(reading(), claims=many), RUN)
        assert tuple(ledger.claims()) == many


def test_a_claim_is_found_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    wanted = denial(report())
    entry = ledger.claim(wanted.id[:6])
    assert entry.claim == wanted
    assert entry.document == report()
    assert (entry.version, entry.current, entry.published.basis) == (1, True, "metadata")


@pytest.mark.parametrize("start", ["", "zz", "%", "_"])
def test_a_beginning_that_fits_none_or_many_is_refused(ledger: Ledger, start: str) -> None:
    with pytest.raises(NotFound):
        ledger.claim(start)


def test_an_id_is_found_even_when_another_begins_with_it(address: str) -> None:
    home = report()
    both = (replace(toll(home), id="ab"), replace(toll(home), id="abc"))
    with Ledger.open(address, create=True) as ledger:
        ledger.add(replace(reading(), claims=both), RUN)
        assert ledger.claim("ab").claim.id == "ab"
        with pytest.raises(NotFound, match="2 claims: ab, abc"):
            ledger.claim("a")


def test_a_superseded_claim_can_still_be_shown(address: str) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.add(reading(), RUN)
        ledger.add(_without_claims(), RUN)
        entry = ledger.claim(denial(report()).id)
        assert (entry.version, entry.current) == (1, False)
        assert entry.document.text == TEXT


def test_reports_and_problems_are_listed(ledger: Ledger) -> None:
    (row,) = ledger.reports()
    assert (row.name, row.publisher, row.published, row.basis) == (
        "harbour.txt",
        "Coast Wire",
        "2024-03-04",
        "metadata",
    )
    assert (row.version, row.claims, row.voices, row.problems) == (1, 3, 1, 1)
    (trouble,) = ledger.problems()
    where = span(TEXT, "there on Saturday")
    assert trouble.report == "harbour.txt"
    assert trouble.problem == Problem(what="a sentence was too long to parse", span=where)


def test_an_unknown_report_is_not_found(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match="sayso reports"):
        list(ledger.claims(Filter(report="nowhere.txt")))
    with pytest.raises(NotFound, match="version 9"):
        ledger.text("harbour.txt", 9)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-10-25", "2016-10-25", "2016-10-25"),
    ],
)
def test_a_date_in_a_filter_is_a_day_a_month_or_a_year(written: str, first: str, last: str) -> None:
    assert days(written) == (first, last)


@pytest.mark.parametrize("written", ["", "soon", "2016-13", "2016-02-30", "16", "2016-1-1", "0000", "2016-10-25T10:00"])
def test_what_is_no_date_has_no_meaning(written: str) -> None:
    with pytest.raises(BadQuery, match="2016-10"):
        Filter(since=written)


@pytest.mark.parametrize("wanted", ["", "  ", "%", "…"])
def test_a_name_without_a_letter_has_no_meaning(wanted: str) -> None:
    with pytest.raises(BadQuery, match="no letter"):
        Filter(speaker=wanted)


def _without_claims() -> Reading:
    return replace(reading(report(TEXT + "Correction: no strikes.")), claims=())
