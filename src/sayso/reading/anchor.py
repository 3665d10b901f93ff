"""When was a report written? Every relative time in it hangs on that day, so the answer carries its basis.

Sources, the surest first:

1. *metadata*: the date that came with the document.
2. *dateline*: what the page prints about itself: "Published July 19 2016", "Date of publication …", a line that is a
   date, a date in capitals' company before the first sentence, an agency's "BAGHDAD, April 8 1987 -". A dateline
   without a year takes it from the URL, or from a date in the text that lies within the year before.
3. *url*: ``/2016/10/25/``.
4. *caption*: reports say "on Tuesday" of the day they were written on, and their pictures are at most some days old.
   So the report is of the first day, not before the newest dated caption, whose weekday is the one on which its lead
   says that something was said. Other day names must not contradict that: one told as past must not be, counted back
   from that day, the day itself again under another name. Pictures marked as archive pictures are no evidence.
5. *assumed*: a lead that names weekday and full date together ("on Tuesday, 25 October 2016") and says of the same
   weekday, without a date, that something was said or done.

Anything less (a year, a month, a day name alone) leaves the date unknown: a wrong anchor would make every relative
time wrong in silence. A date is never taken from the clock of the machine.
"""

from __future__ import annotations

import re
from datetime import date

from sayso.lexicon.times import time_words
from sayso.model import Document, Paragraph, Published, Span, TimeMention, Zone
from sayso.reading.times import calendar
from sayso.reading.times.cues import direction
from sayso.reading.times.grammar import Hit, hits
from sayso.reading.times.mentions import times
from sayso.reading.times.tokens import tokens

UNKNOWN = Published(value=None, basis="unknown", span=None, rule="anchor.none")
_HEAD = 500  # characters in which a page's own date stands
_LED_BY = 3  # words: "date of publication"
_TAIL = 300  # … or at its foot, after a lead word
_LEAD = 1200  # characters of headline, standfirst and first paragraphs
_HEADING = 60  # characters of a heading's line before its date
_WORDY = re.compile(r"(?!\b(?:local|time|hours|hrs)\b)\b[a-z]{3,}")
_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_YEAR = re.compile(r"/((?:19|20)\d\d)/")
_IN_FULL = re.compile(r"\d{4}|\d[./-]\w{1,9}[./-]\d\d|[^\s\w]\d\d\b")  # the year of a date that is written in full
_DATELINE = re.compile(r"^\s*[A-Z][A-Z.'’-]+(?:[ ,/]+[A-Z(][\w.'’)-]*){0,5},\s+$")
_AFTER_DATELINE = re.compile(r"\s*(?:\([\w /.-]{2,30}\)\s*)?(?:[-–—:]|\()")
_SMALL_BEFORE = re.compile(r"\b[a-z]+[\s,]+$")
_NEW_SENTENCE = re.compile(r"[\s.,:|(–—-]*(?:\d\d?:?\d\d\s+)?(?:$|[\n\d\"“'‘(|]|[A-Z])")


def anchor(document: Document, paragraphs: tuple[Paragraph, ...], scanned: list[Hit] | None = None) -> Published:
    """The day that ``document`` was written on, with its basis; ``value`` ``None`` and basis "unknown" if unsure.

    ``paragraphs``: the blocks of ``document.text`` with their zones, as the layout gives them (may be empty);
    ``scanned``: what ``times.scan`` found in it, where that is known already.
    """
    given = calendar.parse(document.published)
    if given is not None:
        basis = document.basis
        return Published(value=given.isoformat(), basis=basis, span=None, rule=f"anchor.{basis}")
    if not _IN_FULL.search(document.text) and not _URL_YEAR.search(document.url or ""):
        return _from_url(document.url) or UNKNOWN  # all else rests on a date in full
    found = times(document.text, None, scanned)
    captions = tuple(block.span for block in paragraphs if block.zone is Zone.CAPTION)
    return (
        _stamp(document.text, found, captions)
        or _dateline(document, found)
        or _from_url(document.url)
        or _from_caption(document.text, found, captions)
        or _from_lead(document.text, found)
        or UNKNOWN
    )


def _days(found: tuple[TimeMention, ...]) -> list[tuple[date, TimeMention]]:
    """Mentions that state a whole day outright, with that day."""
    days = [(calendar.parse(mention.value), mention) for mention in found if mention.basis == "stated"]
    return [(day, mention) for day, mention in days if day is not None]


def _stamp(text: str, found: tuple[TimeMention, ...], captions: tuple[Span, ...]) -> Published | None:
    """The page's own date: after a word such as "published", or standing alone before the first sentence."""
    dated = [(day, m) for day, m in _days(found) if not any(caption.holds(m.span) for caption in captions)]
    led = [
        (day, m) for day, m in dated if (m.span.start < _HEAD or m.span.end > len(text) - _TAIL) and _is_led(text, m)
    ]
    alone = [(day, m) for day, m in dated if m.span.start < _HEAD and _stands_alone(text, m)]
    for day, mention in led[:1] or alone[:1]:
        return Published(value=day.isoformat(), basis="dateline", span=mention.span, rule="anchor.stamp")
    return None


def _is_led(text: str, mention: TimeMention) -> bool:
    """Whether a word such as "Published" leads to the date: with a capital, or as good as first on its line."""
    line = text[: mention.span.start].rpartition("\n")[2]
    before = re.findall(r"[^\W\d_]+", line)
    lead, first = time_words().stamp_lead, len(before) <= _LED_BY
    return any(word.lower() in lead and (first or word[0].isupper()) for word in before[-_LED_BY:])


def _stands_alone(text: str, mention: TimeMention) -> bool:
    """Whether nothing ties the date into a sentence: at the top, or with capitals about it and its weekday in it."""
    start, end = mention.span.start, mention.span.end
    before, after = text[:start], text[end : end + 60]
    if _closes_heading(before.rpartition("\n")[2], after.partition("\n")[0]):
        return True
    if not _NEW_SENTENCE.match(after):
        return False
    line = before.rpartition("\n")[2]
    if not line.strip(" \t|•*-"):
        return True
    return bool(_weekday_in(mention.span.of(text))) and not _SMALL_BEFORE.search(before)


def _closes_heading(line: str, rest: str) -> bool:
    """ "Moscow, 15 December 2016", "Bulletin no. 212, 15 December 2016, 20:00": a short line that ends in its date."""
    short = len(line) <= _HEADING and line.rstrip().endswith(",")
    return short and not _WORDY.search(rest) and not rest.rstrip().endswith((".", "!", "?"))


def _weekday_in(words: str) -> int | None:
    table = time_words().value["weekday"]
    named = [table[word] for word in re.findall(r"[^\W\d_]+", words.lower()) if word in table]
    return int(named[0]) if named else None


def _dateline(document: Document, found: tuple[TimeMention, ...]) -> Published | None:
    """An agency's dateline: place in capitals, date, dash."""
    for mention in found[:3]:
        before, after = document.text[: mention.span.start], document.text[mention.span.end :]
        line = before.rpartition("\n")[2]
        if mention.span.start > _HEAD or not _DATELINE.match(line) or not _AFTER_DATELINE.match(after[:40]):
            continue
        day = _dateline_day(document, mention, found)
        if day is not None:
            return Published(value=day.isoformat(), basis="dateline", span=mention.span, rule="anchor.dateline")
    return None


def _dateline_day(document: Document, mention: TimeMention, found: tuple[TimeMention, ...]) -> date | None:
    if mention.basis == "stated":
        return calendar.parse(mention.value)
    month_day = _month_day(mention.span.of(document.text))
    if month_day is None:
        return None
    in_url = _URL_YEAR.search(document.url or "")
    if in_url:
        return calendar.safe_date(int(in_url[1]), *month_day)
    told = max((day for day, _ in _days(found)), default=None)
    if told is None:
        return None
    near = [calendar.safe_date(told.year + offset, *month_day) for offset in (0, 1)]
    return min((day for day in near if day and day >= told), default=None)


def _month_day(words: str) -> tuple[int, int] | None:
    months = time_words().value["month"]
    named = [int(months[word]) for word in re.findall(r"[^\W\d_]+", words.lower()) if word in months]
    figures = re.findall(r"\d+", words)
    return (named[0], int(figures[0])) if named and len(figures) == 1 else None


def _from_url(url: str | None) -> Published | None:
    match = _URL.search(url or "")
    day = calendar.safe_date(int(match[1]), int(match[2]), int(match[3])) if match else None
    return Published(value=day.isoformat(), basis="url", span=None, rule="anchor.url") if day else None


def _from_caption(text: str, found: tuple[TimeMention, ...], captions: tuple[Span, ...]) -> Published | None:
    """The first day, not before the newest dated caption, that the lead's weekday of saying fits."""
    archive = time_words().archive
    pictures = [span for span in captions if not archive & set(re.findall(r"\w+", span.of(text).lower()))]
    dated = [(day, m) for day, m in _days(found) if any(span.holds(m.span) for span in pictures)]
    newest, mention = max(dated, key=lambda item: item[0], default=(None, None))
    if newest is None or mention is None:
        return None
    weekday = _said_on(text, captions)
    if weekday is None:
        return None
    if any(day > newest for day, m in _days(found) if direction(text, m.span.start, m.span.end) <= 0):
        return None
    day = calendar.nearest_weekday(calendar.shifted(newest, -1), weekday, 1)
    return Published(value=day.isoformat(), basis="caption", span=mention.span, rule="anchor.caption")


def _said_on(text: str, captions: tuple[Span, ...]) -> int | None:
    """The weekday (ISO) that the lead gives to a saying or a past event, if it names one and no other fits as well."""
    first: int | None = None
    for hit in hits(tokens(text[:_LEAD])):
        name = hit.word("w")
        if hit.rule != "date" or not name or hit.word("m") or hit.word("x") or hit.word("xw"):
            continue
        if any(span.meets(Span(hit.start, hit.end)) for span in captions) or direction(text, hit.start, hit.end) > 0:
            continue
        weekday = time_words().number("weekday", name)
        if _beside_saying(text, hit.start):
            return weekday
        first = first or weekday
    return first


def _beside_saying(text: str, start: int) -> bool:
    before = re.findall(r"[^\W\d_]+", text[max(0, start - 60) : start].lower())
    return any(word in time_words().saying for word in before[-3:])


def _from_lead(text: str, found: tuple[TimeMention, ...]) -> Published | None:
    """A lead that names its weekday with the full date once, and without it beside a saying."""
    dated = [(day, m) for day, m in _days(found) if m.span.start < _LEAD]
    fitting = [(day, m) for day, m in dated if _weekday_in(m.span.of(text)) == day.isoweekday()]
    said = _said_on(text, ()) if fitting else None
    for day, mention in fitting:
        if day.isoweekday() == said:
            return Published(value=day.isoformat(), basis="assumed", span=mention.span, rule="anchor.lead")
    return None
