"""``sayso users``."""

from __future__ import annotations

import sys

import click

from sayso.cli import options
from sayso.ledger import Ledger
from sayso.telling.web.accounts import Accounts, Role


@click.group("users")
def command() -> None:
    """Add, list and remove who may come in.

    Users are needed only where the reading room is served to others (sayso serve --host). They are kept beside the
    ledger, in a file that only its owner may read: passwords as argon2 makes them, tokens as digests.

    \b
    Examples:
      sayso users add nadia --role analyst
      sayso users token nadia
      sayso users list
    """


@command.command("add")
@click.argument("name", metavar="NAME")
@click.option("--role", type=click.Choice([one.value for one in Role]), required=True, help="What they may do.")
@options.ledger
def add(name: str, role: str, ledger: str) -> None:
    """Add a user, or give one another role and password.

    A viewer sees what was reviewed; an analyst sees all, reads reports in and judges
    claims, and so does an editor.
    The password is asked for twice, or is the first line of standard input where that is no terminal.

    \b
    Examples:
      sayso users add nadia --role analyst
    """
    _accounts(ledger).add(name, Role(role), _password())
    click.echo(f"{name} may come in as {role}")


@command.command("token")
@click.argument("name", metavar="NAME")
@options.ledger
def token(name: str, ledger: str) -> None:
    """Make a token for the API.

    It is printed once and not kept; whoever has it may do what the user may. Removing the user ends it.

    \b
    Examples:
      sayso users token nadia
    """
    click.echo(_accounts(ledger).token(name))


@command.command("list")
@options.ledger
def listed(ledger: str) -> None:
    """List the users and their roles.

    \b
    Examples:
      sayso users list
    """
    for account in _accounts(ledger).all().values():
        told = f", {len(account.tokens)} token{'s' if len(account.tokens) > 1 else ''}" if account.tokens else ""
        click.echo(f"{account.name}: {account.role}{told}")


@command.command("remove")
@click.argument("name", metavar="NAME")
@options.ledger
def remove(name: str, ledger: str) -> None:
    """Take a user's right to come in away, with all tokens.

    \b
    Examples:
      sayso users remove nadia
    """
    _accounts(ledger).remove(name)
    click.echo(f"{name} is out")


def _accounts(ledger: str) -> Accounts:
    """Those of a ledger that is there."""
    with Ledger.open(ledger) as opened:
        return Accounts.of(opened)


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
