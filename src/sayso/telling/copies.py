"""Groups of copies for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from sayso.model import Copy, CopyGroup, Difference
from sayso.telling import words
from sayso.telling.safe import one_line

SHOWN = 6
"""Differences of one copy that are shown; the JSON has all of them."""


def copies_table(groups: Iterable[CopyGroup]) -> Table:
    """One section a group: its first report, then each other with what differs from the first."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, leading=1, expand=True)
    for heading, ratio in (("report", 4), ("publisher", 3), ("published", 2)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    table.add_column("shared", justify="right", no_wrap=True)
    table.add_column("what differs from the first", ratio=9, overflow="fold")
    for group in groups:
        table.add_row(*_row(group.first, Text("the first of the group", style="dim"), ""))
        for other in group.others:
            table.add_row(*_row(other, _differences(other), f"{other.shared:.0%}"))
        table.add_section()
    return table


def _row(copy: Copy, differs: Text, shared: str) -> Iterator[Text]:
    title = one_line(copy.title or "")
    yield Text.assemble(one_line(copy.report), (f"\n{title}" if title else "", "dim"))
    yield Text(one_line(copy.publisher or ""))
    yield Text(copy.published or "unknown")
    yield Text(shared)
    yield differs


def _differences(copy: Copy) -> Text:
    if not copy.differences:
        return Text("nothing", style="dim")
    shown = [part for one in copy.differences[:SHOWN] for part in _difference(one)]
    more = len(copy.differences) - SHOWN
    return Text.assemble(*shown, (f"and {more} more" if more > 0 else "", "dim"))


def _difference(one: Difference) -> Iterator[tuple[str, str]]:
    """ "− left out", "+ put in", "a → b"."""
    if one.old and one.new:
        yield f"“{words.excerpt(one.old, 60)}”", "red"
        yield " → ", "dim"
        yield f"“{words.excerpt(one.new, 60)}”\n", "green"
    elif one.old:
        yield f"left out: “{words.excerpt(one.old, 80)}”{_length(one.old)}\n", "red"
    else:
        yield f"put in: “{words.excerpt(one.new, 80)}”{_length(one.new)}\n", "green"


def _length(text: str) -> str:
    return f" ({len(text.split())} words)" if len(text) > 80 else ""
