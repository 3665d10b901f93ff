"""Claims as JSON lines and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from sayso.contract import claim_record, judged_record, line
from sayso.ledger import Entry
from sayso.telling import words
from sayso.telling.judgements import mark

COLUMNS = (
    "id", "report", "version", "published", "publisher", "speaker", "speaker_entity", "speaker_kind", "voices", "cue",
    "type", "phase", "acled", "plover", "polarity", "modality", "factuality", "actors", "targets",
    "place", "place_id", "lat", "lon", "place_precision", "within",
    "time", "earliest", "latest", "time_basis", "quantities", "evidence", "start", "end", "zone", "rules", "review",
)  # fmt: skip
"""The columns of the CSV, one row a claim; several values in one cell are parted by "; "."""


def as_jsonl(entries: Iterable[Entry], *, as_read: bool = False) -> Iterator[str]:
    """The claims' records, a line each (without line end), as docs/contract.md describes them.

    With what analysts say of them, unless they are wanted ``as_read``.
    """
    for entry in entries:
        text = entry.document.text
        yield line(claim_record(entry.claim, text) if as_read else judged_record(entry.claim, entry.judged, text))


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """A line of column names, then a line a claim (RFC 4180, without line end)."""
    yield _csv_line(COLUMNS)
    for entry in entries:
        yield _csv_line(tuple(harmless(_cells(entry)[column]) for column in COLUMNS))


def _cells(entry: Entry) -> dict[str, str | int | float | None]:
    return {**_where_from(entry), **_who(entry), **_what(entry), **_where_and_when(entry)}


def _where_from(entry: Entry) -> dict[str, str | int | float | None]:
    claim, text = entry.claim, entry.document.text
    return {
        "id": claim.id,
        "report": entry.document.id,
        "version": entry.version,
        "published": entry.published.value,
        "publisher": entry.document.publisher,
        "evidence": claim.evidence.of(text),
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "zone": claim.zone.value,
        "rules": "; ".join(claim.rules),
        "review": mark(entry.judged) or entry.review.value,
    }


def _who(entry: Entry) -> dict[str, str | int | float | None]:
    claim, speaker = entry.claim, entry.claim.speaker
    return {
        "speaker": speaker.name if speaker else None,
        "speaker_entity": speaker.entity if speaker else None,
        "speaker_kind": words.kind(claim),
        "voices": "; ".join(voice.name for voice in claim.voices),
        "cue": claim.cue.of(entry.document.text) if claim.cue else None,
    }


def _what(entry: Entry) -> dict[str, str | int | float | None]:
    claim = entry.claim
    return {
        "type": claim.type.value,
        "phase": claim.phase,
        "acled": claim.acled,
        "plover": claim.plover,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "factuality": claim.factuality.value,
        "actors": words.names(claim.actors),
        "targets": words.names(claim.targets),
        "quantities": words.how_many(claim),
    }


def _where_and_when(entry: Entry) -> dict[str, str | int | float | None]:
    place, time = entry.claim.place, entry.claim.time
    return {
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "lat": _degrees(place.lat) if place else None,
        "lon": _degrees(place.lon) if place else None,
        "place_precision": place.precision if place else None,
        "within": "; ".join(ref.name for ref in place.within) if place else None,
        "time": time.words.of(entry.document.text) if time and time.words else None,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "time_basis": time.basis if time else None,
    }


def _degrees(value: float | None) -> float | None:
    return None if value is None else round(value, 5)


def harmless(cell: str | int | float | None) -> str | int | float | None:
    """A text that a spreadsheet would run as a formula, kept from it by an apostrophe (OWASP, "CSV injection")."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _csv_line(cells: tuple[str | int | float | None, ...]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(cells)
    return written.getvalue()
