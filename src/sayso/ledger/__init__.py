"""Remembers every report, what was read in it, and by what. The only room that knows SQL.

Names are loaded when they are first used: what hands over a claim need not know how one is kept.
"""

from typing import TYPE_CHECKING

from sayso.fronts import front

if TYPE_CHECKING:
    from sayso.ledger.chain import Head
    from sayso.ledger.effective import same_analyst
    from sayso.ledger.filters import Filter, days
    from sayso.ledger.kept import Added, Entry, ReportRow, Status, Trouble
    from sayso.ledger.runs import Run, this_run
    from sayso.ledger.store import ALL, Ledger
    from sayso.ledger.verifying import Fault, Verified

_HOMES = {
    "ALL": "sayso.ledger.store",
    "Added": "sayso.ledger.kept",
    "Entry": "sayso.ledger.kept",
    "Fault": "sayso.ledger.verifying",
    "Filter": "sayso.ledger.filters",
    "Head": "sayso.ledger.chain",
    "Ledger": "sayso.ledger.store",
    "ReportRow": "sayso.ledger.kept",
    "Run": "sayso.ledger.runs",
    "Status": "sayso.ledger.kept",
    "Trouble": "sayso.ledger.kept",
    "Verified": "sayso.ledger.verifying",
    "days": "sayso.ledger.filters",
    "same_analyst": "sayso.ledger.effective",
    "this_run": "sayso.ledger.runs",
}

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


__getattr__ = front(__name__, _HOMES)
