"""Measures sayso and prints tables: reckoning over many claims, memory, rate, cost out of scope, accuracy and peers."""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import accuracy, memory, million, rate, started, synthetic, texts
from sayso.model import Options

ROOT = Path(__file__).parent.parent
SCOPED = ROOT / "examples" / "04-newspaper-page.txt"
QUIET = Path(__file__).with_name("quiet.txt")
ENOUGH_WORDS = 15_000
MANY_WORDS = 400_000
WIDTH = 180  # characters, so that no cell is cut where the output is a file
PARTS = ("reckoning", "speed", "times", "places", "voices", "events", "claims")


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--data", default="", help="folder with gold answers; without it, speed and memory only")
    parser.add_argument("--scorer", default="../shared/score/score.py", help="the scorer, a Python program")
    parser.add_argument("--model", default=Options().model, help="an installed spaCy model")
    parser.add_argument("--repeats", type=int, default=5, help="rounds of which the median is taken")
    parser.add_argument(
        "--claims",
        type=int,
        default=100_000,
        help="made-up claims to reckon over (0: none); the goals are set for 1000000, which takes about 15 minutes",
    )
    parser.add_argument("--layers", default="", help=f"only these parts, parted by commas, of {', '.join(PARTS)}")
    parser.add_argument("--first", type=int, help="only so many reports of each set with gold answers")
    given = parser.parse_args()
    parts = tuple(filter(None, given.layers.split(","))) or PARTS
    if unknown := set(parts) - set(PARTS):
        parser.error(f"no {', '.join(sorted(unknown))}: there are {', '.join(PARTS)}")
    gc.set_threshold(50_000, 10, 10)  # as in sayso.cli, and for the bare parser, too
    console, data = Console(highlight=False, soft_wrap=True, width=WIDTH), Path(given.data) if given.data else None
    options = Options(model=given.model)
    if given.claims and "reckoning" in parts:
        console.print(reckoning(given.claims, given.repeats))
    if "speed" in parts:
        console.print(processes(_reports(data), min(given.repeats, 3)))
        console.print(speed(_reports(data), options, given.repeats))
    layers = [part for part in parts if part not in ("reckoning", "speed")]
    rate.one_core()  # for what is started from here, too
    for table in quality(data, Path(given.scorer), layers, given.first) if layers else ():
        console.print(table)


def _reports(data: Path | None) -> Path:
    claims = data / "claims" / "dev.jsonl" if data else None
    return claims if claims and claims.is_file() else ROOT / "examples"


def speed(path: Path, options: Options, repeats: int) -> Table:
    """Memory first, while this process is small; then the rates and the cost out of scope."""
    peaks = {who: memory.peak(who, path, options.model) for who in ("parser", "sayso")}
    pinned = rate.one_core()
    documents = texts.at_least(texts.load(path), ENOUGH_WORDS)
    rates = rate.measure(documents, options, repeats)
    (quiet,), (scoped,) = texts.load(QUIET), texts.load(SCOPED)
    price = rate.cost(quiet, scoped, options, repeats)
    place = "one core" if pinned else "not held to one core"
    title = f"{path.name}: {len(documents)} reports, {rates.total} words, median of {repeats}, {place}"
    table = Table("measure", "value", "spread", title=title, title_justify="left", box=None)
    table.add_row("bare parser (tokenizer, tok2vec, parser), words/s", *_spread(rates.parser))
    table.add_row("the same, its matrices multiplied by numpy as sayso's are, words/s", *_spread(rates.numpy_parser))
    table.add_row("model as shipped (with tagger, lemmas, names), words/s", *_spread(rates.shipped))
    table.add_row("sayso.annotate, all layers, words/s", *_spread(rates.sayso))
    table.add_row("sayso.annotate, times and places only: no parser, words/s", *_spread(rates.unparsed))
    table.add_row("sayso by bare parser (wanted: 0.85)", f"{rates.ratio(rates.parser):.2f}", "")
    table.add_row("sayso by bare parser with numpy", f"{rates.ratio(rates.numpy_parser):.2f}", "")
    table.add_row("peak memory, bare parser, MB", f"{peaks['parser']:.0f}", "")
    table.add_row("peak memory, sayso, MB (wanted: under 700)", f"{peaks['sayso']:.0f}", "")
    table.add_row(f"ms per 1000 words, nothing in scope ({price.quiet_claims} claims)", f"{price.quiet:.1f}", "")
    table.add_row(f"ms per 1000 words, in scope ({price.scoped_claims} claims)", f"{price.scoped:.1f}", "")
    table.add_row(
        "cost out of scope by that in scope, claims only (wanted: 0.1)", f"{price.quiet / price.scoped:.3f}", ""
    )
    table.add_row("ms per 1000 words, which sentences need the parser", f"{price.deciding:.2f}", "")
    table.add_row(
        "deciding that by reading a report in scope (wanted: 0.1)", f"{price.deciding / price.scoped:.3f}", ""
    )
    return table


def processes(path: Path, repeats: int) -> Table:
    """What a user waits for: the first claim, and many reports read by one process and by two."""
    table = Table("measure", "value", "spread", title="\nsayso annotate as a command", title_justify="left", box=None)
    first = started.first_claim(SCOPED, repeats)
    table.add_row("from start to first claim, warm, s (wanted: 2)", *_spread(first, 2))
    one, two = started.jobs(texts.at_least(texts.load(path), MANY_WORDS), repeats)
    table.add_row(f"{MANY_WORDS} words or more, one process, s", *_spread(one, 1))
    table.add_row("the same, --jobs 2, s", *_spread(two, 1))
    gains = tuple(a / b for a, b in zip(one, two, strict=True))
    table.add_row(f"times faster with two, {os.cpu_count()} cores (wanted: 1.8)", *_spread(gains, 2))
    return table


def _spread(values: tuple[float, ...], digits: int = 0) -> tuple[str, str]:
    return f"{statistics.median(values):.{digits}f}", f"{min(values):.{digits}f} to {max(values):.{digits}f}"


def reckoning(claims: int, repeats: int) -> Table:
    """So many claims of ten years and a tenth of them, while this process is small; a report against a ledger."""
    whole = 365 * synthetic.YEARS
    runs = [million.in_memory(*size) for size in ((claims, whole), (claims // 10, whole // 10), (claims // 10, whole))]
    with tempfile.TemporaryDirectory() as folder:
        asked = million.against_a_ledger(Path(folder) / "claims.db", claims, repeats)
    table = Table("measure", "value", "", title="reckoning over made-up claims", title_justify="left", box=None)
    for run in runs:
        parts = f"scopes {run.scoping:.1f}, pairs {run.pairing:.1f}, judging {run.judging:.1f}"
        told = f"{run.claims} claims of {run.days} days: {run.pairs} pairs, {run.disputes} disputes, s"
        table.add_row(told, f"{run.seconds:.1f}", parts)
    table.add_row(f"peak memory, {runs[0].claims} claims, MB", f"{runs[0].peak:.0f}", "")
    for run, what in zip(runs[1:], ("over ten times the days", "over the same days"), strict=True):
        growth = runs[0].seconds / run.seconds / 10
        table.add_row(f"growth of time by that of claims, ten times the claims {what}", f"{growth:.2f}", "")
    told = f"{statistics.median(asked.pairs):.0f} pairs, slowest {asked.slowest:.0f}, ledger {asked.megabytes:.0f} MB"
    table.add_row(f"a new report of {million.NEW} claims against {asked.claims}, ms", f"{asked.median:.0f}", told)
    return table


def quality(data: Path | None, scorer: Path, layers: Sequence[str], first: int | None = None) -> Iterator[Table | str]:
    """A table a set, sayso and its peers a line each; or a line that says why there is none."""
    if data is None or not data.is_dir():
        yield "\nAccuracy was not measured: no folder of gold answers is given (make bench DATA=folder)."
    elif not scorer.is_file():
        yield f"\nAccuracy was not measured: there is no scorer at {scorer} (make bench SCORER=file)."
    else:
        for gold in accuracy.gold_sets(layers):
            there = (data / gold.file).is_file()
            yield _of_set(gold, data, scorer, first) if there else f"\n{gold.name} was not measured: it is not there."


def _of_set(gold: accuracy.GoldSet, data: Path, scorer: Path, first: int | None) -> Table:
    """Figures, words a second and seconds of loading by tool; what is wanted and not reached is marked with "<"."""
    title = f"\n{gold.task}: {gold.name}{f', first {first}' if first else ''}"
    table = Table("who", *gold.figures, "words/s", "loading s", title=title, title_justify="left", box=None)
    for result in accuracy.results(gold, data, scorer, first):
        if result.absent is not None:
            table.add_row(result.who, result.absent)
            continue
        figures = [_figure(result, figure, wanted) for figure, wanted in gold.figures.items()]
        table.add_row(result.who, *figures, f"{result.rate:.0f}", f"{result.loading:.1f}")
    if any(gold.figures.values()):
        table.add_row("wanted", *(f"{wanted:.2f}" if wanted else "" for wanted in gold.figures.values()))
    return table


def _figure(result: accuracy.Result, figure: str, wanted: float) -> str:
    below = result.who == "sayso" and result.values[figure] < wanted
    return f"{'< ' if below else ''}{result.values[figure]:.3f}"


if __name__ == "__main__":
    main()
