"""``sayso accept``."""

from __future__ import annotations

import click

from sayso.cli import options
from sayso.cli.judging import judged
from sayso.model import Opinion, Ruling


@click.command("accept")
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@click.option("--reason", metavar="TEXT", default="", help="Why, if there is something to say.")
@options.by
@options.ledger
def command(claims: tuple[str, ...], reason: str, by: str, ledger: str) -> None:
    """Say that claims were read rightly, as they hold now.

    CLAIM is an id, or the beginning of one. This says nothing of whether what is claimed is true. All claims given are
    accepted, or none.

    \b
    Examples:
      sayso accept 3f2a91c0 --by Ann
      sayso accept 3f2a91c0 77ab01 --reason "compared with the page" --by Ann
    """
    judged(ledger, claims, Opinion(ruling=Ruling.ACCEPT, reason=reason, by=by))
