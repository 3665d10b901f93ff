"""Feeds looked at again and again: what is new in them is fetched and comes out as documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import BadReport
from sayso.intake.desk import Desk
from sayso.intake.fetch import Fetcher
from sayso.intake.memory import Memory, Seen
from sayso.intake.outlines import outlines
from sayso.intake.taking import Taking
from sayso.intake.urls import checked, is_url
from sayso.model import Document, Problem

MOST_TRIES = 3
"""Polls in which a page is asked for that cannot be had, before its feed's word is taken for the last."""


def feeds(named: Sequence[str], taking: Taking) -> tuple[str, ...]:
    """The addresses of the feeds that a user names: URLs, and files of OPML; ``BadReport`` when one is neither."""
    found: list[str] = []
    with Desk(taking, Fetcher()) as desk:
        for name in named:
            found += [str(checked(name))] if is_url(name) else _listed(Path(name), desk)
    return tuple(dict.fromkeys(found))


def _listed(path: Path, desk: Desk) -> Iterator[str]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadReport(f"{path}: it cannot be opened ({error.strerror})") from None
    for found in desk.ask(_outlines, data, str(path)):
        if isinstance(found, BadReport):
            raise found
        yield found


def _outlines(data: bytes) -> Iterator[str | BadReport]:
    try:
        yield from outlines(data)
    except BadReport as error:
        yield error


def news(addresses: Sequence[str], desk: Desk, memory: Memory) -> Iterator[Document | BadReport]:
    """What feeds hold that ``memory`` does not, taken in at ``desk``; a feed that fails is a ``BadReport``.

    ``memory`` learns what was seen, and is to be saved when all that came out is safe.
    """
    for address in addresses:
        yield from _Feed(address, desk, memory).news()


@dataclass(frozen=True, slots=True)
class _Feed:
    """One feed at one poll."""

    address: str
    desk: Desk
    memory: Memory

    def news(self) -> Iterator[Document | BadReport]:
        seen = self.memory.of(self.address)
        try:
            page = self.desk.fetcher.fetch(self.address, seen.known)
        except BadReport as error:
            yield BadReport(f"{self.address}: {error}; it is asked again at the next poll")
            return
        if page is None:
            return
        whole = True
        for item in list(self.desk.parse(self.desk.page(page, self.address))):  # one input at a time
            if isinstance(item, BadReport):
                yield item
            else:
                yield from self._entry(item)
                whole = whole and not self._pending(item)
        if whole:  # or else the entries are looked at again, even if the feed stays as it is
            self.memory.put(self.address, Seen(etag=page.known.etag, modified=page.known.modified))

    def _entry(self, entry: Document) -> Iterator[Document | BadReport]:
        """An entry's page, or its own text where the page cannot be had."""
        if entry.url is None or entry.url == self.address:
            yield entry
            return
        seen = self.memory.of(entry.url)
        if seen.entry == entry.sha256 and not self._pending(entry):
            return
        try:
            yield from self._page(entry, entry.url, seen)
        except BadReport as error:
            failed = seen.failed + 1 if seen.entry == entry.sha256 else 1
            self.memory.put(entry.url, replace(seen, entry=entry.sha256, failed=failed))
            why = Problem(what=f"its page could not be read ({error}): this is the feed's own text", span=None)
            yield replace(entry, id=entry.url, notes=(*entry.notes, why))

    def _page(self, entry: Document, url: str, seen: Seen) -> Iterator[Document | BadReport]:
        """The documents of an entry's page, none if it is as it was; ``BadReport`` where there is none."""
        page = self.desk.fetcher.fetch(url, seen.known)
        if page is not None:
            items = list(self.desk.parse(self.desk.page(page, url, entry.published)))
            if not any(isinstance(item, Document) for item in items):
                raise next((item for item in items if isinstance(item, BadReport)), BadReport("there is nothing in it"))
            yield from items
        known = page.known if page else seen.known
        self.memory.put(url, Seen(etag=known.etag, modified=known.modified, entry=entry.sha256))

    def _pending(self, entry: Document) -> bool:
        """Whether its page is to be asked for again although the entry has not changed."""
        return entry.url is not None and 0 < self.memory.of(entry.url).failed < MOST_TRIES
