"""``sayso timeline``."""

from __future__ import annotations

import sys
from datetime import date

import click

from sayso.cli import asking, options
from sayso.contract import happening_record, line
from sayso.ledger import Filter, Ledger
from sayso.model import Timeline
from sayso.pipeline import statements
from sayso.reckoning.timeline import timeline
from sayso.telling.console import console
from sayso.telling.timeline import WIDE, left_out, timeline_table
from sayso.telling.words import number


@click.command("timeline")
@asking.place
@click.option("--since", metavar="DATE", help="Events that may have lasted until this day, month or year, or longer.")
@click.option("--until", metavar="DATE", help="Events that may have begun by this day, month or year.")
@options.as_of
@options.form
@options.ledger
def command(place: str | None, since: str | None, until: str | None, as_of: str | None, form: str, ledger: str) -> None:
    """List everything in the order in which it happened.

    With the time of the event stands the time of the saying. What nobody dates comes at the end, and is never placed;
    with --since or --until it is not listed at all.

    \b
    Examples:
      sayso timeline --place Aleppo --since 2016-10-18
      sayso timeline --as-of 2016-10-20
      sayso timeline --format jsonl
    """
    wanted = Filter(place=place, since=since, until=until)
    with Ledger.open(ledger) as opened:
        told = timeline(statements(opened, wanted), date.fromisoformat(as_of) if as_of else None)
    if form == "jsonl":
        for happening in told.placed:
            click.echo(line(happening_record(happening, placed=True)).encode())
        for happening in told.unplaced:
            click.echo(line(happening_record(happening, placed=False)).encode())
    else:
        screen = console(sys.stdout)
        screen.print(timeline_table(told), width=None if screen.is_terminal else min(WIDE, screen.width))
    _tell(told)


def _tell(told: Timeline) -> None:
    """How many there are, and what was left out, on standard error."""
    claims = len(told.placed) + len(told.unplaced)
    unplaced = f", {len(told.unplaced)} of unknown time" if told.unplaced else ""
    click.echo(f"{number(claims, 'claim')}{unplaced}", err=True)
    if told.unsaid:
        click.echo(left_out(told.unsaid), err=True)
