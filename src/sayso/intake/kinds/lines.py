"""JSON lines: one report a line, with ``id`` and ``text`` and what else is known of it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from sayso.errors import BadReport
from sayso.intake.kinds.given import REPORT, Input
from sayso.intake.report import document
from sayso.model import Document, Original

_TOLD = ("published", "publisher", "author", "title", "url", "lang")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def documents(given: Input) -> Iterator[Document | BadReport]:
    """A document for each line of a file, read line by line; a line longer than a report may be is refused."""
    with given.open() as stream:
        yield from reports(_lines(stream), source=given.label, published=given.published)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines, each cut where it is longer than any that is taken, so that none fills the memory."""
    while line := stream.readline(REPORT + 2):
        yield line
        while len(line) == REPORT + 2 and not line.endswith(b"\n"):
            line = stream.readline(REPORT + 2)


def reports(lines: Iterable[bytes], *, source: str, published: str | None = None) -> Iterator[Document | BadReport]:
    """A document for each line, or a ``BadReport`` that names ``source`` and the line's number.

    Empty lines are skipped. ``text`` is taken exactly as given. ``published`` is for reports that give none.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _kept(line, published)
        except BadReport as error:
            yield BadReport(f"{source}, line {number}: {error}")


def _kept(line: bytes, published: str | None) -> Document:
    """The document of one line, with the line itself."""
    if len(line) > REPORT + 1:
        raise BadReport(f"it has more than {REPORT // 1_000_000} MB: cut it into parts")
    made = report(_decoded(line), published=published)
    return replace(made, original=Original(data=line, media="application/json"))


def report(line: str, *, published: str | None = None) -> Document:
    """The document of one line; ``BadReport`` when it is not a JSON object with an ``id`` and a ``text``."""
    given = _parsed(line)
    told = {name: _optional(given, name) for name in _TOLD}
    return document(
        _required(given, "text"), name=_required(given, "id"), **{**told, "published": told["published"] or published}
    )


def _parsed(line: str) -> dict[str, object]:
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadReport(f"it is not JSON ({error.msg} at character {error.pos})") from None
    except (ValueError, RecursionError) as error:
        raise BadReport(f"it cannot be read as JSON ({error})") from None
    if not isinstance(given, dict):
        raise BadReport('it is not a JSON object: write {"id": "…", "text": "…"}')
    return given


def _required(given: dict[str, object], name: str) -> str:
    value = given.get(name)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise BadReport(f'"{name}" is {"missing" if value is None else "not a string"}: every report needs one')
    return value


def _optional(given: dict[str, object], name: str) -> str | None:
    value = given.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise BadReport(f'"{name}" is not a string: write it as one, or null')


def _decoded(data: bytes) -> str:
    """UTF-8 bytes as text; ``BadReport`` with the way to convert them when they are something else."""
    if data.startswith(_WIDE):
        raise BadReport("it is UTF-16, not UTF-8: convert it with: iconv -f UTF-16 -t UTF-8 FILE > NEW")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadReport(
            f"it is not UTF-8 (byte {error.start}): convert it, for example with: "
            "iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW"
        ) from None
