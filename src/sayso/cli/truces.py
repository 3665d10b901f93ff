"""``sayso truces``."""

from __future__ import annotations

import click

from sayso.cli import asking, options
from sayso.ledger import Ledger
from sayso.pipeline import statements
from sayso.reckoning.truces import truces
from sayso.telling.threads import tell


@click.command("truces")
@asking.place
@options.form
@options.ledger
def command(place: str | None, form: str, ledger: str) -> None:
    """List the truces, and what was attacked meanwhile.

    For each: who declared it, of what kind and for what, from when to when, whether it was extended, who ruled that
    out, who broke it according to whom; and each attack told of there and then, placed before it, during it or after
    its lapse. An attack after the lapse breaks nothing; whether one during a truce does is not decided.

    \b
    Examples:
      sayso truces
      sayso truces --place Aleppo --format jsonl
    """
    with Ledger.open(ledger) as opened:
        found = truces(statements(opened))
    tell(found, place=place, records=form == "jsonl", each="truce", several="truces")
