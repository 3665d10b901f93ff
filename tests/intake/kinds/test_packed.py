"""Zip archives: members by name, and nothing that is written or blown up."""

import struct

import pytest

from tests.intake.kinds.samples import PAGE, came, ids, refused, warc, zipped


def test_members_come_by_name_and_bad_ones_cost_nothing_else() -> None:
    made = came(
        "a.zip",
        zipped(
            {
                "b/x.txt": b"text x",
                "a.html": PAGE.encode(),
                "b/lines.jsonl": b'{"id": "one", "text": "1"}\n{',
                "c.txt": b"caf\xe9",
                "picture.png": b"x",
                "__MACOSX/._b.txt": b"no",
                ".hidden.txt": b"no",
            }
        ),
    )
    assert ids(made) == ["a.zip/a.html", "one", "!", "a.zip/b/x.txt", "!"]
    assert str(made[4]).startswith("a.zip/c.txt: it is not UTF-8")


def test_a_path_that_leads_out_leads_nowhere() -> None:
    assert ids(came("a.zip", zipped({"../../../etc/x.txt": b"harmless"}))) == ["a.zip/../../../etc/x.txt"]


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"a.zip": zipped({"b.txt": b"x"})}, "archive inside an archive"),
        ({"a.txt": zipped({"b.txt": b"x"})}, "archive inside an archive"),
        ({"a.warc.gz": warc("https://example.org/a", packed=True)}, "archive inside an archive"),
        ({"a.txt": b"a" * 9_000_000}, "as only bombs are"),
        ({"a.png": b"x"}, "no file in this archive"),
        ({}, "no file in this archive"),
    ],
)
def test_what_is_not_unpacked_says_why(members: dict[str, bytes], says: str) -> None:
    assert says in refused("a.zip", zipped(members))


def test_a_size_that_lies_is_found_out() -> None:
    data = zipped({"a.txt": b"a" * 900_000})
    lying = data.replace(struct.pack("<I", 900_000), struct.pack("<I", 900))
    refused("a.zip", lying)


def test_an_encrypted_member_says_so() -> None:
    data = bytearray(zipped({"a.txt": b"text"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert "password" in refused("a.zip", bytes(data))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", zipped({"a.txt": b"x"})[:-10]])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    assert "no whole zip archive" in refused("a.zip", data)


def test_an_office_document_is_no_archive_of_reports() -> None:
    assert "PDF or text" in refused("a.docx", zipped({"word/document.xml": b"<w>x</w>"}))
