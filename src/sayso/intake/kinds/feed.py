"""RSS and Atom: an entry is a report. The XML is looked at by defusedxml before feedparser may have it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import ParseError
from xml.sax import SAXException

import feedparser
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sayso.errors import BadReport
from sayso.intake.kinds import page
from sayso.intake.kinds.composing import Block, compose
from sayso.intake.kinds.given import Input
from sayso.intake.kinds.language import disagreement, language
from sayso.intake.kinds.stamps import iso_day
from sayso.intake.prescan import scanned
from sayso.intake.report import document
from sayso.model import Document, Original, Problem, Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feed:
    """What the feed says of all its entries."""

    title: str | None
    lang: str | None
    given: Input


def documents(given: Input) -> Iterator[Document | BadReport]:
    """A document for each entry, in the feed's order, or a ``BadReport`` that names the entry."""
    data = given.read()
    scanned(data, xml=True)
    _require_harmless(data)
    found = feedparser.parse(io.BytesIO(data), response_headers=_headers(given))
    if not found.entries and not found.get("version"):
        raise BadReport("it is no feed (RSS or Atom): give the feed's own address, or the page as .html")
    feed = _Feed(title=found.feed.get("title") or None, lang=found.feed.get("language") or None, given=given)
    written = _written(data)
    for number, entry in enumerate(found.entries, start=1):
        own = written[number - 1] if len(written) == len(found.entries) else None
        yield from _entry(entry, number, feed, own)
    if found.bozo and isinstance(found.bozo_exception, SAXException):
        yield BadReport(f"{given.label}: it is damaged ({found.bozo_exception}): entries may be missing; get it again")


def _require_harmless(data: bytes) -> None:
    """``BadReport`` for XML that defines entities, which grow without end or fetch files; bad XML may pass."""
    try:
        fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise BadReport(f"its XML defines entities, as no feed needs to ({type(error).__name__}): not read") from None
    except (ParseError, ValueError, LookupError):
        return


def _headers(given: Input) -> dict[str, str]:
    told = {"content-type": given.media, "content-location": given.url}
    return {name: value for name, value in told.items() if value}


def _entry(
    entry: feedparser.FeedParserDict, number: int, feed: _Feed, own: bytes | None
) -> Iterator[Document | BadReport]:
    name = entry.get("id") or entry.get("link") or f"{feed.given.name}#{number}"
    try:
        yield _report(entry, name, feed, own)
    except BadReport as error:
        yield BadReport(f"{feed.given.label}, entry {name!a}: {error}")
    except Exception as error:  # one entry's markup costs that entry
        yield BadReport(f"{feed.given.label}, entry {name!a}: it is damaged ({type(error).__name__}: {error})")


def _report(entry: feedparser.FeedParserDict, name: str, feed: _Feed, own: bytes | None) -> Document:
    title, link = entry.get("title") or None, entry.get("link") or ""
    content = _content(entry)
    composed = compose([Block(text=title or "", zone=Zone.HEADLINE), *page.fragment(content)])
    made = document(
        composed.text,
        name=name,
        published=iso_day(entry.get("published")) or iso_day(entry.get("updated")) or feed.given.published,
        publisher=(entry.get("source") or {}).get("title") or feed.title,
        author=entry.get("author") or None,
        title=title,
        url=link if link.startswith(("http://", "https://")) else None,
        lang=language(composed.text),
    )
    original = (
        Original(data=own, media="application/xml") if own else Original(data=content.encode(), media="text/html")
    )
    return replace(made, blocks=composed.blocks, notes=_notes(entry, feed, made.lang), original=original)


def _content(entry: feedparser.FeedParserDict) -> str:
    """The entry's text as HTML: the whole where the feed has it, else its summary."""
    told = [one.get("value") or "" for one in entry.get("content") or []]
    return max([*told, entry.get("summary") or ""], key=len)


def _notes(entry: feedparser.FeedParserDict, feed: _Feed, found: str | None) -> tuple[Problem, ...]:
    notes = disagreement(feed.lang, found)
    if iso_day(entry.get("published")) or not iso_day(entry.get("updated")):
        return notes
    return (*notes, Problem(what="its date is that of its last change: it gives none of publication", span=None))


def _written(data: bytes) -> list[bytes]:
    """The bytes of the entries, in order."""
    found: list[bytes] = []
    for tag in (b"item", b"entry"):
        at = data.find(b"<" + tag)
        while at >= 0:
            end = data.find(b"</" + tag + b">", at)
            if end < 0:
                break
            if data[at + len(tag) + 1 : at + len(tag) + 2] in b" \t\r\n>":
                found.append(data[at : end + len(tag) + 3])
            at = data.find(b"<" + tag, end)
    return found
