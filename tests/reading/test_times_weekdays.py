"""Which Friday is meant: by the words beside it, the clause, and where its sentence ends, each with near misses.

The reports are of Tuesday 25 October 2016 unless said.
"""

from __future__ import annotations

import pytest

from sayso.reading.times.mentions import times

TUESDAY = "2016-10-25"


def values(text: str, published: str = TUESDAY) -> list[str | None]:
    return [mention.value for mention in times(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # a short name ends its sentence, an abbreviation does not
        ("They will cross into Iraq. So the minister on Friday flew home.", "2016-10-21"),
        ("They will cross into Gaza. The minister on Friday flew home.", "2016-10-21"),
        ("They will follow Gen. Ali on Friday.", "2016-10-28"),
        ("They will buy Acme Corp. shares on Friday.", "2016-10-28"),
        ("They will buy Acme Corp. The minister on Friday flew home.", "2016-10-21"),
        # "to" leads to a verb or to a thing
        ("Envoy to brief the council on Friday", "2016-10-28"),
        ("A fall to a new low on Friday", "2016-10-21"),
        # what is held, told in the present
        ("The vote is on Friday.", "2016-10-28"),
        ("The envoys meet separately on Friday.", "2016-10-28"),
        ("The envoys failed to meet on Friday.", "2016-10-21"),
        ("It was said at the meet on Friday.", "2016-10-21"),
        # yesterday is nearer than the same day next week, unless the words beside it point ahead
        ("A march planned at the university for Monday was called off.", "2016-10-24"),
        ("The court must rule, and the mayor set Monday as the end.", "2016-10-24"),
        ("A march will be held on Monday.", "2016-10-31"),
        ("A march will be held between the two old gates of the town on Monday.", "2016-10-31"),
        ("They have time until Monday.", "2016-10-31"),
        ("A march planned at the university for Saturday is banned.", "2016-10-29"),
        # the one of this week
        ("This Friday: the talks.", "2016-10-28"),
        ("This Monday: the talks.", "2016-10-24"),
        ("They met this Friday.", "2016-10-21"),
    ],
)
def test_which_day_is_meant(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Planes leave on Monday and Thursday nights.", ["XXXX-WXX-1TNI", "XXXX-WXX-4TNI"]),
        ("Talks will open at noon on Sunday and close at dusk on Monday.", ["2016-10-30T12:00", "2016-10-31TEV"]),
        ("Planes left on Monday and Thursday night.", ["2016-10-24", "2016-10-20TNI"]),
        ("It is the worst day since Bloody Sunday.", []),
        ("It was a bloody Sunday.", ["2016-10-23"]),
        ("Earlier on Friday it fell.", ["2016-10-21"]),
    ],
)
def test_several_days_and_names_of_days(text: str, expected: list[str | None]) -> None:
    assert values(text) == expected


def test_earlier_on_a_day_is_that_day() -> None:
    text = "Earlier on Friday it fell, late on Monday it rose."
    assert [mention.span.of(text) for mention in times(text, TUESDAY)] == ["Friday", "late on Monday"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The chair is held by Jan Novak and Dec Moore.", []),
        ("The chair was held until Jan 2015.", ["2015-01"]),
        ("The chair was empty in Jan. Nobody sat.", ["2016-01"]),
    ],
)
def test_short_months_and_names(text: str, expected: list[str | None]) -> None:
    assert values(text) == expected
