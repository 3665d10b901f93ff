"""``sayso serve``."""

from __future__ import annotations

import ipaddress

import click

from sayso.cli import options
from sayso.errors import BadQuery
from sayso.ledger import Ledger
from sayso.model import Options
from sayso.telling.web.accounts import Accounts
from sayso.telling.web.desk import Serving
from sayso.telling.web.serving import serve


@click.command("serve")
@options.ledger
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=8324, show_default=True, help="The port.")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="The address to serve on.")
@click.option("--login/--no-login", default=None, help="Ask for name and password; always so beyond this machine.")
@click.option("--open/--no-open", "show", default=True, show_default=True, help="Open it in the browser.")
@options.model
@options.gazetteer
def command(
    ledger: str, port: int, host: str, login: bool | None, show: bool, model: str, gazetteer: str | None
) -> None:
    """Open the ledger in the browser: the reading room.

    It is served to this machine only and needs no network. To serve it to others give --host, once there are users
    (sayso users add); then everybody signs in.

    \b
    Examples:
      sayso serve
      sayso serve --ledger aleppo.db --port 9000
      sayso serve --host 192.168.1.20
    """
    local = is_local(host)
    if login is False and not local:
        raise click.UsageError("--no-login is for this machine only: leave out --host")
    asks = not local if login is None else login
    with Ledger.open(ledger, create=True) as opened:
        if asks and not Accounts(opened.path).all():
            raise BadQuery("nobody could sign in: add a user first with: sayso users add NAME --role analyst")
        reading = Options(model=model, gazetteer=gazetteer)
        serve(opened, Serving(host=host, port=port, login=asks, options=reading), show=show)


def is_local(host: str) -> bool:
    """Whether an address is this machine's own, which nobody else can reach."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
