"""All state is in the URL: what a page shows can be bookmarked, sent on, and asked for again as JSON or CSV."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote, urlencode

from fastapi import Request

from sayso.errors import BadQuery
from sayso.ledger import Filter
from sayso.ledger.counting import SORTS, Asked
from sayso.ledger.doubts import DoubtKind
from sayso.model import EventType, Modality, Polarity, Review
from sayso.model.vocabulary import Term

K = TypeVar("K", bound=Term)

PAGE = 50
"""Rows of a table on one page."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page's path and query, from which those of its links are made."""

    path: str
    query: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def of(request: Request) -> Address:
        """Where the request went; what was left empty in a form is left out."""
        return Address(request.url.path, tuple((key, value) for key, value in request.query_params.items() if value))

    def get(self, name: str) -> str | None:
        """The value of that name in the query."""
        return dict(self.query).get(name)

    def at(self, **changes: str | int | None) -> str:
        """The same page with other values; ``None`` takes one away. A change of anything else begins at page one."""
        kept = {key: value for key, value in self.query if key not in changes and (key != "page" or not changes)}
        added = {key: str(value) for key, value in changes.items() if value is not None}
        return self._written({**kept, **added})

    def without(self, *names: str) -> Address:
        """The same page without these values."""
        return Address(self.path, tuple((key, value) for key, value in self.query if key not in names))

    def form(self, ending: str) -> str:
        """The same list in another form: "json", "csv"."""
        kept = {key: value for key, value in self.query if key not in ("page", "columns")}
        return Address(f"{self.path}.{ending}")._written(kept)

    def _written(self, query: dict[str, str]) -> str:
        return f"{quote(self.path)}?{urlencode(query)}" if query else quote(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Which claims a page shows and how: what is asked for, the order, the page (from one), and the columns."""

    asked: Asked
    sort: str
    page: int
    columns: tuple[str, ...]

    @property
    def offset(self) -> int:
        """How many rows come before."""
        return (self.page - 1) * PAGE


def view_of(request: Request, columns: Iterable[str], *, reviewed: bool) -> View:
    """What the URL asks for; ``BadQuery`` where it has no meaning. ``columns``: those shown if it names none."""
    query = {key: value.strip() for key, value in request.query_params.items() if value.strip()}
    return View(
        asked=asked_of(query, reviewed=reviewed),
        sort=sort_of(query.get("sort", "read")),
        page=number(query.get("page", "1")),
        columns=tuple(request.query_params.getlist("columns")) or tuple(columns),
    )


def asked_of(query: dict[str, str], *, reviewed: bool) -> Asked:
    """The claims that a query asks for, with the same names as on the command line."""
    base = Filter(
        speaker=query.get("speaker"),
        event=term(EventType, query, "event"),
        place=query.get("place"),
        since=query.get("since"),
        until=query.get("until"),
        polarity=term(Polarity, query, "polarity"),
        modality=term(Modality, query, "modality"),
        report=query.get("report"),
        superseded=query.get("superseded") == "yes",
        review=term(Review, query, "review"),
        assignee=query.get("assignee"),
    )
    exact = {name: query.get(name) for name in ("voice", "kind", "publisher", "begins")}
    return Asked(base=base, reviewed=reviewed, doubt=term(DoubtKind, query, "doubt"), **exact)


def term(kind: type[K], query: dict[str, str], name: str) -> K | None:
    """The word of a closed set that a query names; ``BadQuery`` where there is no such."""
    value = query.get(name)
    try:
        return kind(value) if value is not None else None
    except ValueError:
        raise BadQuery(f"{name} {value!r} is none of {', '.join(one.value for one in kind)}") from None


def number(written: str) -> int:
    """A page's number; ``BadQuery`` where it is none."""
    if not (written.isascii() and written.isdecimal() and 0 < int(written[:9]) < 1_000_000):
        raise BadQuery(f"{written!r} is no page: give a number from 1")
    return int(written)


def sort_of(written: str) -> str:
    """The order that a query names; ``BadQuery`` where there is no such."""
    if written.removeprefix("-") not in SORTS:
        raise BadQuery(f"sort {written!r} is none of {', '.join(SORTS)}")
    return written
