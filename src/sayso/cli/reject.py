"""``sayso reject``."""

from __future__ import annotations

import click

from sayso.cli import options
from sayso.ledger import Ledger
from sayso.model import Opinion, Ruling
from sayso.telling.judgements import mark


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
    with Ledger.open(ledger) as opened:
        for entry in opened.judge(claims, Opinion(ruling=Ruling.REJECT, reason=reason, by=by)):
            click.echo(f"{entry.claim.id}  {mark(entry.judged)}")
