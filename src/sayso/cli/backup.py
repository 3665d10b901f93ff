"""``sayso backup``."""

from __future__ import annotations

import click

from sayso.cli import options
from sayso.ledger import Ledger


@click.command("backup")
@click.argument("target", metavar="FILE")
@options.ledger
def command(target: str, ledger: str) -> None:
    """Copy the ledger while it is in use.

    FILE is a new file, which appears when all of it is on the disk, and is a ledger itself. A ledger in PostgreSQL is
    copied with pg_dump.

    \b
    Examples:
      sayso backup /mnt/copies/sayso-2016-10-25.db
      sayso verify --ledger /mnt/copies/sayso-2016-10-25.db
    """
    with Ledger.open(ledger) as opened:
        opened.backup(target)
    with Ledger.open(target) as copy:
        head = copy.head()
    click.echo(f"{target}: a copy up to entry {head.number}, hash {head.hash}", err=True)
