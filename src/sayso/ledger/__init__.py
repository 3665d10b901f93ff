"""Remembers every report, what was read in it, and by what. The only room that knows SQL."""

from sayso.ledger.chain import Head
from sayso.ledger.effective import same_analyst
from sayso.ledger.filters import Filter, days
from sayso.ledger.kept import Added, Entry, ReportRow, Status, Trouble
from sayso.ledger.runs import Run, this_run
from sayso.ledger.store import ALL, Ledger
from sayso.ledger.verifying import Fault, Verified

__all__ = [
    "ALL",
    "Added",
    "Entry",
    "Fault",
    "Filter",
    "Head",
    "Ledger",
    "ReportRow",
    "Run",
    "Status",
    "Trouble",
    "Verified",
    "days",
    "same_analyst",
    "this_run",
]
