"""``sayso read``."""

from __future__ import annotations

import sys

import click

from sayso import intake, pipeline
from sayso.cli import options
from sayso.intake import Taking
from sayso.ledger import Ledger
from sayso.model import Options
from sayso.telling.preparing import preparing
from sayso.telling.progress import progress
from sayso.telling.summary import summary


@click.command("read")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--published",
    callback=options.as_day,
    metavar="DATE",
    help="When the reports were published, for those that do not say.",
)
@click.option("--column", metavar="NAME", help="The column that holds the text, in a table (.csv).")
@options.allow_private
@options.ledger
@options.model
@options.gazetteer
@options.jobs
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    published: str | None,
    column: str | None,
    allow_private: bool,
    ledger: str,
    model: str,
    gazetteer: str | None,
    jobs: int,
) -> None:
    """Read reports into the ledger.

    PATH is a text (.txt, .md), a web page (.html), a PDF, a feed (.rss, .atom), a web archive (.warc, .warc.gz), a mail
    (.eml), a Telegram export (.json), a table with a column "text" (.csv, .tsv), JSON lines (.jsonl: "id", "text", and
    "published", "publisher", "title", "url", "lang" where known), a zip of these, a folder of these, a pattern
    ("reports/*.html"), a URL, or - for one of them on standard input. The same report twice is one report; a changed
    report under the same name is a new version of it. Each report is kept as soon as it is read. What cannot be read
    costs nothing else, and makes the exit code 1.

    \b
    Examples:
      sayso read report.txt
      sayso read reports/ more.jsonl --ledger aleppo.db
      sayso read archive/ --jobs 4
      sayso read report.txt --published 2016-10-25
      sayso read https://example.org/news/1.html
      pbpaste | sayso read -
    """
    with Ledger.open(ledger, create=True) as opened, progress(intake.count(paths), sys.stderr) as tell:
        done = pipeline.read(
            paths,
            opened,
            Options(model=model, gazetteer=gazetteer),
            taking=Taking(
                published=published, column=column, allow_private=allow_private, quarantine=options.quarantine(ledger)
            ),
            progress=tell,
            preparing=preparing(sys.stderr),
            jobs=jobs,
        )
    click.echo(summary(done, opened.name))
    ctx.exit(1 if done.refused else 0)
