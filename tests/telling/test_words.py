"""Parts of a claim in the words that a reader sees."""

from dataclasses import replace

import pytest

from sayso.model import EventTime, Modality, Polarity, Quantity, Span
from sayso.telling import words
from tests.made import TEXT, denial, headline, old_harbour, report, span, toll

HOME = report()


@pytest.mark.parametrize(
    ("polarity", "modality", "said"),
    [
        (Polarity.AFFIRMED, Modality.OCCURRED, "affirmed"),
        (Polarity.DENIED, Modality.OCCURRED, "denied"),
        (Polarity.AFFIRMED, Modality.PLANNED, "planned"),
        (Polarity.AFFIRMED, Modality.RULED_OUT, "ruled out"),
        (Polarity.DENIED, Modality.HABITUAL, "denied, habitual"),
    ],
)
def test_stance(polarity: Polarity, modality: Modality, said: str) -> None:
    assert words.stance(replace(denial(HOME), polarity=polarity, modality=modality)) == said


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("2024-03-01", "2024-03-04", "2024-03-01 to 2024-03-04"),
        ("2024-03-02", "2024-03-02", "2024-03-02"),
        ("2024-03-02T16:00Z", None, "from 2024-03-02T16:00Z"),
        (None, "2024-03-04", "until 2024-03-04"),
        (None, None, "since Friday (?)"),
    ],
)
def test_when(earliest: str | None, latest: str | None, said: str) -> None:
    time = denial(HOME).time
    assert time is not None
    assert words.when(replace(time, earliest=earliest, latest=latest), TEXT) == said


def test_a_time_neither_said_nor_known_is_nothing() -> None:
    unknown = EventTime(
        words=None, earliest=None, latest=None, timex=None, edtf=None, precision="unknown", basis="unknown"
    )
    assert words.when(unknown, TEXT) == words.when(None, TEXT) == ""


@pytest.mark.parametrize(
    ("low", "high", "about", "unit", "said"),
    [
        (48, 48, False, "women and children", "48 women and children"),
        (56, None, False, None, "at least 56"),
        (None, 90, False, "fighters", "up to 90 fighters"),
        (24, 99, True, "people", "24 to 99 people"),
        (200, 200, True, "families", "about 200 families"),
        (0, 0, False, "strikes", "0 strikes"),
        (None, None, False, "few", "few"),
    ],
)
def test_how_many(low: int | None, high: int | None, about: bool, unit: str | None, said: str) -> None:
    count = Quantity(span=Span(0, 1), low=low, high=high, unit=unit, approximate=about, kind="count", rule="r")
    assert words.count(count) == said


def test_where_names_what_is_around_once() -> None:
    place = old_harbour(TEXT)
    assert words.where(place) == "Old Harbour, Aleppo"
    assert words.where(replace(place, name="east Aleppo", within=place.within)) == "east Aleppo, Syria"
    assert words.where(replace(place, id=None, within=())) == "Old Harbour (?)"
    assert words.where(None) == ""


def test_who() -> None:
    assert (words.who(denial(HOME)), words.kind(denial(HOME))) == ("Russia", "party")
    assert (words.who(headline(HOME)), words.kind(headline(HOME))) == ("", "reporter")
    assert words.chain(denial(HOME)) == "Coast Wire (media) → Russia (party)"
    assert words.how_many(toll(HOME)) == "at least 12 people"


def test_an_excerpt_is_one_line_and_not_too_long() -> None:
    assert words.excerpt("two\nlines") == "two lines"
    assert words.excerpt("word " * 100, 20) == "word word word word…"
    assert span(TEXT, "Monday").of(TEXT) == "Monday"
