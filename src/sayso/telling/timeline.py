"""The timeline for people to read: when it was, when it was said, who said it and in which words."""

from __future__ import annotations

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from sayso.model import Claim, Happening, Timeline
from sayso.telling import words
from sayso.telling.safe import one_line
from sayso.telling.tables import colour

DAY, MINUTE = len("2016-10-25"), len("2016-10-25T16:00Z")
WIDE = 100
"""Columns that a table takes at most where it does not go to a terminal."""


def timeline_table(timeline: Timeline) -> Table:
    """One row a claim by the time of its event; those of unknown time come last, under a line of their own."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, leading=1, expand=True)
    table.add_column("when", min_width=DAY, max_width=MINUTE, overflow="fold")
    table.add_column("said", min_width=DAY, max_width=DAY + len("to "), overflow="fold")
    for heading, ratio in (("who says", 4), ("what and where", 4), ("in which words", 7)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    _rows(table, timeline.placed)
    if timeline.unplaced:
        table.add_section()
        _rows(table, timeline.unplaced)
    return table


def _rows(table: Table, happenings: Iterable[Happening]) -> None:
    for one in happenings:
        table.add_row(*_row(one))


def _row(one: Happening) -> Iterable[Text]:
    claim = one.statement.claim
    yield Text.assemble(_when(claim), (f"\n{one_line(claim.id)[: words.SHORT]}", "cyan"))
    yield Text(_said(one))
    yield Text.assemble(words.who(claim) or "the report itself", (f"\n{words.kind(claim)}", "dim"))
    place = words.where(claim.place)
    what = f"{words.stance(claim)} · {words.event(claim)}"
    yield Text.assemble((what, colour(claim)), (f"\n{place}" if place else "", "dim"))
    below = (f"\n{one_line(claim.document)}", "dim")
    yield Text.assemble(words.excerpt(one.statement.evidence, 160), below)


def _when(claim: Claim) -> str:
    """The window of the event; unknown where no bound of it is known."""
    time = claim.time
    if time is None or (time.earliest is None and time.latest is None):
        return "time unknown"
    return words.when(time, "")


def _said(one: Happening) -> str:
    earliest, latest = one.said_earliest, one.said_latest
    if latest is None:
        return "unknown" if earliest is None else f"from {earliest}"
    return latest if earliest in (None, latest) else f"{earliest} to {latest}"


def left_out(unsaid: int) -> str:
    """What ``--as-of`` left out because nobody knows when it was said; empty where that is nothing."""
    if not unsaid:
        return ""
    return f"left out, since nobody knows when it was said: {words.number(unsaid, 'claim')}"
