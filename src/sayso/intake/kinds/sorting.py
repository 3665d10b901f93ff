"""What kind of input something is: by its declared media type, the ending of its name, or its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from sayso.intake.kinds.given import Input

ENDINGS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "plain",
    ".markdown": "plain",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "table",
    ".tsv": "table",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".pdf": "pdf",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "markup",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".eml": "mail",
    ".json": "telegram",
    ".zip": "packed",
}
"""Endings of names, and the kind of input (a module of this package) that they promise."""

SUFFIXES = frozenset(ENDINGS)
_MEDIA = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "markup",
    "text/xml": "markup",
    "text/csv": "table",
    "text/tab-separated-values": "table",
    "application/jsonl": "lines",
    "application/x-ndjson": "lines",
    "application/json": "telegram",
    "application/warc": "warc",
    "message/rfc822": "mail",
    "application/zip": "packed",
    "text/markdown": "plain",
}
_HEAD = 1024  # bytes that are looked at
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MAIL = re.compile(
    rb"(?=(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*(?:from|received|message-id|mime-version):)"
    rb"(?:received|return-path|delivered-to|from|date|message-id|mime-version|subject|to):",
    re.IGNORECASE,
)


def kind(given: Input) -> str:
    """Name of the module of this package that reads ``given``; what nothing tells is plain text."""
    media = (given.media or "").partition(";")[0].strip().lower()
    told = _MEDIA.get(media) or ENDINGS.get(ending(given.label)) or ENDINGS.get(ending(urlsplit_path(given.url)))
    head = given.head(_HEAD)
    if told is None or media == "text/plain":
        return _sniffed(head) or "plain"
    if told in {"markup", "page"}:
        return "feed" if _FEED.search(head) and not _PAGE.match(head) else "page"
    return told


def ending(name: str) -> str:
    """The ending of a file's name, in small letters; ".warc.gz" is one."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes[-2:]]
    return "".join(suffixes) if suffixes[-1:] == [".gz"] else "".join(suffixes[-1:])


def urlsplit_path(url: str | None) -> str:
    """The path of a URL; empty where it is none."""
    try:
        return urlsplit(url or "").path
    except ValueError:
        return ""


def _sniffed(head: bytes) -> str | None:
    for mark, found in ((b"%PDF-", "pdf"), (b"WARC/1.", "warc"), (b"PK\x03\x04", "packed"), (b"\x1f\x8b", "warc")):
        if head.startswith(mark):
            return found
    text = head.removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(text):
        return "page"
    if text.lstrip().startswith(b"<") and _FEED.search(text):
        return "feed"
    return "mail" if _MAIL.match(text) else None
