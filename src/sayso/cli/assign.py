"""``sayso assign``."""

from __future__ import annotations

import click

from sayso.cli import options
from sayso.cli.judging import judged
from sayso.model import Opinion, Ruling


@click.command("assign")
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@click.option("--to", metavar="NAME", help="Whose they are to review; without it, nobody's.")
@options.reason
@options.by
@options.ledger
def command(claims: tuple[str, ...], to: str | None, reason: str, by: str, ledger: str) -> None:
    """Say whose claims are to review.

    CLAIM is an id, or the beginning of one. It says nothing of the claims; sayso claims --assignee lists them. All
    claims given are assigned, or none.

    \b
    Examples:
      sayso assign 3f2a91c0 77ab01 --to Ben --reason "he reads the agency's Arabic" --by Ann
      sayso assign 3f2a91c0 --reason "Ben is away" --by Ann
    """
    judged(ledger, claims, Opinion(ruling=Ruling.ASSIGN, value=to, reason=reason, by=by))
