"""Bad inputs with a name: what people have sent to break programs that read files."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping

from bench.torture.samples import LINES, MAIL, PAGE, RSS, TEXT, packed, pdf, pdf_of, record, samples, warc

_LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
_FEED = RSS.replace(b"<?xml version='1.0' encoding='utf-8'?>", b"")

PAGES: Mapping[str, Callable[[], bytes]] = {
    "200,000 attributes": lambda: b"<p " + b"a=1 " * 200_000 + b">Two shells fell.",
    "200,000 different attributes": lambda: b"<p " + b" ".join(b"a%d" % n for n in range(200_000)) + b">Two fell.",
    "attributes without spaces": lambda: b"<p" + b"/a=''" * 200_000 + b">",
    "100,000 deep": lambda: b"<div>" * 100_000 + PAGE,
    "100,000 deep in spans": lambda: PAGE.replace(b"<p>", b"<p>" + b"<span>" * 100_000),
    "deep in tables": lambda: b"<table><tr><td>" * 30_000,
    "formatting never closed": lambda: b"<p><b><i><font color=red>x" * 1_500,
    "formatting that differs": lambda: b"".join(b"<p><b id=%d>x</p>" % n for n in range(10_000)),
    "10,000 open paragraphs": lambda: b"<p>Two shells fell." * 10_000,
    "comments never closed": lambda: b"<!--" * 100_000,
    "comments and dashes": lambda: b"<!-- " + b"--!-" * 200_000,
    "scripts never closed": lambda: b"<script>" * 50_000,
    "nothing but brackets": lambda: b"<" * 500_000,
    "tags that never end": lambda: b"<a " * 300_000,
    "a quote that never ends": lambda: PAGE.replace(b"src='a.jpg'", b"src='a.jpg"),
    "entities": lambda: PAGE.replace(b"Two", b"&amp" * 100_000),
    "entities out of range": lambda: PAGE.replace(b"Two", b"&#x110000;&#xD800;&#0;&#99999999999;"),
    "a declared entity": lambda: b"<!DOCTYPE html [<!ENTITY a 'b'>]>" + PAGE.replace(b"Two", b"&a;"),
    "larger than 10 MB": lambda: PAGE + b" " * 10_000_000,
    "NULs": lambda: PAGE.replace(b" ", b"\0"),
    "UTF-16": lambda: PAGE.decode().encode("utf-16"),
    "UTF-32": lambda: PAGE.decode().encode("utf-32"),
    "a charset that is none": lambda: PAGE.replace(b"charset='utf-8'", b"charset='no-such'"),
    "a charset that executes": lambda: PAGE.replace(b"charset='utf-8'", b"charset='zlib_codec'"),
    "UTF-7": lambda: PAGE.replace(b"charset='utf-8'", b"charset='utf-7'").replace(b"Two", b"+ADw-script+AD4-"),
    "no text": lambda: b"<html><body></body></html>",
    "frames": lambda: b"<iframe src='file:///etc/hostname'>" * 1_000,
    "a date of no calendar": lambda: PAGE.replace(b"2016-10-25T08", b"2016-13-45T99"),
    "a date of a million years": lambda: PAGE.replace(b"2016-10-25T08", b"999999-10-25T08"),
    "3,000 links": lambda: b"<ul>" + b"<li><a href='/x'>one</a>" * 3_000,
    "one word of a megabyte": lambda: PAGE.replace(b"Two", b"x" * 1_000_000),
    "regular expressions' enemy": lambda: PAGE.replace(b"Two", b"2016-10-" * 50_000 + b"!"),
    "spaces without end": lambda: PAGE.replace(b"Two", b" \n\t" * 500_000),
}
FEEDS: Mapping[str, Callable[[], bytes]] = {
    "a billion laughs": lambda: f"<!DOCTYPE r [<!ENTITY l0 'ha'>{_LAUGHS}]>".encode() + _FEED.replace(b"Two", b"&l9;"),
    "one entity, often": lambda: (
        b"<!DOCTYPE r [<!ENTITY a '" + b"x" * 100_000 + b"'>]>" + _FEED.replace(b"Two", b"&a;" * 10_000)
    ),
    "a file by an entity": lambda: (
        b"<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + _FEED.replace(b"Two", b"&a;")
    ),
    "a parameter entity": lambda: b"<!DOCTYPE r [<!ENTITY % a SYSTEM 'http://127.0.0.1:9/'> %a;]>" + _FEED,
    "a DTD from elsewhere": lambda: b"<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/x.dtd'>" + _FEED,
    "100,000 deep": lambda: b"<rss><channel>" + b"<item>" * 100_000,
    "200,000 attributes": lambda: RSS.replace(b"<channel>", b"<channel " + b"a='1' " * 200_000 + b">"),
    "2,000 entries": lambda: RSS.replace(b"</channel>", b"<item><title>x</title></item>" * 2_000 + b"</channel>"),
    "an entry with 200,000 attributes": lambda: RSS.replace(b"&lt;p&gt;", b"&lt;p " + b"a=1 " * 200_000 + b"&gt;"),
    "never closed": lambda: RSS[:-60],
    "two roots": lambda: RSS + RSS,
    "NULs": lambda: RSS.replace(b" ", b"\0"),
    "UTF-16": lambda: RSS.decode().replace("utf-8", "utf-16").encode("utf-16"),
    "an encoding that is none": lambda: RSS.replace(b"utf-8", b"no-such"),
    "a link that is none": lambda: RSS.replace(b"http://wire.test/1", b"javascript:alert(1)"),
    "a name for an id": lambda: RSS.replace(
        b"<link>http://wire.test/1", b"<guid>\xe2\x80\xae../../etc/hostname</guid><link>"
    ),
    "no entries": lambda: b"<rss version='2.0'><channel><title>x</title></channel></rss>",
    "CDATA never closed": lambda: RSS.replace(b"<description>", b"<description><![CDATA["),
}
RECORDS: Mapping[str, Callable[[], bytes]] = {
    "half a surrogate pair": lambda: b'{"id": "a", "text": "x \\ud800 y"}\n' + LINES,
    "NULs": lambda: b'{"id": "a", "text": "x \\u0000 y"}\n' + LINES,
    "100,000 deep": lambda: b'{"id": "a", "text": "x", "b": ' + b"[" * 100_000 + b"\n" + LINES,
    "objects 100,000 deep": lambda: b'{"a":' * 100_000 + b"\n" + LINES,
    "a number of a million digits": lambda: b'{"id": ' + b"9" * 1_000_000 + b', "text": "x"}\n' + LINES,
    "infinity": lambda: b'{"id": Infinity, "text": "x"}\n' + LINES,
    "an id of another kind": lambda: b'{"id": {"a": 1}, "text": ["x"]}\n' + LINES,
    "a line of 20 MB": lambda: b'{"id": "a", "text": "' + b"x" * 20_000_000 + b'"}\n' + LINES,
    "twice the same key": lambda: b'{"id": "a", "id": "b", "text": "x"}\n',
    "not UTF-8": lambda: b'{"id": "a", "text": "caf\xe9"}\n' + LINES,
    "UTF-16": lambda: LINES.decode().encode("utf-16"),
    "no line ends": lambda: LINES.replace(b"\n", b""),
    "a date that is none": lambda: LINES.replace(b"2016-10-25", b"2016-99-99"),
}
MAILS: Mapping[str, Callable[[], bytes]] = {
    "2,000 parts in parts": lambda: (
        b"From: a@b.test\r\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(2_000))
    ),
    "2,000 parts": lambda: MAIL.replace(b"--b--", b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * 2_000 + b"--b--"),
    "a header of a megabyte": lambda: b"Subject: " + b"x" * 1_000_000 + b"\r\n" + MAIL,
    "20,000 headers": lambda: b"Received: x\r\n" * 20_000 + MAIL,
    "encoded words without end": lambda: b"Subject: " + b"=?utf-8?q?x?= " * 20_000 + b"\r\n" + MAIL,
    "base64 that is none": lambda: MAIL.replace(b"quoted-printable", b"base64"),
    "a charset that is none": lambda: MAIL.replace(b"utf-8", b"no-such"),
    "a charset that executes": lambda: MAIL.replace(b"utf-8", b"rot13"),
    "a boundary that never comes": lambda: MAIL.replace(b"boundary=b", b"boundary=c"),
    "a date that is none": lambda: MAIL.replace(b"25 Oct 2016", b"99 Oct 99999"),
    "200,000 attributes": lambda: MAIL.replace(b"<p>", b"<p " + b"a=1 " * 200_000 + b">"),
    "NULs": lambda: MAIL.replace(b" ", b"\0"),
    "a mail in a mail, 500 times": lambda: b"From: a@b.test\r\nContent-Type: message/rfc822\r\n\r\n" * 500 + MAIL,
}
ARCHIVES: Mapping[str, Callable[[], bytes]] = {
    "a length that is a lie": lambda: record("response", b"HTTP/1.1 200 OK\r\n\r\nx", claimed=10**15) + warc(),
    "a length below nothing": lambda: record("response", b"HTTP/1.1 200 OK\r\n\r\nx", claimed=-5) + warc(),
    "cut": lambda: warc()[:-200],
    "its first part missing": lambda: warc()[300:],
    "no HTTP in it": lambda: record("response", b"\xff" * 5_000) + warc(),
    "200,000 attributes": lambda: (
        record("response", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p " + b"a=1 " * 200_000) + warc()
    ),
    "packed content": lambda: (
        record(
            "response",
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
            + gzip.compress(bytes(200_000_000)),
        )
        + warc()
    ),
    "chunks that are none": lambda: (
        record("response", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
        + warc()
    ),
    "headers without end": lambda: b"WARC/1.0\r\n" + b"X: y\r\n" * 300_000,
}
BUNDLES: Mapping[str, Callable[[], bytes]] = {
    "a bomb": lambda: packed({"a.txt": bytes(200_000_000)}),
    "a bomb of a page": lambda: packed({"a.html": b"<div>" * 40_000_000}),
    "bombs in archives": lambda: packed({f"{n}.zip": packed({"a.txt": bytes(9_000_000)}) for n in range(20)}),
    "an archive in an archive, 30 times": lambda: _nested(30),
    "paths that lead out": lambda: packed({"../../../../tmp/out.txt": b"x", "/etc/out.txt": b"y", "C:\\out.txt": b"z"}),
    "names that are none": lambda: packed({"\x1b[31ma\n.txt": TEXT.encode(), "\u202etxt.exe.txt": TEXT.encode()}),
    "500 members": lambda: packed({f"{n}.txt": b"" for n in range(500)}),
    "a wrong checksum": lambda: packed().replace(packed()[14:18], b"\1\2\3\4"),
    "encrypted": lambda: packed()[:6] + b"\1" + packed()[7:],
    "cut": lambda: packed()[:-30],
    "its directory only": lambda: packed()[packed().index(b"PK\1\2") :],
    "nothing in it": lambda: b"PK\5\6" + bytes(18),
}
PAPERS: Mapping[str, Callable[[], bytes]] = {
    "cut": lambda: pdf()[: len(pdf()) // 2],
    "a head only": lambda: b"%PDF-1.7\n",
    "a page that holds itself": lambda: pdf_of(zlib.compress(b""), kids="2 0 R"),
    "a thousand times the same page": lambda: pdf_of(zlib.compress(b"BT ET"), kids="3 0 R " * 1_000),
    "a bomb": lambda: pdf_of(zlib.compress(b" " * 300_000_000, 9)),
    "a bomb in a bomb": lambda: pdf_of(
        zlib.compress(zlib.compress(b" " * 300_000_000, 9), 9), filters="/FlateDecode /FlateDecode"
    ),
    "a stream that is none": lambda: pdf_of(b"\xff" * 10_000),
    "text without end": lambda: pdf_of(zlib.compress(b"BT /F1 12 Tf " + b"(Two shells fell.) Tj " * 500_000 + b"ET")),
    "states without end": lambda: pdf_of(zlib.compress(b"q " * 2_000_000)),
    "brackets without end": lambda: pdf_of(zlib.compress(b"[" * 500_000)),
    "no text": lambda: pdf(("",)),
    "encrypted": lambda: pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 1 0 R"),
}
TABLES: Mapping[str, Callable[[], bytes]] = {
    "no column of that name": lambda: b"a,b\r\n1,2\r\n",
    "NULs": lambda: b"id,text\r\n1,x\0y\r\n",
    "a field of 5 MB": lambda: b'id,text\r\n1,"' + b"x" * 5_000_000 + b'"\r\n',
    "a quote that never ends": lambda: b'id,text\r\n1,"x\r\n' + b"2,y\r\n" * 50_000,
    "50,000 columns": lambda: b"text," * 50_000 + b"\r\n" + b"x," * 50_000,
    "rows of all lengths": lambda: b"id,text\r\n" + b"".join(b"1" + b",x" * (n % 9) + b"\r\n" for n in range(900)),
    "not UTF-8": lambda: b"id,text\r\n1,caf\xe9\r\n",
}
CHATS: Mapping[str, Callable[[], bytes]] = {
    "100,000 deep": lambda: b'{"messages": ' + b"[" * 100_000,
    "texts of other kinds": lambda: (
        b'{"name": "x", "messages": [{"id": 1, "type": "message", "text": {"a": [1]}}, 7, null]}'
    ),
    "messages that are none": lambda: b'{"name": "x", "messages": "y"}',
    "no chat": lambda: b"[1, 2, 3]",
    "half a surrogate pair": lambda: b'{"name": "x", "messages": [{"id": 1, "type": "message", "text": "\\ud800"}]}',
}
TEXTS: Mapping[str, Callable[[], bytes]] = {
    "NULs": lambda: TEXT.replace(" ", "\0").encode(),
    "not UTF-8": lambda: b"caf\xe9 " * 100,
    "UTF-16": lambda: TEXT.encode("utf-16"),
    "half a surrogate pair": lambda: TEXT.encode() + b"\xed\xa0\x80",
    "too long for UTF-8": lambda: TEXT.encode() + b"\xc0\x80\xf8\x88\x80\x80\x80",
    "spaces": lambda: b" \n\t" * 1_000,
    "11 MB": lambda: TEXT.encode() * 100_000,
    "bytes by chance": lambda: bytes((n * 7919 + n * n * 31) % 256 for n in range(20_000)),
    "another kind's": pdf,
    "marks that turn the text": lambda: "\u202e\u2066\ufeff\u200b".encode() * 1_000,
}

NAMED: Mapping[str, Mapping[str, Callable[[], bytes]]] = {
    ".html": PAGES,
    ".rss": FEEDS,
    ".jsonl": RECORDS,
    ".eml": MAILS,
    ".warc": ARCHIVES,
    ".zip": BUNDLES,
    ".pdf": PAPERS,
    ".csv": TABLES,
    ".json": CHATS,
    ".txt": TEXTS,
    ".warc.gz": {
        "a bomb": lambda: gzip.compress(bytes(200_000_000)),
        "cut": lambda: gzip.compress(warc())[:-20],
        "a bomb of records": lambda: gzip.compress(record("response", bytes(100_000_000))),
    },
}
"""Cases by the ending of the file's name."""


def swapped() -> dict[str, bytes]:
    """Each kind under the name of the next, and nothing at all under the name of each."""
    made = samples()
    kinds = list(made)
    turned = [*kinds[1:], kinds[0]]
    return {f"taken for {kind} is a {other}{kind}": made[other] for kind, other in zip(kinds, turned, strict=True)} | {
        f"empty{kind}": b"" for kind in kinds
    }


def _nested(depth: int) -> bytes:
    data = packed()
    for _ in range(depth):
        data = packed({"a.zip": data})
    return data
