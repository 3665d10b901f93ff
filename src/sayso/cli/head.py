"""``sayso head``."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from sayso.cli import options
from sayso.ledger import Ledger
from sayso.ledger.heads import as_json, exported
from sayso.telling.destination import destination


@click.command("head")
@click.option("--sign", metavar="KEY", help="Sign it with the private key in this file (sayso key new FILE).")
@options.out
@options.ledger
def command(sign: str | None, out: str | None, ledger: str) -> None:
    """Write the head of the ledger, to verify against later.

    The head is the number and hash of the last entry, with the time of now, as JSON. Keep it where those who could
    change the ledger cannot reach it: sayso verify --head tells from it whether anything before was changed or lost.

    \b
    Examples:
      sayso head > head.json
      sayso head --sign newsroom.key --out head.json
    """
    with Ledger.open(ledger) as opened:
        head = opened.head()
    written = as_json(exported(head, datetime.now(UTC).isoformat(timespec="seconds"), sign))
    with destination(out) as sink:
        sink.write(written.encode())
