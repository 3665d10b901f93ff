"""Talks: who meets whom, where and when, whether planned or held, and what came of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from sayso.model import Basis, EventType, Fact, Modality, Moment, Statement, Talks
from sayso.reckoning.extents import width
from sayso.reckoning.parties import answers_to, party
from sayso.reckoning.scope import HAPPENED
from sayso.reckoning.steps import facts, moment, names, ordered, persons, standing, step
from sayso.reckoning.threads import (
    Draft,
    Report,
    Told,
    days,
    gathered,
    linked,
    named_for,
    near,
    nearest,
    reports,
    where,
)

KINDS = frozenset({EventType.TALKS, EventType.AGREEMENT})

CITY = 2
"""UCDP where_prec up to which a place tells one meeting from another."""


def talks(statements: Iterable[Statement]) -> tuple[Talks, ...]:
    """The talks that the statements speak of, sorted by their first claims; the order of reading plays no part."""
    drafts = [draft for report in reports(statements, KINDS) for draft in _talking(report)]
    return tuple(map(_talks, linked(drafts, _marks, widest=CITY)))


def _talking(report: Report) -> list[Draft]:
    """The talks of one report, each with the agreements of those who took part."""
    drafts = gathered(report, report.of(EventType.TALKS), _fits)
    for one in report.of(EventType.AGREEMENT):
        draft = nearest([draft for draft in drafts if _came_of(draft, one)], one)
        if draft is not None:
            draft.beside.append(one)
    return drafts


def _parties(one: Told) -> frozenset[str]:
    """Known actors on either side of the table."""
    return party((*one.claim.actors, *one.claim.targets)).entities


def _fits(told: Sequence[Told], one: Told) -> bool:
    return near(told, one) and all(_same(other, one) for other in told)


def _same(one: Told, other: Told) -> bool:
    """Whether two claims may be of one meeting: nothing keeps them apart, and something ties them together."""
    if one.window is not None and other.window is not None and not one.window.meets(other.window):
        return False
    dated = one.window is not None and other.window is not None
    if (one.claim.modality in HAPPENED) is not (other.claim.modality in HAPPENED) and not dated:
        return False
    mine, theirs = _parties(one), _parties(other)
    if mine and theirs:
        return _share(mine, theirs) and _share(theirs, mine)
    return one.ground is not None and other.ground is not None and one.ground.own == other.ground.own


def _share(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether all of ``some`` are among ``others`` or of one side with them, or the other way round."""
    return all(any(answers_to(x, y) or answers_to(y, x) for y in others) for x in some) or len(some) > len(others)


def _came_of(draft: Draft, one: Told) -> bool:
    """Whether an agreement is of those who met: all known parties to it took part in talks that were held."""
    held = [other for other in draft.told if other.claim.modality in HAPPENED]
    there = frozenset(entity for other in held for entity in _parties(other))
    agreeing = _parties(one)
    return bool(agreeing) and all(any(answers_to(x, y) for y in there) for x in agreeing)


def _marks(draft: Draft) -> Iterator[Hashable]:
    """The day, with all who are known to take part."""
    parties = frozenset(entity for one in draft.told for entity in _parties(one))
    if len(parties) > 1:
        yield from ((parties, day) for one in draft.told for day in days(one.window))


def _talks(group: Sequence[Draft]) -> Talks:
    told = [one for draft in group for one in draft.told]
    beside = [one for draft in group for one in draft.beside]
    steps = ordered(((one, step(one)) for one in told), EventType.TALKS)
    return Talks(
        id=named_for("talks", told),
        place=where(told, None),
        status=standing(steps, EventType.TALKS),
        participants=persons(fact for one in told for fact in _participants(one)),
        when=_when(told),
        outcomes=ordered(((one, step(one)) for one in beside), EventType.AGREEMENT),
        steps=steps,
    )


def _participants(one: Told) -> tuple[Fact, ...]:
    claim = one.claim
    return facts((*names(claim.actors, claim), *names(claim.targets, claim)), one)


def _when(told: Iterable[Told]) -> Moment | None:
    """The narrowest time that is told; of talks held before that of talks planned."""
    dated = [(one, moment(one, _basis(one))) for one in told]
    found = [(one, at) for one, at in dated if at is not None]
    found.sort(key=lambda pair: (pair[0].claim.modality not in HAPPENED, width(pair[1]), pair[0].order))
    return found[0][1] if found else None


def _basis(one: Told) -> Basis:
    return Basis.PLANNED if one.claim.modality is Modality.PLANNED else Basis.STATED
