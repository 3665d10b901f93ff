"""Zip archives: each member that can hold a report, by name. Nothing is written, so no path leads anywhere."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from sayso.errors import BadReport
from sayso.intake import kinds
from sayso.intake.kinds.given import ARCHIVE, REPORT, Input
from sayso.intake.kinds.sorting import SUFFIXES, ending
from sayso.model import Document

MEMBERS = 100_000
RATIO = 200  # times: text is packed to a fifth or a tenth, seldom to a fiftieth; bombs to a thousandth
SMALL = 1_000_000  # bytes that any member may unpack to, whatever its ratio
_PACKED = frozenset({".zip", ".gz", ".warc.gz"})
_MARKS = (b"PK\x03\x04", b"\x1f\x8b")


def documents(given: Input) -> Iterator[Document | BadReport]:
    """The reports of all members, sorted by name; ``BadReport`` when the archive is damaged, or unpacks to too much."""
    if ending(given.label) not in {".zip", ""}:
        raise BadReport("it is a zip archive of another kind (an office document?): save it as PDF or text")
    try:
        with given.open() as stream, zipfile.ZipFile(stream) as archive:
            members = _members(archive)
            for member in members:
                yield from _documents(archive, member, given)
            if not members:
                yield BadReport(f"{given.label}: no file in this archive can hold a report")
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise BadReport(f"it is no whole zip archive ({error}): get it again") from None


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    listed = archive.infolist()
    if len(listed) > MEMBERS:
        raise BadReport(f"it holds more than {MEMBERS} files: cut it into parts")
    if sum(member.file_size for member in listed) > ARCHIVE:
        raise BadReport(f"it unpacks to more than {ARCHIVE // 1_000_000_000} GB: cut it into parts")
    found = [one for one in listed if ending(one.filename) in SUFFIXES | _PACKED and not _is_hidden(one.filename)]
    return sorted((one for one in found if not one.is_dir()), key=lambda member: member.filename)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in name.split("/"))


def _documents(archive: zipfile.ZipFile, member: zipfile.ZipInfo, given: Input) -> Iterator[Document | BadReport]:
    name = f"{given.name}/{member.filename}"
    try:
        data = _unpacked(archive, member)
    except BadReport as error:
        yield BadReport(f"{name}: {error}")
    except Exception as error:  # zlib, bz2 and lzma have errors of their own
        yield BadReport(f"{name}: it is damaged in the archive ({error})")
    else:
        yield from kinds.documents(Input(name=name, data=data, published=given.published, column=given.column))


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of one member, by its real size and not only by what it says."""
    if member.flag_bits & 1:
        raise BadReport("it is encrypted: unpack it with its password first")
    if member.file_size > max(SMALL, RATIO * member.compress_size):
        raise BadReport(f"it is packed more than {RATIO} times, as only bombs are: it was not unpacked")
    if member.file_size > REPORT:
        raise BadReport(f"it has more than {REPORT // 1_000_000} MB: unpack it first")
    with archive.open(member) as stream:
        data = stream.read(REPORT + 1)
    if len(data) > REPORT:
        raise BadReport(f"it unpacks to more than {REPORT // 1_000_000} MB: unpack it first")
    if ending(member.filename) in _PACKED or data.startswith(_MARKS):
        raise BadReport("it is an archive inside an archive: unpack it first")
    return data
