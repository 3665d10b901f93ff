"""``sayso copies``."""

from __future__ import annotations

import sys

import click

from sayso import pipeline
from sayso.cli import options
from sayso.contract import copy_group_record, line
from sayso.ledger import Ledger
from sayso.telling.console import console
from sayso.telling.copies import copies_table
from sayso.telling.words import number


@click.command("copies")
@click.argument("report", metavar="[REPORT]", required=False)
@options.form
@options.ledger
def command(report: str | None, form: str, ledger: str) -> None:
    """List the reports that copy one another, and what differs.

    An agency's text that several papers print is one text, whatever headline they give it and whatever they cut from it
    or add to it. The report published first stands at the head of its group. With REPORT, an id, only its group. Copies
    count as one origin in sayso incidents.

    \b
    Examples:
      sayso copies
      sayso copies wire.txt
      sayso copies --format jsonl
    """
    with Ledger.open(ledger) as opened:
        found = pipeline.copies(opened, report)
    if form == "jsonl":
        for group in found:
            click.echo(line(copy_group_record(group)).encode())
        return
    console(sys.stdout).print(copies_table(found))
    click.echo(f"{number(len(found), 'group')} of copies", err=True)
