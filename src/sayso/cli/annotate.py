"""``sayso annotate``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from sayso import intake
from sayso.cli import options
from sayso.contract import LAYERS, line, record
from sayso.errors import BadReport
from sayso.jobs import annotate
from sayso.model import Document, Options
from sayso.telling.destination import destination
from sayso.telling.preparing import preparing
from sayso.telling.safe import one_line


@click.command("annotate")
@click.argument("source", metavar="IN.jsonl", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--layers",
    callback=options.as_layers,
    metavar="LAYERS",
    default=",".join(LAYERS),
    show_default=True,
    help="What to write, parted by commas.",
)
@options.out
@options.model
@options.gazetteer
@options.jobs
@click.pass_context
def command(
    ctx: click.Context,
    source: str,
    layers: frozenset[str],
    out: str | None,
    model: str,
    gazetteer: str | None,
    jobs: int,
) -> None:
    """Annotate reports without keeping them.

    IN.jsonl holds a report a line ("id" and "text" at least), or is - for standard input. Out comes a record a line,
    in the same order. A line that cannot be read is named on standard error, gives no record, and makes the exit
    code 1.

    \b
    Examples:
      sayso annotate reports.jsonl > records.jsonl
      sayso annotate reports.jsonl --layers times,places --out records.jsonl
      sayso annotate reports.jsonl --jobs 4 > records.jsonl
      sayso annotate - < reports.jsonl
    """
    bad: list[BadReport] = []
    with click.open_file(source, "rb") as lines, destination(out) as sink:
        good = _good(intake.reports(lines, source="standard input" if source == "-" else source), bad)
        options_read = Options(model=model, gazetteer=gazetteer, layers=layers)
        for reading in annotate(good, options_read, preparing=preparing(sys.stderr), jobs=jobs):
            sink.write(f"{line(record(reading, layers))}\n".encode())
            sink.flush()
    ctx.exit(1 if bad else 0)


def _good(items: Iterable[Document | BadReport], bad: list[BadReport]) -> Iterator[Document]:
    """The documents; what is none is told on standard error and put into ``bad``."""
    for item in items:
        if isinstance(item, BadReport):
            click.echo(f"not read: {one_line(str(item))}", err=True)
            bad.append(item)
        else:
            yield item
