"""``sayso show``."""

from __future__ import annotations

import sys

import click

from sayso.cli import options
from sayso.ledger import Ledger
from sayso.telling.console import console
from sayso.telling.page import claim_page


@click.command("show")
@click.argument("claim", metavar="CLAIM")
@options.ledger
def command(claim: str, ledger: str) -> None:
    """Show one claim with all its evidence.

    CLAIM is a claim's id, or the beginning of one that no other has, as sayso claims lists them. The passage is shown
    with its evidence marked; then every value with the words that say so, its basis and the rule that read it.

    \b
    Examples:
      sayso show 3f2a91c0
      sayso show 3f2a91c0 --ledger aleppo.db
    """
    with Ledger.open(ledger) as opened:
        screen = console(sys.stdout)
        screen.print(claim_page(opened.claim(claim), styled=screen.is_terminal))
