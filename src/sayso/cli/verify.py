"""``sayso verify``."""

from __future__ import annotations

import sys

import click

from sayso.cli import options
from sayso.ledger import Ledger
from sayso.ledger.heads import Exported, check_signer, from_file
from sayso.telling.counting import counting
from sayso.telling.verified import report


@click.command("verify")
@click.option("--head", metavar="FILE", help="A head that was exported before: the ledger must still hold it.")
@click.option("--public-key", metavar="FILE", help="The head must have been signed with this key's private half.")
@options.ledger
@click.pass_context
def command(ctx: click.Context, head: str | None, public_key: str | None, ledger: str) -> None:
    """Recompute the whole ledger, and say what does not hold.

    Every text, original, claim and problem is hashed anew, entry by entry up to the head; the first entry that does
    not hold is named, with the reason, and the exit code is 1. What was taken off the end only a head can tell that
    was exported before (sayso head).

    \b
    Examples:
      sayso verify
      sayso verify --head head.json --public-key newsroom.key.pub
    """
    if public_key is not None and head is None:
        raise click.UsageError("--public-key goes with --head")
    exported = _exported(head, public_key)
    with Ledger.open(ledger) as opened, counting("verifying", sys.stderr) as tell:
        found = opened.verify(exported.head if exported else None, tell)
    click.echo(report(found, exported))
    ctx.exit(1 if found.faults else 0)


def _exported(head: str | None, public_key: str | None) -> Exported | None:
    if head is None:
        return None
    exported = from_file(head)
    if public_key is not None:
        check_signer(exported, public_key)
    return exported
