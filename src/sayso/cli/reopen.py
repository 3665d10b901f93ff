"""``sayso reopen``."""

from __future__ import annotations

import click

from sayso.cli import options
from sayso.ledger import Ledger
from sayso.model import Opinion, Ruling
from sayso.telling.judgements import mark


@click.command("reopen")
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@options.reason
@options.by
@options.ledger
def command(claims: tuple[str, ...], reason: str, by: str, ledger: str) -> None:
    """Take the verdict on claims back.

    CLAIM is an id, or the beginning of one. Nothing is removed: the verdict stays listed, and what was said of single
    values goes on holding. All claims given are reopened, or none.

    \b
    Examples:
      sayso reopen 3f2a91c0 --reason "rejected by mistake" --by Ann
    """
    with Ledger.open(ledger) as opened:
        for entry in opened.judge(claims, Opinion(ruling=Ruling.REOPEN, reason=reason, by=by)):
            click.echo(f"{entry.claim.id}  {mark(entry.judged)}")
