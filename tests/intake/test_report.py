"""One report's text is kept as it is, or refused with what to do about it."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sayso.errors import BadReport
from sayso.intake import day, document

any_text = some.text(some.characters(codec=None), max_size=40)


@given(any_text)
def test_any_text_is_a_document_unchanged_or_a_clear_error(text: str) -> None:
    try:
        made = document(text)
    except BadReport as error:
        assert str(error)
    else:
        assert made.text == text
        assert made.sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no text"),
        (" \n\t\u2003", "no text"),
        ("a\0b", "NUL character at 1"),
        ("half \ud83d a pair", "surrogate pair at 5"),
    ],
)
def test_what_is_no_text_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadReport, match=says):
        document(text)


@pytest.mark.parametrize("name", ["", "  ", "a\0"])
def test_a_report_needs_a_name(name: str) -> None:
    with pytest.raises(BadReport, match='"id"'):
        document("text", name=name)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2016-10-25", "2016-10-25"),
        ("2016-10-25T23:59:59+02:00", "2016-10-25"),
        ("2016-10-25 08:00", "2016-10-25"),
        ("2016-02-29", "2016-02-29"),
    ],
)
def test_a_date_is_kept_as_a_day(given: str, kept: str) -> None:
    assert day(given) == kept
    assert document("text", published=given).published == kept


@pytest.mark.parametrize("given", ["", "25.10.2016", "2016-10", "2015-02-29", "2016-10-255", "20161025", "٢٠١٦-١٠-٢٥"])
def test_what_is_no_date_is_refused(given: str) -> None:
    with pytest.raises(BadReport, match="write it as a date"):
        day(given)
