"""Each current claim in a few words, for lists in which very many claims stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from sayso.ledger.catalogue import Shelf


class Outline(NamedTuple):
    """What a claim is counted by: ``voice`` and ``publisher`` as in ``FACETS``. ``row`` grows with every claim."""

    row: int
    event: str
    voice: str
    publisher: str


_COLUMNS = ("event", "voice", "publisher")


class Outlines(Mapping[str, Outline]):
    """The outlines of all current claims by their ids, each made when it is asked for."""

    def __init__(self, shelf: Shelf) -> None:
        """Those of one state of the ledger."""
        self._shelf = shelf
        self._rows, self._current = shelf.rows.tolist(), shelf.current.tolist()
        self._told = [(one.values, one.codes.tolist()) for one in map(shelf.columns.__getitem__, _COLUMNS)]

    def __getitem__(self, claim: str) -> Outline:
        """The outline of the claim of this id; ``KeyError`` when there is none that is current."""
        at = self._shelf.index.get(claim)
        if at is None or at >= len(self._rows) or not self._current[at]:
            raise KeyError(claim)
        (events, event), (voices, voice), (outlets, outlet) = self._told
        return Outline(self._rows[at], events[event[at]], voices[voice[at]], outlets[outlet[at]])

    def __iter__(self) -> Iterator[str]:
        """The ids of all current claims."""
        return (self._shelf.names[at] for at in np.flatnonzero(self._shelf.current).tolist())

    def __len__(self) -> int:
        """How many claims are current."""
        return int(self._shelf.current.sum())
