"""Reports of several days read for the tests of threads."""

from __future__ import annotations

from itertools import groupby

from hypothesis import strategies as st

from sayso.intake import document
from sayso.model import Statement
from sayso.reading import Kit, read_documents

DAY = "2024-03-05"
"""A Tuesday."""


def serial(kit: Kit, *reports: tuple[str, str]) -> list[Statement]:
    """The claims of some reports, each with its ISO date, each by a paper of its own."""
    homes = [
        document(text, name=f"report-{n}.txt", published=day, publisher=f"Paper {n}")
        for n, (day, text) in enumerate(reports)
    ]
    return [
        Statement(
            claim=claim,
            published=reading.published.value,
            publisher=reading.document.publisher,
            trigger=claim.trigger.of(reading.document.text),
            evidence=claim.evidence.of(reading.document.text),
        )
        for reading in read_documents(iter(homes), kit)
        for claim in reading.claims
    ]


def shuffled(statements: list[Statement]) -> st.SearchStrategy[list[Statement]]:
    """The same reports, read in another order."""
    reports = [list(told) for _, told in groupby(statements, lambda one: one.claim.document)]
    return st.permutations(reports).map(lambda order: [one for report in order for one in report])
