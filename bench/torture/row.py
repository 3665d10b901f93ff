"""One line of the table of measures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured, what is wanted, what was got, and whether that will do."""

    name: str
    wanted: str
    got: str
    ok: bool
