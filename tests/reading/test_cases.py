"""Small reports with the claims expected of them: tests/cases/en/*.toml (form: tests/cases/README.md)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sayso.model import Claim, Document
from sayso.reading import Kit, read_document

CASES = Path(__file__).parent.parent / "cases" / "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One expected claim: words of its evidence, and the fields that must have these values."""

    words: str
    event: str
    fields: dict[str, object] = field(default_factory=dict)


def rows() -> Iterator[tuple[str, dict[str, object]]]:
    for path in sorted(CASES.glob("*.toml")):
        listed = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        yield from ((f"{path.stem}: {row['why']}", row) for row in listed)


def value(claim: Claim, name: str) -> object:
    """The value that a case's key stands for."""
    times = claim.time
    return {
        "speaker": claim.speaker.name if claim.speaker else "",
        "kind": (claim.speaker.kind or "unknown") if claim.speaker else "reporter",
        "voices": [voice.name for voice in claim.voices],
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "phase": claim.phase or "",
        "acled": claim.acled or "",
        "place": claim.place.name if claim.place else "",
        "within": [ref.name for ref in claim.place.within] if claim.place else [],
        "earliest": (times.earliest if times else None) or "",
        "latest": (times.latest if times else None) or "",
        "basis": times.basis if times else "",
        "counts": [
            [q.low if q.low is not None else "", q.high if q.high is not None else ""] for q in claim.quantities
        ],
        "fates": [q.fate or "" for q in claim.quantities],
        "shares": [q.share or "" for q in claim.quantities],
        "factuality": claim.factuality.value,
        "actors": [a.name for a in claim.actors],
        "entities": [a.entity or "" for a in claim.actors],
        "resolved": claim.place is not None and claim.place.id is not None,
        "targets": [a.name for a in claim.targets],
        "zone": claim.zone.value,
    }[name]


def wrong(text: str, claim: Claim, wanted: dict[str, object]) -> dict[str, tuple[object, object]]:
    keys = set(wanted) - {"words", "event"}
    return {key: (wanted[key], value(claim, key)) for key in sorted(keys) if wanted[key] != value(claim, key)}


@pytest.mark.parametrize(("why", "row"), list(rows()), ids=lambda v: v if isinstance(v, str) else "")
def test_case(kit: Kit, why: str, row: dict[str, object]) -> None:
    text = str(row["text"])
    published = row.get("published")
    reading = read_document(Document(id="case", text=text, published=str(published) if published else None), kit)
    wanted = row.get("claim", [])
    assert isinstance(wanted, list)
    told = [f"{c.type}: {c.evidence.of(text)}" for c in reading.claims]
    for expected in wanted:
        fitting = [
            c for c in reading.claims if c.type == expected["event"] and expected["words"] in c.evidence.of(text)
        ]
        assert fitting, f"{why}: no {expected['event']} in {expected['words']!r}; read: {told}"
        faults = [wrong(text, claim, expected) for claim in fitting]
        assert {} in faults, f"{why}: {expected['words']!r} (wanted, read): {min(faults, key=len)}"
    absent = row.get("not", [])
    assert isinstance(absent, list)
    assert not [t for t in told if t.split(":")[0] in absent], f"{why}: {told}"
    if "only" in row:
        assert len(reading.claims) == row["only"], f"{why}: {told}"
