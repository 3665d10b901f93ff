"""Remembers every report, what was read in it, and by what. The only room that knows SQL.

Names are loaded when they are first used: what hands over a claim need not know how one is kept.
"""

from importlib import import_module
from typing import TYPE_CHECKING

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


def __getattr__(name: str) -> object:
    """The part of this room called ``name`` (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso.ledger' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
