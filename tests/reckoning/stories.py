"""Short reports read for the tests of reckoning."""

from __future__ import annotations

from sayso.intake import document
from sayso.model import Dispute, Statement
from sayso.reading import Kit, read_documents
from sayso.reckoning import Scope, disputes, scopes


def told(kit: Kit, *texts: str, published: str = "2024-03-05") -> list[Statement]:
    """The claims of some reports of one day, each by a paper of its own."""
    homes = [
        document(text, name=f"report-{n}.txt", published=published, publisher=f"Paper {n}")
        for n, text in enumerate(texts)
    ]
    made = []
    for reading in read_documents(iter(homes), kit):
        text = reading.document.text
        for claim in reading.claims:
            made.append(
                Statement(
                    claim=claim,
                    published=reading.published.value,
                    publisher=reading.document.publisher,
                    trigger=claim.trigger.of(text),
                    evidence=claim.evidence.of(text),
                )
            )
    return made


def scoped(kit: Kit, *texts: str) -> list[Scope]:
    """Their scopes."""
    return list(scopes(told(kit, *texts)))


def disputed(kit: Kit, *texts: str, near_misses: bool = False) -> tuple[Dispute, ...]:
    """Their disputes."""
    return disputes(scopes(told(kit, *texts)), near_misses=near_misses)
