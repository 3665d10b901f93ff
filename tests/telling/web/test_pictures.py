"""The drawn timeline as numbers: what stands where, what is inside what, and what is not drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.model import Bound, Claim, Document, EventTime, PlaceMention, Statement, Timeline, Toll, Verdict
from sayso.reckoning.disputes import disputes
from sayso.reckoning.scoping import scopes
from sayso.reckoning.timeline import timeline
from sayso.reckoning.windows import DAY
from sayso.telling.web.drawing.chart import Chart, Item
from sayso.telling.web.drawing.lanes import By
from sayso.telling.web.drawing.layout import MOST, View, chart
from sayso.telling.web.drawing.packing import rows
from sayso.telling.web.drawing.ranges import ranges
from sayso.telling.web.drawing.scale import Scale, ticks
from sayso.telling.web.drawing.spots import Shape, places, shape
from sayso.telling.web.drawing.spread import spread
from sayso.telling.web.evidence import by_side
from tests import made
from tests.telling.web import scenes


def said(claim: Claim, home: Document) -> Statement:
    return Statement(
        claim=claim,
        published=home.published,
        publisher=home.publisher,
        trigger=claim.trigger.of(home.text),
        evidence=claim.evidence.of(home.text),
    )


def told() -> list[Statement]:
    one, other = made.report(), scenes.street()
    return [said(made.denial(one), one), said(scenes.bombing(other), other), said(scenes.truce(other), other)]


def view(first: str, last: str, by: By = By.ACTOR) -> View:
    start, end = date.fromisoformat(first).toordinal() * DAY, date.fromisoformat(last).toordinal() * DAY + DAY - 1
    return View(start=start, end=end, by=by)


def drawn(statements: list[Statement], seen: View) -> Chart:
    return chart(spread(timeline(statements).placed), by_side(disputes(scopes(statements))), (), seen)


def only(chart: Chart, *, denied: bool, disputed: bool = True) -> Item:
    (found,) = (one for one in chart.items if one.denied is denied and one.disputed is disputed)
    return found


def test_an_assertion_inside_a_denial_is_drawn_inside_it_and_tied_to_it() -> None:
    picture = drawn(told(), view("2024-02-25", "2024-03-10"))
    denial, assertion = only(picture, denied=True), only(picture, denied=False)
    assert assertion.within == denial.claim
    assert denial.x <= assertion.x and assertion.right <= denial.right
    assert denial.y < assertion.y and assertion.bottom < denial.bottom
    (tie,) = picture.ties
    assert tie.verdict is Verdict.CONTRADICTORY
    assert denial.y == tie.y1 and tie.y2 == assertion.centre


def test_an_assertion_on_another_day_stands_beside_the_denial() -> None:
    statements = told()
    day = scenes.on("2024-03-08", statements[1].claim.evidence)
    later = replace(statements[1], claim=replace(statements[1].claim, time=day))
    picture = drawn([statements[0], later], view("2024-02-25", "2024-03-10"))
    assert not picture.ties
    assert all(one.within is None and not one.disputed for one in picture.items)


def test_a_month_is_a_bar_and_a_day_of_a_long_view_is_a_mark() -> None:
    statements = told()
    month = EventTime(
        words=None, earliest="2024-02-01", latest="2024-02-29", timex="2024-02", edtf="2024-02",
        precision="month", basis="stated",
    )  # fmt: skip
    vague = replace(statements[2], claim=replace(statements[2].claim, id="vague", time=month))
    picture = drawn([statements[1], vague], view("2024-01-01", "2024-06-30"))
    shapes = {one.claim: one.point for one in picture.items}
    assert shapes == {statements[1].claim.id: True, "vague": False}


def test_an_open_end_is_said_to_be_open_and_a_long_one_to_go_on() -> None:
    statements = told()
    claim = statements[0].claim
    assert claim.time is not None
    since = replace(statements[0], claim=replace(claim, time=replace(claim.time, latest=None)))
    (item,) = drawn([since], view("2024-02-25", "2024-03-10")).items
    assert item.open_right and not item.open_left
    (item,) = drawn([statements[0]], view("2024-03-02", "2024-03-03")).items
    assert item.cut_left and item.cut_right and not item.open_left


def test_the_saying_stands_at_its_own_day() -> None:
    picture = drawn(told(), view("2024-02-25", "2024-03-10"))
    assertion = only(picture, denied=False)
    assert assertion.said is not None and assertion.said > assertion.right


def test_unknown_time_is_not_drawn() -> None:
    home = made.report()
    statements = [said(made.headline(home), home)]
    assert timeline(statements).unplaced and not drawn(statements, view("2024-02-25", "2024-03-10")).items


def test_lanes_are_of_actors_speakers_or_places() -> None:
    def names(by: By) -> list[str]:
        return [lane.name for lane in drawn(told(), view("2024-02-25", "2024-03-10", by)).lanes]

    assert names(By.ACTOR) == ["Russia", "nobody named as acting"]
    assert names(By.PLACE) == ["Aleppo", "no place named"]
    assert "Russia" in names(By.SPEAKER) and "Two residents" in names(By.SPEAKER)


def test_nothing_in_a_row_covers_another_and_order_changes_nothing() -> None:
    statements = told()
    assert drawn(statements, view("2024-02-25", "2024-03-10")) == drawn(
        statements[::-1], view("2024-02-25", "2024-03-10")
    )
    row, many = rows([(0.0, 10.0), (5.0, 20.0), (30.0, 40.0)])
    assert row == (0, 1, 0) and many == 2
    tall, many = rows([(0.0, 10.0), (5.0, 20.0), (12.0, 40.0)], [2, 1, 1])
    assert tall == (0, 2, 3) and many == 4


def test_what_finds_no_room_is_counted() -> None:
    one = told()[1]
    many = [replace(one, claim=replace(one.claim, id=f"c{at}")) for at in range(MOST + 5)]
    picture = chart(spread(timeline(many).placed), {}, (), view("2024-02-25", "2024-03-10"))
    assert len(picture.items) == MOST and picture.missing == 5


def test_the_axis_has_round_times() -> None:
    def labels(first: str, last: str) -> list[str]:
        seen = view(first, last)
        return [one.label for one in ticks(Scale(start=seen.start, end=seen.end, left=0, right=1000))]

    assert labels("2024-03-01", "2024-03-01")[:3] == ["1 Mar 2024", "03:00", "06:00"]
    assert "4 Mar 2024" in labels("2024-02-01", "2024-03-31")  # a Monday
    assert labels("2015-01-01", "2024-12-31")[0] == "2015"
    assert labels("2024-01-01", "2024-06-30")[:2] == ["Jan 2024", "Feb 2024"]


def test_a_city_is_no_pin() -> None:
    home = made.report()
    quarter = made.old_harbour(home.text)
    assert shape(replace(quarter, precision=1, kind="village")) is Shape.POINT
    assert shape(replace(quarter, precision=1, kind="city")) is Shape.RING
    assert shape(quarter) is Shape.RING
    assert shape(replace(quarter, precision=4, kind="division")) is Shape.AREA


def test_places_gather_claims_and_name_what_nobody_knows() -> None:
    statements = told()
    lost: PlaceMention = replace(made.old_harbour(made.TEXT), name="Nowhere Hill", id=None, lat=None, lon=None)
    unknown = replace(statements[1], claim=replace(statements[1].claim, id="lost", place=lost))
    whole: Timeline = timeline([*statements, unknown])
    found = places((*whole.placed, *whole.unplaced), {statements[0].claim.id})
    (spot,) = found.spots
    assert (spot.asserted, spot.denied, spot.disputed) == (1, 1, 1)
    assert spot.label == "somewhere in Old Harbour" and spot.precision == 2
    assert found.unresolved == (("Nowhere Hill", 1),) and found.placeless == 1


def test_a_toll_runs_from_its_smallest_to_its_largest_number() -> None:
    wide = Toll(
        fate="killed", group="civilians", part=False,
        low=Bound(value=14, claims=("a",)), best=Bound(value=21, claims=("b",)), high=Bound(value=56, claims=("c",)),
        open=True,
    )  # fmt: skip
    (one,) = ranges([wide])
    assert one.best is not None and one.low < one.best < one.high
    assert one.words == "14 to 56, best 21, or more civilians killed"
    assert one.claims == ("a", "b", "c")
