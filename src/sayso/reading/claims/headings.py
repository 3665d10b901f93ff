"""The day that a stamp or a heading gives to what stands under it: "05:35 Shelling …", "On Wednesday: – …"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby, pairwise

from sayso.lexicon import layout, linking
from sayso.model import Span, TimeMention
from sayso.reading.claims.clausetime import is_range
from sayso.reading.claims.page import Page
from sayso.reading.parse import Sentence

BEFORE = 30  # characters before a window in which it is called the reporting period
LIVE = 3  # entries that open with a clock time make a page a running report


def headings(page: Page) -> Mapping[int, TimeMention]:
    """The time over each sentence that stands under one, by the sentence's number.

    An entry of a running report goes on to the next stamp; a list, to the first line that is none of it.
    """
    stamps = [s for s in page.sentences if stamp(page, s) is not None]
    return dict(_entries(page) if len(stamps) >= LIVE else _lists(page))


def reporting_period(page: Page) -> TimeMention | None:
    """The window that a page says it reports on: "Reporting period 29 October to 4 November 2024"."""
    text, found = page.document.text, [m for m in page.times if m.precision == "day" and m.earliest is not None]
    for start, end in pairwise(found):
        before = text[max(0, start.span.start - BEFORE) : start.span.start].lower()
        named = any(phrase in before for phrase in linking.load().periods)
        if named and is_range(text, start.span, end.span):
            span = Span(start.span.start, end.span.end)
            return replace(start, span=span, latest=end.latest, edtf=f"{start.earliest}/{end.latest}")
    return None


def stamp(page: Page, sentence: Sentence) -> TimeMention | None:
    """The clock time that a line opens with."""
    first = next(iter(page.times_in(sentence)), None)
    opens = first is not None and first.rule == "time.clock" and first.span.start == sentence.place.span.start
    return first if opens and first is not None and first.earliest is not None and _opens_line(page, sentence) else None


def _opens_line(page: Page, sentence: Sentence) -> bool:
    text, start = page.document.text, sentence.place.span.start
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _entries(page: Page) -> Iterator[tuple[int, TimeMention]]:
    over = None
    for sentence in page.sentences:
        over = stamp(page, sentence) or over
        if over is not None:
            yield sentence.number, over


def _lists(page: Page) -> Iterator[tuple[int, TimeMention]]:
    over = None
    for _, paragraph in groupby(page.sentences, lambda s: s.place.paragraph):
        lines = list(paragraph)
        listed = page.document.text.startswith(layout.load().bullets, lines[0].place.span.start)
        if listed and over is not None:
            yield from ((line.number, over) for line in lines)
        elif not listed:
            over = _day_of(page, lines[-1])


def _day_of(page: Page, line: Sentence) -> TimeMention | None:
    """The day in a line that ends with a colon: "On Friday:"."""
    if not line.place.span.of(page.document.text).rstrip().endswith(":"):
        return None
    return next((m for m in page.times_in(line) if m.precision == "day" and m.earliest is not None), None)
