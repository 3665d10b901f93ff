"""The ledger: reports, what was read in them, and by what. Nothing in it is ever changed or removed."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine

from sayso.errors import NotFound
from sayso.ledger import asking, copies, judging
from sayso.ledger.adding import added, same
from sayso.ledger.address import Address, address_of
from sayso.ledger.backing import backed_up
from sayso.ledger.chain import Head, head
from sayso.ledger.changes import changed
from sayso.ledger.copies import Signing
from sayso.ledger.filters import Filter, days
from sayso.ledger.holdings import holding
from sayso.ledger.index import Posting, brought_up_to_date
from sayso.ledger.judgementrows import listed
from sayso.ledger.kept import Added, Entry, ReportRow, Trouble
from sayso.ledger.meeting import Pair, met, scopes_after, scopes_of
from sayso.ledger.opening import looking, mended, opened, writing
from sayso.ledger.returning import name_at_address
from sayso.ledger.runs import Run
from sayso.ledger.verifying import Tell, Verified, quietly, verified
from sayso.lexicon.gazetteer import Gazetteer, load
from sayso.model import Attached, Change, Claim, CopyGroup, Document, Opinion, Original, Reading

ALL = Filter()
"""Every claim of each report's current version."""


class Ledger:
    """An open ledger; use it in a ``with``. Every method raises ``BadLedger`` when the file is damaged or locked."""

    def __init__(self, engine: Engine, address: Address) -> None:
        """Use ``Ledger.open``."""
        self._engine = engine
        self._address = address
        self.name = address.name
        """Where it is, as people are told: no password."""
        self.file = address.path
        """The SQLite file; ``None``: it is in PostgreSQL."""

    @classmethod
    def open(cls, where: str | os.PathLike[str], *, create: bool = False) -> Ledger:
        """The ledger at ``where``, brought up to date; with ``create``, a new one where there is none.

        ``where``: a SQLite file, or ``postgresql://user@host/database``. ``BadLedger`` when it is missing, not a
        ledger, damaged, locked, not to be reached, or of a newer sayso.
        """
        address = address_of(where)
        return cls(opened(address, create=create), address)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def recall(self, document: Document) -> Document:
        """``document`` with all that the ledger was told before about the same text, under the name it has there.

        A changed text from an address that is known comes under the name of the report of that address.
        """
        with mended(self.name), looking(self._engine) as connection:
            held = holding(connection, document)
            if held is not None:
                return held.completed(document)
            name = name_at_address(connection, document)
            return document if name is None else replace(document, id=name)

    def holds(self, document: Document, run: Run) -> Added | None:
        """How the ledger holds this report, if reading it again in ``run`` would only give the same."""
        with mended(self.name), looking(self._engine) as connection:
            held = holding(connection, document)
            return same(connection, held) if held is not None and held.read_like(run) else None

    def add(self, reading: Reading, run: Run) -> Added:
        """Keep a reading, whole or not at all.

        A report that is held already stays as it is, under whatever name it was read before; a changed text, or one
        of which other things are told, is a new version; a text held as read by another sayso, model or lexicon is
        read again. Older versions and readings stay, superseded.
        """
        with mended(self.name), writing(self._engine) as connection:
            return added(connection, reading, run)

    def claims(self, wanted: Filter = ALL) -> Iterator[Claim]:
        """The claims that ``wanted`` asks for, in the order in which they were added."""
        return (entry.claim for entry in self.entries(wanted))

    def entries(self, wanted: Filter = ALL) -> Iterator[Entry]:
        """The same, each with the report that it stands in; ``NotFound`` when there is no such report."""
        if wanted.report is not None:
            self._check_report(wanted.report)
        after: int | None = 0
        while after is not None:
            with mended(self.name), looking(self._engine) as connection:
                found, after = asking.page(connection, wanted, after)
            yield from found

    def claim(self, start: str) -> Entry:
        """The claim whose id is ``start``, or alone begins with it; ``NotFound`` when none does, or several."""
        with mended(self.name), looking(self._engine) as connection:
            return asking.claim_of(connection, start)

    def judge(
        self, starts: Sequence[str], opinion: Opinion, *, gazetteer: Callable[[], Gazetteer] = load
    ) -> list[Entry]:
        """Keep an opinion on these claims (ids, or their beginnings), on all or none; the claims as they hold now.

        ``NotFound`` when there is no such claim, ``BadQuery`` when it was superseded or the value has no meaning.
        ``gazetteer``: opens the gazetteer, and is called only where a place is to be looked up.
        """
        with mended(self.name), looking(self._engine) as connection:
            whole = asking.named(connection, starts)
        ids = list(dict.fromkeys(start if start in whole else self.claim(start).claim.id for start in starts))
        with mended(self.name), looking(self._engine) as connection:
            rows = [judging.prepared(connection, claim, opinion, gazetteer) for claim in ids]
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with mended(self.name), writing(self._engine) as connection:
            for row in rows:
                judging.kept(connection, row, at)
        with mended(self.name), looking(self._engine) as connection:
            found = asking.named(connection, ids)
        return [found.get(claim) or self.claim(claim) for claim in ids]

    def judgements(self) -> list[Attached]:
        """Every judgement with the claim at which it stands now, in the order in which they were made."""
        with mended(self.name), looking(self._engine) as connection:
            return listed(connection)

    def sign(self, signing: Signing) -> None:
        """Find the copies among the reports that were added since; ``signing`` gives the bands of a text."""
        with mended(self.name):
            copies.brought_up_to_date(self._engine, signing)

    def copies(self, report: str | None = None) -> list[CopyGroup]:
        """The reports that are copies of one text, group by group, as far as they are signed; those of ``report``."""
        if report is not None:
            self._check_report(report)
        with mended(self.name), looking(self._engine) as connection:
            return copies.groups(connection, report)

    def copied(self) -> dict[str, str]:
        """For each report that has copies or is one: the first of its group."""
        with mended(self.name), looking(self._engine) as connection:
            return copies.firsts(connection)

    def changes(self, report: str | None = None, since: str | None = None) -> list[Change]:
        """What became of claims from one version or reading of their report to the next, in order.

        ``since``: ISO date (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``), only what was read then or later. ``NotFound``
        when there is no such report.
        """
        first = None if since is None else days(since)[0]
        if report is not None:
            self._check_report(report)
        with mended(self.name), looking(self._engine) as connection:
            return list(changed(connection, report, first))

    def text(self, report: str, version: int | None = None) -> str:
        """A report's text, exactly as it came in; ``NotFound`` when there is no such report or version."""
        with mended(self.name), looking(self._engine) as connection:
            return asking.text_of(connection, report, version)

    def original(self, report: str, version: int | None = None) -> Original:
        """The bytes that a report came in as; ``NotFound`` when there is no such report, or none were kept of it."""
        with mended(self.name), looking(self._engine) as connection:
            return asking.original_of(connection, report, version)

    def reports(self) -> list[ReportRow]:
        """All reports in their current versions, in the order in which they were first read."""
        with mended(self.name), looking(self._engine) as connection:
            return asking.report_rows(connection)

    def problems(self) -> list[Trouble]:
        """What could not be read, in the current version of each report."""
        with mended(self.name), looking(self._engine) as connection:
            return asking.troubles(connection)

    def index(self, posting: Posting, formula: str) -> None:
        """Bring the index of claims up to date: ``posting`` says how the claims of one report are posted, in order.

        ``formula``: names the way in which it does so; what was indexed in another is indexed anew. Several processes
        may do this at once.
        """
        with mended(self.name):
            brought_up_to_date(self._engine, posting, formula)

    def candidates(self, report: str) -> list[Pair]:
        """The claims that meet in the index, as pairs of their rows, each once, in order.

        Those of ``report`` with each other and with those of every other report; ``NotFound`` when there is no such
        report. What was not indexed is not found.
        """
        self._check_report(report)
        with mended(self.name), looking(self._engine) as connection:
            return met(connection, report)

    def scopes(self, rows: Collection[int]) -> dict[int, str]:
        """What the index keeps of the claims of these rows, by row."""
        with mended(self.name), looking(self._engine) as connection:
            return scopes_of(connection, rows)

    def every_scope(self) -> Iterator[str]:
        """What the index keeps of each current claim, in the order of adding, page by page."""
        after = 0
        while True:
            with mended(self.name), looking(self._engine) as connection:
                page = scopes_after(connection, after)
            if not page:
                return
            yield from page.values()
            after = max(page)

    def head(self) -> Head:
        """The last entry of the chain, which stands for all that the ledger holds."""
        with mended(self.name), looking(self._engine) as connection:
            return head(connection)

    def verify(self, exported: Head | None = None, tell: Tell = quietly) -> Verified:
        """Recompute everything from rows to head. ``exported``: a head of before, which the ledger must still hold.

        ``tell``: told entries done, and in all.
        """
        with mended(self.name):
            return verified(self._engine, exported, tell)

    def backup(self, target: str | os.PathLike[str]) -> None:
        """Copy the ledger to a new file while others use it; ``BadLedger`` when that cannot be."""
        with mended(self.name):
            backed_up(self._engine, self._address, Path(target))

    def _check_report(self, name: str) -> None:
        with mended(self.name), looking(self._engine) as connection:
            if not asking.is_report(connection, name):
                raise NotFound(f"there is no report {name!r}: sayso reports lists them")
