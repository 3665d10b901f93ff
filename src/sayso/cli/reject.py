"""``sayso reject``."""

from __future__ import annotations

import click

from sayso.cli import options
from sayso.cli.judging import judged
from sayso.model import Opinion, Ruling


@click.command("reject")
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@options.reason
@options.by
@options.ledger
def command(claims: tuple[str, ...], reason: str, by: str, ledger: str) -> None:
    """Say that claims are none: the report does not say that.

    CLAIM is an id, or the beginning of one. A rejected claim stays in the ledger and is still listed, marked, but takes
    no part in disputes, incidents, timelines and threads. All claims given are rejected, or none. Not for claims that
    are false: who is right is not decided here.

    \b
    Examples:
      sayso reject 3f2a91c0 --reason "a film review" --by Ann
    """
    judged(ledger, claims, Opinion(ruling=Ruling.REJECT, reason=reason, by=by))
