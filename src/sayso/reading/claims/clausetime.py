"""The time that stands in a clause and belongs to its event, not to a noun of it, to the page, or to who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from sayso.lexicon import linking as words
from sayso.model import Span, TimeMention
from sayso.reading.claims.scene import Scene
from sayso.reading.events import Event
from sayso.reading.nearby import words_before
from sayso.reading.parse import Token

HEAD = 300  # characters: how far into a page its own date is printed


def own_time(event: Event, scene: Scene, region: Sequence[Token], said: TimeMention | None) -> TimeMention | None:
    """The time that hangs nearest to the event's words in a clause; ``said``: when it was said, which is none of it."""
    inside = [
        (_steps(region, mention, event), mention)
        for mention in scene.times
        if mention.type in ("DATE", "TIME", "DURATION")
        and (mention.earliest or mention.latest or mention.type != "DURATION")
        and not _heads_page(scene, mention)
        and not _is_added(scene, mention, region, event)
        and (said is None or mention.span != said.span)
        and any(mention.span.holds(token.span) and not _names_year(mention, token) for token in region)
    ]
    inside = [row for row in inside if not (_is_now(row[1]) and row[0] > 1)]
    inside.sort(key=lambda row: row[0])
    dated = [mention for _, mention in inside if mention.earliest or mention.latest]
    nearest = next(iter(dated or [m for _, m in inside if m.type != "DURATION"]), None)
    return whole_range(scene, nearest, dated) if nearest is not None else None


def _is_now(mention: TimeMention) -> bool:
    """ "The war, now in its fifth year, has cost 900 lives": "now" of the war, not of the deaths."""
    return mention.value == "PRESENT_REF"


def _is_added(scene: Scene, mention: TimeMention, region: Sequence[Token], event: Event) -> bool:
    """Whether a time is that of a relative clause: "the truce that began on Monday collapsed"."""
    token = next((t for t in region if mention.span.holds(t.span)), None)
    line = {event.top, event.predicate, event.trigger.head, *event.chain, *event.joined}
    above = takewhile(lambda t: t not in line, token.ancestors()) if token is not None else ()
    return any(verb.dep == "relcl" for verb in above)


def _heads_page(scene: Scene, mention: TimeMention) -> bool:
    """Whether a date is the page's own: printed whole among its first words, with nothing to join it to them."""
    day = mention.earliest[:10] if mention.earliest is not None and mention.basis == "stated" else None
    whole = day is not None and day[:4] in mention.span.of(scene.text)
    if not whole or mention.span.start > HEAD or (mention.latest or "")[:10] != day:
        return False
    before = words_before(scene.text, mention.span.start)
    after = scene.text[mention.span.end : mention.span.end + 1]
    if not before:
        return after not in (",", "")
    return day == scene.published and before[0] not in words.load().before_a_day


def whole_range(scene: Scene, first: TimeMention, dated: Sequence[TimeMention]) -> TimeMention:
    """ "from October 2 to October 6", "the night of 7 to 8 May", "between April 1 and April 5": one window."""
    inside = sorted(dated, key=lambda mention: mention.span)
    for start, end in pairwise(inside):
        if first in (start, end) and is_range(scene.text, start.span, end.span):
            window = Span(start.span.start, end.span.end)
            edtf = f"{start.earliest}/{end.latest}"
            return replace(
                start, span=window, latest=end.latest, edtf=edtf, precision=first.precision, rule="range of two dates"
            )
    return first


def is_range(text: str, start: Span, end: Span) -> bool:
    """Whether two times bound one window: "1 May to 5 May"; "and" does so only after "between"."""
    table = words.load()
    between = text[start.end : end.start].strip().lower()
    if between not in table.range_inner:
        return False
    before = words_before(text, start.start)
    return between not in table.range_both or not table.range_outer.isdisjoint(before)


def _names_year(mention: TimeMention, token: Token) -> bool:
    """ "a 1994 ceasefire": the year says which one is meant."""
    return mention.precision == "year" and token.dep in ("nummod", "amod", "compound", "nmod")


def _steps(region: Sequence[Token], mention: TimeMention, event: Event) -> int:
    """Steps up from the time to the event's verb: a time hung on a noun inside the clause is that noun's."""
    token = next(t for t in region if mention.span.holds(t.span))
    line = {event.top, event.predicate, event.trigger.head, *event.chain}
    return next((n for n, above in enumerate((token, *token.ancestors())) if above in line), 99)
