"""``sayso evacuations``."""

from __future__ import annotations

import click

from sayso.cli import asking, options
from sayso.ledger import Ledger
from sayso.pipeline import statements
from sayso.reckoning.evacuations import evacuations
from sayso.telling.threads import tell


@click.command("evacuations")
@asking.place
@options.form
@options.ledger
def command(place: str | None, form: str, ledger: str) -> None:
    """List the evacuations, and what became of them.

    For each: who was to bring out whom, how far it came (requested, agreed, scheduled, started, suspended, completed,
    failed, abandoned), why, who is blamed by whom, and which of the ACAPS access constraints the claims speak of.

    \b
    Examples:
      sayso evacuations
      sayso evacuations --place Aleppo --format jsonl
    """
    with Ledger.open(ledger) as opened:
        found = evacuations(statements(opened))
    tell(found, place=place, records=form == "jsonl", each="evacuation", several="evacuations")
