"""Lists in forms for programs: JSON (one array of records) and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from starlette.responses import StreamingResponse

from sayso.contract import judged_record, line
from sayso.ledger import Entry
from sayso.telling.exports import as_csv, harmless


class Form(StrEnum):
    """The ending of a list's URL."""

    JSON = "json"
    CSV = "csv"


MEDIA = {Form.JSON: "application/json", Form.CSV: "text/csv; charset=utf-8"}

Cell = str | int | float | None


def as_form(form: Form, name: str, entries: Iterable[Entry]) -> StreamingResponse:
    """Claims, as the command line exports them."""
    if form is Form.JSON:
        return json_list(judged_record(entry.claim, entry.judged, entry.document.text) for entry in entries)
    return sent(Form.CSV, name, (f"{row}\r\n" for row in as_csv(entries)))


def json_list(records: Iterable[Mapping[str, object]]) -> StreamingResponse:
    """Records as one JSON array, sent as they come."""
    return sent(Form.JSON, "", _array(records))


def csv_table(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> StreamingResponse:
    """A table as CSV with a line of column names; what a spreadsheet would run as a formula is kept from it."""
    return sent(Form.CSV, name, (_row(row) for row in (columns, *rows)))


def sent(form: Form, name: str, parts: Iterable[str]) -> StreamingResponse:
    """``parts`` in that form; a CSV is offered as a file of that name."""
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'} if form is Form.CSV else {}
    return StreamingResponse(parts, media_type=MEDIA[form], headers=headers)


def _array(records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    yield "["
    for at, record in enumerate(records):
        yield f"{',' if at else ''}\n{line(record)}"
    yield "\n]\n"


def _row(cells: Sequence[Cell]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([harmless(cell) for cell in cells])
    return written.getvalue()
