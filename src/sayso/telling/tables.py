"""Claims and reports as tables that fit the width there is."""

from __future__ import annotations

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from sayso.ledger import Entry, ReportRow, Trouble
from sayso.model import Claim, Modality, Polarity, Zone
from sayso.telling import words
from sayso.telling.judgements import STYLES, mark
from sayso.telling.safe import one_line


def claims_table(entries: Iterable[Entry]) -> Table:
    """One row a claim: who says it, what, where and when, and the words that say so."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, leading=1, expand=True)
    table.add_column("claim", no_wrap=True, min_width=words.SHORT)
    for heading, ratio in (("who says", 4), ("what", 4), ("where and when", 5), ("in which words", 8)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for entry in entries:
        table.add_row(*_claim(entry))
    return table


def reports_table(rows: Iterable[ReportRow]) -> Table:
    """One row a report: publisher, date and how it is known, and how much was read in it."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("report", overflow="fold", ratio=4)
    table.add_column("publisher", ratio=3)
    table.add_column("published", ratio=2)
    for heading in ("version", "claims", "voices", "problems"):
        table.add_column(heading, justify="right")
    for row in rows:
        table.add_row(*_report(row))
    return table


def problems_table(troubles: Iterable[Trouble]) -> Table:
    """One row a problem: in which report, where, and what."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("report", overflow="fold", ratio=2)
    table.add_column("at", justify="right")
    table.add_column("problem", ratio=5)
    for one in troubles:
        span = one.problem.span
        at = f"{span.start} to {span.end}" if span else ""
        table.add_row(Text(one_line(one.report)), Text(at), Text(one_line(one.problem.what)))
    return table


def _claim(entry: Entry) -> Iterable[Text]:
    claim, text = entry.claim, entry.document.text
    zone = "" if claim.zone is Zone.BODY else f", {claim.zone.value}"
    yield Text.assemble((one_line(claim.id)[: words.SHORT], "cyan"), _review(entry))
    yield _cell(words.who(claim) or "the report itself", f"{words.kind(claim)}{_cue(claim, text)}")
    yield Text.assemble((words.stance(claim), colour(claim)), " · ", words.event(claim), _below(words.how_many(claim)))
    yield _cell(words.where(claim.place), words.when(claim.time, text))
    yield _cell(words.excerpt(claim.evidence.of(text)), f"{one_line(entry.document.id)}{zone}")


def colour(claim: Claim) -> str:
    """Red for what is denied, yellow for what is not put forward as a fact, green for the rest."""
    if claim.polarity is Polarity.DENIED:
        return "bold red"
    return "green" if claim.modality in (Modality.OCCURRED, Modality.ONGOING) else "yellow"


def _report(row: ReportRow) -> Iterable[Text]:
    yield _cell(one_line(row.name), one_line(row.title or ""))
    yield Text(one_line(row.publisher or ""))
    yield _cell(row.published or "unknown", row.basis if row.published else "")
    yield Text(str(row.version))
    yield Text(str(row.claims), style="bold" if row.claims else "dim")
    yield Text(str(row.voices))
    yield Text(str(row.problems), style="yellow" if row.problems else "dim")


def _review(entry: Entry) -> tuple[str, str]:
    """What analysts say, a few words a line."""
    said = mark(entry.judged).replace(": ", ":\n").replace(", ", ",\n")
    return (f"\n{said}" if said else "", STYLES[entry.review])


def _cue(claim: Claim, text: str) -> str:
    return f", “{words.excerpt(claim.cue.of(text), 40)}”" if claim.cue else ""


def _cell(main: str, below: str) -> Text:
    return Text.assemble(main, _below(below)) if main else Text(below, style="dim")


def _below(words: str) -> tuple[str, str]:
    return (f"\n{words}" if words else "", "dim")
