"""Options that only commands that ask the ledger have."""

from __future__ import annotations

import click

from sayso.ledger import Filter


def as_place(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The name of a place, as it is; ``BadQuery`` where it holds no letter or digit."""
    Filter(place=value)
    return value


place = click.option("--place", metavar="NAME", callback=as_place, help="A place, with all that lies in it.")
