"""What changed in reports, for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from sayso.model import Cause, Change, ChangeKind, ClaimAt, FieldChange
from sayso.telling import words
from sayso.telling.safe import one_line

STYLES = {
    ChangeKind.ADDED: "green",
    ChangeKind.DROPPED: "red",
    ChangeKind.CHANGED: "bold yellow",
    ChangeKind.REWORDED: "dim",
}
_CAUSES = {
    Cause.REPORT: "the report changed",
    Cause.SAYSO: "read otherwise by sayso",
    Cause.EITHER: "the report or sayso",
}


def changes_table(changes: Iterable[Change]) -> Table:
    """One row a claim: what became of it and by whom, its values before and after, and its words."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, leading=1, expand=True)
    for heading, ratio in (("report", 3), ("change", 4), ("values", 6), ("words", 7)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    table.add_column("claim", no_wrap=True, min_width=words.SHORT, style="cyan")
    for change in changes:
        table.add_row(*_row(change))
    return table


def _row(change: Change) -> Iterator[Text]:
    versions = f"version {change.old_version}"
    if change.new_version != change.old_version:
        versions += f" to {change.new_version}"
    yield Text.assemble(one_line(change.report), (f"\n{versions}\nread {change.at[:10]}", "dim"))
    kind = change.new or change.old
    about = f" · {words.plain(kind.type.value)}" if kind else ""
    yield Text.assemble((change.kind.value, STYLES[change.kind]), about, (f"\n{_CAUSES[change.cause]}", "dim"))
    yield Text("\n").join(map(_field, change.fields))
    yield Text("\n").join(_evidence(change))
    yield Text("\n".join(one.claim[: words.SHORT] for one in (change.old, change.new) if one is not None))


def _field(one: FieldChange) -> Text:
    """ "quantities: at least 56 people → at least 85 people", then the words that say so, where they differ."""
    told = Text.assemble(f"{one.field}: ", (_value(one.old), "red"), " → ", (_value(one.new), "green"))
    if one.old_words != one.new_words and (one.old_words or one.old, one.new_words or one.new) != (one.old, one.new):
        told.append(f"\n{_quoted(one.old_words)} → {_quoted(one.new_words)}", style="dim")
    return told


def _evidence(change: Change) -> Iterator[Text]:
    for sign, style, one in (("−", "red", change.old), ("+", "green", change.new)):
        if one is not None:
            yield _words(sign, style, one)


def _words(sign: str, style: str, one: ClaimAt) -> Text:
    return Text.assemble((f"{sign} ", style), words.excerpt(one.words, 200))


def _value(value: str | None) -> str:
    return one_line(value) if value else "not said"


def _quoted(exact: str | None) -> str:
    return f"“{words.excerpt(exact, 80)}”" if exact else "no words"
