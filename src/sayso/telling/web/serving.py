"""Opening the door: a socket first, so that the browser is only sent where somebody answers."""

from __future__ import annotations

import socket
import webbrowser
from threading import Timer

import click
import uvicorn

from sayso.errors import BadQuery
from sayso.ledger import Ledger
from sayso.telling.web.app import application
from sayso.telling.web.desk import Serving

TAKES = 0.6
"""Seconds until the server answers."""


def serve(ledger: Ledger, serving: Serving, *, show: bool) -> None:
    """Serve until interrupted; ``show`` opens the browser. ``BadQuery`` when the address cannot be had."""
    listening = _listening(serving)
    port = listening.getsockname()[1]
    address = f"http{'s' if serving.certificate else ''}://{_named(serving.host)}:{port}/"
    click.echo(f"reading room of {ledger.name}: {address} (Ctrl-C closes it)")
    if show:
        opening = Timer(TAKES, webbrowser.open, (address,))
        opening.daemon = True
        opening.start()
    config = uvicorn.Config(
        application(ledger, serving),
        log_level="warning",
        server_header=False,
        access_log=False,
        proxy_headers=serving.name is not None,
        forwarded_allow_ips="127.0.0.1",
        ssl_certfile=serving.certificate,
        ssl_keyfile=serving.key,
    )
    with listening:
        uvicorn.Server(config).run(sockets=[listening])


def _listening(serving: Serving) -> socket.socket:
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    try:
        return socket.create_server((serving.host, serving.port), family=family)
    except OSError as error:
        what = f"{serving.host}, port {serving.port}"
        raise BadQuery(f"{what} cannot be served ({error.strerror}): give another --port or --host") from error


def _named(host: str) -> str:
    return f"[{host}]" if ":" in host else host
