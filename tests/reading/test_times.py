"""Temporal expressions: spans, TIMEX3 values, bounds. The reports here are of Tuesday 25 October 2016 unless said."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import TimeMention
from sayso.reading.times.mentions import times

TUESDAY = "2016-10-25"


def only(text: str, published: str | None = TUESDAY) -> TimeMention:
    found = times(text, published)
    assert len(found) == 1, [mention.span.of(text) for mention in found]
    return found[0]


def values(text: str, published: str | None = TUESDAY) -> list[tuple[str, str | None]]:
    return [(mention.span.of(text), mention.value) for mention in times(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The bridge fell on 20 October, 2016.", "20 October, 2016", "2016-10-20"),
        ("The bridge fell on October 20th.", "October 20th", "2016-10-20"),
        ("The bridge fell on the 3rd of May 2011.", "the 3rd of May 2011", "2011-05-03"),
        ("The bridge fell on Sept. 5.", "Sept. 5", "2016-09-05"),
        ("Fell on Wed Oct 19 2016 in heavy rain", "Wed Oct 19 2016", "2016-10-19"),
        ("As of 19.07.2016 it stood.", "19.07.2016", "2016-07-19"),
        ("As of 16-OCT-1987 it stood.", "16-OCT-1987", "1987-10-16"),
        ("As of 10/20/2016 it stood.", "10/20/2016", "2016-10-20"),
        ("As of 2016-10-20 it stood.", "2016-10-20", "2016-10-20"),
        ("It was built in October 2016.", "October 2016", "2016-10"),
        ("It was built in the summer of 2014.", "the summer of 2014", "2014-SU"),
        ("It was built in the late 1990s.", "the late 1990s", "199"),
        ("It was built in the 19th century.", "the 19th century", "18"),
        ("It was built in the first half of 2004.", "the first half of 2004", "2004-H1"),
        ("It was built in early 2013.", "early 2013", "2013"),
        ("It was built around 480 BC.", "480 BC", "BC0480"),
    ],
)
def test_calendar_dates(text: str, words: str, value: str) -> None:
    found = only(text)
    assert (found.span.of(text), found.value) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Shops closed for the last seven days.", "the last seven days", "2016-10-18", "2016-10-25"),
        ("Nobody crossed in the past 24 hours.", "the past 24 hours", "2016-10-24", "2016-10-25"),
        ("The road opens for the next two weeks.", "the next two weeks", "2016-10-25", "2016-11-08"),
        ("Planes had stopped flying on Tuesday last week.", "Tuesday last week", "2016-10-18", "2016-10-18"),
        ("A lull ended at the weekend.", "the weekend", "2016-10-22", "2016-10-23"),
        ("The campaign began last September.", "last September", "2015-09-01", "2015-09-30"),
        ("The campaign began last May.", "last May", "2016-05-01", "2016-05-31"),
        ("The campaign began last week.", "last week", "2016-10-17", "2016-10-23"),
        ("Buses left late on Monday.", "late on Monday", "2016-10-24", "2016-10-24"),
        ("Buses left on Tuesday.", "Tuesday", "2016-10-25", "2016-10-25"),
        ("Shells fell last night.", "last night", "2016-10-24", "2016-10-25"),
        ("Shells fell overnight.", "overnight", "2016-10-24", "2016-10-25"),
        ("Shells fell in late August.", "late August", "2016-08-21", "2016-08-31"),
        ("Shells fell in early August.", "early August", "2016-08-01", "2016-08-10"),
        ("Many have fled since July.", "July", "2016-07-01", "2016-10-25"),
        ("Earlier this month it was quiet.", "Earlier this month", "2016-10-01", "2016-10-25"),
        ("It was quiet three days ago.", "three days ago", "2016-10-22", "2016-10-22"),
        ("It was quiet the day before yesterday.", "the day before yesterday", "2016-10-23", "2016-10-23"),
        ("It was quiet last winter.", "last winter", "2015-12-01", "2016-02-29"),
        ("Many have fled in the past month.", "the past month", "2016-09-25", "2016-10-25"),
        ("Many have fled since the 5 September raid.", "the 5 September", "2016-09-05", "2016-10-25"),
        ("It is now quiet.", "now", "2016-10-25", "2016-10-25"),
    ],
)
def test_counted_from_the_day_of_writing(text: str, words: str, first: str, last: str) -> None:
    found = only(text)
    assert (found.span.of(text), found.earliest, found.latest) == (words, first, last)
    assert found.basis == "relative"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The two will meet on Friday.", "2016-10-28"),
        ("The minister is set to hold talks with his peer in Geneva on Friday.", "2016-10-28"),
        ("Buses are due to arrive on Wednesday, the mayor said.", "2016-10-26"),
        ("Envoy to brief the council on Wednesday", "2016-10-26"),
        ("On Friday, the governor will resign.", "2016-10-28"),
        ("He would leave as soon as Thursday.", "2016-10-27"),
        ("The two met on Friday.", "2016-10-21"),
        ("The governor resigned on Friday and will not return.", "2016-10-21"),
        ("He said on Friday that he will stay.", "2016-10-21"),
        ("Friday's raid killed nobody.", "2016-10-21"),
        ("United forces held the hill on Friday.", "2016-10-21"),
        ("The truce had been due to start on Monday.", "2016-10-24"),
        ("The school will open in December.", "2016-12"),
        ("The school burned down in December.", "2015-12"),
    ],
)
def test_direction_of_a_name(text: str, value: str) -> None:
    assert only(text).value == value


def test_what_was_to_come_counts_from_the_day_told_beside_it() -> None:
    text = "The ministry on Friday declared a pause set to begin on Saturday night."
    assert values(text) == [("Friday", "2016-10-21"), ("Saturday night", "2016-10-22TNI")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Calm ran out at 4pm GMT on Saturday.", "4pm GMT on Saturday", "2016-10-22T16:00Z"),
        ("Calm ran out at 4 p.m. on Saturday.", "4 p.m. on Saturday", "2016-10-22T16:00"),
        ("Calm ran out at 0700 GMT Saturday.", "0700 GMT Saturday", "2016-10-22T07:00Z"),
        ("Calm ran out at noon on Saturday.", "noon on Saturday", "2016-10-22T12:00"),
        ("Calm ran out at 1900 on Saturday.", "1900 on Saturday", "2016-10-22T19:00"),
        ("Calm ran out on Saturday evening.", "Saturday evening", "2016-10-22TEV"),
        ("Calm ran out at dawn on Saturday.", "dawn on Saturday", "2016-10-22TMO"),
    ],
)
def test_clock_and_part_of_day_belong_to_their_day(text: str, words: str, value: str) -> None:
    found = only(text)
    assert (found.span.of(text), found.value, found.type) == (words, value, "TIME")


def test_a_clock_takes_the_day_that_follows_it() -> None:
    found = values("The road opens from 8am to 7pm (0500-1600 GMT) on Thursday, and will close again.")
    assert found[:2] == [("8am", "2016-10-27T08:00"), ("7pm", "2016-10-27T19:00")]
    assert found[2:4] == [("0500", "2016-10-27T05:00Z"), ("1600 GMT", "2016-10-27T16:00Z")]


@pytest.mark.parametrize(
    ("text", "words", "value", "kind"),
    [
        ("A three-day truce held.", "three-day", "P3D", "DURATION"),
        ("It took more than four hours.", "more than four hours", "PT4H", "DURATION"),
        ("It took two and a half years.", "two and a half years", "P2Y6M", "DURATION"),
        ("It took several weeks.", "several weeks", "PXW", "DURATION"),
        ("Aid came every month.", "every month", "P1M", "SET"),
        ("Aid came each July.", "each July", "XXXX-07", "SET"),
        ("Aid came on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI", "SET"),
        ("Shelling is daily.", "daily", "P1D", "SET"),
        ("Shells fell twice a week.", "a week", "P1W", "SET"),
        ("It was recently rebuilt.", "recently", "PAST_REF", "DATE"),
        ("It fell in the third quarter of 1988.", "the third quarter of 1988", "1988-Q3", "DATE"),
    ],
)
def test_lengths_and_sets(text: str, words: str, value: str, kind: str) -> None:
    found = only(text)
    assert (found.span.of(text), found.value, found.type) == (words, value, kind)


@pytest.mark.parametrize(
    "text",
    [
        "A woman, 27 years old, was hurt.",
        "A three-year-old boy was hurt.",
        "You may march with us, said Jan.",
        "Some 2000 fighters held the ridge.",
        "Resolution 2254 was cited; 1,500 people heard it.",
        "He sat in the sun and fell asleep.",
        "Three-quarters of them left.",
        "The Daily Post closed.",
        "They may 12 times a thousand try.",
        "An F-16 and a T-72 were seen at 12.5 km.",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


def test_without_a_day_of_writing_what_counts_from_it_stays_open() -> None:
    for mention in times("He left yesterday, not on Friday or last week, for the last two days, in March.", None):
        assert (mention.earliest, mention.latest, mention.basis) == (None, None, "unknown")


def test_without_a_day_of_writing_what_is_stated_is_resolved() -> None:
    assert values("It fell on 5 May 1940.", None) == [("5 May 1940", "1940-05-05")]


STORY = (
    "On 5 May 1940 the fort was shelled. The next day its garrison left. On May 10 the bridge fell, and in June the "
    "town. Two weeks later the river froze. In December 1941 the fleet sailed; in January it was sunk. That month the "
    "port closed. Papers opened in 2005 tell why. In February the siege began. It ended the following year. "
    "The line held from 26 June to 4 August 1943."
)


def test_a_story_carries_its_years() -> None:
    assert values(STORY, "2009-12-19") == [
        ("5 May 1940", "1940-05-05"),
        ("The next day", "1940-05-06"),
        ("May 10", "1940-05-10"),
        ("June", "1940-06"),
        ("Two weeks later", "1940-06-15"),
        ("December 1941", "1941-12"),
        ("January", "1942-01"),
        ("That month", "1942-01"),
        ("2005", "2005"),
        ("February", "1942-02"),
        ("the following year", "1943"),
        ("26 June", "1943-06-26"),
        ("4 August 1943", "1943-08-04"),
    ]


def test_news_that_recalls_old_years_stays_news() -> None:
    text = "The party, banned in 1979, 1982 and 1991, won on Sunday, officials said on Monday. It met last week."
    assert [value for _, value in values(text)][-3:] == ["2016-10-23", "2016-10-24", "2016-W42"]


def test_hard_line_breaks_and_stripped_marks_do_no_harm() -> None:
    text = "The pause ran out at 4pm GMT on\n    Saturday as Syrias rebels said late\non Monday"
    assert [value for _, value in values(text)] == ["2016-10-22T16:00Z", "2016-10-24"]


def test_a_blank_line_ends_an_expression() -> None:
    assert values("Talks in May\n\n2016 people came") == [("May", "2016-05")]


@pytest.mark.parametrize(
    ("text", "edtf", "precision"),
    [
        ("It fell on 5 May 1940.", "1940-05-05", "day"),
        ("It fell in May 1940.", "1940-05", "month"),
        ("It fell in the spring of 1940.", "1940-21", "month"),
        ("It fell in the 1940s.", "194X", "year"),
        ("It fell last week.", "2016-10-17/2016-10-23", "week"),
        ("It fell in 480 BC.", "-0479", "year"),
        ("It fell at 4pm GMT on Saturday.", "2016-10-22T16:00Z", "minute"),
    ],
)
def test_edtf_and_precision(text: str, edtf: str, precision: str) -> None:
    found = only(text)
    assert (found.edtf, found.precision) == (edtf, precision)


MIXED = """the last next this 3 12 1999 2016 99 0 third second of in a an and day week month year years days ago
    later May Monday sat 4pm GMT noon early end - . , night 31 30 February century BC 1990s weekend quarter half before
    hundred million several every fall summer easter 1/2 13:45 2016-02-31 yesterday to on at 480 16-OCT-87 99.99.99
    about around overnight into from between other or so hours wee small eve dawn weeklong hundreds old war until
    Good Friday Tuesday Sept. that only over final from now today time by this fiscal period ended latest bloody 470s
    Memorial Day third last-year later o'clock same corresponding latter quarters mornings 's Bloody"""
WORDS = st.sampled_from(re.findall(r"\S+", MIXED))
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date.max).map(date.isoformat)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.none() | DAYS)
def test_any_mixture_of_time_words_is_read_in_order(text: str, published: str | None) -> None:
    end = 0
    for mention in times(text, published):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text).strip() == mention.span.of(text)
        assert mention.earliest is None or mention.latest is None or mention.earliest[:10] <= mention.latest[:10]
        end = mention.span.end


@given(st.text(max_size=200), st.none() | st.just(TUESDAY))
def test_any_text_is_read(text: str, published: str | None) -> None:
    assert all(mention.span.end <= len(text) for mention in times(text, published))


@given(st.dates(min_value=date(1900, 1, 10), max_value=date(2100, 1, 1)))
def test_a_day_name_told_as_past_is_the_latest_such_day(day: date) -> None:
    found = only("The convoy arrived on Wednesday.", day.isoformat())
    said = date.fromisoformat(found.value or "")
    assert said.isoweekday() == 3
    assert timedelta(0) <= day - said < timedelta(7)
