"""When a page was published: what it declares, what its address says, and whether its text agrees."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta

from htmldate import find_date
from lxml import etree, html

from sayso.errors import BadReport
from sayso.intake.kinds.textdates import Stated, looks_ahead, safe, stated
from sayso.intake.report import day
from sayso.model import Paragraph, Problem, Span, Zone

NEAR = 1  # days by which two dates of one publication may differ: clocks of two time zones
_FIRST, _LAST = "1900-01-01", "2100-01-01"  # htmldate's own end is the current day
_HEAD = 80  # characters at a block's start in which a dateline stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A date, who gave it ("JSON-LD", "meta", "page", "url") and so its basis as in ``Document``."""

    day: str
    source: str

    @property
    def basis(self) -> str:
        """Metadata or url."""
        return "url" if self.source == "url" else "metadata"


def declared(tree: html.HtmlElement, url: str | None) -> list[Declared]:
    """All dates of first publication that the page or its address gives, the most trusted first.

    Its data for machines come first, then the address, then what htmldate makes of its other marks: these are often
    of something else (a related story, an archive's day).
    """
    own = [Declared(day=found, source=source) for source, value in _own(tree) if (found := _day(value))]
    return own + _found("url", html.Element("html"), url) + ([] if own else _found("page", _bare(tree), None))


def doubts(dates: Sequence[Declared], text: str, blocks: Sequence[Paragraph]) -> tuple[Problem, ...]:
    """What to note where the other dates, or the text's own, disagree with the first of ``dates``."""
    if not dates:
        return ()
    first = dates[0]
    said = (f"its {one.source} says {one.day}" for one in dates[1:] if _apart(first.day, one.day))
    notes = [
        Problem(what=f"its {first.source} says that it was published on {first.day}, but {other}", span=None)
        for other in dict.fromkeys(said)
    ]
    return (*notes, *_against_text(first, text, blocks))


def _own(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Source and value of the dates of publication that are declared for machines."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        for value in _published(_parsed(script.text or "")):
            yield "JSON-LD", value
    for meta in tree.iterfind('.//meta[@property="article:published_time"]'):
        yield "meta", meta.get("content") or ""
    for marked in tree.iterfind('.//*[@itemprop="datePublished"]'):
        yield "meta", marked.get("datetime") or marked.get("content") or ""


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _published(data: object) -> list[str]:
    """The dates of publication in JSON-LD, of reports only: an object with a headline."""
    waiting, found = [data], []
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            if "headline" in one and isinstance(one.get("datePublished"), str):
                found.append(str(one["datePublished"]))
            waiting += [one[key] for key in ("@graph", "mainEntity") if key in one]
    return found[:1]


def _day(value: str) -> str | None:
    try:
        return day(value.strip())
    except BadReport:
        return None


def _found(source: str, tree: html.HtmlElement, url: str | None) -> list[Declared]:
    if source == "url" and not url:
        return []
    found = find_date(tree, extensive_search=False, original_date=True, url=url, min_date=_FIRST, max_date=_LAST)
    return [Declared(day=found, source=source)] if found else []


def _bare(tree: html.HtmlElement) -> html.HtmlElement:
    """The page without its own address, from which htmldate would take a date, too."""
    bare = deepcopy(tree)
    for link in bare.xpath('.//link[@rel="canonical"] | .//meta[@property="og:url"]'):
        link.getparent().remove(link)
    etree.strip_elements(bare, "aside", "nav", "footer", with_tail=False)
    return bare


def _apart(one: str, other: str) -> bool:
    return abs(date.fromisoformat(one) - date.fromisoformat(other)) > timedelta(days=NEAR)


def _against_text(first: Declared, text: str, blocks: Sequence[Paragraph]) -> Iterator[Problem]:
    """A note for each kind of disagreement with the text, at the first words that disagree."""
    start = next((block.span.start for block in blocks if block.zone is Zone.BODY), 0)
    stamps = [block.span for block in blocks if block.zone is Zone.FURNITURE and block.span.start < start]
    heads = [*stamps, Span(start, start + _HEAD)]
    told: set[str] = set()
    for one in stated(text):
        why = _disagreement(first, one, text, printed=any(head.holds(one.span) for head in heads))
        if why and why not in told:
            told.add(why)
            what = f"its {first.source} says that it was published on {first.day}, but {one.span.of(text)!r} {why}"
            yield Problem(what=what, span=one.span)


def _disagreement(first: Declared, one: Stated, text: str, *, printed: bool) -> str | None:
    published = date.fromisoformat(first.day)
    if one.date is None:
        return "is a date of another year" if one.year is None and _misses(one, published) else None
    if printed and _is_stamp(one, text) and _apart(first.day, one.date.isoformat()):
        return "is printed on it"
    if one.date > published + timedelta(days=NEAR) and one.weekday and not looks_ahead(text, one.span.start):
        return "is a day after that"
    return None


def _is_stamp(one: Stated, text: str) -> bool:
    """Whether a date stands as a dateline or a line of its own, not in a sentence."""
    before = text[: one.span.start].rpartition("\n")[2]
    after = text[one.span.end : one.span.end + 40]
    closes = not after.partition("\n")[0].strip(" |,:0123456789")
    return before.upper() == before or (len(before.split()) <= 2 and closes)


def _misses(one: Stated, published: date) -> bool:
    """Whether a weekday with day and month fits none of the years about the publication."""
    near = [safe(published.year + step, one.month, one.day) for step in (-1, 0, 1)]
    return one.weekday is not None and not any(there and there.isoweekday() == one.weekday for there in near)
