"""Made-up readings for a ledger, small and whole, and where a second store is."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import psycopg

from bench.synthetic import FIRST_DAY, World, reading, report
from sayso.ledger import Run
from sayso.model import Original, Paragraph, Problem, Reading, Span, Zone

RUN = Run(sayso="1", model="made", lexicon="first", started="2024-03-05T10:00:00+00:00")
CLAIMS = 6
SERVER = "SAYSO_TEST_POSTGRES"
WORLD = World.made(places=60)


def made(name: str, seed: int = 1) -> Reading:
    """A reading of a report of that name: some claims, a problem, blocks and an original."""
    plain = reading(report(name, WORLD, random.Random(f"{name} {seed}"), FIRST_DAY, CLAIMS))
    text = plain.document.text
    home = replace(
        plain.document,
        blocks=(Paragraph(span=Span(0, len(text)), zone=Zone.BODY),),
        original=Original(data=f"<p>{text}</p>".encode(), media="text/html"),
    )
    return replace(plain, document=home, problems=(Problem(what="made up", span=None),))


@contextmanager
def schema(name: str) -> Iterator[str | None]:
    """The address of an empty ledger in PostgreSQL, gone at the end; ``None`` where the environment names no server."""
    url = os.environ.get(SERVER)
    if not url:
        yield None
        return
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE SCHEMA {name}".encode())
        try:
            yield f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{name}"
        finally:
            server.execute(f"DROP SCHEMA {name} CASCADE".encode())
