"""When it was and when it was said are two things."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Statement, Timeline
from sayso.reckoning.timeline import timeline
from tests.reckoning.tellings import MILL, SOHR, Report, on

EARLY, LATE, UNDATED = Report("early", "2024-03-02"), Report("late", "2024-03-08"), Report("undated", None)

FRIDAY = LATE.strike(0, where=MILL, when=on("2024-03-01"))
SATURDAY = EARLY.strike(0, where=MILL, when=on("2024-03-02"))
SINCE = EARLY.strike(50, when=on(None, "2024-02-29"))
UNKNOWN = EARLY.strike(100, where=MILL)
QUOTED = LATE.strike(50, by=SOHR, when=on("2024-03-03"), said="2024-03-03")
NOBODY_KNOWS = UNDATED.strike(0, when=on("2024-03-01"))
WORLD = (FRIDAY, SATURDAY, SINCE, UNKNOWN, QUOTED, NOBODY_KNOWS)


def placed(told: Timeline) -> list[str]:
    return [one.statement.claim.id for one in told.placed]


def ids(*told: Statement) -> list[str]:
    return [one.claim.id for one in told]


def test_the_order_is_that_of_the_events_and_not_of_the_saying() -> None:
    assert placed(timeline(WORLD)) == ids(SINCE, FRIDAY, NOBODY_KNOWS, SATURDAY, QUOTED)


def test_an_unknown_time_is_listed_apart_and_never_placed() -> None:
    assert [one.statement for one in timeline(WORLD).unplaced] == [UNKNOWN]


def test_beside_the_event_stands_the_day_of_the_saying() -> None:
    said = {one.statement.claim.id: one.said_latest for one in timeline(WORLD).placed}
    assert said[FRIDAY.claim.id] == "2024-03-08", "the day of publication"
    assert said[QUOTED.claim.id] == "2024-03-03", "the day on which the speaker spoke"
    assert said[NOBODY_KNOWS.claim.id] is None


def test_as_of_a_day_only_what_had_been_said_by_then() -> None:
    told = timeline(WORLD, date(2024, 3, 3))
    assert placed(told) == ids(SINCE, SATURDAY, QUOTED)
    assert [one.statement for one in told.unplaced] == [UNKNOWN]
    assert told.unsaid == 1
    assert placed(timeline(WORLD, date(2024, 3, 2))) == ids(SINCE, SATURDAY)
    assert timeline(WORLD).unsaid == 0, "without a day nothing is left out"


@given(st.permutations(WORLD))
def test_the_order_of_adding_makes_no_difference(told: list[Statement]) -> None:
    assert timeline(told, date(2024, 3, 8)) == timeline(WORLD, date(2024, 3, 8))


@given(st.dates(date(2024, 2, 1), date(2024, 4, 1)), st.dates(date(2024, 2, 1), date(2024, 4, 1)))
def test_a_later_day_never_knows_less(one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert set(placed(timeline(WORLD, earlier))) <= set(placed(timeline(WORLD, later)))
