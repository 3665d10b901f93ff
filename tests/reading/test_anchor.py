"""When a report was written: each source of the date, and what is not enough."""

from __future__ import annotations

import pytest

from sayso.model import Document, Paragraph, Published, Span, Zone
from sayso.reading.anchor import anchor
from sayso.reading.layout import paragraphs


def dated(text: str, *, published: str | None = None, url: str | None = None, caption: str = "") -> Published:
    """The anchor of a report whose words ``caption`` are a picture's caption."""
    at = text.find(caption)
    blocks = (Paragraph(span=Span(at, at + len(caption)), zone=Zone.CAPTION),) if caption else ()
    return anchor(Document(id="a", text=text, published=published, url=url), blocks)


def test_a_given_date_wins() -> None:
    found = dated("Published 3 May 2014\n\nA bridge fell.", published="2016-10-25", url="https://e.org/2015/01/02/x")
    assert (found.value, found.basis, found.span) == ("2016-10-25", "metadata", None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Date of publication 29 October 2016 A bridge fell on Friday.", "29 October 2016", "2016-10-29"),
        ("Published July 19 2016 A bridge fell.", "July 19 2016", "2016-07-19"),
        ("Posted on July 20 2016 by The Desk. A bridge fell.", "July 20 2016", "2016-07-20"),
        ("19.07.2016(updated 1457 19.07.2016) Get link A bridge fell.", "19.07.2016", "2016-07-19"),
        ("18-07-2016 A bridge fell. A bridge fell on a road.", "18-07-2016", "2016-07-18"),
        ("Wed Oct 19 2016 A bridge fell in the north.", "Wed Oct 19 2016", "2016-10-19"),
        ("Bridge falls Desk Monday 17 Oct 2016 A bridge fell.", "Monday 17 Oct 2016", "2016-10-17"),
        ("A bridge falls\n\n30 April 2016\n\nA bridge fell.", "30 April 2016", "2016-04-30"),
        ("KHARTOUM, April 8 1987 - A bridge fell.", "April 8 1987", "1987-04-08"),
        ("A bridge fell on Friday.\n\nLast updated: 3 May 2014", "3 May 2014", "2014-05-03"),
        ("Published 25-Oct-16\n\nA bridge fell.", "25-Oct-16", "2016-10-25"),
        ("Published 25.10.16\n\nA bridge fell.", "25.10.16", "2016-10-25"),
        ("Published 25 October ’16\n\nA bridge fell.", "25 October ’16", "2016-10-25"),
    ],
)
def test_dates_that_a_page_prints_about_itself(text: str, words: str, value: str) -> None:
    found = dated(text)
    assert (found.value, found.basis) == (value, "dateline")
    assert found.span is not None
    assert found.span.of(text) == words


def test_a_dateline_takes_its_year_from_the_url_or_from_a_date_not_long_before() -> None:
    text = "KHARTOUM, April 8 (Desk) - A bridge fell today."
    assert dated(text).value is None
    assert dated(text, url="https://e.org/news/2014/bridge").value == "2014-04-08"
    assert dated(f"{text} It was opened on 2 December 2013.").value == "2014-04-08"


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/2016/10/25/bridge", "2016-10-25"),
        ("https://example.org/security/2014/0915/bridge", "2014-09-15"),
        ("https://example.org/bridge-2016-10-25", "2016-10-25"),
        ("https://example.org/article-41714754", None),
        ("https://example.org/2016/10/bridge", None),
        ("https://example.org/2016/13/45/bridge", None),
    ],
)
def test_url(url: str, value: str | None) -> None:
    found = dated("A bridge fell on Friday.", url=url)
    assert (found.value, found.basis) == (value, "url" if value else "unknown")


CAPTION = "Dust over the old bridge on 20 October, 2016 (Desk)"
BODY = (
    "The mayor said on Tuesday that no lorry has crossed for the last seven days, as a three-day closure ended at the "
    "weekend.\n\nGuards saw smoke late on Monday. Work had stopped on Tuesday last week. Talks are set for Friday."
)


def test_a_caption_and_the_weekday_of_saying() -> None:
    found = dated(f"Bridge stays shut\n{CAPTION}\n\n{BODY}", caption=CAPTION)
    assert (found.value, found.basis) == ("2016-10-25", "caption")


@pytest.mark.parametrize(
    ("caption", "body"),
    [
        ("File photo of the bridge on 20 October, 2016 (Desk)", BODY),
        ("Dust over the old bridge (Desk)", BODY),
        ("Dust over the old bridge in October 2016 (Desk)", BODY),
        (CAPTION, "The mayor said that no lorry has crossed. Talks will open on Friday."),
    ],
)
def test_a_caption_that_is_not_enough(caption: str, body: str) -> None:
    found = dated(f"Bridge stays shut\n{caption}\n\n{body}", caption=caption)
    assert (found.value, found.basis) == (None, "unknown")


def test_a_lead_with_weekday_and_full_date() -> None:
    text = "Guards closed the bridge on Tuesday, 25 October 2016, the mayor said on Tuesday."
    assert (dated(text).value, dated(text).basis) == ("2016-10-25", "assumed")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor said on Tuesday that the bridge is closed.",
        "The bridge was opened on 5 May 1940, the mayor said on Tuesday.",
        "The service will be held on Saturday, March 14, 2009 in the old town hall.",
        "In a letter dated Feb. 12, 2012 the mayor wrote of the bridge.",
        "In 2016 the bridge was closed. Yesterday it fell.",
    ],
)
def test_what_is_not_enough(text: str) -> None:
    found = dated(text)
    assert (found.value, found.basis, found.span) == (None, "unknown", None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("STATEMENT OF THE MINISTRY\nMoscow, 15 December 2016\n\nOur planes are not flying.", "2016-12-15"),
        ("Daily bulletin no. 212, 15 December 2016, 20:00 local time\n\nThe truce holds.", "2016-12-15"),
        ("In Homs, 15 December 2016 was a quiet day.\n\nThe truce holds.", None),
        ("Raids hit the town on the morning of Friday, 15 December 2016.\n\nThe truce holds.", None),
    ],
)
def test_a_heading_that_ends_in_its_date(text: str, wanted: str | None) -> None:
    document = Document(id="x", text=text)
    assert anchor(document, paragraphs(text)).value == wanted
