"""``sayso passages``."""

from __future__ import annotations

import click

from sayso.cli import asking, options
from sayso.ledger import Ledger
from sayso.pipeline import statements
from sayso.reckoning.passages import passages
from sayso.telling.threads import tell


@click.command("passages")
@asking.place
@options.form
@options.ledger
def command(place: str | None, form: str, ledger: str) -> None:
    """List the passages, and who came through.

    For each place: how many passages, from where to where and for whom, whether they are announced, open, used or
    blocked, according to whom, and the people said to have come through.

    \b
    Examples:
      sayso passages
      sayso passages --place Aleppo --format jsonl
    """
    with Ledger.open(ledger) as opened:
        found = passages(statements(opened))
    tell(found, place=place, records=form == "jsonl", each="passage", several="passages")
