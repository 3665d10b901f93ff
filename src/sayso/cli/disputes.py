"""``sayso disputes``."""

from __future__ import annotations

import sys

import click

from sayso import pipeline
from sayso.cli import options
from sayso.contract import dispute_record, line
from sayso.ledger import Filter, Ledger
from sayso.model import Dispute, DisputeKind
from sayso.telling.console import console
from sayso.telling.destination import destination
from sayso.telling.disputes import cases, disputes_table
from sayso.telling.words import number


@click.command("disputes")
@click.option("--kind", type=click.Choice([one.value for one in DisputeKind]), help="In what the claims collide.")
@click.option("--place", metavar="NAME", help="Only where a claim lies in this place, or in what is inside it.")
@click.option("--report", metavar="ID", help="Only where a claim stands in this report.")
@click.option("--all", "near_misses", is_flag=True, help="Also claims that look alike and can both hold, and why.")
@options.form
@options.out
@options.ledger
def command(
    kind: str | None,
    place: str | None,
    report: str | None,
    near_misses: bool,
    form: str,
    out: str | None,
    ledger: str,
) -> None:
    """List the claims in the ledger that cannot both hold.

    Each pair has a verdict: contradictory (they cannot both hold), conditional (not if something is so that a report
    leaves unsaid) or, with --all, compatible; and always the reason. Nothing is said of who is right. What the same
    voices say over again (headline and body) is one row of the table; as JSON lines each pair has a line of its own,
    and names in "repeats" the dispute that it says again.

    \b
    Examples:
      sayso disputes
      sayso disputes --place Aleppo --kind count_mismatch
      sayso disputes --all --format jsonl --out disputes.jsonl
    """
    if form == "table" and out is not None:
        raise click.UsageError("--out goes with --format jsonl")
    with Ledger.open(ledger) as opened:
        every = pipeline.disputes(opened, near_misses=near_misses, report=report)
        found = [dispute for dispute in every if kind is None or dispute.kind.value == kind]
        found = _placed(opened, found, place) if place is not None else found
        if form == "table":
            _table(opened, found)
            return
    with destination(out) as sink:
        for dispute in found:
            sink.write(f"{line(dispute_record(dispute))}\n".encode())


def _placed(ledger: Ledger, found: list[Dispute], place: str) -> list[Dispute]:
    inside = {claim.id for claim in ledger.claims(Filter(place=place))}
    return [dispute for dispute in found if {dispute.a.claim, dispute.b.claim} & inside]


def _table(ledger: Ledger, found: list[Dispute]) -> None:
    wanted = {side.claim for dispute in found if dispute.repeats is None for side in (dispute.a, dispute.b)}
    leading = {dispute.id for dispute in found if dispute.repeats is None}
    kept = [dispute for dispute in found if dispute.repeats is None or dispute.repeats in leading]
    told = list(cases(kept, {claim: ledger.claim(claim) for claim in wanted}))
    console(sys.stdout).print(disputes_table(told))
    click.echo(number(len(told), "dispute"), err=True)
