"""Somebody who looks at pages, without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from fastapi import FastAPI

from sayso.ledger import Ledger
from sayso.model import Reading
from sayso.telling.web.app import application
from tests import made


@dataclass(frozen=True, slots=True)
class Visit:
    """A reading room that is open."""

    app: FastAPI

    def get(self, address: str) -> httpx.Response:
        """The answer, redirects not followed."""
        return asyncio.run(self._asked(address))

    async def _asked(self, address: str) -> httpx.Response:
        through = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=through, base_url="http://127.0.0.1") as client:
            return await client.get(address)


@contextmanager
def visited(path: Path, *readings: Reading) -> Iterator[Visit]:
    """The room of a new ledger of these readings."""
    with Ledger.open(path / "ledger.db", create=True) as ledger:
        for reading in readings:
            ledger.add(reading, made.RUN)
        app = application(ledger)
        yield Visit(app)
        app.state.desk.close()
