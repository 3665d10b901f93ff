"""Bytes to documents: one module per kind of input. What cannot be read comes out as a ``BadReport``, in its place."""

from sayso.intake.kinds.lines import reports
from sayso.intake.report import day, document
from sayso.intake.sources import count, documents

__all__ = ["count", "day", "document", "documents", "reports"]
