"""Rows of a gazetteer table: sayso's own ``places.csv`` and a user's file, read by one rule."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import BadLexicon
from sayso.lexicon import files

COLUMNS = ("name", "kind", "parent", "country", "lat", "lon", "precision", "spellings")
PRECISION = {
    "country": 6, "division": 4, "county": 3, "region": 5, "continent": 5, "sea": 7, "water": 5, "mountain": 3,
    "island": 3, "front": 5,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place of a table; ``code`` is the GeoNames code of a division, ``None`` where the place has none."""

    name: str
    kind: str
    parent: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: int
    spellings: tuple[str, ...]
    code: str | None


def _number(text: str, low: float, high: float) -> float | None:
    if not text:
        return None
    value = float(text)
    if not low <= value <= high:
        raise ValueError(f"{text} is not between {low:g} and {high:g}")
    return value


def _row(record: dict[str, str]) -> Row:
    name, kind, country = record["name"].strip(), record["kind"].strip() or "site", record["country"].strip().upper()
    if not name:
        raise ValueError("the name is empty")
    if country and (len(country) != 2 or not country.isalpha()):
        raise ValueError(f"country {country!r} is not a two-letter code")
    lat, lon = _number(record["lat"].strip(), -90, 90), _number(record["lon"].strip(), -180, 180)
    if (lat is None) != (lon is None):
        raise ValueError("lat and lon come together or not at all")
    fallback = PRECISION.get(kind, 1 if lat is not None else 2)
    precision = int(record["precision"]) if record["precision"].strip() else fallback
    if not 1 <= precision <= 7:
        raise ValueError(f"precision {precision} is not 1 to 7")
    spellings = tuple(s.strip() for s in record["spellings"].split("|") if s.strip())
    return Row(
        name=name, kind=kind, parent=record["parent"].strip(), country=country or None, lat=lat, lon=lon,
        precision=precision, spellings=spellings, code=(record.get("code") or "").strip() or None,
    )  # fmt: skip


def parse(text: str, source: str) -> list[Row]:
    """The rows of one table: a header line with ``COLUMNS``, comments after ``#``; ``BadLexicon`` names the line."""
    reader = csv.reader(io.StringIO(text))
    header: list[str] | None = None
    found: list[Row] = []
    for cells in reader:
        if not cells or cells[0].startswith("#"):
            continue
        if header is None:
            header = [cell.strip().lstrip("\ufeff") for cell in cells]
            missing = [column for column in COLUMNS if column not in header]
            if missing:
                raise BadLexicon(f"{source}, line {reader.line_num}: the header lacks {', '.join(missing)}")
            continue
        try:
            if len(cells) != len(header):
                raise ValueError(f"{len(cells)} fields where the header has {len(header)}")
            found.append(_row(dict(zip(header, cells, strict=True))))
        except ValueError as error:
            raise BadLexicon(f"{source}, line {reader.line_num}: {error}") from error
    return found


def own() -> list[Row]:
    """The places that ship with sayso."""
    return parse(files.text("places.csv"), "places.csv")


def users(path: Path) -> list[Row]:
    """A user's own places (CSV, UTF-8, columns ``COLUMNS``); ``BadLexicon`` when missing or malformed."""
    try:
        return parse(path.read_text(encoding="utf-8"), str(path))
    except FileNotFoundError as error:
        raise BadLexicon(f"the gazetteer {path} does not exist: check the path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadLexicon(f"the gazetteer {path} is not a UTF-8 CSV file: {error}") from error
