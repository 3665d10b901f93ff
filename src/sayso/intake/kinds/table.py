"""CSV and TSV: a report a row, its text in a column that is named by the user or by its heading."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.errors import BadReport
from sayso.intake.kinds.encoding import charset, decode
from sayso.intake.kinds.given import REPORT, Input
from sayso.intake.kinds.sorting import ending
from sayso.intake.report import document
from sayso.model import Document, Original

HEAD = 1_000_000  # bytes by which the encoding is told
TEXT = ("text", "body", "content", "article")
TOLD = {
    "id": ("id",),
    "published": ("published", "date"),
    "publisher": ("publisher", "source"),
    "author": ("author",),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "lang": ("lang", "language"),
}
"""What is taken from a row, and the headings under which it is looked for, the first that is there."""


class _Recorded:
    """The lines of a file, one after the other, and those that were taken since ``row`` was last asked."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(REPORT + 1):
            if len(line) > REPORT:
                raise BadReport(f"a line has more than {REPORT // 1_000_000} MB: cut it into parts")
            self._taken.append(line)
            yield line

    def row(self) -> str:
        """The lines that the last row stood in, as they came."""
        taken, self._taken = "".join(self._taken), []
        return taken


def documents(given: Input) -> Iterator[Document | BadReport]:
    """A document for each row, or a ``BadReport`` that names the row (the headings are row 1).

    ``BadReport`` for the file when no column is known to hold the text, or its lines cannot be decoded or parted.
    """
    csv.field_size_limit(REPORT)  # for the process; Python's own limit, 131,072, is less than some reports have
    codec = _codec(given)
    with given.open() as stream, io.TextIOWrapper(stream, encoding=codec, newline="") as characters:
        lines = _Recorded(characters)
        rows = csv.reader(lines, delimiter=_delimiter(given, codec))
        try:
            yield from _rows(given, lines, rows, codec)
        except (csv.Error, UnicodeError) as error:
            raise BadReport(f"it cannot be read beyond line {rows.line_num} ({error}): mend it there") from None


def _rows(given: Input, lines: _Recorded, rows: Iterator[list[str]], codec: str) -> Iterator[Document | BadReport]:
    names = [name.strip().lstrip("\ufeff") for name in next(rows, [])]
    text = _text_column(names, given.column)
    lines.row()
    for number, row in enumerate(rows, start=2):
        data = lines.row().encode(codec)
        if not any(cell.strip() for cell in row):
            continue
        try:
            made = _report(_cells(names, row), text, given, number)
            yield replace(made, original=Original(data=data, media="text/csv"))
        except BadReport as error:
            yield BadReport(f"{given.label}, row {number}: {error}")


def _text_column(names: Sequence[str], wanted: str | None) -> str:
    """The heading of the column that holds the text, in small letters; ``BadReport`` names those that are there."""
    known = [name.casefold() for name in names]
    for name in [wanted.casefold()] if wanted else TEXT:
        if name in known:
            return name
    raise BadReport(f"no column {wanted or 'text'!r}; say which one holds the text: {', '.join(names) or 'none'}")


def _cells(names: Sequence[str], row: Sequence[str]) -> Mapping[str, str]:
    return {name.casefold(): cell for name, cell in zip(names, row, strict=False)}


def _report(cells: Mapping[str, str], text: str, given: Input, number: int) -> Document:
    told = {
        field: next((cells[name].strip() for name in names if name != text and cells.get(name, "").strip()), None)
        for field, names in TOLD.items()
    }
    name = told.pop("id") or f"{given.name}#{number}"
    return document(cells.get(text, ""), name=name, **{**told, "published": told["published"] or given.published})


def _codec(given: Input) -> str:
    """The encoding of the whole, as its first lines tell it."""
    head = given.head(HEAD)
    whole = head[: head.rfind(b"\n") + 1] if len(head) == HEAD else head
    return decode(whole or head, charset(given.media)).codec


def _delimiter(given: Input, codec: str) -> str:
    """What parts the cells: the mark that the headings hold most of."""
    if ending(given.label) == ".tsv":
        return "\t"
    first = given.head(HEAD).decode(codec, errors="ignore").partition("\n")[0]
    return max(",;\t", key=first.count)
