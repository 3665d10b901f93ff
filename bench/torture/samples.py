"""A small valid input of every kind, to be damaged."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
import zlib

TEXT = "ALEPPO, 25 October 2016\n\nTwo shells fell on the market on Monday, the governor said. Nobody was killed.\n"
PAGE = (
    b"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Shells fall on market</title>"
    b"<meta property='article:published_time' content='2016-10-25T08:00:00Z'></head><body>"
    b"<nav><a href='/'>Home</a></nav>"
    b"<article><h1>Shells fall on market</h1><p>Two shells fell on the market of the town on Monday, the governor "
    b"said, and added that nobody had been killed.</p><figure>"
    b"<img src='a.jpg'><figcaption>The market.</figcaption></figure>"
    b"<p>The ministry denied that any of its batteries had fired on the town that day or on the day before.</p>"
    b"</article></body></html>"
)
RSS = (
    b"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Wire</title><link>http://wire.test/</link>"
    b"<item><title>Shells fall</title><link>http://wire.test/1</link><pubDate>Tue, 25 Oct 2016 08:00:00 GMT</pubDate>"
    b"<description>Two shells fell on the market, the governor said.</description></item><item><title>Denial</title>"
    b"<link>http://wire.test/2</link><description>&lt;p&gt;The ministry denied it.&lt;/p&gt;</description></item>"
    b"</channel></rss>"
)
ATOM = (
    b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Wire</title><id>urn:a</id><entry><id>urn:b</id>"
    b"<title>Shells fall</title><updated>2016-10-25T08:00:00Z</updated><link href='http://wire.test/1'/>"
    b"<content type='html'>&lt;p&gt;Two shells fell on the market.&lt;/p&gt;</content></entry></feed>"
)
MAIL = (
    b"From: Wire <wire@wire.test>\r\nTo: desk@desk.test\r\nSubject: Shells fall\r\n"
    b"Date: Tue, 25 Oct 2016 08:00:00 +0000\r\n"
    b"Message-ID: <1@wire.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
    b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTwo shells fell on the market, the governor said.\r\n"
    b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<p>Two shells=20fell.</p>\r\n"
    b"--b--\r\n"
)
TABLE = (
    b'id,date,text\r\n1,2016-10-25,"Two shells fell on the market, the governor said."\r\n'
    b"2,2016-10-26,Nobody fired.\r\n"
)
LINES = (
    b'{"id": "a", "published": "2016-10-25", "text": "Two shells fell on the market."}\n'
    b'{"id": "b", "text": "The ministry denied it."}\n'
)


def telegram() -> bytes:
    """A channel as Telegram's own program exports it."""
    texts: tuple[object, ...] = (
        "Two shells fell on the market.",
        ["The ", {"type": "bold", "text": "ministry"}, " denied."],
    )
    messages = [
        {"id": n, "type": "message", "date": "2016-10-25T08:00:00", "from": "Wire", "text": text}
        for n, text in enumerate(texts)
    ]
    return json.dumps({"name": "Wire", "type": "public_channel", "id": 1, "messages": messages}).encode()


def record(kind: str, body: bytes, *, claimed: int | None = None, number: int = 1, digest: bool = False) -> bytes:
    """A record of a web archive, of a length that may be a lie; with ``digest``, it says the SHA-1 of its body."""
    sha1 = base64.b32encode(hashlib.sha1(body).digest()).decode()
    sworn = f"WARC-Block-Digest: sha1:{sha1}\r\n" if digest else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Target-URI: http://wire.test/{number}\r\nWARC-Date: 2016-10-25T08:00:00Z\r\n"
        f"{sworn}Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body) if claimed is None else claimed}"
    )
    return head.encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def answer(page: bytes) -> bytes:
    """What a server answers with that has this page."""
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page)


def warc() -> bytes:
    """A web archive of a page, twice."""
    return record("response", answer(PAGE)) * 2


def warc_gz() -> bytes:
    """The same, each record packed on its own, as archives are."""
    one = gzip.compress(warc()[: len(warc()) // 2], mtime=0)
    return one * 2


def packed(members: dict[str, bytes] | None = None) -> bytes:
    """A zip archive; of a page and a text where nothing else is asked for."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (members or {"a.html": PAGE, "b/c.txt": TEXT.encode()}).items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def pdf(lines: tuple[str, ...] = ("Shells fall on market", "Two shells fell on the market on Monday.")) -> bytes:
    """A page with a few lines of text."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    return pdf_of(zlib.compress(f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()))


def pdf_of(stream: bytes, kids: str = "3 0 R", filters: str = "/FlateDecode") -> bytes:
    """A page that shows what ``stream`` says, as the bytes stand."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count 1 >>".encode(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(stream)} /Filter [{filters}] >>\nstream\n".encode() + stream + b"\nendstream",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 5\n0000000000 65535 f \n{table}trailer << /Size 5 /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + end.encode()


def samples() -> dict[str, bytes]:
    """Each kind's, by the ending of its file's name."""
    return {
        ".txt": TEXT.encode(),
        ".md": b"# Shells fall\n\n" + TEXT.encode(),
        ".jsonl": LINES,
        ".csv": TABLE,
        ".html": PAGE,
        ".rss": RSS,
        ".atom": ATOM,
        ".eml": MAIL,
        ".json": telegram(),
        ".warc": warc(),
        ".warc.gz": warc_gz(),
        ".zip": packed(),
        ".pdf": pdf(),
    }
