"""Text files come in character by character, line ends and all."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sayso.errors import BadReport
from sayso.intake.plain import report


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        ("\ufeffwith a mark".encode(), "with a mark"),
        ("inner \ufeff mark".encode(), "inner \ufeff mark"),
        ("Zażółć «gęślą» “jaźń” 🕊".encode(), "Zażółć «gęślą» “jaźń” 🕊"),
        (b"  space kept  \n\n", "  space kept  \n\n"),
    ],
)
def test_the_text_is_exactly_the_files(data: bytes, text: str) -> None:
    assert report(data, name="x").text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("Évacuation".encode("cp1252"), "iconv -f WINDOWS-1252"),
        ("text".encode("utf-16"), "UTF-16"),
        (b"\xff\xfe", "UTF-16"),
        (b"", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"a\xed\xa0\x80b", "not UTF-8"),
        (b"%PDF-1.7\n\x00", "NUL"),
    ],
)
def test_other_bytes_are_refused_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(BadReport, match=says):
        report(data, name="x")


@given(some.binary(max_size=60))
def test_any_bytes_are_a_document_or_a_clear_error(data: bytes) -> None:
    try:
        assert report(data, name="x").text.encode() == data.removeprefix(b"\xef\xbb\xbf")
    except BadReport as error:
        assert str(error)
