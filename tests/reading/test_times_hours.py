"""Hours told by the clock or by the part of the day, each with near misses.

The reports are of Tuesday 25 October 2016.
"""

from __future__ import annotations

import pytest

from sayso.reading.times.mentions import times

TUESDAY = "2016-10-25"


def read(text: str) -> list[tuple[str, str | None]]:
    return [(mention.span.of(text), mention.value) for mention in times(text, TUESDAY)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Shelling began at 4 in the morning.", "4 in the morning", "2016-10-25T04:00"),
        ("Shelling began at six in the evening.", "six in the evening", "2016-10-25T18:00"),
        ("Shelling began at 10 at night.", "10 at night", "2016-10-25T22:00"),
        ("Shelling began at 2 at night.", "2 at night", "2016-10-25T02:00"),
        ("Shelling began at 5 in the morning of May 3, 2014.", "5 in the morning of May 3, 2014", "2014-05-03T05:00"),
        ("Shelling began at ten o'clock.", "ten o'clock", "2016-10-25T10:00"),
        ("Shelling began at 8 o’clock in the evening.", "8 o’clock in the evening", "2016-10-25T20:00"),
        ("Shelling began at 8 o'clock Friday night.", "8 o'clock Friday night", "2016-10-21T20:00"),
        ("Shelling began at 9:30 last night.", "9:30 last night", "2016-10-24T21:30"),
        ("Shelling began at 9:30 this morning.", "9:30 this morning", "2016-10-25T09:30"),
        ("Shelling began at four o'clock on Monday.", "four o'clock on Monday", "2016-10-24T04:00"),
    ],
)
def test_hours_without_figures_of_minutes(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They lost 4 in the ranking.", []),
        ("They hit 31 in the morning.", [("the morning", "2016-10-25TMO")]),
        ("They hit the o'clock.", []),
        ("It has no clock, o no.", []),
        ("They met at 31 in the morning.", [("the morning", "2016-10-25TMO")]),
    ],
)
def test_what_is_no_hour(text: str, found: list[tuple[str, str | None]]) -> None:
    assert read(text) == found


def test_at_night_is_a_night_only_where_the_sentence_tells_its_day() -> None:
    assert read("On Friday the rebels moved at night.") == [("Friday", "2016-10-21"), ("night", "2016-10-21TNI")]
    assert read("It fell on Friday. Rebels move only at night.")[1] == ("night", "XXXX-XX-XXTNI")
    assert read("It fell on Friday. Rebels left at dawn.")[1] == ("dawn", "2016-10-21TMO")
