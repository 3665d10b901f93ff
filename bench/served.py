"""The reading room over a ledger, served on loopback in a thread of its own: for measures and browser tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from sayso.ledger import Ledger
from sayso.telling.web.app import application


@contextmanager
def served(ledger: Ledger) -> Iterator[str]:
    """The address at which a ledger can be looked at."""
    server = uvicorn.Server(uvicorn.Config(application(ledger), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
