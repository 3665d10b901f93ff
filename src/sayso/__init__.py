"""Who says that what happened, or did not: a ledger of attributed claims in reports of war.

The front door::

    from sayso import Ledger, annotate, document, read, reckon

    for reading in annotate([document("Moscow said on Tuesday that its planes had not bombed the town.")]):
        print(reading.claims)

    print(reckon(annotate([document("…"), document("…")])).disputes)

    with Ledger.open("sayso.db", create=True) as ledger:
        read(["reports/"], ledger)
        for claim in ledger.claims():
            print(claim)

Names are loaded when they are first used: the parser is heavy, and ``sayso --help`` needs none of it.
"""

from typing import TYPE_CHECKING

from sayso.fronts import front

if TYPE_CHECKING:
    from sayso.contract import claim_record, record
    from sayso.errors import SaysoError
    from sayso.intake import document, documents
    from sayso.jobs import annotate
    from sayso.ledger import Entry, Filter, Ledger
    from sayso.model import Claim, Document, Options, Reading
    from sayso.pipeline import Summary, read, reckon

_HOMES = {
    "Claim": "sayso.model",
    "Document": "sayso.model",
    "Entry": "sayso.ledger",
    "Filter": "sayso.ledger",
    "Ledger": "sayso.ledger",
    "Options": "sayso.model",
    "Reading": "sayso.model",
    "SaysoError": "sayso.errors",
    "Summary": "sayso.pipeline",
    "annotate": "sayso.jobs",
    "claim_record": "sayso.contract",
    "document": "sayso.intake",
    "documents": "sayso.intake",
    "read": "sayso.pipeline",
    "reckon": "sayso.pipeline",
    "record": "sayso.contract",
}

__all__ = [
    "Claim",
    "Document",
    "Entry",
    "Filter",
    "Ledger",
    "Options",
    "Reading",
    "SaysoError",
    "Summary",
    "annotate",
    "claim_record",
    "document",
    "documents",
    "read",
    "reckon",
    "record",
]


__getattr__ = front(__name__, _HOMES)


def __dir__() -> list[str]:
    """What ``from sayso import …`` offers."""
    return __all__
