"""``sayso judgements``."""

from __future__ import annotations

import sys

import click

from sayso.cli import options
from sayso.contract import attached_record, line
from sayso.ledger import Ledger, same_analyst
from sayso.model import Attached
from sayso.telling.console import console
from sayso.telling.judgements import judgements_table
from sayso.telling.words import number


@click.command("judgements")
@click.option("--claim", metavar="ID", help="Only those of this claim, by its id now or then, or its beginning.")
@click.option("--by", metavar="NAME", help="Only those of this analyst.")
@click.option("--orphans", is_flag=True, help="Only those whose claim no longer stands in its report.")
@options.form
@options.ledger
def command(claim: str | None, by: str | None, orphans: bool, form: str, ledger: str) -> None:
    """List what analysts say of claims.

    Every judgement ever made, in order, with the claim at which it stands now. When a report is read again, or comes in
    a new version, its judgements go to the claims with the same words there; those for which there is none are
    orphans, and stay listed.

    \b
    Examples:
      sayso judgements --by Ann
      sayso judgements --orphans
      sayso judgements --claim 3f2a91c0 --format jsonl
    """
    with Ledger.open(ledger) as opened:
        found = [one for one in opened.judgements() if _wanted(one, claim, by) and (one.claim is None or not orphans)]
    if form == "jsonl":
        for one in found:
            click.echo(line(attached_record(one)).encode())
        return
    console(sys.stdout).print(judgements_table(found))
    lost = sum(1 for one in found if one.claim is None)
    orphaned = f", {number(lost, 'orphan')}" if lost else ""
    click.echo(f"{number(len(found), 'judgement')}{orphaned}", err=True)


def _wanted(one: Attached, claim: str | None, by: str | None) -> bool:
    ids = (one.claim or "", one.judgement.claim)
    return (claim is None or any(known.startswith(claim) for known in ids)) and (
        by is None or same_analyst(by, one.judgement.opinion.by)
    )
