"""How much there is to review: by how far analysts have come, by whose it is, and by what is in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from sqlalchemy import func, select

from sayso.ledger.catalogue import Catalogue, Shelf
from sayso.ledger.counting import Asked, Count, chosen
from sayso.ledger.doubts import DoubtKind
from sayso.ledger.filters import current
from sayso.ledger.opening import looking, mended
from sayso.ledger.schema import attachments, readings
from sayso.ledger.store import Ledger
from sayso.model import Review

DONE = (Review.ACCEPTED, Review.CORRECTED, Review.REJECTED)
"""States in which nothing waits for anybody."""


class Work(NamedTuple):
    """Current claims of one assignee (``UNSAID``: nobody's), by how far analysts have come with them."""

    assignee: str
    states: Mapping[Review, int]

    @property
    def claims(self) -> int:
        """All of them."""
        return sum(self.states.values())

    @property
    def done(self) -> int:
        """Those that nobody has to look at any more."""
        return sum(self.states[one] for one in DONE)


def work(catalogue: Catalogue) -> list[Work]:
    """The claims of each assignee, those with most claims first."""
    shelf = catalogue.now()
    names, by_code = shelf.columns["assignee"], _by_review(shelf)
    found = [Work(names.values[code], states) for code, states in by_code.items()]
    return sorted(found, key=lambda one: (-one.claims, one.assignee))


def states(works: list[Work]) -> dict[Review, int]:
    """All current claims by how far analysts have come with them."""
    return {one: sum(work.states[one] for work in works) for one in Review}


def in_doubt(catalogue: Catalogue, asked: Asked) -> list[Count]:
    """In how many of the claims asked for what is in doubt, were that not asked for itself; the gravest first."""
    shelf = catalogue.now()
    mask, column = chosen(catalogue, shelf, replace(asked, doubt=None)), catalogue.doubts(shelf)
    found = [Count(kind.value, int((column.holds(kind) & mask).sum())) for kind in DoubtKind]
    return [one for one in found if one.claims]


def orphans(ledger: Ledger) -> int:
    """How many judgements stand at no claim of the current reading of their report."""
    asked = select(func.count()).select_from(attachments.join(readings, attachments.c.reading == readings.c.id))
    with mended(ledger.name), looking(ledger._engine) as connection:
        return connection.scalar(asked.where(attachments.c.claim.is_(None), current())) or 0


def _by_review(shelf: Shelf) -> dict[int, Mapping[Review, int]]:
    """By the code of each assignee: how many current claims are in which state."""
    names, reviews = shelf.columns["assignee"], shelf.columns["review"]
    wide = len(reviews.values)
    both = names.codes[shelf.current] * wide + reviews.codes[shelf.current]
    number = np.bincount(both, minlength=len(names.values) * wide).reshape(len(names.values), wide)
    column = {value: at for at, value in enumerate(reviews.values)}
    return {
        code: {one: int(number[code, column[one]]) if one in column else 0 for one in Review}
        for code in np.flatnonzero(number.sum(axis=1)).tolist()
    }
