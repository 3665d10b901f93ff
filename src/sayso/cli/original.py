"""``sayso original``."""

from __future__ import annotations

import sys

import click

from sayso.cli import options
from sayso.ledger import Ledger
from sayso.telling.destination import destination


@click.command("original")
@click.argument("report", metavar="REPORT")
@click.option("--version", metavar="N", type=click.IntRange(min=1), help="Of this version; else of the current one.")
@options.out
@options.ledger
def command(report: str, version: int | None, out: str | None, ledger: str) -> None:
    """Write the bytes that a report came in as.

    REPORT is its id, as sayso reports lists it. The bytes are those that came in: a web page is a web page, with all
    its scripts, and is best opened in a text editor.

    \b
    Examples:
      sayso original page.html > page.html
      sayso original page.html --version 1 --out page.html
    """
    if out is None and sys.stdout.isatty():
        raise click.UsageError("these bytes are not for a screen: give --out FILE, or > FILE")
    with Ledger.open(ledger) as opened:
        original = opened.original(report, version)
    with destination(out) as sink:
        sink.write(original.data)
