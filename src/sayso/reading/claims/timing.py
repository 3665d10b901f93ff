"""When an event was: by where a time stands in its clause. A date of saying is never the date of the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.lexicon import linking as words
from sayso.lexicon import stance
from sayso.model import EventTime, EventType, Modality, Span, TimeMention
from sayso.reading import clauses
from sayso.reading.claims.clausetime import own_time, whole_range
from sayso.reading.claims.lasting import lasting
from sayso.reading.claims.scene import Scene, clauses_above
from sayso.reading.events import Event
from sayso.reading.nearby import words_before
from sayso.reading.parse import Token
from sayso.reading.times import calendar
from sayso.reading.times.value import unit_code

SHORT = frozenset({"TH", "TM", "TS"})  # hours, minutes, seconds


def time(
    event: Event, scene: Scene, region: Sequence[Token], said: TimeMention | None, modality: Modality
) -> EventTime | None:
    """When the event was: its clause's own time, the side of another event's, or that of the clause above.

    ``said``: when the speaker spoke; a date of saying is never the event's, but what is *ongoing* holds on that day.
    """
    own = own_time(event, scene, region, said)
    if own is not None:
        return lasting(_bounded(event, _as_spoken(own, said, scene), scene), own, scene, region)
    side = _beside(event, scene) or _lately(event, scene, region)
    if side is not None:
        return side
    period = _in_period(scene, region)
    if period is not None:
        return period
    above = _above(event, scene, said)
    if above is not None:
        return above
    if scene.heading is not None and modality in (Modality.OCCURRED, Modality.ONGOING):
        return _under(scene.heading) if event.type is not EventType.ACCUSATION else None
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
    for head, clause in clauses_above(event.top):
        above = own_time(event, scene, clause, said)
        if above is not None and not (_is_beside(event.top, head) and _is_since(scene, above)):
            whole = lasting(_as_event_time(above, words_at=None, basis="inherited"), above, scene, clause)
            return _itself(whole) if event.top.head.kind == "time" else whole
    return None


def _is_beside(verb: Token, head: Token) -> bool:
    """Whether a clause is joined to the one above by "and", with a subject of its own."""
    return verb.dep == "conj" and verb.head is head and verb.child(*clauses.SUBJECTS) is not None


def _is_since(scene: Scene, mention: TimeMention) -> bool:
    """Whether a time is one that something has gone on since, or until: no moment of what else was told."""
    table = words.load()
    return any(word in table.time_marks for word in words_before(scene.text, mention.span.start, 2))


def _is_apart(verb: Token) -> bool:
    """Whether a clause lies on one side of the one above it: "after …", "before …", or is its condition: "if …"."""
    table = words.load()
    joint = verb.child("mark") if verb.dep == "advcl" else verb.head if verb.dep == "pcomp" else None
    if joint is None or joint.lower not in table.after | table.before | stance.load().condition:
        return False
    return not _is_within_hours(verb, joint)


def _is_within_hours(clause: Token, mark: Token) -> bool:
    """ "hours after rockets hit the port", "minutes before …": so near that the day is the same."""
    lengths = [*clause.all("npadvmod"), *mark.all("npadvmod")]
    return any(unit_code(token.lower) in SHORT for token in lengths)


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


def _bounded(event: Event, own: TimeMention, scene: Scene) -> EventTime:
    """A time after "since" or "until" bounds the event on one side only."""
    table = words.load()
    token = next((t for t in scene.sentence.tokens if own.span.holds(t.span)), None)
    prep = token.head.lower if token is not None and token.dep == "pobj" else ""
    if prep in table.after and prep != "following":
        return _open(own, earliest=own.earliest, latest=scene.published, basis=own.basis)
    if prep in table.before or (prep in table.no_later and _is_done_before(event.top)):
        return _open(own, earliest=None, latest=own.latest, basis=own.basis)
    return _as_event_time(own, words_at=own.span, basis=own.basis)


def _is_done_before(verb: Token) -> bool:
    """ "had left (by dawn)": over at some moment before."""
    return any(aux.lower == "had" for aux in verb.all("aux"))


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
            dated = whole_range(scene, dated, [m for m in inside if m.earliest or m.latest])
            where = Span.around([mark.span, *(t.span for t in clause.subtree())])
            if _is_within_hours(clause, mark):
                return _as_event_time(dated, words_at=where, basis="event")
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


def _in_period(scene: Scene, region: Sequence[Token]) -> EventTime | None:
    """ "84 trucks crossed in the reporting period": the window that the page says it reports on."""
    if scene.period is None or not region:
        return None
    told = scene.text[region[0].span.start : region[-1].span.end].lower()
    named = any(phrase in told for phrase in words.load().periods)
    return _as_event_time(scene.period, words_at=None, basis="inherited") if named else None


def _under(heading: TimeMention) -> EventTime | None:
    """What a stamp or a heading stands over is of its day; the minute is that of the writing."""
    if heading.earliest is None:
        return None
    day = heading.earliest[:10]
    return EventTime(
        words=None, earliest=day, latest=day, timex=day, edtf=day, precision="day", basis="inherited",
    )  # fmt: skip


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
