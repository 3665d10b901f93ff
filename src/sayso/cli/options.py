"""Options that several commands share."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from sayso.contract import LAYERS
from sayso.errors import BadReport
from sayso.intake import day
from sayso.intake.quarantine import folder
from sayso.model import Options

ledger = click.option(
    "--ledger",
    metavar="FILE",
    envvar="SAYSO_LEDGER",
    default="sayso.db",
    show_default=True,
    show_envvar=True,
    help="The ledger: a file, or postgresql://user@host/database.",
)

model = click.option(
    "--model",
    metavar="NAME",
    default=Options().model,
    show_default=True,
    help="An installed spaCy model to parse with.",
)

gazetteer = click.option(
    "--gazetteer",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="A CSV file of places of your own.",
)

jobs = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="With how many processes to read. Each takes a core, and some 350 MB.",
)

allow_private = click.option(
    "--allow-private", is_flag=True, help="Also fetch pages from your own network, which is refused otherwise."
)

out = click.option("--out", metavar="FILE", help="Write to this file, which appears only when all is written.")


def quarantine(ledger: str) -> Path:
    """The folder for inputs that end the process that parses them: beside the ledger, or the user's own."""
    return folder() if "://" in ledger else Path(f"{ledger}.quarantine")


def watched(ledger: str) -> Path:
    """The file in which a watch remembers what it need not fetch again: beside the ledger, or the user's own."""
    if "://" not in ledger:
        return Path(f"{ledger}.watched.json")
    folder().parent.mkdir(parents=True, exist_ok=True)
    return folder().with_name(f"watched-{hashlib.sha256(ledger.encode()).hexdigest()[:12]}.json")


def as_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The ISO date of a date or date-time; a usage error when it is neither."""
    try:
        return None if value is None else day(value)
    except BadReport:
        raise click.BadParameter(f"{value!r} is not a date: write it like 2016-10-25", ctx, param) from None


def as_layers(ctx: click.Context, param: click.Parameter, value: str) -> frozenset[str]:
    """The set of layers named, parted by commas; a usage error that says which there are."""
    asked = frozenset(part.strip() for part in value.split(",") if part.strip())
    if unknown := sorted(asked - set(LAYERS)):
        raise click.BadParameter(f"no layer {', '.join(unknown)}: there are {', '.join(LAYERS)}", ctx, param)
    return asked


form = click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)

as_of = click.option("--as-of", metavar="DATE", callback=as_day, help="Only what had been said by the end of this day.")

reason = click.option("--reason", metavar="TEXT", required=True, help="Why, for those who read it later.")

by = click.option("--by", metavar="NAME", envvar="SAYSO_ANALYST", show_envvar=True, required=True, help="Who judges.")
