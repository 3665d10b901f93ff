"""Accuracy against gold: `sayso annotate` over each set that is there, judged by the scorer it is given."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GIVEN = ("id", "text", "published", "publisher", "title", "url", "lang")
"""The keys of a report that sayso is shown; everything else in a line of gold is the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """One measured set: the scorer's task, the file in the data folder, one record only, figures and least wanted."""

    task: str
    file: str
    only: str | None
    figures: tuple[tuple[str, float], ...]

    @property
    def name(self) -> str:
        """The file, with the record where there is one."""
        return f"{self.file} ({self.only})" if self.only else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure of one set; ``wanted``: the least that is asked for, 0 for none."""

    gold: str
    figure: str
    value: float
    wanted: float


def gold_sets() -> tuple[GoldSet, ...]:
    """The sets of ``goals.toml``."""
    table = tomllib.loads(Path(__file__).with_name("goals.toml").read_text(encoding="utf-8"))
    return tuple(
        GoldSet(task=row["task"], file=row["file"], only=row.get("only"), figures=tuple(row["figures"].items()))
        for row in table["set"]
    )


def scores(data: Path, scorer: Path) -> Iterator[Score]:
    """The figures of every set that ``data`` holds, set by set; sets that are absent are passed over."""
    for gold in gold_sets():
        if (data / gold.file).is_file():
            yield from _score(gold, data, scorer)


def _score(gold: GoldSet, data: Path, scorer: Path) -> Iterator[Score]:
    lines = (data / gold.file).read_text(encoding="utf-8").split("\n")
    records = [row for row in map(json.loads, filter(str.strip, lines)) if gold.only in (None, row["id"])]
    with tempfile.TemporaryDirectory() as folder:
        answers, reports, found = (Path(folder, f"{name}.jsonl") for name in ("answers", "reports", "found"))
        _write(answers, records)
        _write(reports, [{key: row[key] for key in GIVEN if key in row} for row in records])
        layer = gold.task if gold.task in {"times", "places", "voices"} else "claims"
        found.write_text(_output(_sayso(), "annotate", str(reports), "--layers", layer), encoding="utf-8")
        judged = _output(sys.executable, str(scorer), gold.task, str(answers), str(found))
    values = dict(line.split() for line in judged.splitlines() if len(line.split()) == 2)
    for figure, wanted in gold.figures:
        yield Score(gold=gold.name, figure=figure, value=float(values[figure]), wanted=wanted)


def _sayso() -> str:
    """The installed command, beside the interpreter that runs this."""
    return str(Path(sys.executable).with_name("sayso"))


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout
