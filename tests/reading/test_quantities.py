"""How many, of what, and which numbers count nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sayso.reading.quantities.mentions import quantities


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("at least 56 civilians were hurt", "at least 56", 56, None, "civilians"),
        ("up to 90 shells fell", "up to 90", None, 90, "shells"),
        ("More than 1500 fighters came", "More than 1500", 1500, None, "fighters"),
        ("over 2,600 Iraqis had fled", "over 2,600", 2600, None, "Iraqis"),
        ("an estimated 1,000 soldiers", "an estimated 1,000", 1000, 1000, "soldiers"),
        ("between 20 and 30 tanks", "between 20 and 30", 20, 30, "tanks"),
        ("between five and 10 tanks", "between five and 10", 5, 10, "tanks"),
        ("20-30 rockets hit", "20-30", 20, 30, "rockets"),
        ("two or three people fled", "two or three", 2, 3, "people"),
        ("two to three thousand men", "two to three thousand", 2000, 3000, "men"),
        ("it wounded dozens", "dozens", 24, 99, None),
        ("several hundred families", "several hundred", 200, 999, "families"),
        ("hundreds of thousands of people", "hundreds of thousands", 200000, 999999, "people"),
        ("tens of thousands of Kurds", "tens of thousands", 20000, 99999, "Kurds"),
        ("a dozen trucks", "a dozen", 12, 12, "trucks"),
        ("half a million refugees", "half a million", 500000, 500000, "refugees"),
        ("2.5 million refugees", "2.5 million", 2500000, 2500000, "refugees"),
        ("48 women and children left", "48", 48, 48, "women and children"),
        ("forty-eight women", "forty-eight", 48, 48, "women"),
        ("13 enemy fighting positions were hit", "13", 13, 13, "enemy fighting positions"),
        ("leaving at least\nsix dead", "at least\nsix", 6, None, "dead"),
        ("50 or more strikes", "50 or more", 50, None, "strikes"),
        ("killing 27 civilians and injuring others", "27", 27, 27, "civilians"),
        ("one soldier died", "one", 1, 1, "soldier"),
        ("in March 20 people died", "20", 20, 20, "people"),
        ("six-member teams", "six", 6, 6, "member"),
        ("a 500-strong army of volunteers", "500", 500, 500, None),
        ("20-odd tanks", "20-odd", 20, 20, "tanks"),
        ("rose to 40\n\nTanks and soldiers", "40", 40, 40, None),
        ("at the School 15 people hid", "15", 15, 15, "people"),
        ("200 US soldiers", "200", 200, 200, "US soldiers"),
    ],
)
def test_counts(text: str, words: str, low: int | None, high: int | None, unit: str | None) -> None:
    [found] = quantities(text)
    assert (found.span.of(text), found.low, found.high, found.unit, found.kind) == (words, low, high, unit, "count")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a three-day truce", "duration"),
        ("it held for seven days", "duration"),
        ("the 10-day-old cease-fire", "duration"),
        ("a nine-year-old civil war", "duration"),
        ("over the past 24 hours", "time"),
        ("two weeks ago", "time"),
        ("a 12-year-old boy", "age"),
        ("children aged 7", "age"),
        ("Maria, 45, a baker", "age"),
        ("15 kilometres from the front", "distance"),
        ("35km south of it", "distance"),
        ("$3 million in aid", "money"),
        ("60 percent of the town", "other"),
        ("T-72 tanks", "other"),
        ("Resolution 2254", "other"),
        ("after World War Two", "other"),
        ("the 21st brigade", "ordinal"),
        ("two-thirds of the town", "other"),
        ("in 2014 it began", "year"),
        ("in mid-1996", "year"),
        ("the 1990s", "year"),
        ("around 480 BC", "year"),
        ("in nineteen ninety-one", "year"),
        ("between 1985 and 1987", "year"),
        ("the 2014 elections", "year"),
        ("two full days", "duration"),
        ("on 18 October", "time"),
        ("on Oct. 9, it said", "time"),
        ("at 4pm", "time"),
        ("at four o'clock", "time"),
    ],
)
def test_what_is_no_count(text: str, kind: str) -> None:
    assert [found.kind for found in quantities(text)] == [kind]


@pytest.mark.parametrize(
    "text", ["no strikes", "several people", "few came", "one of them", "no one left", "at one side", "none of it"]
)
def test_no_number_at_all(text: str) -> None:
    assert quantities(text) == ()


def test_numbers_side_by_side_stay_apart() -> None:
    text = "six killed and 36 wounded, from 20 to 30, six and seven people"
    bounds = [(found.low, found.high) for found in quantities(text)]
    assert bounds == [(6, 6), (36, 36), (20, 20), (30, 30), (6, 6), (7, 7)]


def test_known_numbers_are_told_apart_by_their_rule() -> None:
    assert [found.rule for found in quantities("the two sides shot three mules")] == [
        "quantity.definite",
        "quantity.exact",
    ]


@given(some.text())
def test_any_text_can_be_counted(text: str) -> None:
    for found in quantities(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.unit is None or found.unit in text
