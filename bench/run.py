"""Measures sayso and prints tables: reckoning over many claims, memory, rate, cost out of scope, and accuracy."""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import accuracy, memory, million, rate, synthetic, texts
from sayso.model import Options

ROOT = Path(__file__).parent.parent
SCOPED = ROOT / "examples" / "04-newspaper-page.txt"
QUIET = Path(__file__).with_name("quiet.txt")
ENOUGH_WORDS = 15_000


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
    given = parser.parse_args()
    console, data = Console(highlight=False, soft_wrap=True), Path(given.data) if given.data else None
    options = Options(model=given.model)
    if given.claims:
        console.print(reckoning(given.claims, given.repeats))
    console.print(speed(_reports(data), options, given.repeats))
    console.print(quality(data, Path(given.scorer)))


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
    table.add_row("model as shipped (with tagger, lemmas, names), words/s", *_spread(rates.shipped))
    table.add_row("sayso.annotate, all layers, words/s", *_spread(rates.sayso))
    table.add_row("sayso by bare parser (wanted: 0.6)", f"{rates.ratio:.2f}", "")
    table.add_row("peak memory, bare parser, MB", f"{peaks['parser']:.0f}", "")
    table.add_row("peak memory, sayso, MB (wanted: under 700)", f"{peaks['sayso']:.0f}", "")
    table.add_row(f"ms per 1000 words, nothing in scope ({price.quiet_claims} claims)", f"{price.quiet:.0f}", "")
    table.add_row(f"ms per 1000 words, in scope ({price.scoped_claims} claims)", f"{price.scoped:.0f}", "")
    return table


def _spread(values: tuple[float, ...]) -> tuple[str, str]:
    return f"{statistics.median(values):.0f}", f"{min(values):.0f} to {max(values):.0f}"


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


def quality(data: Path | None, scorer: Path) -> Table | str:
    """The accuracy table, or a line that says why there is none."""
    if data is None or not data.is_dir():
        return "\nAccuracy was not measured: no folder of gold answers is given (make bench DATA=folder)."
    if not scorer.is_file():
        return f"\nAccuracy was not measured: there is no scorer at {scorer} (make bench SCORER=file)."
    table = Table("set", "figure", "value", "wanted", "", title="accuracy", title_justify="left", box=None)
    for score in accuracy.scores(data, scorer):
        verdict = "" if not score.wanted else "ok" if score.value >= score.wanted else "below"
        wanted = f"{score.wanted:.2f}" if score.wanted else ""
        table.add_row(score.gold, score.figure, f"{score.value:.3f}", wanted, verdict)
    return table


if __name__ == "__main__":
    main()
