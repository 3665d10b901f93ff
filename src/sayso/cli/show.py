"""``sayso show``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
from rich.console import Group

from sayso import pipeline
from sayso.cli import options
from sayso.errors import NotFound
from sayso.ledger import Ledger
from sayso.model import Dispute
from sayso.telling.console import console
from sayso.telling.disputes import Case, dispute_page
from sayso.telling.page import claim_page


@click.command("show")
@click.argument("name", metavar="ID")
@options.ledger
def command(name: str, ledger: str) -> None:
    """Show one claim or one dispute with all its evidence.

    ID is that of a claim, as sayso claims lists them, or of a dispute, as sayso disputes does, or the beginning of one
    that no other has. Of a claim the passage is shown with its evidence marked; then every value with the words that
    say so, its basis and the rule that read it. Of a dispute the two passages stand side by side, with who says them
    through whom, and what the two have in common, or not, in words.

    \b
    Examples:
      sayso show 3f2a91c0
      sayso show 3f2a91c0 --ledger aleppo.db
    """
    with Ledger.open(ledger) as opened:
        screen = console(sys.stdout)
        screen.print(_page(opened, name, styled=screen.is_terminal))


def _page(ledger: Ledger, name: str, *, styled: bool) -> Group:
    """The page of the claim or, where no claim has that id, of the dispute; ``NotFound`` when there is neither."""
    try:
        return claim_page(ledger.claim(name), styled=styled)
    except NotFound as no_claim:
        found = pipeline.disputes(ledger, near_misses=True)
        ids = [dispute.id for dispute in found if dispute.id.startswith(name)]
        if not name or len(ids) != 1:
            raise NotFound(f"{no_claim}; {_no_dispute(name, ids)}") from no_claim
    return dispute_page(_case(ledger, found, ids[0]), styled=styled)


def _no_dispute(name: str, ids: list[str]) -> str:
    if len(ids) > 1:
        return f"{len(ids)} disputes begin so: {', '.join(ids[:5])}: give more of it"
    return f"nor a dispute {name!r}: sayso disputes lists them"


def _case(ledger: Ledger, found: Sequence[Dispute], name: str) -> Case:
    shown = next(dispute for dispute in found if dispute.id == name)
    again = tuple(dispute for dispute in found if dispute.repeats == shown.id)
    return Case(shown, ledger.claim(shown.a.claim), ledger.claim(shown.b.claim), again)
