"""Copies of one text, found by the bands of their signatures and never by comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select

from sayso.ledger.aligning import aligned
from sayso.ledger.filters import current
from sayso.ledger.likeness import FORMULA, copied, differences, shared
from sayso.ledger.opening import looking, writing
from sayso.ledger.schema import copies, readings, reports, signatures, signed_versions, versions
from sayso.model import Copy, CopyGroup

Signing = Callable[[str], Sequence[int]]
"""The bands of a text."""

BATCH = 50
"""Versions signed in one transaction."""

NEAREST = 20
"""Reports with most bands in common, which alone are compared word by word."""


@dataclass(frozen=True, slots=True)
class _Text:
    """The current version of a report; ``added``: key of the report, in the order in which they came."""

    added: int
    report: str
    publisher: str | None
    title: str | None
    published: str | None
    text: str


def brought_up_to_date(engine: Engine, signing: Signing) -> None:
    """Sign the versions that are not signed yet and link them with what they copy, or what copies them."""
    _forget_other_formulas(engine)
    while True:
        with looking(engine) as connection:
            batch = _not_signed(connection)
        if not batch:
            return
        signed = {row.id: signing(row.text) for row in batch}
        with writing(engine) as connection:
            for row in batch:
                _sign(connection, row, signed[row.id])


def groups(connection: Connection, report: str | None = None) -> list[CopyGroup]:
    """The copies of each text that has some, by their current versions; with ``report`` only its group."""
    found = [_ordered(group) for group in _together(connection)]
    told = [group for group in found if report is None or report in {one.report for one in group}]
    return [_group(group) for group in sorted(told, key=lambda group: group[0].added)]


def firsts(connection: Connection) -> dict[str, str]:
    """For each report that has copies or is one, the first of its group."""
    return {one.report: group[0].report for group in map(_ordered, _together(connection)) for one in group}


def _forget_other_formulas(engine: Engine) -> None:
    others = select(signed_versions.c.version).where(signed_versions.c.formula != FORMULA).limit(1)
    with looking(engine) as connection:
        if connection.scalar(others) is None:
            return
    with writing(engine) as connection:
        for table in (copies, signatures, signed_versions):
            connection.execute(delete(table))


def _not_signed(connection: Connection) -> Sequence[Row[Any]]:
    last = select(func.coalesce(func.max(signed_versions.c.version), 0)).scalar_subquery()
    asked = select(versions.c.id, versions.c.text, versions.c.report).where(versions.c.id > last)
    return connection.execute(asked.order_by(versions.c.id).limit(BATCH)).all()


def _sign(connection: Connection, row: Row[Any], bands: Sequence[int]) -> None:
    """Nothing is done where another process was quicker."""
    if connection.scalar(select(signed_versions.c.version).where(signed_versions.c.version == row.id)) is not None:
        return
    connection.execute(insert(signed_versions), {"version": row.id, "formula": FORMULA})
    if bands:
        rows = [{"band": band, "digest": digest, "version": row.id} for band, digest in enumerate(bands)]
        connection.execute(insert(signatures), rows)
    for other, text in _nearest(connection, row):
        if (share := copied(row.text, text)) is not None:
            connection.execute(insert(copies), {"version": row.id, "other": other, "shared": share})


def _nearest(connection: Connection, row: Row[Any]) -> list[tuple[int, str]]:
    """The versions of other reports with most bands in common with this one, and their texts."""
    mine, theirs = signatures.alias("mine"), signatures.alias("theirs")
    meeting = (mine.c.band == theirs.c.band) & (mine.c.digest == theirs.c.digest)
    asked = (
        select(theirs.c.version)
        .select_from(mine.join(theirs, meeting).join(versions, versions.c.id == theirs.c.version))
        .where(mine.c.version == row.id, versions.c.report != row.report)
        .group_by(theirs.c.version)
        .order_by(func.count().desc(), theirs.c.version)
        .limit(NEAREST)
    )
    near = list(connection.scalars(asked))
    texts = {one.id: one.text for one in connection.execute(select(versions).where(versions.c.id.in_(near)))}
    return [(version, texts[version]) for version in near]


def _together(connection: Connection) -> list[list[_Text]]:
    """The current versions that are linked with each other, over however many links."""
    links = [(row.version, row.other) for row in connection.execute(select(copies.c.version, copies.c.other))]
    texts = _texts(connection, sorted({version for link in links for version in link}))
    at: dict[int, int] = {version: version for version in texts}
    for one, other in links:
        if one in texts and other in texts:
            low, high = sorted((_root(at, one), _root(at, other)))
            at[high] = low
    found: dict[int, list[_Text]] = defaultdict(list)
    for version, text in texts.items():
        found[_root(at, version)].append(text)
    return [group for group in found.values() if len(group) > 1]


def _root(at: dict[int, int], version: int) -> int:
    while at[version] != version:
        version = at[version]
    return version


def _texts(connection: Connection, wanted: Sequence[int]) -> dict[int, _Text]:
    """Those of these versions that are current."""
    found: dict[int, _Text] = {}
    for start in range(0, len(wanted), 1000):
        asked = (
            select(versions, reports.c.name, readings.c.published.label("dated"))
            .select_from(readings.join(versions, readings.c.version == versions.c.id).join(reports))
            .where(versions.c.id.in_(wanted[start : start + 1000]), current())
        )
        for row in connection.execute(asked):
            found[row.id] = _Text(row.report, row.name, row.publisher, row.title, row.dated, row.text)
    return found


def _ordered(group: Sequence[_Text]) -> list[_Text]:
    """The one published first at the head; of those without a date, and of one day, the one added first."""
    return sorted(group, key=lambda one: (one.published is None, one.published or "", one.added))


def _group(texts: Sequence[_Text]) -> CopyGroup:
    first, *others = texts
    return CopyGroup(first=_copy(first, first), others=tuple(_copy(first, other) for other in others))


def _copy(first: _Text, other: _Text) -> Copy:
    return Copy(
        report=other.report,
        publisher=other.publisher,
        title=other.title,
        published=other.published,
        shared=shared(first.text, other.text),
        differences=differences(first.text, other.text, aligned(first.text, other.text)),
    )
