"""When an event was: by where a time stands in its clause. A date of saying is never the date of the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from sayso.lexicon import linking as words
from sayso.lexicon import stance
from sayso.model import EventTime, EventType, Modality, Span, TimeMention
from sayso.reading import clauses
from sayso.reading.claims.lasting import lasting
from sayso.reading.claims.scene import Scene, clauses_above, comma_before
from sayso.reading.events import Event
from sayso.reading.parse import Token
from sayso.reading.times import calendar

HEAD = 300  # characters: how far into a page its own date is printed


def time(
    event: Event, scene: Scene, region: Sequence[Token], said: TimeMention | None, modality: Modality
) -> EventTime | None:
    """When the event was: its clause's own time, the side of another event's, or that of the clause above.

    ``said``: when the speaker spoke; a date of saying is never the event's, but what is *ongoing* holds on that day.
    """
    own = _own_time(event, scene, region, said)
    if own is not None:
        return lasting(_bounded(event, _as_spoken(own, said, scene), scene), own, scene, region)
    side = _beside(event, scene) or _lately(event, scene, region)
    if side is not None:
        return side
    above = _above(event, scene, said)
    if above is not None:
        return above
    if modality is Modality.ONGOING and event.type is not EventType.ACCUSATION and not _since_long(event.top):
        return _now(said, scene)
    return None


def _above(event: Event, scene: Scene, said: TimeMention | None) -> EventTime | None:
    """The time of the clause that the event's hangs on, unless that clause is another moment: "after failing to …".

    A blame is none of it: "the army, accused of looting, entered the town on Monday".
    """
    hangs = clauses.is_verb(event.top) or event.top.dep == "pobj"
    if event.type is EventType.ACCUSATION or not hangs or _is_apart(event.top):
        return None
    for _, clause in clauses_above(event.top):
        above = _own_time(event, scene, clause, said)
        if above is not None:
            whole = lasting(_as_event_time(above, words_at=None, basis="inherited"), above, scene, clause)
            return _itself(whole) if event.top.head.kind == "time" else whole
    return None


def _is_apart(verb: Token) -> bool:
    """Whether a clause lies on one side of the one above it: "after …", "before …", or is its condition: "if …"."""
    table = words.load()
    joint = verb.child("mark") if verb.dep == "advcl" else verb.head if verb.dep == "pcomp" else None
    return joint is not None and joint.lower in table.after | table.before | stance.load().condition


def _itself(time: EventTime) -> EventTime:
    """ "since July 2015, when the town fell": it fell in that month, not since."""
    limits = calendar.bounds(time.timex)
    return replace(time, earliest=limits[0], latest=limits[1], edtf=time.timex) if limits is not None else time


def _as_spoken(own: TimeMention, said: TimeMention | None, scene: Scene) -> TimeMention:
    """ "today" in what was said on Sunday is that Sunday (codebook, basis ``speech``)."""
    deictic = any(word in words.load().deictic for word in own.span.of(scene.text).lower().split())
    known = said is not None and said.earliest is not None and scene.published is not None and own.earliest is not None
    if not deictic or not known or own.basis != "relative":
        return own
    assert said is not None and said.earliest is not None and scene.published is not None
    days = date.fromisoformat(said.earliest[:10]) - date.fromisoformat(scene.published)
    if not days or said.earliest[:10] != (said.latest or "")[:10]:
        return own
    shifted = [_shift(bound, days) for bound in (own.earliest, own.latest)]
    return replace(own, earliest=shifted[0], latest=shifted[1], value=shifted[0], edtf=shifted[0], basis="speech")


def _shift(bound: str | None, days: timedelta) -> str | None:
    """The bound so many days on, its clock unchanged."""
    if bound is None or len(bound) < 10:
        return bound
    return (date.fromisoformat(bound[:10]) + days).isoformat() + bound[10:]


def _own_time(event: Event, scene: Scene, region: Sequence[Token], said: TimeMention | None) -> TimeMention | None:
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
    inside.sort(key=lambda row: row[0])
    dated = [mention for _, mention in inside if mention.earliest or mention.latest]
    nearest = next(iter(dated or [m for _, m in inside if m.type != "DURATION"]), None)
    return _whole_range(scene, nearest, dated) if nearest is not None else None


def _is_added(scene: Scene, mention: TimeMention, region: Sequence[Token], event: Event) -> bool:
    """Whether a time is that of a relative clause set off by a comma: "the truce, which began on Monday, collapsed"."""
    token = next((t for t in region if mention.span.holds(t.span)), None)
    line = {event.top, event.predicate, event.trigger.head, *event.chain, *event.joined}
    above = takewhile(lambda t: t not in line, token.ancestors()) if token is not None else ()
    return any(verb.dep == "relcl" and comma_before(scene.text, verb) for verb in above)


def _heads_page(scene: Scene, mention: TimeMention) -> bool:
    """Whether a date is the page's own: printed whole among its first words, with nothing to join it to them."""
    day = mention.earliest[:10] if mention.earliest is not None and mention.basis == "stated" else None
    whole = day is not None and day[:4] in mention.span.of(scene.text)
    if not whole or mention.span.start > HEAD or (mention.latest or "")[:10] != day:
        return False
    before = scene.text[: mention.span.start].split()[-1:]
    after = scene.text[mention.span.end : mention.span.end + 1]
    if not before:
        return after not in (",", "")
    return day == scene.published and before[0].lower() not in words.load().before_a_day


def _whole_range(scene: Scene, first: TimeMention, dated: Sequence[TimeMention]) -> TimeMention:
    """ "from October 2 to October 6", "between April 1 and April 5": both ends are one window."""
    table = words.load()
    before = scene.text[: first.span.start].rsplit(maxsplit=1)[-1:]
    for last in dated:
        between = scene.text[first.span.end : last.span.start].strip().lower()
        if (
            last.span.start > first.span.end
            and between in table.range_inner
            and before
            and before[0].lower() in table.range_outer
        ):
            window = Span(first.span.start, last.span.end)
            edtf = f"{first.earliest}/{last.latest}"
            return replace(first, span=window, latest=last.latest, edtf=edtf, rule="range of two dates")
    return first


def _names_year(mention: TimeMention, token: Token) -> bool:
    """ "a 1994 ceasefire": the year says which one is meant."""
    return mention.precision == "year" and token.dep in ("nummod", "amod", "compound", "nmod")


def _steps(region: Sequence[Token], mention: TimeMention, event: Event) -> int:
    """Steps up from the time to the event's verb: a time hung on a noun inside the clause is that noun's."""
    token = next(t for t in region if mention.span.holds(t.span))
    line = {event.top, event.predicate, event.trigger.head, *event.chain}
    return next((n for n, above in enumerate((token, *token.ancestors())) if above in line), 99)


def _bounded(event: Event, own: TimeMention, scene: Scene) -> EventTime:
    """A time after "since" or "until" bounds the event on one side only."""
    table = words.load()
    token = next((t for t in scene.sentence.tokens if own.span.holds(t.span)), None)
    prep = token.head.lower if token is not None and token.dep == "pobj" else ""
    if prep in table.after and prep != "following":
        return _open(own, earliest=own.earliest, latest=scene.published, basis=own.basis)
    if prep in table.before:
        return _open(own, earliest=None, latest=own.latest, basis=own.basis)
    return _as_event_time(own, words_at=own.span, basis=own.basis)


def _beside(event: Event, scene: Scene) -> EventTime | None:
    """ "after the pause ran out on Saturday": from the other event's time on, to the day of the report."""
    table = words.load()
    for clause in event.top.all("advcl", "prep"):
        mark = clause.child("mark", "advmod") if clause.dep == "advcl" else clause
        if mark is None or mark.lower not in table.after | table.before | table.during:
            continue
        inside = [m for m in scene.times if any(m.span.holds(t.span) for t in clause.subtree())]
        dated = next((m for m in inside if m.earliest), None)
        if dated is not None:
            where = Span.around([mark.span, *(t.span for t in clause.subtree())])
            return _on_side(mark.lower, dated, where, scene)
    return None


def _lately(event: Event, scene: Scene, region: Sequence[Token]) -> EventTime | None:
    """A window up to the report's day with no known beginning: "in recent days", "has hit 40 towns since it began".

    Only what is told as past; nothing where the report's day is unknown.
    """
    if scene.published is None or event.top.child("mark") is not None:
        return None
    recent = next((m for m in scene.times if m.type == "DURATION" and _is_recent(scene, m, region)), None)
    if recent is not None:
        return _open(recent, earliest=None, latest=scene.published, basis="relative")
    since = next((c for c in event.top.all("advcl") if (mark := c.child("mark")) and mark.lower == "since"), None)
    if since is None or not any(aux.lower in ("has", "have") for aux in event.top.all("aux")):
        return None
    where = Span.around(t.span for t in since.subtree())
    return EventTime(
        words=where, earliest=None, latest=scene.published, timex=None, edtf=f"../{scene.published}",
        precision="unknown", basis="event",
    )  # fmt: skip


def _is_recent(scene: Scene, mention: TimeMention, region: Sequence[Token]) -> bool:
    """Whether a length of time in the clause is the one before the report: "in recent days", not "of recent days"."""
    said = mention.span.of(scene.text).lower().split()
    token = next((t for t in region if t.dep == "pobj" and mention.span.holds(t.span)), None)
    return token is not None and said[0] in words.load().recent and token.head.lower in ("in", "over", "during")


def _on_side(mark: str, other: TimeMention, where: Span, scene: Scene) -> EventTime:
    """The window before, during or after another event's time; ``where``: the clause that tells it."""
    table = words.load()
    if mark in table.during:
        return _as_event_time(other, words_at=where, basis="event")
    if mark in table.after:
        return replace(_open(other, earliest=other.earliest, latest=scene.published, basis="event"), words=where)
    return replace(_open(other, earliest=None, latest=other.latest, basis="event"), words=where)


def _open(mention: TimeMention, *, earliest: str | None, latest: str | None, basis: str) -> EventTime:
    edtf = f"{earliest or '..'}/{latest or '..'}"
    return EventTime(
        words=mention.span,
        earliest=earliest,
        latest=latest,
        timex=mention.value,
        edtf=edtf,
        precision=mention.precision,
        basis=basis,
    )


def _as_event_time(mention: TimeMention, *, words_at: Span | None, basis: str) -> EventTime:
    return EventTime(
        words=words_at,
        earliest=mention.earliest,
        latest=mention.latest,
        timex=mention.value,
        edtf=mention.edtf,
        precision=mention.precision,
        basis=basis,
    )


def _since_long(verb: Token) -> bool:
    """ "have been trying": it began at some unsaid time before."""
    return any(aux.lower == "been" for aux in verb.all("aux"))


def _now(said: TimeMention | None, scene: Scene) -> EventTime | None:
    """What holds when said: the day of saying, else the day of the report; nothing where neither is known."""
    day = said.earliest if said is not None and said.earliest else scene.published
    if day is None:
        return None
    day = day[:10]
    return EventTime(words=None, earliest=day, latest=day, timex=day, edtf=day, precision="day", basis="speech")
