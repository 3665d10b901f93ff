"""What an input is: by its media type, its name, or its first bytes."""

import pytest

from sayso.intake.kinds import Input
from sayso.intake.kinds.sorting import ending, kind
from tests.intake.kinds.samples import EXPORT, MAIL, PAGE, REPORT_PDF, RSS, warc, zipped


@pytest.mark.parametrize(
    ("name", "media", "data", "found"),
    [
        ("a.html", None, b"x", "page"),
        ("a", "text/html; charset=utf-8", b"x", "page"),
        ("a.WARC.GZ", None, b"", "warc"),
        ("a.xml", None, RSS.encode(), "feed"),
        ("a.xml", None, PAGE.encode(), "page"),
        ("a", "text/html", RSS.encode(), "feed"),
        ("a", "text/plain", PAGE.encode(), "page"),
        ("a", None, PAGE.encode(), "page"),
        ("a", None, REPORT_PDF, "pdf"),
        ("a", None, warc("https://example.org/a"), "warc"),
        ("a", None, zipped({"a.txt": b"x"}), "packed"),
        ("a", None, MAIL, "mail"),
        ("a", None, RSS.encode(), "feed"),
        ("a.json", None, EXPORT, "telegram"),
        ("a", None, b"From the coast: all is quiet.", "plain"),
        ("a", None, b"Date: unknown. The army said no.", "plain"),
        ("a.txt", None, PAGE.encode(), "plain"),
        ("a", None, b"", "plain"),
    ],
)
def test_the_kind_of_an_input(name: str, media: str | None, data: bytes, found: str) -> None:
    assert kind(Input(name=name, data=data, media=media)) == found


def test_the_address_tells_where_the_name_does_not() -> None:
    assert kind(Input(name="a", data=b"x,y", url="https://example.org/rows.csv?all=1")) == "table"


@pytest.mark.parametrize(
    ("name", "found"), [("a.warc.gz", ".warc.gz"), ("a.b.txt", ".txt"), ("x.gz", ".gz"), ("README", ""), ("v1.2/a", "")]
)
def test_the_ending_of_a_name(name: str, found: str) -> None:
    assert ending(name) == found
