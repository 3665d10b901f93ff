"""Incidents for people to read: where and when, how many, who says so, and the suggested grade with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from sayso.model import Bound, Grade, Incident, Origin, Toll
from sayso.telling.safe import one_line
from sayso.telling.words import SHORT, number, plain

STYLES = {
    Grade.CONFIRMED: "bold green",
    Grade.FAIR: "green",
    Grade.WEAK: "yellow",
    Grade.CONTESTED: "bold red",
    Grade.DISCOUNTED: "dim",
}


WIDE = 100
"""Columns that a table takes at most where it does not go to a terminal."""


def incidents_table(incidents: Iterable[Incident]) -> Table:
    """One row an incident; the numbers with the claims that state them, an origin that does not count in brackets."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, leading=1, expand=True)
    table.add_column("incident", no_wrap=True, min_width=SHORT)
    for heading, ratio in (("what, where and when", 4), ("how many", 5), ("who says so", 5), ("suggested grade", 5)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for incident in incidents:
        table.add_row(*_row(incident))
    return table


def _row(incident: Incident) -> Iterator[Text]:
    yield Text(incident.id[:SHORT], style="cyan")
    yield Text.assemble(_what(incident), "\n", _where(incident), "\n", _when(incident), (f"\n{_told(incident)}", "dim"))
    yield Text("\n").join(_toll(toll) for toll in incident.tolls)
    yield Text("\n").join(_voices(incident))
    first, *others = incident.reasons
    below = "".join(f"\n{one_line(reason)}" for reason in (first, *others))
    yield Text.assemble((incident.grade.value, STYLES[incident.grade]), (below, "dim"))


def _what(incident: Incident) -> str:
    return ", ".join(plain(one.value) for one in incident.types)


def _where(incident: Incident) -> str:
    """The places; what contains the first of them, where it is narrower than a country."""
    names = "; ".join(one_line(site.name) + ("" if site.id else " (?)") for site in incident.sites)
    around = next((ref.name for site in incident.sites[:1] for ref in site.within[:-1]), None)
    return f"{names}, {one_line(around)}" if names and around else names or "place not said"


def _when(incident: Incident) -> str:
    earliest, latest = incident.earliest, incident.latest
    if earliest is None or latest is None:
        return "time not said"
    return earliest if earliest == latest else f"{earliest} to {latest}"


def _told(incident: Incident) -> str:
    claims, reports = len(incident.claims), len(incident.reports)
    return f"{number(claims, 'claim')}, {number(reports, 'report')}"


def _toll(toll: Toll) -> Text:
    """ "56 to 160 civilians killed, or more", "of them 11 children", each number with a claim that states it."""
    low, high = toll.low, toll.high
    numbers = _number(low) if low.value == high.value else f"{_number(low)} to {_number(high)}"
    if low.value != high.value and low.claims[0] == high.claims[0]:
        numbers = f"{low.value} to {_number(high)}"
    best = f", best {toll.best.value}" if toll.best is not None and low.value != high.value else ""
    group = toll.group or "people"
    words = f"{numbers} {group}" if toll.part else f"{numbers} {group} {plain(toll.fate)}"
    more = (", or more" if low.value != high.value else " or more") if toll.open else ""
    return Text(f"{'of them ' if toll.part else ''}{words}{best}{more}")


def _number(bound: Bound) -> str:
    return f"{bound.value} [{bound.claims[0][:SHORT]}]"


def _voices(incident: Incident) -> Iterator[Text]:
    for origin in incident.origins:
        yield _origin(origin, incident)
    for denier in incident.deniers:
        text = f"denied by {one_line(denier.name)} [{denier.claims[0][:SHORT]}]"
        yield Text(text, style="red" if denier.blamed else "yellow")


def _origin(origin: Origin, incident: Incident) -> Text:
    named = next((blamed for blamed in incident.blamed if blamed.origin == origin.key), None)
    name = one_line(origin.name) if origin.independent else f"({one_line(origin.name)})"
    blames = f"\n  names {one_line('; '.join(named.names))}" if named is not None else ""
    return Text.assemble((name, "" if origin.independent else "dim"), (blames, "dim"))
