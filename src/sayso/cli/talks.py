"""``sayso talks``."""

from __future__ import annotations

import click

from sayso.cli import asking, options
from sayso.ledger import Ledger
from sayso.pipeline import statements
from sayso.reckoning.talks import talks
from sayso.telling.threads import tell


@click.command("talks")
@asking.place
@options.form
@options.ledger
def command(place: str | None, form: str, ledger: str) -> None:
    """List the talks, and what came of them.

    For each: who meets whom, where and when, whether that is planned, held or refused, and what was agreed if a
    report says so.

    \b
    Examples:
      sayso talks
      sayso talks --place Aleppo --format jsonl
    """
    with Ledger.open(ledger) as opened:
        found = talks(statements(opened))
    tell(found, place=place, records=form == "jsonl", each="talks", several="talks")
