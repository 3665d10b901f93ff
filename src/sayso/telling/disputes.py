"""Disputes: a table of them, and a page with the two claims side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from sayso.ledger import Entry
from sayso.model import Dispute, DisputeKind, Verdict
from sayso.telling import words
from sayso.telling.page import passage
from sayso.telling.safe import one_line
from sayso.telling.tables import colour

COLOURS = {Verdict.CONTRADICTORY: "bold red", Verdict.CONDITIONAL: "yellow", Verdict.COMPATIBLE: "dim"}


@dataclass(frozen=True, slots=True)
class Case:
    """A dispute with the two claims as the ledger holds them, and what says the same again."""

    dispute: Dispute
    a: Entry
    b: Entry
    repeats: tuple[Dispute, ...]


def cases(disputes: Iterable[Dispute], entries: Mapping[str, Entry]) -> Iterator[Case]:
    """The disputes that are no repeats, each with its claims (``entries``: by id) and its repeats."""
    again: dict[str, list[Dispute]] = {}
    first: list[Dispute] = []
    for dispute in disputes:
        if dispute.repeats is None:
            first.append(dispute)
        else:
            again.setdefault(dispute.repeats, []).append(dispute)
    for dispute in first:
        repeats = tuple(again.get(dispute.id, ()))
        yield Case(dispute, entries[dispute.a.claim], entries[dispute.b.claim], repeats)


def disputes_table(told: Iterable[Case]) -> Table:
    """One row a dispute: the verdict and its condition, and the two sides in their words."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, leading=1, expand=True)
    table.add_column("dispute", no_wrap=True, min_width=words.SHORT)
    table.add_column("verdict", ratio=5, overflow="fold")
    table.add_column("one side", ratio=7, overflow="fold")
    table.add_column("the other", ratio=7, overflow="fold")
    for case in told:
        short = Text(case.dispute.id[: words.SHORT], style="cyan")
        table.add_row(short, _verdict(case), _side(case.a), _side(case.b))
    return table


def dispute_page(case: Case, *, styled: bool) -> Group:
    """The page of one dispute; ``styled`` marks the evidence with bold and underline, otherwise «…» does."""
    again = (_again(case),) if case.repeats else ()
    return Group(_heading(case), Text(), _sides(case, styled=styled), _overlap(case.dispute), *again)


def _verdict(case: Case) -> Text:
    dispute = case.dispute
    told = Text.assemble((dispute.verdict.value, COLOURS[dispute.verdict]), "\n", words.plain(dispute.kind.value))
    if dispute.reversal:
        told.append("\nreversal: one voice said both", style="magenta")
    told.append(f"\n{one_line(dispute.condition or dispute.why)}", style="dim")
    if case.repeats:
        told.append(f"\nsaid again {words.number(len(case.repeats), 'time')}", style="dim")
    return told


def _side(entry: Entry) -> Text:
    claim, text = entry.claim, entry.document.text
    where = ", ".join(part for part in (words.where(claim.place), words.when(claim.time, text)) if part)
    told = Text.assemble(words.who(claim) or "the report itself", (f" ({words.kind(claim)})", "dim"), "\n")
    told.append(f"{words.stance(claim)} · {words.event(claim)}", style=colour(claim))
    told.append(f"\n{words.excerpt(claim.evidence.of(text))}")
    return told.append(f"\n{'; '.join(filter(None, (where, one_line(entry.document.id))))}", style="dim")


def _heading(case: Case) -> Text:
    dispute = case.dispute
    told = Text.assemble(("dispute ", "dim"), (dispute.id, "bold cyan"), "\n", words.plain(dispute.kind.value), ": ")
    told.append(dispute.verdict.value, style=COLOURS[dispute.verdict])
    if dispute.condition:
        told.append(f" {one_line(dispute.condition)}")
    told.append(f"\nwhy: {one_line(dispute.why)}", style="dim")
    return told.append("\nreversal: one voice said both", style="magenta") if dispute.reversal else told


def _sides(case: Case, *, styled: bool) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    denial = case.dispute.kind is DisputeKind.ASSERTION_VS_DENIAL
    for heading in ("asserts", "denies") if denial else ("one side", "the other"):
        table.add_column(heading, ratio=1, overflow="fold")
    table.add_row(*(passage(entry, styled=styled) for entry in (case.a, case.b)))
    table.add_row()
    table.add_row(*(_origin(entry) for entry in (case.a, case.b)))
    return table


def _origin(entry: Entry) -> Text:
    """Who says it, through whom, where and when it was, when it was said, and in which report."""
    claim, text = entry.claim, entry.document.text
    lines = [
        words.chain(claim) or "the report itself",
        f"{words.stance(claim)} · {words.event(claim)}",
        f"actors: {words.names(claim.actors) or 'not named'}",
        f"place: {words.where(claim.place) or 'not said'}",
        f"time: {words.when(claim.time, text) or 'not said'}",
        f"published: {entry.published.value or 'unknown'}",
        f"claim {one_line(claim.id)[: words.SHORT]} in {one_line(entry.document.id)}",
    ]
    return Text("\n".join(lines), style="dim")


def _overlap(dispute: Dispute) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in ("overlap of", "is", "because"):
        table.add_column(heading)
    overlap = dispute.overlap
    parts = {"type": overlap.type, "actor": overlap.actor, "place": overlap.place, "time": overlap.time}
    for name, shared in parts.items():
        table.add_row(name, shared.relation, Text(one_line(shared.why), style="dim"))
    return table


def _again(case: Case) -> Text:
    told = Text("said again:", style="dim")
    for dispute in case.repeats:
        sides = " / ".join(
            f"{side.claim[: words.SHORT]} in {one_line(side.document)}" for side in (dispute.a, dispute.b)
        )
        told.append(f"\n  {sides}", style="dim")
    return told
