"""Reports as JSON lines: a bad line costs that line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sayso.errors import BadReport
from sayso.intake.kinds.lines import report, reports
from sayso.model import Document


def test_all_that_is_told_is_kept() -> None:
    told = {
        "id": "a1",
        "text": "Line one\r\nline two.",
        "published": "2016-10-25T10:00:00Z",
        "publisher": "Coast Wire",
        "title": "Harbour",
        "url": "https://example.org/a1",
        "lang": "en",
    }
    made = report(json.dumps(told))
    assert made.text == told["text"]
    assert (made.id, made.published, made.publisher) == ("a1", "2016-10-25", "Coast Wire")
    assert (made.title, made.url, made.lang) == ("Harbour", "https://example.org/a1", "en")


def test_what_is_not_told_is_none() -> None:
    made = report('{"id": "a1", "text": "x", "published": null, "publisher": ""}')
    assert (made.published, made.publisher, made.title, made.url, made.lang) == (None, None, None, None, None)


def test_a_number_will_do_as_an_id() -> None:
    assert report('{"id": 17, "text": "x"}').id == "17"


def test_a_date_from_outside_is_only_for_reports_without_one() -> None:
    lines = [b'{"id": "a", "text": "x", "published": "2016-10-01"}', b'{"id": "b", "text": "x"}']
    made = list(reports(lines, source="in.jsonl", published="2016-10-25"))
    assert [one.published for one in made if isinstance(one, Document)] == ["2016-10-01", "2016-10-25"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "not JSON"),
        (b'["id", "text"]', "not a JSON object"),
        (b'{"text": "x"}', '"id" is missing'),
        (b'{"id": true, "text": "x"}', '"id" is not a string'),
        (b'{"id": "a"}', '"text" is missing'),
        (b'{"id": "a", "text": null}', '"text" is missing'),
        (b'{"id": "a", "text": 5}', '"text" is not a string'),
        (b'{"id": "a", "text": " "}', "no text"),
        (b'{"id": "a", "text": "\\u0000"}', "NUL"),
        (b'{"id": "a", "text": "\\ud800"}', "surrogate"),
        (b'{"id": "a", "text": "x", "published": "Tuesday"}', "write it as a date"),
        (b'{"id": "a", "text": "x", "publisher": ["AFP"]}', '"publisher" is not a string'),
        (b'{"id": "a", "text": "\xe9"}', "not UTF-8"),
        (b"[" * 100_000, "JSON"),
        (b'{"id": ' + b"9" * 5000 + b"}", "JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(line: bytes, says: str) -> None:
    first, bad, last = reports([b'{"id": "a", "text": "x"}', line, b'{"id": "c", "text": "z"}'], source="in.jsonl")
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(bad, BadReport)
    assert str(bad).startswith("in.jsonl, line 2: ")
    assert says in str(bad)


def test_empty_lines_and_a_byte_order_mark_do_not_count() -> None:
    lines = ['\ufeff{"id": "a", "text": "x"}\n'.encode(), b"\n", b"  \r\n", b'{"id": "b", "text": "y"}\r\n']
    made = list(reports(lines, source="in.jsonl"))
    assert [one.id for one in made if isinstance(one, Document)] == ["a", "b"]
    assert len(made) == 2


@given(some.binary(max_size=60))
def test_any_line_is_a_document_or_a_clear_error(line: bytes) -> None:
    for made in reports([line], source="in.jsonl"):
        assert isinstance(made, Document) or str(made).startswith("in.jsonl, line 1: ")
