"""A WARC file cut into its records. What is damaged costs the record that it stands in; the next header is found."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap

from sayso.errors import BadReport
from sayso.intake.kinds.given import ARCHIVE

MEMBER = 64_000_000  # bytes that one compressed member may unpack to
HEADER = 65_536  # bytes of one record's header
_CHUNK = 65_536
_GZIP = b"\x1f\x8b\x08"
_START = b"WARC/1."
_HEAD = re.compile(rb"WARC/1\.\d\r\n(?=[\w-]+:)")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One record's bytes, or what was lost instead (``lost``). ``at``: its offset in the file, in bytes."""

    at: int
    data: bytes = b""
    lost: str | None = None


def frames(data: bytes | mmap) -> Iterator[Frame]:
    """The records of a WARC file, compressed record by record or not at all, in order."""
    if data[:2] == _GZIP[:2] or (_START not in data[:HEADER] and data.find(_GZIP) >= 0):
        yield from _compressed(data)
    else:
        yield from _plain(data, 0)


def _compressed(data: bytes | mmap) -> Iterator[Frame]:
    """The records of all gzip members."""
    at, unpacked = 0, 0
    while at < len(data):
        member = _member(data, at)
        unpacked += len(member.data)
        if unpacked > ARCHIVE:
            raise BadReport(f"it unpacks to more than {ARCHIVE // 1_000_000_000} GB: cut it into parts")
        if member.lost is None:
            yield from (Frame(at=at, data=one.data, lost=one.lost) for one in _plain(member.data, 0))
            at = member.end
        else:
            yield Frame(at=at, lost=member.lost)
            at = _next_member(data, at + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    data: bytes = b""
    end: int = 0
    lost: str | None = None


def _member(data: bytes | mmap, at: int, most: int = MEMBER) -> _Member:
    """The gzip member at ``at``, whole and with its checksum right, or why not."""
    unpacker = zlib.decompressobj(wbits=31)
    found: list[bytes] = []
    size, place = 0, at
    try:
        while not unpacker.eof:
            chunk = unpacker.unconsumed_tail or data[place : place + _CHUNK]
            place += 0 if unpacker.unconsumed_tail else len(chunk)
            if not chunk:
                return _Member(lost="the archive breaks off in this record: it is not whole")
            found.append(unpacker.decompress(chunk, _CHUNK * 16))
            size += len(found[-1])
            if size > most:
                return _Member(lost=f"it unpacks to more than {most // 1_000_000} MB: compress each record by itself")
    except zlib.error as error:
        return _Member(lost=f"it is damaged ({error})")
    return _Member(data=b"".join(found), end=place - len(unpacker.unused_data))


def _next_member(data: bytes | mmap, at: int) -> int:
    """Where the next gzip member with a record in it begins; the end of the file if there is none."""
    while (at := data.find(_GZIP, at)) >= 0:
        try:
            if zlib.decompressobj(wbits=31).decompress(data[at : at + 1024], len(_START)) == _START:
                return at
        except zlib.error:
            pass
        at += 1
    return len(data)


def _plain(data: bytes | mmap, at: int) -> Iterator[Frame]:
    """The records of uncompressed bytes from ``at`` on."""
    while at < len(data):
        if data[at : at + len(_START)] != _START:
            yield Frame(at=at, lost="no record begins here: what stands before the next one is lost")
            at = _next_head(data, at)
            continue
        end, lost = _record_end(data, at)
        yield Frame(at=at, lost=lost) if lost else Frame(at=at, data=bytes(data[at:end]))
        at = _after(data, end)


def _record_end(data: bytes | mmap, at: int) -> tuple[int, str | None]:
    """Where the record at ``at`` ends, and what is wrong with it, if anything is."""
    head = data.find(b"\r\n\r\n", at, at + HEADER)
    length = _LENGTH.search(data[at:head]) if head >= 0 else None
    following = _next_head(data, at + len(_START))
    if length is None:
        cut = head < 0 and following == len(data)
        return following, "the archive breaks off in this header: it is not whole" if cut else "its header is damaged"
    end = head + 4 + int(length[1])
    if (end <= len(data) and data[end : end + 4] in (b"\r\n\r\n", b"\r\n", b"")) or data[end : end + 7] == _START:
        return end, None
    if following < len(data):
        return following, "it is damaged: it does not end where its length says"
    return len(data), "the archive breaks off in this record, or its length is wrong: it is not whole"


def _next_head(data: bytes | mmap, at: int) -> int:
    """Where the next record's header begins; the end of the file if there is none."""
    found = _HEAD.search(data, at)
    return found.start() if found else len(data)


def _after(data: bytes | mmap, at: int) -> int:
    """Past the line ends that part two records."""
    while data[at : at + 1] in (b"\r", b"\n"):
        at += 1
    return at
