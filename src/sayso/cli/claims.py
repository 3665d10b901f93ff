"""``sayso claims``."""

from __future__ import annotations

import sys

import click

from sayso.cli import asking, options
from sayso.ledger import Filter, Ledger
from sayso.model import EventType, Modality, Polarity, Review
from sayso.telling.console import console
from sayso.telling.destination import destination
from sayso.telling.exports import as_csv, as_jsonl
from sayso.telling.tables import claims_table
from sayso.telling.words import number


@click.command("claims")
@click.option("--speaker", metavar="NAME", help="Words of the speaker's name, or an actor whose speakers are wanted.")
@click.option("--event", metavar="TYPE", type=click.Choice([one.value for one in EventType]), help="Type of event.")
@asking.place
@click.option("--since", metavar="DATE", help="Events that may have lasted until this day, month or year, or longer.")
@click.option("--until", metavar="DATE", help="Events that may have begun by this day, month or year.")
@click.option("--polarity", type=click.Choice([one.value for one in Polarity]), help="What the speaker does with it.")
@click.option(
    "--modality", metavar="MODALITY", type=click.Choice([one.value for one in Modality]), help="How it is put."
)
@click.option("--report", metavar="ID", help="Only this report.")
@click.option("--superseded", is_flag=True, help="Also what older versions of the reports held.")
@click.option("--assignee", metavar="NAME", help="Whose it is to review.")
@click.option("--review", type=click.Choice([one.value for one in Review]), help="How far analysts have come with it.")
@click.option("--as-read", is_flag=True, help="The claims as they were read, whatever was judged of them.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
@options.out
@options.ledger
def command(
    speaker: str | None,
    event: str | None,
    place: str | None,
    since: str | None,
    until: str | None,
    polarity: str | None,
    modality: str | None,
    report: str | None,
    superseded: bool,
    review: str | None,
    assignee: str | None,
    as_read: bool,
    form: str,
    out: str | None,
    ledger: str,
) -> None:
    """List the claims in the ledger.

    Every filter given must hold. A date is a day, a month or a year (2016-10-25, 2016-10, 2016); a claim whose time
    is unknown is never in a window.

    \b
    Examples:
      sayso claims --speaker Russia --polarity denied
      sayso claims --event air_strike --place Aleppo --since 2016-10-18 --until 2016-10-25
      sayso claims --review disputed
      sayso claims --format jsonl --out claims.jsonl
    """
    wanted = Filter(
        speaker=speaker,
        event=EventType(event) if event else None,
        place=place,
        since=since,
        until=until,
        polarity=Polarity(polarity) if polarity else None,
        modality=Modality(modality) if modality else None,
        report=report,
        superseded=superseded,
        review=Review(review) if review else None,
        assignee=assignee,
        as_read=as_read,
    )
    if (review or assignee) and as_read:
        raise click.UsageError("--review and --assignee go with the claims as they hold now, not with --as-read")
    with Ledger.open(ledger) as opened:
        if form == "table":
            _table(opened, wanted, out)
        else:
            _export(opened, wanted, form, out)


def _table(ledger: Ledger, wanted: Filter, out: str | None) -> None:
    if out is not None:
        raise click.UsageError("--out goes with --format jsonl or csv")
    table = claims_table(ledger.entries(wanted))
    console(sys.stdout).print(table)
    click.echo(number(table.row_count, "claim"), err=True)


def _export(ledger: Ledger, wanted: Filter, form: str, out: str | None) -> None:
    entries = ledger.entries(wanted)
    with destination(out) as sink:
        for line in as_jsonl(entries, as_read=wanted.as_read) if form == "jsonl" else as_csv(entries):
            sink.write(f"{line}\n".encode())
