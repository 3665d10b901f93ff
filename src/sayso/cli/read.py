"""``sayso read``."""

from __future__ import annotations

import sys

import click

from sayso import intake, pipeline
from sayso.cli import options
from sayso.ledger import Ledger
from sayso.model import Options
from sayso.telling.progress import preparing, progress
from sayso.telling.summary import summary


@click.command("read")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--published",
    callback=options.as_day,
    metavar="DATE",
    help="When the reports were published, for those that do not say.",
)
@options.ledger
@options.model
@options.gazetteer
@options.jobs
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    published: str | None,
    ledger: str,
    model: str,
    gazetteer: str | None,
    jobs: int,
) -> None:
    """Read reports into the ledger.

    PATH is a text file (.txt, .md), a file of JSON lines (.jsonl: "id", "text", and "published", "publisher",
    "title", "url", "lang" where known), a folder of such files, or - for a text on standard input. The same report
    twice is one report; a changed report under the same name is a new version of it. Each report is kept as soon as
    it is read. A file or line that cannot be read costs nothing else, and makes the exit code 1.

    \b
    Examples:
      sayso read report.txt
      sayso read reports/ more.jsonl --ledger aleppo.db
      sayso read archive/ --jobs 4
      sayso read report.txt --published 2016-10-25
      pbpaste | sayso read -
    """
    with Ledger.open(ledger, create=True) as opened, progress(intake.count(paths), sys.stderr) as tell:
        done = pipeline.read(
            paths,
            opened,
            Options(model=model, gazetteer=gazetteer),
            published=published,
            progress=tell,
            preparing=preparing(sys.stderr),
            jobs=jobs,
        )
    click.echo(summary(done, opened.name))
    ctx.exit(1 if done.refused else 0)
