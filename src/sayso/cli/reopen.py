"""``sayso reopen``."""

from __future__ import annotations

import click

from sayso.cli import options
from sayso.cli.judging import judged
from sayso.model import Opinion, Ruling


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
    judged(ledger, claims, Opinion(ruling=Ruling.REOPEN, reason=reason, by=by))
