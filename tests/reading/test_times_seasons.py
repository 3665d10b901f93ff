"""Months and seasons beside a deed, and the seasons of a story, each with near misses."""

from __future__ import annotations

import pytest

from sayso.reading.times.mentions import times

OLD = "War came in 1912, peace in 1913. The fort was built in 1914, razed in 1915 and sold in 1916. "


def values(text: str) -> list[str | None]:
    return [mention.value for mention in times(text, "2016-10-25")]


def story(text: str) -> list[str | None]:
    return [mention.value for mention in times(OLD + text, "2009-12-19")][5:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody was named after an August raid.", ["2016-08"]),
        ("It followed a costly March operation.", ["2016-03"]),
        ("It followed a costly March dress.", []),
        ("It followed a costly march operation.", []),
        ("They have fled since the fall of the town.", []),
        ("They have fled since the fall of 2014.", ["2014-FA"]),
        ("They have fled since the fall.", ["2016-FA"]),
    ],
)
def test_months_and_seasons_in_news(text: str, expected: list[str | None]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In November 1917 the line broke. The next spring it held.", ["1917-11", "1918-SP"]),
        ("In January 1917 the line broke. The next spring it held.", ["1917-01", "1917-SP"]),
        ("In November 1917 the line broke. In the spring it had held.", ["1917-11", "1917-SP"]),
        # what is only planned does not move the story
        (
            "In August 1917 he vowed to leave by next summer. In September he left.",
            ["1917-08", "1918-SU", "1917-09"],
        ),
        ("In May 1917 the spring offensive failed.", ["1917-05", "1917-SP"]),
        ("In May 1917 the spring mechanism failed.", ["1917-05"]),
    ],
)
def test_seasons_of_a_story(text: str, expected: list[str | None]) -> None:
    assert story(text) == expected


def test_a_season_before_a_deed_stands_without_its_article() -> None:
    text = "The summer offensive failed, and the summer was hot."
    assert [mention.span.of(text) for mention in times(text, "2016-10-25")] == ["summer", "the summer"]
