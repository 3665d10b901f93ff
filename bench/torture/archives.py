"""Damaged web archives: what was not touched is read, and what is lost is told, record by record."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.torture.row import Row
from bench.torture.samples import answer, record
from sayso.errors import BadReport
from sayso.intake import documents
from sayso.model import Document

TIMES, QUICK = 100, 5
RECORDS = 12
DAMAGES = ("a bit", "a block", "cut out", "put in", "zeros", "the end")


@dataclass(frozen=True, slots=True)
class Damaged:
    """An archive's bytes, and the numbers of the records that were hit."""

    data: bytes
    hit: frozenset[int]


def measures(quick: bool) -> Iterator[Row]:
    """100 archives of each form (5 when quick)."""
    times = QUICK if quick else TIMES
    for ending in (".warc", ".warc.gz"):
        silent: list[str] = []
        lost = 0
        for seed in range(times):
            archive = damaged([page(number, ending) for number in range(RECORDS)], random.Random(f"{ending} {seed}"))
            found, errors = _read(archive.data, ending)
            gone = [number for number in range(RECORDS) if text(number) not in found]
            lost += len(gone)
            silent += [f"{seed}: {number} untouched and lost" for number in gone if number not in archive.hit]
            silent += [f"{seed}: {len(gone)} lost, none told of"] if gone and not errors else []
        got = (
            f"{times} archives of {RECORDS} records: {lost} records lost or changed, {len(silent)} untold or untouched"
        )
        name = f"damaged {ending} files"
        yield Row(
            name=name,
            wanted="what is untouched read, every loss told",
            got="; ".join([got, *silent[:5]]),
            ok=not silent,
        )


def text(number: int) -> str:
    """What the page of that number says."""
    return " ".join(f"Shell {number}-{at} fell on the market of Homs on Monday." for at in range(8))


def page(number: int, ending: str) -> bytes:
    """A page as an archive keeps it, with its digest; packed on its own where the archive is."""
    body = answer(f"<html><body><article><p>{text(number)}</p></article></body></html>".encode())
    whole = record("response", body, number=number, digest=True)
    return gzip.compress(whole, mtime=0) if ending == ".warc.gz" else whole


def damaged(records: Sequence[bytes], chance: random.Random) -> Damaged:
    """One thing happens to the archive, and somewhere in it."""
    whole, damage = b"".join(records), chance.choice(DAMAGES)
    at = chance.randrange(1, len(whole))
    size = {"a bit": 1, "put in": 0, "the end": len(whole)}.get(damage) or chance.choice((1, 20, 300, 2_000))
    end = min(len(whole), at + size) if damage != "put in" else at
    put = {
        "a bit": bytes([whole[at] ^ 1 << chance.randrange(8)]),
        "a block": chance.randbytes(end - at),
        "put in": chance.randbytes(chance.choice((1, 20, 300))),
        "zeros": bytes(end - at),
    }.get(damage, b"")
    return Damaged(whole[:at] + put + whole[end:], _hit(records, at, end))


def _hit(records: Sequence[bytes], first: int, end: int) -> frozenset[int]:
    """The records in which these bytes lay; what is put in between two hits both."""
    found, start = set(), 0
    for number, one in enumerate(records):
        if start <= max(first, end - 1) and first <= start + len(one):
            found.add(number)
        start += len(one)
    return frozenset(found)


def _read(data: bytes, ending: str) -> tuple[set[str], int]:
    """The texts that came of an archive, and how many losses or doubts were told."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"archive{ending}")
        path.write_bytes(data)
        items = list(documents([str(path)]))
    found = {item.text.strip() for item in items if isinstance(item, Document)}
    doubts = sum(bool(item.notes) for item in items if isinstance(item, Document))
    return found, doubts + sum(isinstance(item, BadReport) for item in items)
