"""sayso as a command, from start to end: what a user waits for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from bench import texts
from sayso.model import Document


def first_claim(report: Path, repeats: int) -> tuple[float, ...]:
    """Seconds from the start of `sayso annotate` with one report to its end, once it has been started before.

    What Python compiles the first time is kept, as an installation keeps it, whatever this process is told of that.
    """
    (document,) = texts.load(report)
    with tempfile.TemporaryDirectory() as folder:
        source = _written((document,), Path(folder))
        warm = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        _annotate(source, env=warm)
        return tuple(_annotate(source, env=warm) for _ in range(repeats))


def jobs(documents: tuple[Document, ...], repeats: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Seconds to annotate the reports with one process and with two, in turn, so that both meet the same machine."""
    with tempfile.TemporaryDirectory() as folder:
        source = _written(documents, Path(folder))
        rounds = [(_annotate(source), _annotate(source, "--jobs", "2")) for _ in range(repeats)]
    one, two = zip(*rounds, strict=True)
    return one, two


def _written(documents: tuple[Document, ...], folder: Path) -> Path:
    path = folder / "reports.jsonl"
    rows = ({"id": d.id, "text": d.text, "published": d.published} for d in documents)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _annotate(source: Path, *options: str, env: Mapping[str, str] | None = None) -> float:
    command = [sys.executable, "-m", "sayso", "annotate", str(source), *options]
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=env)
    return time.perf_counter() - begun
