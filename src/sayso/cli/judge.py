"""``sayso judge``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sayso.cli import options
from sayso.cli.judging import judged
from sayso.lexicon import gazetteer as places
from sayso.model import Field, Opinion, Ruling
from sayso.telling.preparing import preparing


@click.command("judge")
@click.argument("claim", metavar="CLAIM")
@click.option("--field", type=click.Choice([one.value for one in Field]), help="What of the claim should be otherwise.")
@click.option("--value", metavar="VALUE", help="What it should be; none where the report does not say.")
@click.option("--note", is_flag=True, help="Say something of the claim without a value or a verdict.")
@options.reason
@options.by
@options.gazetteer
@options.ledger
def command(
    claim: str,
    field: str | None,
    value: str | None,
    note: bool,
    reason: str,
    by: str,
    gazetteer: str | None,
    ledger: str,
) -> None:
    """Put another value beside one that was read.

    CLAIM is an id, or the beginning of one, as sayso claims lists them. Nothing is overwritten: the value that was
    read stays beside the judgement, and every judgement stays. The latest holds; where two analysts say different
    things the claim is marked as disputed.

    A place is a name ("Homs"; with what it lies in where several bear it: "London, Ontario"), an id of the gazetteer,
    or a name and a question mark where no gazetteer knows it ("Tell Amir?"). A time is a day, month or year, a moment,
    or two with a stroke between (2016-10-18/2016-10-25; ../2016-10 is open). Several actors, targets or quantities
    are parted by semicolons ("at least 56 people killed; up to 90 wounded").

    \b
    Examples:
      sayso judge 3f2a91c0 --field place --value "Sheikh Saeed" --reason "second paragraph" --by Ann
      sayso judge 3f2a91c0 --field speaker --value none --reason "the paper's own words" --by Ann
      sayso judge 3f2a91c0 --note --reason "ask the photographer" --by Ann
    """
    if note == (field is not None) or (field is None) != (value is None):
        raise click.UsageError("give --field with its --value, or --note")
    opinion = Opinion(
        field=Field(field) if field else None, value=value, ruling=Ruling.NOTE if note else None, reason=reason, by=by
    )
    own = Path(gazetteer) if gazetteer else None
    judged(ledger, [claim], opinion, lambda: places.load(own, progress=preparing(sys.stderr)))
