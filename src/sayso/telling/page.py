"""One claim on a page: the passage with its evidence marked, and every value with its words and its rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.ledger import Entry
from sayso.model import JUDGED, Argument, Claim, Found, Span
from sayso.telling import words
from sayso.telling.judgements import mark, of_claim
from sayso.telling.safe import one_line, shown
from sayso.telling.tables import colour

AROUND = 400
"""Characters of the paragraph shown on either side of the evidence."""

_BLANK = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Row:
    """A value, the words that state it, and the rule that made it."""

    field: str
    value: str
    span: Span | None = None
    rule: str = ""


def claim_page(entry: Entry, *, styled: bool) -> Group:
    """The page of one claim; ``styled`` marks the evidence with bold and underline, otherwise «…» does."""
    parts: list[RenderableType] = [_heading(entry), Text(), passage(entry, styled=styled), _values(entry)]
    if entry.judged is not None:
        parts.append(of_claim(entry.judged))
    return Group(*parts)


def passage(entry: Entry, *, styled: bool) -> Text:
    """The paragraph of the claim on one line, its evidence marked, cut where it is long."""
    text, evidence = entry.document.text, entry.claim.evidence
    around = paragraph(text, evidence)
    if not styled:
        before, after = text[around.start : evidence.start], text[evidence.end : around.end]
        return Text(one_line(f"{before}«{evidence.of(text)}»{after}"))
    marked = Text(" ".join(shown(around.of(text)).replace("\t", " ").split("\n")))
    for span, style in _marks(entry.claim):
        marked.stylize(style, max(0, span.start - around.start), max(0, span.end - around.start))
    return marked


def paragraph(text: str, evidence: Span) -> Span:
    """The paragraph, or the paragraphs, that ``evidence`` stands in; of a long one, the words nearest to it."""
    start = max((blank.end() for blank in _BLANK.finditer(text, 0, evidence.start)), default=0)
    blank = _BLANK.search(text, evidence.end)
    end = blank.start() if blank else len(text)
    if evidence.start - start > AROUND:
        start = text.find(" ", evidence.start - AROUND, evidence.start) + 1 or evidence.start - AROUND
    if end - evidence.end > AROUND:
        cut = text.rfind(" ", evidence.end, evidence.end + AROUND)
        end = cut if cut >= 0 else evidence.end + AROUND
    return Span(start, end)


def _marks(claim: Claim) -> Iterator[tuple[Span, str]]:
    yield claim.evidence, "bold"
    yield claim.trigger, "underline"
    if claim.cue:
        yield claim.cue, "italic"
    if claim.speaker:
        yield claim.speaker.span, "cyan"


def _heading(entry: Entry) -> Text:
    document, published = entry.document, entry.published
    told = [document.publisher, document.title, document.url]
    dated = f"published {published.value} ({published.basis})" if published.value else "published: unknown"
    lines = [one_line(f"{document.id}, version {entry.version}"), *(one_line(part) for part in told if part), dated]
    if not entry.current:
        lines.append("superseded by a later version or reading of this report")
    if said := mark(entry.judged):
        lines.append(f"{said}; below stands what holds now, and what was read instead")
    return Text.assemble(("claim ", "dim"), (one_line(entry.claim.id), "bold cyan"), "\n", ("\n".join(lines), "dim"))


def _values(entry: Entry) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("field", no_wrap=True)
    table.add_column("value", ratio=3)
    table.add_column("in the words", ratio=3)
    table.add_column("rule", ratio=2)
    for row in rows_of(entry):
        quoted = f"“{words.excerpt(row.span.of(entry.document.text))}”" if row.span else ""
        style = colour(entry.claim) if row.field == "polarity" else ""
        table.add_row(row.field, Text(row.value, style=style), Text(quoted), Text(row.rule, style="dim"))
    return table


def rows_of(entry: Entry) -> Iterator[Row]:
    """Every value there is; its words and rule are its own or, failing that, those found for its field."""
    found, evidence = dict(entry.claim.found), entry.claim.evidence
    for row in _fields(entry):
        why = found.pop(row.field, None)
        if row.value:
            told = _explained(row, why)
            # a judged value that the evidence does not spell out has no words of its own
            yield replace(told, span=None) if told.rule.startswith(JUDGED) and told.span == evidence else told
    for field, why in found.items():
        yield Row(field, one_line(why.value), why.span, why.rule)


def _explained(row: Row, why: Found[str] | None) -> Row:
    if why is None:
        return row
    return replace(row, span=row.span or why.span, rule=row.rule or why.rule)


def _fields(entry: Entry) -> Iterator[Row]:
    claim, text = entry.claim, entry.document.text
    speaker = f"{words.who(claim) or 'the report itself'} ({words.kind(claim)}{_entity(claim)})"
    yield Row("speaker", speaker, claim.speaker.span if claim.speaker else None)
    yield Row("voices", words.chain(claim))
    yield Row("cue", one_line(claim.cue.of(text)) if claim.cue else "", claim.cue)
    yield _said(claim)
    yield Row("event", words.plain(claim.type.value), claim.trigger)
    yield Row("phase", words.plain(claim.phase or ""))
    yield Row("acled", claim.acled or "")
    yield Row("plover", claim.plover or "")
    yield Row("polarity", claim.polarity.value)
    yield Row("modality", words.plain(claim.modality.value))
    yield Row("factuality", claim.factuality.value)
    for field, arguments in (("actors", claim.actors), ("targets", claim.targets)):
        yield from (_argument(field, argument) for argument in arguments)
    yield _place(claim)
    yield _time(entry)
    yield from (Row("quantities", words.count(count), count.span, count.rule) for count in claim.quantities)
    yield Row("zone", claim.zone.value)


def _entity(claim: Claim) -> str:
    return f", {claim.speaker.entity}" if claim.speaker and claim.speaker.entity else ""


def _said(claim: Claim) -> Row:
    if claim.said is None:
        return Row("said", "")
    window = sorted({bound for bound in (claim.said.earliest, claim.said.latest) if bound})
    return Row("said", f"{' to '.join(window) or 'unresolved'} ({claim.said.basis})", claim.said.span, claim.said.rule)


def _argument(field: str, argument: Argument) -> Row:
    known = f" ({argument.entity})" if argument.entity else ""
    return Row(field, f"{one_line(argument.name)}{known}", argument.span)


def _place(claim: Claim) -> Row:
    place = claim.place
    if place is None:
        return Row("place", "")
    chain = " < ".join(one_line(name) for name in (place.name, *(ref.name for ref in place.within)))
    at = "" if place.lat is None or place.lon is None else f", {place.lat:.4f} {place.lon:.4f}"
    known = f"{place.id}{at}, precision {place.precision}" if place.id else "not resolved"
    return Row("place", f"{chain} ({known})", place.span, place.rule)


def _time(entry: Entry) -> Row:
    time = entry.claim.time
    if time is None:
        return Row("time", "")
    window = words.when(time, entry.document.text) or "unknown"
    return Row("time", f"{window} ({time.basis}, to the {time.precision})", time.words)
