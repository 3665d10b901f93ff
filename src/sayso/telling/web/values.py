"""Every value of a claim with the words that state it, the rule that read it, and on what basis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.ledger import Entry
from sayso.telling.page import rows_of


@dataclass(frozen=True, slots=True)
class Value:
    """One row: ``exact`` the words themselves, "" where the value is inferred."""

    field: str
    value: str
    exact: str
    rule: str


def values(entry: Entry) -> Iterator[Value]:
    """All values that there are, in the order in which the command line shows them."""
    for row in rows_of(entry):
        exact = row.span.of(entry.document.text) if row.span else ""
        yield Value(row.field, row.value, exact, row.rule)
