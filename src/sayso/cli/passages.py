"""``sayso passages``."""

from __future__ import annotations

import click

from sayso.cli import options
from sayso.ledger import Filter, Ledger
from sayso.pipeline import statements
from sayso.reckoning.passages import passages
from sayso.telling.threads import tell


@click.command("passages")
@click.option("--place", metavar="NAME", help="A place, with all that lies in it.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
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
    Filter(place=place)  # refuses a place without a letter, in the same words as the other commands
    with Ledger.open(ledger) as opened:
        found = passages(statements(opened))
    tell(found, place=place, records=form == "jsonl", each="passage", several="passages")
