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

FILE = click.Path(exists=True, dir_okay=False)


@click.command("serve")
@options.ledger
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=8324, show_default=True, help="The port.")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="The address to serve on.")
@click.option("--name", metavar="HOST", help="A name under which a proxy on this machine calls it.")
@click.option("--certificate", metavar="FILE", type=FILE, help="Serve over TLS: the certificate (PEM).")
@click.option("--key", metavar="FILE", type=FILE, help="Serve over TLS: the certificate's key (PEM).")
@click.option("--open/--no-open", "show", default=True, show_default=True, help="Open it in the browser.")
@options.model
@options.gazetteer
def command(
    ledger: str,
    port: int,
    host: str,
    name: str | None,
    certificate: str | None,
    key: str | None,
    show: bool,
    model: str,
    gazetteer: str | None,
) -> None:
    """Open the ledger in the browser.

    The reading room is served to this machine only and needs no network. To serve it to others give --host with
    --certificate and --key, or leave that to a proxy on this machine and give --name; either way everybody signs in,
    and there must be users first (sayso users add).

    \b
    Examples:
      sayso serve
      sayso serve --ledger aleppo.db --port 9000
      sayso serve --host 192.168.1.20 --certificate cert.pem --key key.pem
    """
    far = not is_local(host)
    with Ledger.open(ledger, create=True) as opened:
        serving = Serving(
            host=host,
            port=port,
            name=name,
            login=far or name is not None,
            secure=far or name is not None,
            certificate=certificate,
            key=key,
            options=Options(model=model, gazetteer=gazetteer),
        )
        _check(serving, far, Accounts.of(opened))
        serve(opened, serving, show=show)


def _check(serving: Serving, far: bool, accounts: Accounts) -> None:
    """Refuse what would let anybody in, or send passwords in the clear."""
    if serving.login and not accounts.all():
        raise BadQuery("nobody could sign in: add a user first with: sayso users add NAME --role analyst")
    if (serving.certificate is None) is not (serving.key is None):
        raise BadQuery("--certificate and --key go together")
    if far and serving.certificate is None:
        raise BadQuery(
            "passwords would go over the network in the clear: give --certificate and --key, or serve this machine "
            "only and let a proxy on it do that (--name)"
        )


def is_local(host: str) -> bool:
    """Whether an address is this machine's own, which nobody else can reach."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
