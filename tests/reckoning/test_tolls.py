"""Low, best and high, and the claims that they come from."""

from __future__ import annotations

from sayso.model import Quantity, Statement, Toll
from sayso.reckoning.incidents import gather
from tests.reckoning.tellings import AMAQ, LCC, MILL, SOHR, SOMEBODY, Report, Voice, many, on

ONE, TWO = Report("one", publisher="Coast Wire"), Report("two", publisher="Delta Post")


def toll(at: int, by: Voice, *counts: Quantity, report: Report = ONE) -> Statement:
    return report.toll(at, by=by, where=MILL, when=on("2024-03-02"), toll=counts)


def tolls(*told: Statement) -> list[Toll]:
    (incident,) = gather(told).incidents
    return list(incident.tolls)


def test_the_range_is_from_the_smallest_to_the_largest_number_with_their_claims() -> None:
    told = (toll(0, SOHR, many(56, None)), toll(60, AMAQ, many(160, 160)), toll(120, LCC, many(85, None)))
    (found,) = tolls(*told)
    assert (found.low.value, found.high.value, found.open) == (56, 160, True)
    assert (found.low.claims, found.high.claims) == ((told[0].claim.id,), (told[1].claim.id,))


def test_the_best_is_what_most_origins_state_exactly() -> None:
    counts = (toll(0, SOHR, many(56, 56)), toll(60, AMAQ, many(160, 160)))
    assert tolls(*counts)[0].best is None, "one and one"
    assert tolls(*counts, toll(0, SOHR, many(56, 56), report=TWO))[0].best is None, "the same monitor twice"
    best = tolls(*counts, toll(0, LCC, many(56, 56), report=TWO))[0].best
    assert best is not None
    assert (best.value, len(best.claims)) == (56, 2)


def test_bounds_and_unnamed_sources_make_no_best() -> None:
    assert tolls(toll(0, SOHR, many(56, None)))[0].best is None
    best = tolls(toll(0, SOHR, many(56, 56)), toll(60, SOMEBODY, many(70, 70)))[0].best
    assert best is not None
    assert best.value == 56


def test_orders_of_size_move_no_bound_where_a_number_is_given() -> None:
    (found,) = tolls(toll(0, SOHR, many(56, None)), toll(60, LCC, many(24, 99)))
    assert (found.low.value, found.high.value) == (56, 56)
    (found,) = tolls(toll(0, LCC, many(24, 99)))
    assert (found.low.value, found.high.value, found.best) == (24, 99, None)


def test_parts_are_kept_as_parts() -> None:
    whole, part = tolls(toll(0, SOHR, many(56, None), many(11, 11, unit="children")))
    assert (whole.part, whole.low.value) == (False, 56)
    assert (part.part, part.group, part.low.value) == (True, "children", 11)


def test_fates_are_kept_apart_and_further_people_are_not_the_whole() -> None:
    counts = (many(5, 5), many(20, 20, "wounded"), many(6, 6, share="further"))
    assert [(one.fate, one.high.value) for one in tolls(toll(0, SOHR, *counts))] == [("killed", 5), ("wounded", 20)]


def test_of_several_numbers_in_one_breath_the_largest_is_the_whole() -> None:
    (found,) = tolls(toll(0, SOHR, many(54, 54), many(9, 9, unit=None), many(8, 8, unit=None)))
    assert (found.low.value, found.high.value) == (54, 54)


def test_people_and_civilians_are_one_row_where_a_number_is_the_same() -> None:
    same = tolls(toll(0, SOHR, many(56, 56)), toll(60, SOHR, many(56, None, unit="people")))
    assert [one.group for one in same] == ["civilians"]
    other = tolls(toll(0, SOHR, many(56, 56)), toll(60, AMAQ, many(70, 70, unit="people")))
    assert [one.group for one in other] == ["civilians", "people"]


def test_buildings_are_not_people() -> None:
    assert [one.group for one in tolls(toll(0, SOHR, many(6, 6), many(2, 2, unit="homes")))] == ["civilians"]
