"""Web archives: what is damaged costs its record, and every loss is told with its place."""

import gzip
from pathlib import Path

import pytest

from sayso.errors import BadReport
from sayso.intake.kinds import Input, documents
from sayso.model import Document
from tests.intake.kinds.samples import PAGE, REPORT_PDF, came, ids, only, record, refused, warc

URIS = tuple(f"https://example.org/{name}" for name in "abc")


def losses(made: list[Document | BadReport]) -> list[str]:
    return [str(one) for one in made if isinstance(one, BadReport)]


@pytest.mark.parametrize("packed", [False, True])
def test_every_page_is_a_report_under_its_address(packed: bool, tmp_path: Path) -> None:
    data = warc(*URIS, packed=packed)
    assert ids(came("a.warc", data)) == list(URIS)
    (tmp_path / "a.warc.gz").write_bytes(data)
    first = next(documents(Input(name="a.warc.gz", path=tmp_path / "a.warc.gz")))
    assert isinstance(first, Document)
    assert (first.url, first.published, first.notes) == (URIS[0], "2016-10-25", ())
    assert first.original is not None
    assert first.original.data == PAGE.encode()


def test_one_member_may_hold_all_records() -> None:
    assert ids(came("a.warc.gz", gzip.compress(warc(*URIS)))) == list(URIS)


def test_text_and_pdf_are_read_and_the_rest_is_passed_over() -> None:
    records = [
        record(b"\x89PNG", uri="https://example.org/p.png", media="image/png"),
        record(b"The army said no.", uri="https://example.org/t", media="text/plain"),
        record(REPORT_PDF, uri="https://example.org/r", media="application/pdf"),
        record(uri="https://example.org/gone", status="404 Not Found"),
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n",
    ]
    assert ids(came("a.warc", b"".join(records))) == ["https://example.org/t", "https://example.org/r"]


@pytest.mark.parametrize("digest_of", ["sent", "meant"])
@pytest.mark.parametrize("way", ["gzip", "chunked"])
def test_encoded_answers_are_decoded_and_either_digest_holds(way: str, digest_of: str) -> None:
    page = PAGE.encode()
    sent, header = gzip.compress(page), "Content-Encoding: gzip\r\n"
    if way == "chunked":
        sent, header = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page), "Transfer-Encoding: chunked\r\n"
    made = only("a.warc", record(sent, encoding=header, payload=page if digest_of == "meant" else sent))
    assert made.notes == ()
    assert made.original is not None
    assert made.original.data == page


def test_a_changed_page_is_noted() -> None:
    made = came("a.warc", warc(*URIS).replace(b"four people died", b"nine people died", 1))
    assert ids(made) == list(URIS)
    notes = [[note.what for note in one.notes] for one in made if isinstance(one, Document)]
    assert ["does not fit its digest" in " ".join(told) for told in notes] == [True, False, False]


@pytest.mark.parametrize(
    ("damaged", "says"),
    [
        (lambda data, size: data[: size - 90] + b"\xff" + data[size - 89 :], "digest"),
        (lambda data, size: data.replace(b"\r\nContent-Length: ", b"\r\nContent-Length: 9", 1), "length"),
        (lambda data, size: data.replace(b"response\r", b"rfsponse\r", 1), "does not say what it is"),
        (lambda data, size: data[: size // 2] + data[size:], "length"),
        (lambda data, size: b"junk" + data[4:], "no record begins here"),
    ],
    ids=["flip", "length", "type", "hole", "start"],
)
def test_damage_costs_one_record(damaged, says) -> None:  # type: ignore[no-untyped-def]
    made = came("a.warc", damaged(warc(*URIS), len(record(uri=URIS[0]))))
    assert ids([one for one in made if isinstance(one, Document)])[-2:] == list(URIS[1:])
    told = losses(made) or [note.what for one in made if isinstance(one, Document) for note in one.notes]
    assert len(told) == 1
    assert says in told[0]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_damaged_member_costs_that_member(at: int) -> None:
    members = [warc(uri, packed=True) for uri in URIS]
    half = len(members[at]) // 2
    members[at] = members[at][:half] + bytes([members[at][half] ^ 0xFF]) + members[at][half + 1 :]
    made = came("a.warc.gz", b"".join(members))
    assert [one.id for one in made if isinstance(one, Document)] == [uri for uri in URIS if uri != URIS[at]]
    offset = sum(len(member) for member in members[:at])
    assert [f"a.warc.gz, record at byte {offset}: " in told for told in losses(made)] == [True]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("cut", [1, 60, 400])
def test_a_truncated_archive_is_never_taken_for_complete(cut: int, packed: bool) -> None:
    data = warc(*URIS, packed=packed)
    made = came("a.warc", data[: -cut - 4 * (not packed)])
    assert ids(made) == [*URIS[:2], "!"]
    assert "not whole" in losses(made)[0]


def test_every_one_of_many_damages_is_told() -> None:
    """One byte of a compressed archive is changed, everywhere in turn: what is not told is not lost."""
    data = warc(*URIS, packed=True)
    for at in range(0, len(data), max(1, len(data) // 60)):
        made = came("a.warc.gz", data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        read = [one.id for one in made if isinstance(one, Document)]
        assert read == list(URIS) or losses(made), at


@pytest.mark.parametrize("data", [b"", b"hello", b"\x1f\x8b\x08hello", gzip.compress(b"hello")])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    refused("a.warc.gz", data)


def test_a_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(record(b"a" * 70_000_000))
    assert "more than 64 MB" in refused("a.warc.gz", bomb)


def test_a_page_that_unpacks_to_too_much_is_refused() -> None:
    packed = gzip.compress(b"a" * 20_000_000)
    made = came("a.warc", record(packed, encoding="Content-Encoding: gzip\r\n") + warc(URIS[1]))
    assert ids(made) == ["!", URIS[1]]
    assert "more than 10 MB" in losses(made)[0]
