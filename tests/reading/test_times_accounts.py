"""What "the quarter", "the latest period" and "a year ago" mean in a company's report, each with near misses."""

from __future__ import annotations

import pytest

from sayso.reading.times.mentions import times

THURSDAY = "1989-11-02"


def values(text: str) -> list[str | None]:
    return [mention.value for mention in times(text, THURSDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a quarter is compared with a quarter, months with months, the year with the year
        ("Profit fell in the third quarter from a year earlier.", ["1989-Q3", "1988-Q3"]),
        (
            "Profit fell in the third quarter. For the nine months it was $3 million, from $2 million a year earlier.",
            ["1989-Q3", "P9M", "1988"],
        ),
        (
            "Profit fell in the third quarter.\n\nIt has been hired for the nine months to come.\n\n"
            "The mills earned $2 million a year ago.",
            ["1989-Q3", "P9M", "1988-Q3"],
        ),
        (
            "Profit fell in the third quarter. For the full year it was $9 million; in the 1988 period, $8 million.",
            ["1989-Q3", "1989", "1988"],
        ),
        (
            "Profit fell in the third quarter to $9 million; in the 1988 period, $8 million.",
            ["1989-Q3", "1988-Q3"],
        ),
        # a quarter still to come has no accounts, one before the last is only compared with it
        (
            "Profit fell in the third quarter. It will fall in the first quarter of 1990. A year ago it rose.",
            ["1989-Q3", "1990-Q1", "1988-Q3"],
        ),
        (
            "Profit rose in the third quarter from the second quarter. A year ago it fell.",
            ["1989-Q3", "1989-Q2", "1988-Q3"],
        ),
        ("Profit rose in the second quarter. A year ago it fell.", ["1989-Q2", "1988-Q2"]),
        # a fiscal quarter may end in another of the calendar's
        (
            "Profit rose in the fiscal first quarter. In the quarter ended Sept. 30 it sold its ships.",
            ["1989-Q1", "1989-Q1", "1989-09-30"],
        ),
        ("In the quarter ended Sept. 30 it sold its ships.", ["1989-Q3", "1989-09-30"]),
        ("In the quarter ended July 31 it sold its ships.", ["1989-Q2", "1989-07-31"]),
        ("In the quarter ended Jan. 31 it sold its ships.", ["1988-Q4", "1989-01-31"]),
        ("It lost money in the last quarter of 1988.", ["1988-Q4"]),
        ("It lost money in the last quarter.", ["1989-Q3"]),
        # the same part of the year before, in one expression
        ("Profit fell in the third quarter. In the quarter a year ago it rose.", ["1989-Q3", "1988-Q3"]),
        ("Profit fell in the third quarter. In the corresponding period last year it rose.", ["1989-Q3", "1988-Q3"]),
        ("Profit fell in the third quarter. In last year's quarter it rose.", ["1989-Q3", "1988-Q3"]),
        ("Profit fell in the third quarter. In the comparable year-ago quarter it rose.", ["1989-Q3", "1988-Q3"]),
        ("Sales fell in April. In the same month last year they rose.", ["1989-04", "1988-04"]),
        ("Sales fell from the same period a year earlier.", ["1988"]),
        ("Profit fell in the third quarter. It rose this time last year.", ["1989-Q3", "1988"]),
        ("Profit fell in the third quarter. The head of the firm last year left.", ["1989-Q3", "1988"]),
        # several quarters, and the quarter of a year in figures
        ("Profit fell in the first and second quarters of 1988.", ["1988-Q1", "1988-Q2"]),
        ("Profit fell in the first and second shops.", []),
        ("Profit fell in 1988's third quarter.", ["1988-Q3"]),
        # the latest is the last one that has ended
        ("Profit fell in the latest period.", ["1989-Q3"]),
        ("Profit fell in the current period.", ["PRESENT_REF"]),
        ("Profit fell in the latest fiscal year.", ["1988"]),
        ("Profit fell in the current fiscal year.", ["1989"]),
        # without accounts a year ago is a year
        ("A year ago the mills were shut.", ["1988"]),
    ],
)
def test_what_is_compared(text: str, expected: list[str | None]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mills will be shut by year's end.", ["1989"]),
        ("The mills will be shut by year end.", ["1989"]),
        ("The mills were counted at year-end.", ["1989-12-31"]),
        ("They meet here annually.", ["P1Y"]),
        ("Sales grow by 8% annually.", []),
        ("The mills make 900 tons annually.", []),
    ],
)
def test_ends_of_years_and_rates(text: str, expected: list[str | None]) -> None:
    assert values(text) == expected
