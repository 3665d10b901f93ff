"""``sayso reports``."""

from __future__ import annotations

import sys

import click

from sayso.cli import options
from sayso.ledger import Ledger
from sayso.telling.console import console
from sayso.telling.tables import problems_table, reports_table


@click.command("reports")
@click.option("--problems", is_flag=True, help="List what could not be read, instead.")
@options.ledger
def command(problems: bool, ledger: str) -> None:
    """List the reports in the ledger.

    For each: its publisher, when it was published and how that is known, its version, and how many claims, voices
    and problems were found in it.

    \b
    Examples:
      sayso reports
      sayso reports --problems --ledger aleppo.db
    """
    with Ledger.open(ledger) as opened:
        table = problems_table(opened.problems()) if problems else reports_table(opened.reports())
        console(sys.stdout).print(table)
