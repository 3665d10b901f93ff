"""What ``judge``, ``accept``, ``reject``, ``reopen`` and ``assign`` do alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from sayso.ledger import Ledger
from sayso.lexicon.gazetteer import Gazetteer, load
from sayso.model import Opinion
from sayso.telling.judgements import mark


def judged(ledger: str, claims: Sequence[str], opinion: Opinion, gazetteer: Callable[[], Gazetteer] = load) -> None:
    """Keep an opinion on these claims, on all or none, and say how each of them stands now."""
    with Ledger.open(ledger) as opened:
        for entry in opened.judge(claims, opinion, gazetteer=gazetteer):
            click.echo(f"{entry.claim.id}  {mark(entry.judged)}")
