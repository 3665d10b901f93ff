"""Dates as feeds, mail and exports write them, to ISO days."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from sayso.errors import BadReport
from sayso.intake.report import day


def iso_day(written: str | None) -> str | None:
    """The day of an ISO 8601 or RFC 5322 date, as its own time zone has it; ``None`` when it is neither."""
    told = (written or "").strip()
    try:
        return day(told)
    except BadReport:
        pass
    try:
        return parsedate_to_datetime(told).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
