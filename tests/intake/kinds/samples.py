"""Inputs of each kind, made for the tests, and the one thing that comes of them."""

import base64
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

from sayso.errors import BadReport
from sayso.intake.kinds import Input, documents
from sayso.model import Document

PAGE = """<!doctype html><html lang="en"><head><title>Army denies shelling Lom | Coast Wire</title>
<meta property="og:site_name" content="Coast Wire">
<meta property="article:published_time" content="2016-10-25T09:00:00Z">
</head><body><h1>Army denies shelling Lom</h1><p>The army said on Tuesday that it had not shelled the village.</p>
<p>Residents said that three shells fell on the mill, where four people died.</p></body></html>"""
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Coast Wire</title>
<item><title>Army denies</title><link>https://example.org/1</link><guid>g1</guid>
<pubDate>Tue, 25 Oct 2016 23:30:00 -0200</pubDate>
<description>&lt;p&gt;The army said “no”.&lt;/p&gt;&lt;p&gt;Residents said yes.&lt;/p&gt;</description></item>
<item><title>Truce holds</title><link>https://example.org/2</link><description>It was quiet in Lom.</description></item>
</channel></rss>"""
MAIL = b"""From: Coast Desk <desk@example.org>\r
Subject: =?utf-8?q?Army_denies_=E2=80=9Cshelling=E2=80=9D?=\r
Date: Tue, 25 Oct 2016 23:30:00 -0200\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary=b\r
\r
--b\r
Content-Type: text/html; charset=utf-8\r
Content-Transfer-Encoding: quoted-printable\r
\r
<p>The army said on Tuesday =E2=80=9Cno=E2=80=9D.</p><p>Residents disagreed.</p>\r
--b\r
Content-Type: application/pdf\r
Content-Disposition: attachment; filename=map.pdf\r
\r
x\r
--b--\r
"""
EXPORT = json.dumps(
    {
        "name": "Lom Now",
        "type": "public_channel",
        "id": 1,
        "messages": [
            {"id": 1, "type": "service", "date": "2016-10-25T09:00:00", "action": "create_channel", "text": ""},
            {
                "id": 2,
                "type": "message",
                "date": "2016-10-25T10:00:00",
                "from": "Lom Now",
                "forwarded_from": "Mill",
                "text": ["Shells on ", {"type": "bold", "text": "Lom"}, ', says "messages": [1].'],
            },
            {"id": 3, "type": "message", "date": "2016-10-25T11:00:00", "photo": "p.jpg", "text": ""},
            {
                "id": 4,
                "type": "message",
                "date": "2016-10-26T11:00:00",
                "edited": "2016-10-27T00:00:00",
                "text": "Quiet.",
            },
        ],
    },
    indent=1,
).encode()


class Told(TypedDict, total=False):
    """What else may be known of an input."""

    media: str
    url: str
    published: str
    column: str


def came(name: str, data: bytes, **told: Unpack[Told]) -> list[Document | BadReport]:
    """All that comes of one input."""
    return list(documents(Input(name=name, data=data, **told)))


def only(name: str, data: bytes, **told: Unpack[Told]) -> Document:
    """The one document of an input."""
    (made,) = came(name, data, **told)
    assert isinstance(made, Document), str(made)
    return made


def refused(name: str, data: bytes, **told: Unpack[Told]) -> str:
    """What is said of an input of which nothing comes."""
    (made,) = came(name, data, **told)
    assert isinstance(made, BadReport), made
    assert str(made).startswith(name)
    return str(made)


def ids(made: Sequence[Document | BadReport]) -> list[str]:
    """The ids of documents, and "!" for what is none."""
    return [one.id if isinstance(one, Document) else "!" for one in made]


def zones(made: Document) -> list[tuple[str, str]]:
    """Zone and words of each block."""
    return [(block.zone.value, block.span.of(made.text)) for block in made.blocks]


def record(
    body: bytes = PAGE.encode(),
    *,
    uri: str = "https://example.org/a",
    media: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    encoding: str = "",
    payload: bytes | None = None,
) -> bytes:
    """A response record with digests; ``payload``: what the payload's digest is of, where not of ``body``."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{encoding}Content-Length: {len(body)}\r\n\r\n".encode()
    block = http + body
    header = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2016-10-25T10:00:00Z\r\n"
        f"WARC-Target-URI: {uri}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"WARC-Block-Digest: {_digest(block)}\r\nWARC-Payload-Digest: {_digest(payload or body)}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def _digest(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def warc(*uris: str, packed: bool = False) -> bytes:
    """An archive with a page for each address."""
    records = [record(uri=uri) for uri in uris]
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def pdf(*pages: Sequence[tuple[int, int, int, str]]) -> bytes:
    """A PDF of lines: size of the letters, x and y in points, text."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, lines in enumerate(pages):
        shown = "".join(f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj\n" for size, x, y, text in lines)
        stream = f"BT\n{shown}ET".encode("cp1252")
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {font} /Contents {5 + 2 * at} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _written(objects)


def _written(objects: Sequence[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, start = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


REPORT_PDF = pdf(
    *(
        [(9, 72, 800, f"Coast Monitor bulletin 12, page {page}"), *lines]
        for page, lines in enumerate(
            (
                [
                    (18, 72, 760, "Army denies shelling"),
                    (11, 72, 720, "The army said on Tuesday that it had not shelled the vil-"),
                    (11, 72, 706, "lage of Lom, which lies near the long road to the coast"),
                    (11, 72, 692, "in the north."),
                    (11, 72, 664, "Residents said that shells fell on the market and on the"),
                    (11, 72, 650, "school beside it. A spokesman promised a note, which"),
                ],
                [(11, 72, 720, "would come later."), (11, 72, 692, "The second page ends here.")],
                [(11, 72, 720, "The third page has one line only, and says little.")],
            ),
            start=1,
        )
    )
)
