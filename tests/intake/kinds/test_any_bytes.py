"""Whatever the bytes: documents whose spans hold, or clear errors, and the same ones again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sayso.errors import BadReport
from sayso.intake.kinds.sorting import SUFFIXES
from tests.intake.kinds.samples import EXPORT, MAIL, PAGE, REPORT_PDF, RSS, came, warc, zipped

SAMPLES = {
    "a.txt": b"The army said no.",
    "a.jsonl": b'{"id": "a", "text": "The army said no."}\n',
    "a.csv": b"id,text\na,The army said no.\n",
    "a.html": PAGE.encode(),
    "a.pdf": REPORT_PDF,
    "a.rss": RSS.encode(),
    "a.warc": warc("https://example.org/a"),
    "a.warc.gz": warc("https://example.org/a", "https://example.org/b", packed=True),
    "a.eml": MAIL,
    "a.json": EXPORT,
    "a.zip": zipped({"a.html": PAGE.encode(), "b.txt": b"text"}),
    "a": PAGE.encode(),
}
CHUNKS = (
    b"\0",
    b"\xff",
    b"<",
    b">",
    b"&#xD800;",
    b"\xed\xa0\x80",
    b'"',
    b"\r\n\r\n",
    b"WARC/1.0",
    b"%s",
    b"9" * 30,
    b"",
)


def check(name: str, data: bytes) -> None:
    made = came(name, data)
    for one in made:
        if isinstance(one, BadReport):
            assert str(one).startswith(name)
            continue
        assert one.text.strip()
        one.text.encode()
        assert one.original is not None
        assert all(block.span.of(one.text).strip() for block in one.blocks)
    again = came(name, data)
    assert [str(one) if isinstance(one, BadReport) else one for one in again] == [
        str(one) if isinstance(one, BadReport) else one for one in made
    ]


@settings(max_examples=40, deadline=None)
@given(some.sampled_from(sorted(SUFFIXES)), some.binary(max_size=200))
def test_any_bytes_under_any_name(suffix: str, data: bytes) -> None:
    check(f"a{suffix}", data)


@pytest.mark.parametrize("name", sorted(SAMPLES))
@settings(max_examples=25, deadline=None)
@given(data=some.data())
def test_a_damaged_sample(name: str, data: some.DataObject) -> None:
    whole = SAMPLES[name]
    at, length = data.draw(some.integers(0, len(whole))), data.draw(some.integers(0, 40))
    check(name, whole[:at] + data.draw(some.sampled_from(CHUNKS)) + whole[at + length :])


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_sample_cut_anywhere(name: str) -> None:
    whole = SAMPLES[name]
    for at in range(0, len(whole), max(1, len(whole) // 20)):
        check(name, whole[:at])
