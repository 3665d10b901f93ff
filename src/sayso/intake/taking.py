"""How inputs are taken, as the user asked for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sayso.intake import quarantine
from sayso.intake.child import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """``published``: ISO date of the reports that give none. ``column``: which column of a table holds the text.

    ``allow_private``: also pages of one's own network are fetched. ``quarantine``: the folder for inputs that end the
    process that parses them. ``limits``: what that process may use for each.
    """

    published: str | None = None
    column: str | None = None
    allow_private: bool = False
    quarantine: Path = field(default_factory=quarantine.folder)
    limits: Limits = field(default_factory=Limits)
