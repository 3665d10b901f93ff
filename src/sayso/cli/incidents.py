"""``sayso incidents``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date

import click

from sayso.cli import asking, options
from sayso.contract import incident_record, line
from sayso.ledger import Ledger
from sayso.model import EventType, Gathered, Incident
from sayso.pipeline import statements, with_copies
from sayso.reckoning.incidents import gather, lies_in
from sayso.reckoning.timeline import said_by
from sayso.telling.console import console
from sayso.telling.incidents import WIDE, incidents_table
from sayso.telling.timeline import left_out
from sayso.telling.words import number


@click.command("incidents")
@asking.place
@click.option("--event", metavar="TYPE", type=click.Choice([one.value for one in EventType]), help="Type of event.")
@options.as_of
@click.option("--all", "every", is_flag=True, help="Also those of one claim without a number of people.")
@options.form
@options.ledger
def command(place: str | None, event: str | None, as_of: str | None, every: bool, form: str, ledger: str) -> None:
    """List what several voices say of one event.

    Claims of attacks, explosions, fighting and casualties of one place and time, gathered, with the range of the
    numbers, who says so in the end, and a suggested grade with its reasons. What could belong to several events is
    put to none.

    \b
    Examples:
      sayso incidents --place Aleppo
      sayso incidents --event air_strike --as-of 2016-10-20
      sayso incidents --all --format jsonl
    """
    day = date.fromisoformat(as_of) if as_of else None
    with Ledger.open(ledger) as opened:
        told, unsaid = said_by(with_copies(opened, statements(opened)), day)
    gathered = gather(told)
    wanted = [
        one
        for one in gathered.incidents
        if (every or one.told)
        and (place is None or lies_in(one, place))
        and (event is None or EventType(event) in one.types)
    ]
    if form == "jsonl":
        for incident in wanted:
            click.echo(line(incident_record(incident)).encode())
    else:
        screen = console(sys.stdout)
        screen.print(incidents_table(wanted), width=None if screen.is_terminal else min(WIDE, screen.width))
    _tell(wanted, gathered, unsaid)


def _tell(wanted: Sequence[Incident], gathered: Gathered, unsaid: int) -> None:
    """How many there are, and what was left out, on standard error."""
    loose = len(gathered.loose)
    beside = f"; {loose} claim{' fits' if loose == 1 else 's fit'} no incident surely" if loose else ""
    click.echo(f"{number(len(wanted), 'incident')}{beside}", err=True)
    if unsaid:
        click.echo(left_out(unsaid), err=True)
