"""``sayso changes``."""

from __future__ import annotations

import sys

import click

from sayso.cli import options
from sayso.contract import change_record, line
from sayso.ledger import Ledger
from sayso.telling.changes import changes_table
from sayso.telling.console import console
from sayso.telling.words import number


@click.command("changes")
@click.argument("report", metavar="[REPORT]", required=False)
@click.option("--since", metavar="DATE", help="Only what was read on this day, or since the beginning of this month.")
@options.form
@options.ledger
def command(report: str | None, since: str | None, form: str, ledger: str) -> None:
    """List what changed from version to version, claim by claim.

    What a new version of a report added, dropped or changed, with the values and the words before and after; and,
    marked as such, what a newer sayso reads otherwise in the same text. With REPORT, an id, only its changes.

    \b
    Examples:
      sayso changes report.txt
      sayso changes --since 2016-10-25 --format jsonl
    """
    with Ledger.open(ledger) as opened:
        found = opened.changes(report, since)
    if form == "jsonl":
        for change in found:
            click.echo(line(change_record(change)).encode())
        return
    console(sys.stdout).print(changes_table(found))
    click.echo(number(len(found), "change"), err=True)
