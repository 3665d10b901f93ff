"""Passages: how many, from where to where and for whom, whether open, used or blocked, and who came through."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from sayso.model import EventType, Passage, Statement, Tally
from sayso.reckoning.counts import group_of
from sayso.reckoning.steps import (
    blame,
    distinct,
    heading,
    leaves,
    ordered,
    people_after,
    places,
    standing,
    step,
    tallies,
)
from sayso.reckoning.threads import (
    Draft,
    Report,
    Told,
    common,
    days,
    gathered,
    linked,
    named_for,
    near,
    nearest,
    reports,
    topic,
    where,
)

KINDS = frozenset({EventType.CORRIDOR, EventType.EVACUATION, EventType.ACCUSATION})

NEXT = 1
"""Days by which what two reports tell of the passages of a place may lie apart and be of the same passages."""

REGION = 4
"""UCDP where_prec of a province: passages of anything wider are not known to be the same."""

USE = ("used", "unused")


def passages(statements: Iterable[Statement]) -> tuple[Passage, ...]:
    """The passages that the statements speak of, sorted by their first claims; the order of reading plays no part."""
    drafts = [draft for report in reports(statements, KINDS) for draft in passing(report)]
    return tuple(map(_passage, linked(drafts, _marks, widest=REGION)))


def passing(report: Report) -> list[Draft]:
    """The passages of one report, each with those who came through and those blamed for its failing."""
    drafts = gathered(report, report.of(EventType.CORRIDOR), near)
    for one in report.of(EventType.EVACUATION, EventType.ACCUSATION):
        if _is_flow(one) or (one.claim.type is EventType.ACCUSATION and topic(one) is EventType.CORRIDOR):
            draft = nearest(drafts, one)
            if draft is not None:
                draft.beside.append(one)
    return drafts


def _is_flow(one: Told) -> bool:
    """People who leave, brought out by nobody."""
    claim = one.claim
    return claim.type is EventType.EVACUATION and leaves(one) and not claim.targets


def _marks(draft: Draft) -> Iterator[Hashable]:
    for one in (*draft.told, *draft.beside):
        for day in days(one.window):
            yield from range(day, day + NEXT + 1)


def _passage(group: Sequence[Draft]) -> Passage:
    told = [one for draft in group for one in draft.told]
    beside = [one for draft in group for one in draft.beside]
    flows = [one for one in beside if _is_flow(one)]
    steps = ordered(((one, step(one)) for one in told), EventType.CORRIDOR)
    return Passage(
        id=named_for("passage", told),
        place=where(told if common(told) else flows, group[0].report.setting),
        status=standing([one for one in steps if one.status not in USE], EventType.CORRIDOR),
        use=standing([one for one in steps if one.status in USE], EventType.CORRIDOR),
        numbers=tuple(tally for one in told for tally in tallies(one) if _counts_ways(tally)),
        origins=places(fact for one in told for fact in heading(one, "from")),
        destinations=places(fact for one in told for fact in heading(one, "to")),
        beneficiaries=distinct(fact for one in told for fact in people_after(one)),
        flows=ordered(((one, step(one)) for one in flows), EventType.EVACUATION),
        blamed=tuple(blame(one) for one in beside if one.claim.type is EventType.ACCUSATION),
        steps=steps,
    )


def _counts_ways(tally: Tally) -> bool:
    return group_of(tally.unit) == "passages"
