"""Bytes to documents: one module per kind of input. What cannot be read comes out as a ``BadReport``, in its place.

Names are loaded when they are first used: fetching is heavy, and the process that parses needs none of it.
"""

from typing import TYPE_CHECKING

from sayso.fronts import front

if TYPE_CHECKING:
    from sayso.intake.kinds.lines import reports
    from sayso.intake.report import day, document
    from sayso.intake.sources import count, documents
    from sayso.intake.taking import Taking

_HOMES = {
    "Taking": "sayso.intake.taking",
    "count": "sayso.intake.sources",
    "day": "sayso.intake.report",
    "document": "sayso.intake.report",
    "documents": "sayso.intake.sources",
    "reports": "sayso.intake.kinds.lines",
}

__all__ = ["Taking", "count", "day", "document", "documents", "reports"]


__getattr__ = front(__name__, _HOMES)
