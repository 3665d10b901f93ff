"""Which paragraphs and sentences a report has, and which part of the page each of them is.

Headline, standfirst, caption and body must not fuse before the parser sees them, hard line breaks must not
part a sentence, and page furniture (menus, newsletters, tags) stays in the text but holds no claims.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.lexicon import layout as words
from sayso.model import Paragraph, Span, Zone

WRAP_WIDTH = 100  # characters: lines of a hard-wrapped text (wire copy, mail) are shorter, paragraphs seldom are
SLACK = 4  # characters by which a hard-wrapped line may fall short of the width
HEADLINE_LENGTH = 200  # characters: a longer block at the top is body text even without a final full stop
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_END = re.compile(r"[.!?…][\"”’'»)\]]*(?=\s)|[.!?…][\"”’'»)\]]*$")
_CREDIT = re.compile(r"[\[(]([^()\[\]]{2,60})[\])]\s*$")
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z.'’/ -]{2,40}(?:, [A-Z][\w .'’-]{2,20})?"  # LONDON or ALEPPO, Syria
    r"(?:, (?:\w+\.? \d{1,2}|\d{1,2} \w+))?(?:,? \d{4})?\s*"  # , April 8 or , 14 December 2016
    r"(?:\([\w /.-]{2,30}\)\s*)?(?:[-–—]+|_)\s+"  # (Reuters) -
    r"|\s*[A-Z]{3,}(?:, [A-Z][a-z]+)? \([\w /.-]{2,30}\)\s+"  # DAMASCUS (Sputnik)
)
_STAMP_DATE = re.compile(r"[\w :,./-]{0,30}?\b(?:1[89]|20)\d\d\b\.?\s+")
_NUMERIC_STAMP = re.compile(
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|(?:[A-Z][a-z]+day,? )?\d{1,2} [A-Z][a-z]{2,8} \d{4})"
    r"\s*(?:\([\w :./-]{4,40}\))?\s+(?=[A-Z\"“])"
)
_INNER_DATELINE = re.compile(r"[A-Z]{3,}(?:, [A-Z][a-z]+)? \([\w /.-]{2,30}\)\s+(?=[A-Z\"“])")
_LEADING_CREDIT = re.compile(r"\s*\([^()\n]{2,30}\)\s+(?=[A-Z\"“])")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSpan:
    """One sentence of a paragraph: where it stands, its zone, and the index of its paragraph."""

    span: Span
    zone: Zone
    paragraph: int


def paragraphs(text: str, title: str | None = None) -> tuple[Paragraph, ...]:
    """The blocks of ``text`` in order, each with its zone; hard-wrapped lines are joined into one block.

    ``title``: the headline where intake knows it. Blank blocks are left out.
    """
    blocks = [span for block in _blocks(text) for span in _parts(text, block)]
    zones = _zones([span.of(text) for span in blocks], title)
    return tuple(Paragraph(span=span, zone=zone) for span, zone in zip(blocks, zones, strict=True))


def sentences(text: str, blocks: tuple[Paragraph, ...]) -> tuple[SentenceSpan, ...]:
    """The sentences of all blocks but furniture, in order, without date stamps and datelines before them."""
    return tuple(
        SentenceSpan(span=span, zone=_sentence_zone(text, span, block.zone), paragraph=number)
        for number, block in enumerate(blocks)
        if block.zone is not Zone.FURNITURE
        for span in _split(text, _without_last_credit(text, _after_stamp(text, block.span), block.zone))
        if not _is_furniture(span.of(text))
    )


def _blocks(text: str) -> Iterator[list[Span]]:
    """Runs of lines with no blank line between them."""
    run: list[Span] = []
    for match in _LINE.finditer(text):
        if not match.group().strip():
            continue
        if run and len(text[run[-1].end : match.start()].replace("\r\n", "\n")) > 1:
            yield run
            run = []
        run.append(Span(*match.span()))
    if run:
        yield run


def _parts(text: str, lines: list[Span]) -> Iterator[Span]:
    """The paragraphs of one block: its lines, or, hard-wrapped, what indentation parts."""
    wrapped = _wrapped(text, lines)
    start = lines[0].start
    for before, line in itertools.pairwise(lines):
        closed = _closes(before.of(text))
        runs_on = not closed and line.of(text).lstrip()[:1].islower()
        if not runs_on and (not wrapped or (_indent(text, line) > _indent(text, before) and closed)):
            yield _trim(text, Span(start, before.end))
            start = line.start
    yield _trim(text, Span(start, lines[-1].end))


def _wrapped(text: str, lines: list[Span]) -> bool:
    """Whether the lines were broken to a width: the next line's first word would not have fitted."""
    width = max(line.end - line.start for line in lines)
    if len(lines) < 2 or width > WRAP_WIDTH or width < WRAP_WIDTH // 3:
        return False
    full = [
        line.end - line.start + 1 + len(after.of(text).split()[0]) > width - SLACK
        for line, after in itertools.pairwise(lines)
        if not _closes(line.of(text))
    ]
    return bool(full) and sum(full) >= len(full) * 2 / 3


def _indent(text: str, line: Span) -> int:
    words_at = line.of(text)
    return len(words_at) - len(words_at.lstrip())


def _trim(text: str, span: Span) -> Span:
    words_at = span.of(text)
    return Span(span.start + len(words_at) - len(words_at.lstrip()), span.end - len(words_at) + len(words_at.rstrip()))


def _closes(line: str) -> bool:
    return line.rstrip().rstrip("\"”’'»)]").endswith((".", "!", "?", "…", ":"))


def _zones(blocks: list[str], title: str | None) -> list[Zone]:
    zones: list[Zone] = []
    top = True  # still above the body
    headline = False
    for block in blocks:
        zone = Zone.BODY
        if _is_furniture(block):
            zone = Zone.FURNITURE
        elif _is_caption(block):
            zone = Zone.CAPTION
        elif title is not None and block.strip() == title.strip():
            zone = Zone.HEADLINE
        elif top and len(blocks) > 1 and len(block) <= HEADLINE_LENGTH and not _closes(block):
            zone = Zone.STANDFIRST if headline else Zone.HEADLINE
        headline = headline or zone is Zone.HEADLINE
        top = top and zone is not Zone.BODY
        zones.append(zone)
    return zones


def _is_furniture(block: str) -> bool:
    table, lower = words.load(), block.strip().lower()
    if lower.startswith(table.furniture_starts) and any(
        lower.startswith(start) and not lower[len(start) : len(start) + 1].isalpha() for start in table.furniture_starts
    ):
        return not _closes(block) or len(block) <= HEADLINE_LENGTH
    short = len(lower) <= 2 * HEADLINE_LENGTH
    return short and lower[:1] not in "\"“'‘«" and any(phrase in lower for phrase in table.furniture_holds)


def _is_caption(block: str) -> bool:
    table, lower = words.load(), block.lower()
    credit = _CREDIT.search(lower)
    if credit and any(part.strip() in table.caption_credits for part in re.split(r"[/,:|]", credit.group(1))):
        return True
    return len(block) <= 2 * HEADLINE_LENGTH and any(phrase in lower for phrase in table.caption_holds)


def _sentence_zone(text: str, span: Span, zone: Zone) -> Zone:
    """A caption that runs on into the body is told by the credit in brackets after it."""
    credit = re.match(r"\s*[\[(]([^()\[\]]{2,40})[\])]", text[span.end : span.end + 48])
    is_credit = credit is not None and credit.group(1).lower() in words.load().caption_credits
    return Zone.CAPTION if zone is Zone.BODY and is_credit else zone


def _after_stamp(text: str, span: Span) -> Span:
    """The block without "Published July 19 2016", without "LONDON, April 8 -", without a link's furniture."""
    start, lower = span.start, span.of(text)[:80].lower()
    table = words.load()
    for opening in table.stamp_starts:
        stamp = _STAMP_DATE.match(text, start + len(opening), span.end) if lower.startswith(opening + " ") else None
        start = stamp.end() if stamp else start
    numeric = _NUMERIC_STAMP.match(text, start, span.end)
    start = numeric.end() if numeric else start
    for phrase in table.stamp_ends:
        at = text[start : start + 80].lower().find(phrase)
        tail = re.compile(r"[\s\d]*").match(text, start + at + len(phrase)) if at >= 0 else None
        start = min(tail.end(), span.end) if tail else start
    dateline = _DATELINE.match(text, start, span.end)
    return Span(dateline.end() if dateline else start, span.end)


def _without_last_credit(text: str, span: Span, zone: Zone) -> Span:
    """A caption without the agency in brackets after it."""
    credit = _CREDIT.search(span.of(text)) if zone is Zone.CAPTION else None
    return Span(span.start, span.start + credit.start()) if credit and credit.start() else span


def _split(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if match.end() < block.end and not _ends_sentence(text, match, block.end):
            continue
        yield _without_credit(text, Span(start, match.end()))
        start = match.end()
    if text[start : block.end].strip():
        yield _without_credit(text, Span(start, block.end))


def _without_credit(text: str, span: Span) -> Span:
    """The sentence without a dateline or a picture credit before it: "(Reuters Photo) Air strikes …"."""
    inner = _INNER_DATELINE.match(text, span.start, span.end)
    span = Span(inner.end() if inner else span.start, span.end)
    credit = _LEADING_CREDIT.match(text, span.start, span.end)
    is_credit = credit is not None and credit.group().strip(" \n()").lower() in words.load().caption_credits
    return _trim(text, Span(credit.end() if credit and is_credit else span.start, span.end))


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    following = re.match(r"\s+[\"“‘'«(\[]*(\w+)", text[match.end() : min(end, match.end() + 40)])
    if following is None:
        return text[match.end() : match.end() + 3].strip()[:1] in "\"“‘'«([-–—•"
    first = following.group(1)
    if first[0].islower():
        return False
    if match.group()[0] != ".":
        return True
    before = re.search(r"[\w.'’]+$", text[max(0, match.start() - 20) : match.start()])
    word = before.group().lower() if before else ""
    table = words.load()
    if len(word) == 1 and word.isalpha() and before is not None and before.group().isupper():
        return False
    if word in table.abbreviations:
        return word in table.closing_abbreviations and first.lower() in table.sentence_openers
    return True
