"""Truces, passages, evacuations and talks for people to read: what is known of each, then claim by claim."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import click
from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.contract import line, thread_record
from sayso.model import (
    Basis,
    Blame,
    Evacuation,
    Fact,
    Modality,
    Moment,
    Passage,
    PlacedStrike,
    Position,
    Step,
    Talks,
    Thread,
    Truce,
    Where,
)
from sayso.reckoning.threads import lies_in
from sayso.telling.console import console
from sayso.telling.safe import one_line
from sayso.telling.words import SHORT, count, excerpt, number, plain, window

WIDE = 100
"""Columns at most: longer lines are hard to read."""

DAY = 24 * 60

STYLES = {Position.BEFORE: "dim", Position.DURING: "bold yellow", Position.AFTER_LAPSE: "green", Position.UNSAID: ""}

FACTS = (Modality.OCCURRED, Modality.ONGOING)
UNCERTAIN = (Modality.PLANNED, Modality.POSSIBLE, Modality.DEMANDED, Modality.HABITUAL)


@dataclass(frozen=True, slots=True)
class Known:
    """One thing known of a thread, and the claim that says so."""

    what: str
    value: str
    claim: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """One claim of a thread: when, what it makes of it, who says so, in which words."""

    when: str
    what: Text
    by: str
    words: str
    claim: str


def tell(threads: Sequence[Thread], *, place: str | None, records: bool, each: str, several: str) -> None:
    """Print the threads of a place, or all: as records, a line each, or as pages; their number on standard error."""
    wanted = [thread for thread in threads if place is None or lies_in(thread, place)]
    if records:
        for thread in wanted:
            click.echo(line(thread_record(thread)).encode())
        return
    screen = console(sys.stdout)
    for thread in wanted:
        screen.print(page(thread, each), width=min(WIDE, screen.width))
    click.echo(f"{len(wanted)} {each if len(wanted) == 1 else several}", err=True)


def page(thread: Thread, each: str) -> Group:
    """One thread: its heading, what is known of it, and its claims in order."""
    parts: list[RenderableType] = [_heading(thread, each), _knowns(known(thread))]
    parts.append(_rows("what", map(_step, thread.steps)))
    if isinstance(thread, Passage) and thread.flows:
        parts.append(_rows("who came through", map(_step, thread.flows)))
    if isinstance(thread, Talks) and thread.outcomes:
        parts.append(_rows("outcome", map(_step, thread.outcomes)))
    if isinstance(thread, Truce) and thread.strikes:
        parts.append(_rows("attacks", map(_strike, thread.strikes)))
    return Group(*parts)


def _heading(thread: Thread, each: str) -> Text:
    place = where(thread.place)
    use = f", {thread.use}" if isinstance(thread, Passage) and thread.use else ""
    told = "".join(f" · {part}" for part in (place, plain(thread.status or "") + use) if part)
    return Text.assemble((each, "bold"), told, "  ", (thread.id[:SHORT], "cyan"))


def where(place: Where | None) -> str:
    """The place of a thread as written: not resolved with a question mark, and whether only its report lies there."""
    if place is None:
        return ""
    name = one_line(place.name) + ("" if place.id else " (?)")
    return f"{name} (by its report)" if place.basis is Basis.SETTING else name


def known(thread: Thread) -> Iterator[Known]:
    """What is known of a thread beside its steps, one thing after another."""
    match thread:
        case Truce():
            yield from _of_truce(thread)
        case Passage():
            yield from _of_passage(thread)
        case Evacuation():
            yield from _of_evacuation(thread)
        case Talks():
            yield from _facts("who", thread.participants)
            yield from _moment("when", thread.when)


def _of_truce(truce: Truce) -> Iterator[Known]:
    yield from _facts("declared by", truce.declared)
    yield from _facts("kind", (truce.kind,) if truce.kind else ())
    yield from _facts("purpose", truce.purposes)
    if truce.length is not None:
        yield Known("length", _length(truce.length))
    yield from _moment("from", truce.start)
    yield from _moment("to", truce.end)
    for what, steps in (("extended", truce.extended), ("no renewal", truce.renewal_refused), ("broken", truce.broken)):
        yield from (Known(what, _said_of(step), step.claim) for step in steps)


def _of_passage(passage: Passage) -> Iterator[Known]:
    yield from (Known("how many", count(tally), tally.claim) for tally in passage.numbers)
    yield from _facts("from", passage.origins)
    yield from _facts("to", passage.destinations)
    yield from _facts("for", passage.beneficiaries)
    yield from map(_blame, passage.blamed)


def _of_evacuation(evacuation: Evacuation) -> Iterator[Known]:
    yield from _facts("by", evacuation.organisers)
    yield from _facts("of", evacuation.people)
    yield from (Known("how many", count(tally), tally.claim) for tally in evacuation.counts)
    yield from _facts("from", evacuation.origins)
    yield from _facts("to", evacuation.destinations)
    yield from _facts("why", evacuation.reasons)
    yield from map(_blame, evacuation.blamed)
    for one in evacuation.constraints:
        yield Known("access", f"ACAPS {one.code}, {one.name}: “{one_line(one.words)}”", one.claim)


def _facts(what: str, facts: Iterable[Fact]) -> Iterator[Known]:
    for fact in facts:
        basis = "" if fact.basis is Basis.STATED else f" ({fact.basis.value})"
        yield Known(what, f"{excerpt(fact.value)}{basis}", fact.claim)


def _moment(what: str, moment: Moment | None) -> Iterator[Known]:
    if moment is not None:
        basis = "" if moment.basis is Basis.STATED else f" ({moment.basis.value})"
        yield Known(what, f"{_window(moment.earliest, moment.latest)}{basis}", moment.claim)


def _blame(blame: Blame) -> Known:
    verb = "not blamed" if blame.denied else "blamed"
    return Known("blame", f"{_names(blame.blamed) or 'somebody'} {verb} by {_by(blame.by)}", blame.claim)


def _said_of(step: Step) -> str:
    """ "by militants, according to the ministry"."""
    who = f"by {_names(step.who)}, " if step.who else ""
    times = "".join(f"{count(tally)}, " for tally in step.counts)
    stance = "not so, " if step.denied else f"{plain(step.modality.value)}, " if step.modality in UNCERTAIN else ""
    return f"{stance}{who}{times}according to {_by(step.by)}"


def _knowns(knowns: Iterable[Known]) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(style="dim", width=12)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(style="cyan", width=SHORT)
    before = ""
    for one in knowns:
        table.add_row(Text("" if one.what == before else one.what), Text(one.value), Text(one.claim[:SHORT]))
        before = one.what
    return Padding(table, (0, 0, 0, 2))


def _rows(heading: str, rows: Iterable[_Row]) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for name, ratio in (("when", 4), (heading, 4), ("who says", 4), ("in which words", 9)):
        table.add_column(name, ratio=ratio, overflow="fold")
    table.add_column("claim", no_wrap=True, min_width=SHORT, style="cyan")
    for row in rows:
        table.add_row(Text(row.when), row.what, Text(row.by), Text(row.words, style="dim"), Text(row.claim[:SHORT]))
    return Padding(table, (0, 0, 0, 2))


def _step(step: Step) -> _Row:
    style = "bold red" if step.denied else "green" if step.modality in FACTS else "yellow"
    made = f"{'not ' if step.denied else ''}{plain(step.status)}{_stance(step)}"
    what = Text.assemble((made, style), (f"\n{_names(step.who)}" if step.who else "", "dim"))
    return _Row(_when(step), what, _by(step.by), excerpt(step.words), step.claim)


def _stance(step: Step) -> str:
    """ ", planned": how a step is put, where its status does not say so already."""
    said = step.modality not in UNCERTAIN or step.status in ("planned", "scheduled", "requested", "possible")
    return "" if said else f", {plain(step.modality.value)}"


def _when(step: Step) -> str:
    if step.earliest or step.latest:
        return _window(step.earliest, step.latest)
    return f"said {step.said}" if step.said else ""


def _strike(strike: PlacedStrike) -> _Row:
    place = f", {one_line(strike.place)}" if strike.place else ""
    told = f"\n{'no ' if strike.denied else ''}{plain(strike.type)}{place}"
    breach = ", no violation" if strike.violation is False and not strike.denied else ""
    what = Text.assemble((f"{plain(strike.position.value)}{breach}", STYLES[strike.position]), told)
    when = _window(strike.earliest, strike.latest)
    return _Row(when, what, _by(strike.by), excerpt(strike.words), strike.claim)


def _window(earliest: str | None, latest: str | None) -> str:
    return _clock(window(earliest, latest))


def _clock(written: str | None) -> str:
    """ "2016-10-22 16:00Z": easier to read, and to break, than ISO's T."""
    return one_line(written or "").replace("T", " ")


def _length(minutes: int) -> str:
    for unit, name in ((DAY, "day"), (60, "hour"), (1, "minute")):
        if minutes % unit == 0:
            return number(minutes // unit, name)
    return f"{minutes} minutes"


def _by(name: str | None) -> str:
    return one_line(name) if name else "the report itself"


def _names(names: Iterable[str]) -> str:
    return "; ".join(map(one_line, names))
