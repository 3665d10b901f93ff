"""Which words belong to a temporal expression, and what lengths, parts and sets stand for, each with near misses."""

from __future__ import annotations

import pytest

from sayso.reading.times.mentions import times

TUESDAY = "2016-10-25"


def read(text: str) -> list[tuple[str, str | None]]:
    return [(mention.span.of(text), mention.value) for mention in times(text, TUESDAY)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The two-week siege ended.", "two-week"),
        ("The siege ended after the two weeks.", "the two weeks"),
        ("A three-month period followed.", "A three-month period"),
        ("The two day rally ended.", "two day"),
        ("They left in their third quarter.", "third quarter"),
        ("They waited for only six hours.", "six hours"),
        ("They waited for over six hours.", "over six hours"),
        ("They waited for at least six hours.", "at least six hours"),
        ("Earlier Sunday the road was shut.", "Sunday"),
        ("Earlier this month the road was shut.", "Earlier this month"),
        ("It may take a day or two.", "a day or two"),
        ("They fled over the next year or so.", "the next year or so"),
        ("In the coming weeks it will be shut.", "the coming weeks"),
        ("They noted that last year the road was shut.", "last year"),
        ("They noted that same year the road was shut.", "that same year"),
        ("It took two-and-a-half years.", "two-and-a-half years"),
        ("In this year's first quarter it was shut.", "this year's first quarter"),
    ],
)
def test_front_and_tail(text: str, words: str) -> None:
    assert [found for found, _ in read(text)] == [words]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Shelling lasted half an hour.", "half an hour", "PT30M"),
        ("The half-hour barrage ended.", "half-hour", "PT30M"),
        ("It lasted for a year and a half.", "a year and a half", "P1Y6M"),
        ("It lasted for a quarter of an hour.", "a quarter of an hour", "PT15M"),
        ("It lasted for hundreds of years.", "hundreds of years", "PXY"),
        ("It lasted for another two weeks.", "another two weeks", "P2W"),
        ("A weeklong truce held.", "weeklong", "P1W"),
        ("They fought for hours.", "hours", "PTXH"),
        ("The truce will last one week.", "one week", "P1W"),
        ("The 18-month-old war goes on.", "18-month-old", "P18M"),
        ("The 14-month-old civil war goes on.", "14-month-old", "P14M"),
        ("They fought for a quarter-century.", "quarter-century", "P25Y"),
        ("They will come on Monday and last five days.", "Monday", "2016-10-31"),
        ("It was late until 5 May.", "5 May", "2016-05-05"),
        ("It was late in May.", "late in May", "2016-05"),
        ("They gave this year to so many.", "this year", "2016"),
        ("It fell in the early fifties.", "the early fifties", "195"),
        ("They left that fall.", "that fall", "2016-FA"),
        ("They fly 40 sorties a day.", "a day", "P1D"),
        ("Aid comes every other week.", "every other week", "P2W"),
        ("Aid comes every Monday morning.", "every Monday morning", "XXXX-WXX-1TMO"),
        ("Aid comes on weekends.", "weekends", "XXXX-WXX-WE"),
        ("They will one day return.", "one day", "FUTURE_REF"),
        ("It held for one day.", "one day", "P1D"),
        ("It is due by the year two thousand.", "the year two thousand", "2000"),
        ("It fell in the years 1955 and 1957.", "the years 1955", "1955"),
        ("It fell the week before last.", "the week before last", "2016-W41"),
        ("It fell on New Year's Eve.", "New Year's Eve", "2015-12-31"),
        ("It fell on Good Friday.", "Good Friday", "2016-03-25"),
    ],
)
def test_lengths_sets_and_names(text: str, words: str, value: str) -> None:
    assert read(text)[0] == (words, value)


@pytest.mark.parametrize(
    "text",
    [
        "The 18-month-old girl died.",
        "The 60-year-old war veteran died.",
        "A man in his early 30s died.",
        "It was in the low 40s.",
        "He paid with fifties and twenties.",
        "He left the school in Sunrise.",
        "Those that fall under the law left.",
        "'27 companies reported,' he said.",
        "The channel showed '60 Minutes' again.",
        "They fell in as many days.",
        "He chose a day.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It fell in the first week of May.", "the first week of May", "2016-05-01", "2016-05-07"),
        ("It fell in the last three days of August.", "the last three days of August", "2016-08-29", "2016-08-31"),
        ("It fell in the last days of August.", "the last days of August", "2016-08-21", "2016-08-31"),
        ("It fell in the first ten months of 2015.", "the first ten months of 2015", "2015-01-01", "2015-10-31"),
        ("It fell on the last day of last month.", "the last day of last month", "2016-09-30", "2016-09-30"),
        ("It fell in the second half of May.", "the second half of May", "2016-05-16", "2016-05-31"),
        ("It fell in the first half of May 2015.", "the first half of May 2015", "2015-05-01", "2015-05-15"),
        ("It fell in the first half of the year.", "the first half of the year", "2016-01-01", "2016-06-30"),
        ("It fell overnight into Sunday.", "overnight into Sunday", "2016-10-22", "2016-10-23"),
        ("It fell overnight on Sunday.", "overnight on Sunday", "2016-10-23", "2016-10-24"),
        ("It fell in the early hours of Sunday.", "the early hours of Sunday", "2016-10-23", "2016-10-23"),
        ("It fell before dawn Monday.", "before dawn Monday", "2016-10-24", "2016-10-24"),
        ("It fell on the eve of 9 May.", "the eve of 9 May", "2016-05-08", "2016-05-08"),
        ("All must leave within 48 hours.", "48 hours", "2016-10-25", "2016-10-27"),
        ("In April it fell.", "April", "2016-04-01", "2016-04-30"),
        ("In November it fell.", "November", "2015-11-01", "2015-11-30"),
    ],
)
def test_parts_and_nights(text: str, words: str, first: str, last: str) -> None:
    found = times(text, TUESDAY)
    assert [(m.span.of(text), m.earliest, m.latest) for m in found] == [(words, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "All left within 48 hours.",
        "All must leave within 48 hours of the signing.",
        "It fell in the early days of the war.",
        "The next day it fell.",
    ],
)
def test_lengths_without_a_day_stay_open(text: str) -> None:
    assert [(m.earliest, m.latest) for m in times(text, TUESDAY)] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Fighting lasted from Monday to Wednesday.", ["2016-10-17", "2016-10-19"]),
        ("Fighting raged between Friday and Sunday.", ["2016-10-21", "2016-10-23"]),
        ("The truce will run from Friday to Sunday.", ["2016-10-28", "2016-10-30"]),
        ("Fighting raged on Monday and Tuesday.", ["2016-10-24", "2016-10-25"]),
        ("Fighting raged from May 3 to 5.", ["2016-05-03", "2016-05-05"]),
        ("It fell on Monday. Last week it stood.", ["2016-10-24", "2016-W42"]),
        ("It fell on 5 May. Last year it stood.", ["2016-05-05", "2015"]),
        ("It fell on 5 May last year.", ["2015-05-05"]),
        ("Fighting raged on 5/6 May.", ["2016-05-05", "2016-05-06"]),
        ("The toll rose from May 3 to 12 villages.", ["2016-05-03"]),
    ],
)
def test_ranges_of_days(text: str, days: list[str]) -> None:
    assert [value for _, value in read(text)] == days


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ultimatum expires at midnight Moscow time on Sunday.", "2016-10-30T24:00"),
        ("The deadline is 1200 GMT on Wednesday.", "2016-10-26T12:00Z"),
        ("The deadline passed on Wednesday.", "2016-10-19"),
        ("They were told to leave by Friday.", "2016-10-28"),
        ("They were moved to the town by Friday.", "2016-10-21"),
        ("The truce was extended until Friday.", "2016-10-28"),
        ("The truce held until Friday.", "2016-10-21"),
        ("They planned a march on Saturday.", "2016-10-29"),
        ("The planned march on Saturday failed.", "2016-10-22"),
        ("The talks were supposed to end by November.", "2016-11"),
    ],
)
def test_deadlines_and_plans_point_ahead(text: str, value: str) -> None:
    assert [found for _, found in read(text)] == [value]


def test_a_deadline_behind_a_clock_keeps_its_side() -> None:
    found = read("The army gave them until 6 p.m. local time (1500 GMT) on Friday to leave.")
    assert [value for _, value in found] == ["2016-10-28T18:00", "2016-10-28T15:00Z", "2016-10-28"]


def story(*sentences: str) -> list[str | None]:
    """The last values told in a narrative of old years that ends with these sentences."""
    old = "War came in 1912, peace in 1913. The fort was built in 1914, razed in 1915 and sold in 1916. "
    return [mention.value for mention in times(old + " ".join(sentences), "2009-12-19")][5:]


def test_a_story_that_looks_back_comes_forward_again() -> None:
    assert story("In March 1918 the line broke.", "A council met in November 1917.", "In July the fleet sailed.") == [
        "1918-03",
        "1917-11",
        "1918-07",
    ]


def test_a_story_that_goes_back_stays_there() -> None:
    assert story("In March 1918 the line broke.", "In May 1917 a council met.", "In July the fleet sailed.") == [
        "1918-03",
        "1917-05",
        "1917-07",
    ]


def test_a_story_goes_from_march_to_december_of_one_year() -> None:
    assert story("In March 1918 the line broke.", "By December it held.", "In January the fleet sailed.") == [
        "1918-03",
        "1918-12",
        "1919-01",
    ]


def test_a_story_dates_around_a_year_and_news_does_not() -> None:
    old = "War came in 1912, peace in 1913. The fort was built in 1914, razed in 1915 and sold in 1916. "
    text = old + "It rose again around 1945."
    assert [m.span.of(text) for m in times(text, "2009-12-19")][-1] == "around 1945"
    assert [words for words, _ in read("It rose again around 1945.")] == ["1945"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # what may stand between a number and its unit
        ("It lasted five bloody weeks.", [("five bloody weeks", "P5W")]),
        ("It took three working days.", [("three working days", "P3D")]),
        ("It took three working girls.", []),
        ("It came two long years earlier.", [("two long years earlier", "2014")]),
        # a day beside another
        ("They met the day before Friday's raid.", [("the day before Friday", "2016-10-20")]),
        ("They met the day after 3 May 2014.", [("the day after 3 May 2014", "2014-05-04")]),
        ("They met the week before Friday.", [("Friday", "2016-10-21")]),
        # so long from now
        ("It will be over three years from now.", [("three years from now", "2019")]),
        ("It will be over two weeks from tomorrow.", [("two weeks from tomorrow", "2016-11-09")]),
        ("It will be over hours from now.", [("now", "PRESENT_REF")]),
        ("It took three years from May 1995.", [("three years", "P3Y"), ("May 1995", "1995-05")]),
        # a clock time of a part of the day pointed to
        ("At 4:00 this morning it fell.", [("4:00 this morning", "2016-10-25T04:00")]),
        ("At 9 p.m. last night it fell.", [("9 p.m. last night", "2016-10-24T21:00")]),
        ("At 9 p.m. last year's rules ended.", [("9 p.m.", "2016-10-25T21:00"), ("last year", "2015")]),
        # holidays on a weekday of a month, and their weeks
        ("It fell on Memorial Day.", [("Memorial Day", "2016-05-30")]),
        ("It fell on a memorial day.", []),
        ("Parades marked the Fourth of July.", [("Fourth of July", "2016-07-04")]),
        ("The worst of July's raids failed.", [("July", "2016-07")]),
        ("Thanksgiving weekend was calm.", [("Thanksgiving weekend", "2016-W47-WE")]),
        ("Thanksgiving was calm.", [("Thanksgiving", "2015-11-26")]),
        ("They plan to say what they did on Halloween.", [("Halloween", "2016-10-31")]),
        ("They were silent last Halloween.", [("last Halloween", "2015-10-31")]),
        ("They were silent on Columbus Day and will be.", [("Columbus Day", "2016-10-10")]),
        # names, and the age we live in
        ("He told USA Today so.", []),
        ("He told them today so.", [("today", "2016-10-25")]),
        ('On "This Week" he denied it.', []),
        ('He said: "This week we march."', [("This week", "2016-W43")]),
        ("In today's world it is rare.", []),
        ("In today's raid it was rare.", [("today", "2016-10-25")]),
        # decades before Christ, and a month that opens a range
        ("Throughout the 470s BC they fought.", [("the 470s BC", "BC047")]),
        ("Throughout the 470s they fought.", []),
        ("The siege (May-August 1950) failed.", [("May", "1950-05"), ("August 1950", "1950-08")]),
        ("The siege (May Ltd.) failed.", []),
        # a side told outright, a day name counted from the day told before it
        ("He was shot last Nov. 2.", [("last Nov. 2", "2015-11-02")]),
        ("He will be tried next May 3.", [("next May 3", "2017-05-03")]),
        (
            "It fell on Friday, as on the previous Monday.",
            [("Friday", "2016-10-21"), ("previous Monday", "2016-10-17")],
        ),
        ("It fell on Friday, as did its twin last Monday.", [("Friday", "2016-10-21"), ("last Monday", "2016-10-24")]),
        # what lasts through a day ends in the past, unless it was granted
        ("The truce held through Sunday.", [("Sunday", "2016-10-23")]),
        ("Both sides extended the truce through Sunday.", [("Sunday", "2016-10-30")]),
        ("They vowed to pay off the second half of the loan by February.", [("February", "2017-02")]),
        ("The deal follows months of talks.", [("months", "PXM")]),
        ("The deal names months of talks.", []),
        # to date
        ("It is the worst raid to date.", [("to date", "PRESENT_REF")]),
        ("It has yet to date its coins.", []),
        ("Its maps are up to date.", []),
    ],
)
def test_more_expressions(text: str, found: list[tuple[str, str | None]]) -> None:
    assert read(text) == found


def test_by_this_time_is_a_time_of_a_story() -> None:
    assert story("By this time the fort was lost.") == ["PRESENT_REF"]
    assert story("By that time the fort was lost.") == []
    assert read("By this time the fort was lost.") == []
