"""Remembers every report, what was read in it, and by what. The only room that knows SQL."""

from sayso.ledger.effective import same_analyst
from sayso.ledger.filters import Filter, days
from sayso.ledger.kept import Added, Entry, ReportRow, Status, Trouble
from sayso.ledger.runs import Run, this_run
from sayso.ledger.store import ALL, Ledger

__all__ = [
    "ALL",
    "Added",
    "Entry",
    "Filter",
    "Ledger",
    "ReportRow",
    "Run",
    "Status",
    "Trouble",
    "days",
    "same_analyst",
    "this_run",
]
