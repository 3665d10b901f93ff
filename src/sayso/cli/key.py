"""``sayso key``."""

from __future__ import annotations

import click

from sayso.ledger.heads import new_key


@click.group("key")
def command() -> None:
    """Make a key to sign heads with.

    \b
    Examples:
      sayso key new newsroom.key
    """


@command.command("new")
@click.argument("file", metavar="FILE")
def new(file: str) -> None:
    """Write a new private key (Ed25519) to FILE, and its public key to FILE.pub.

    Only you may read FILE: keep it apart from the ledger. FILE.pub is for everybody who verifies. Neither is ever
    overwritten.

    \b
    Examples:
      sayso key new newsroom.key
    """
    public = new_key(file)
    click.echo(
        f"{file}: the private key, for sayso head --sign; keep it to yourself\n{public}: its public key", err=True
    )
