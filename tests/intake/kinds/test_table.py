"""CSV and TSV: a report a row, and a bad row costs that row."""

import pytest

from sayso.errors import BadReport
from sayso.model import Document
from tests.intake.kinds.samples import Told, came, ids, only, refused


def test_what_the_headings_name_is_kept() -> None:
    rows = """id;Date;Source;author;title;url;lang;Body
a;2016-10-25;Wire;A. Low;T;https://example.org/a;en;"The army;
said ""no""."
"""
    made = only("a.csv", rows.encode())
    assert (made.id, made.published, made.publisher, made.author) == ("a", "2016-10-25", "Wire", "A. Low")
    assert (made.title, made.url, made.lang) == ("T", "https://example.org/a", "en")
    assert made.text == 'The army;\nsaid "no".'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_marks_and_encodings(encoding: str, mark: str) -> None:
    rows = f"id{mark}text\na{mark}Żółw\nb{mark}Lom\n"
    made = came("a.csv", rows.encode(encoding))
    assert [one.text for one in made if isinstance(one, Document)] == ["Żółw", "Lom"]


def test_a_column_of_the_users_choice() -> None:
    assert only("a.csv", b"text,Remarks\nx,The army said no.\n", column="remarks").text == "The army said no."


@pytest.mark.parametrize(
    ("rows", "told", "says"),
    [
        (b"when,what\n1,2\n", {}, "when, what"),
        (b"text,what\n1,2\n", {"column": "words"}, "no column 'words'; say which one holds the text: text, what"),
        (b"", {}, "none"),
        (b'id,text\na,"never closed\n', {}, "row 2"),
    ],
)
def test_a_file_that_cannot_be_told_is_refused(rows: bytes, told: Told, says: str) -> None:
    made = came("a.csv", rows, **told)
    assert says in str(made[0]) or isinstance(made[0], Document)
    assert len(made) == 1


def test_a_bad_row_costs_that_row() -> None:
    rows = b"id,date,text\na,2016-10-25,x\nb,Tuesday,y\n\nc,,\nd,,z\n"
    made = came("a.csv", rows, published="2016-10-01")
    assert ids(made) == ["a", "!", "!", "d"]
    assert [str(one) for one in made if isinstance(one, BadReport)] == [
        "a.csv, row 3: \"published\" is 'Tuesday': write it as a date, like 2016-10-25",
        "a.csv, row 5: there is no text in it",
    ]
    assert [one.published for one in made if isinstance(one, Document)] == ["2016-10-25", "2016-10-01"]


def test_each_row_keeps_its_own_bytes() -> None:
    made = came("a.csv", b'id,text\r\na,"one\r\ntwo"\r\nb,three\r\n')
    kept = [one.original.data for one in made if isinstance(one, Document) and one.original]
    assert kept == [b'a,"one\r\ntwo"\r\n', b"b,three\r\n"]


def test_rows_without_an_id_go_by_their_number() -> None:
    assert ids(came("a.csv", b"text\nx\ny\n")) == ["a.csv#2", "a.csv#3"]


def test_a_long_report_is_no_error() -> None:
    assert len(only("a.csv", b"text\n" + b"word " * 100_000).text) > 400_000


def test_bytes_that_do_not_decode_end_the_file_with_the_line_named() -> None:
    rows = b"text\n" + b"The army said no, and then no again.\n" * 30_000 + b"caf\xe9\n"
    made = came("a.csv", rows)
    assert isinstance(made[-1], BadReport)
    assert "cannot be read beyond line" in str(made[-1])


def test_a_line_without_end_is_refused() -> None:
    assert "more than 10 MB" in refused("a.csv", b"text" + b"x" * 10_000_001)
