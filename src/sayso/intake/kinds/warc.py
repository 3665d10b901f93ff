"""Web archives (.warc, .warc.gz): each page, text or PDF that a server answered with is a report."""

from __future__ import annotations

import io
import mmap
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from sayso.errors import BadReport
from sayso.intake import kinds
from sayso.intake.kinds.given import REPORT, Input
from sayso.intake.kinds.warcframes import Frame, frames
from sayso.model import Document, Problem

READABLE = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_OK = 200

Decode = Literal["none", "transfer", "all"]


def documents(given: Input) -> Iterator[Document | BadReport]:
    """The reports of an archive, in its order, each under its address; what is lost is named with its offset in bytes.

    Answers of other kinds (pictures, styles, redirects) are passed over.
    """
    with given.open() as stream:
        data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) if _mappable(given) else stream.read()
        found = False
        for frame in frames(data):
            found = True
            yield from _record(frame, given)
        if not found:
            raise BadReport("there is no record in it: get the archive again")


def _mappable(given: Input) -> bool:
    return given.path is not None and given.path.is_file() and given.path.stat().st_size > 0


def _record(frame: Frame, given: Input) -> Iterator[Document | BadReport]:
    where = f"{given.label}, record at byte {frame.at}"
    if frame.lost is not None:
        yield BadReport(f"{where}: {frame.lost}")
        return
    try:
        yield from _answer(frame.data, where, given)
    except BadReport as error:
        yield BadReport(f"{where}: {error}")
    except Exception as error:  # fastwarc's errors have no common class
        yield BadReport(f"{where}: it is damaged ({type(error).__name__}: {error})")


def _answer(data: bytes, where: str, given: Input) -> Iterator[Document | BadReport]:
    record = _opened(data, "all")
    doubts = list(_doubts(data))
    media, address = _media(record), (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if record.record_type == WarcRecordType.response and record.http_headers is None and address.startswith("http"):
        raise BadReport("it is damaged: the answer of a server cannot be made out in it")
    if media is None or media.partition(";")[0].strip().lower() not in READABLE:
        if doubts:
            raise BadReport(f"{doubts[0].what}, and it holds nothing that can be read")
        return
    body = record.reader.read(REPORT + 1)
    inner = Input(name=address or where, data=body, media=media, url=address or None, published=given.published)
    for item in kinds.documents(inner):
        if isinstance(item, Document):
            yield replace(item, notes=(*doubts, *item.notes))
        else:
            yield BadReport(f"{where}, {'; '.join([str(item), *(doubt.what for doubt in doubts)])}")


def _opened(data: bytes, decode: Decode) -> WarcRecord:
    """The record, its answer's own header parsed; ``BadReport`` where its kind is none."""
    record = next(iter(ArchiveIterator(io.BytesIO(data), parse_http=False)), None)
    if record is None or record.record_type in (WarcRecordType.unknown, WarcRecordType.no_type):
        raise BadReport("it is damaged: its header does not say what it is")
    if record.is_http and record.record_type == WarcRecordType.response:
        record.parse_http(auto_decode=decode)
    return record


def _doubts(data: bytes) -> Iterator[Problem]:
    """What its digests say against it. That of the payload may be of the bytes as sent, or of what they stood for."""
    whole = next(iter(ArchiveIterator(io.BytesIO(data), parse_http=False)))
    if _has_digest(whole, "WARC-Block-Digest") and not whole.verify_block_digest(consume=True):
        yield Problem(what="its block does not fit its digest: it was damaged or changed in the archive", span=None)
    elif whole.record_type == WarcRecordType.response and _has_digest(whole, "WARC-Payload-Digest"):
        ways: tuple[Decode, ...] = ("none", "transfer", "all")
        if not any(_opened(data, way).verify_payload_digest(consume=True) for way in ways):
            yield Problem(what="its payload does not fit its digest: it was damaged or changed", span=None)


def _has_digest(record: WarcRecord, name: str) -> bool:
    return (record.headers.get(name) or "").lower().startswith("sha1:")


def _media(record: WarcRecord) -> str | None:
    """The media type of what a server answered with; ``None`` for records that hold no good answer."""
    if record.record_type == WarcRecordType.resource:
        return record.headers.get("Content-Type")
    if record.record_type != WarcRecordType.response or record.http_headers is None:
        return None
    return record.http_headers.get("Content-Type", "") if record.http_headers.status_code == _OK else None
