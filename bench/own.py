"""sayso measured like its peers: `python -m bench.own REPORTS.jsonl FOUND.jsonl LAYER`, one process, one layer."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

from bench.peers.adapter import Found, Report, Work, serve
from sayso.contract import record
from sayso.model import Document, Options
from sayso.reading import kit, read_documents


def load() -> Work:
    """What the layer needs."""
    gc.set_threshold(50_000, 10, 10)  # as in sayso.cli
    layer = sys.argv[3]
    layers = frozenset({layer})
    tools = kit(Options(layers=layers))

    def found(reports: list[Report]) -> Iterator[list[Found]]:
        for reading in read_documents((document(report) for report in reports), tools):
            listed = record(reading, layers)[layer]
            assert isinstance(listed, list)
            yield listed

    return found


def document(report: Report) -> Document:
    """The report as reading takes it."""
    return Document(
        id=str(report["id"]),
        text=str(report["text"]),
        published=report.get("published"),
        publisher=report.get("publisher"),
        title=report.get("title"),
        url=report.get("url"),
        lang=report.get("lang"),
    )


if __name__ == "__main__":
    serve(sys.argv[3], load)
