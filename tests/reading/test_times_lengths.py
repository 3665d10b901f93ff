"""Lengths: ranges of them, what relates them, rates, each with near misses. Reports of Tuesday 25 October 2016."""

from __future__ import annotations

import pytest

from sayso.reading.times.mentions import times

TUESDAY = "2016-10-25"


def read(text: str) -> list[tuple[str, str | None]]:
    return [(mention.span.of(text), mention.value) for mention in times(text, TUESDAY)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a range of lengths is one, by its lesser number
        ("It will open within two to three weeks.", [("two to three weeks", "P2W")]),
        ("It will be shut for the next 12 to 18 months.", [("the next 12 to 18 months", "P12M")]),
        ("They face 10-15 years.", [("10-15 years", "P10Y")]),
        ("A two-to-three-week siege ended.", [("two-to-three-week", "P2W")]),
        ("They came two to three days ago.", [("two to three days ago", "2016-10-23")]),
        ("They went to three camps for two weeks.", [("two weeks", "P2W")]),
        ("They stayed ten or fifteen years.", [("fifteen years", "P15Y")]),
        # speed is no set of times, pay is one
        ("It moves 15 metres per second.", []),
        ("Aid comes twice per day.", [("per day", "P1D")]),
        # in one word
        ("A monthslong siege ended.", [("monthslong", "PXM")]),
        # a few of them after a remark
        ("It began about a year into the war.", [("about a year", "P1Y")]),
        ("It began a year into the war.", []),
        # a decade told of, and the one up to now
        ("In the previous decade it was calm.", [("the previous decade", "200")]),
        ("In the past decade it was calm.", [("the past decade", "P10Y")]),
        ("By the end of the decade it was calm.", [("the end of the decade", "201")]),
        ("At the height of the decade it was calm.", []),
        # a word between
        ("In the week following last month's raid it was calm.", [("last month", "2016-09")]),
        # a unit in a joined word
        ("The week-to-week growth fell.", []),
        ("The quarter-to-quarter growth fell.", []),
    ],
)
def test_lengths(text: str, found: list[tuple[str, str | None]]) -> None:
    assert read(text) == found


def test_later_relates_a_length_to_a_day_in_news() -> None:
    text = "Troops left on Friday. Two days later they came back."
    assert read(text) == [("Friday", "2016-10-21"), ("Two days", "P2D")]
    length = times(text, TUESDAY)[1]
    assert (length.type, length.earliest, length.latest) == ("DURATION", "2016-10-23", "2016-10-23")
    assert (length.edtf, length.precision) == ("2016-10-23", "day")
    chain = "It began on Friday. Two days later it paused. The next day it went on."
    assert read(chain)[2] == ("The next day", "2016-10-24")
    year = times("War came on 5 May 2013. A year later it ended.", TUESDAY)[1]
    assert (year.value, year.earliest, year.latest) == ("P1Y", "2014-01-01", "2014-12-31")
    assert (year.edtf, year.precision) == ("2014", "year")


def test_later_without_a_number_leads_to_no_day() -> None:
    text = "Troops left on Friday. A few days later they came back."
    length = times(text, TUESDAY)[1]
    assert (length.span.of(text), length.value, length.earliest) == ("A few days", "PXD", None)


def test_earlier_is_part_of_the_expression() -> None:
    text = "Troops left on Friday. Two days earlier they came."
    assert read(text) == [("Friday", "2016-10-21"), ("Two days earlier", "2016-10-19")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fewer came in the latter half of 2008.", [("the latter half of 2008", "2008-H2")]),
        ("Fewer came in the first half of 2008.", [("the first half of 2008", "2008-H1")]),
        ("Fewer came in the latter of the two.", []),
        ("The road will be shut for the foreseeable future.", []),
        ("The road will be shut in the near future.", [("the near future", "FUTURE_REF")]),
    ],
)
def test_halves_and_the_future(text: str, found: list[tuple[str, str | None]]) -> None:
    assert read(text) == found


def test_that_day_needs_a_day() -> None:
    assert read("War came in 2014. That day all changed.") == [("2014", "2014"), ("That day", "XXXX-XX-XX")]
    assert read("War came on 5 May 2014. That day all changed.")[1] == ("That day", "2014-05-05")
