"""Truces: who declared them, when they held, who broke them according to whom, and what was attacked meanwhile."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.lexicon import threads as words
from sayso.model import Basis, EventType, Fact, Modality, Polarity, Statement, Step, Truce
from sayso.reckoning.extents import DECLARED, LENGTHENED, extent, is_fact, length, stage
from sayso.reckoning.grounds import Ground
from sayso.reckoning.steps import after, before, distinct, facts, names, ordered, persons, speaker, standing, step
from sayso.reckoning.strikes import Strikes, attacks
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
    reports,
    where,
)
from sayso.reckoning.windows import Window

NATIONWIDE = 6
"""UCDP where_prec of a country: a truce may hold in all of one."""

LONGEST = 31
"""Days of a truce by which other reports' are found, at most."""

BROKEN = "violated"
REFUSED = "renewal_refused"


def truces(statements: Iterable[Statement]) -> tuple[Truce, ...]:
    """The truces that the statements speak of, sorted by their first claims; the order of reading plays no part."""
    told = reports(statements, attacks() | {EventType.TRUCE})
    drafts = [draft for report in told for draft in gathered(report, _sited(report), _fits)]
    groups = linked(drafts, _marks, widest=NATIONWIDE)
    grounds = [common([one for draft in group for one in draft.told]) for group in groups]
    strikes = Strikes(told, frozenset(one.own for one in grounds if one is not None))
    return tuple(_truce(group, strikes) for group in groups)


def _sited(report: Report) -> Iterator[Told]:
    """The claims of truces, without the place where one was signed: in another country, or any if no setting tells."""
    around = report.setting
    for one in report.of(EventType.TRUCE):
        place = one.ground
        abroad = place is not None and around is not None and place.resolved and place.keys[-1] != around.keys[-1]
        yield replace(one, ground=None) if abroad or (around is None and one.claim.phase in DECLARED) else one


def _fits(told: Sequence[Told], one: Told) -> bool:
    return near(told, one) and not any(_apart(other, one) or _apart(one, other) for other in told)


def _apart(one: Told, other: Told) -> bool:
    """Whether these are surely two: of another length, begun or ended at another time, or begun when one was over."""
    if len({length(one), length(other)} - {None}) > 1:
        return True
    when, then = _own_time(one), _own_time(other)
    if when is None or then is None:
        return False
    if stage(one) == stage(other):
        return not when.meets(then)
    return stage(other) == "end" and _later(when, then)


def _own_time(one: Told) -> Window | None:
    """When the claim's own words put a stage of the truce."""
    time = one.claim.time
    return one.window if stage(one) is not None and time is not None and time.basis != Basis.INHERITED else None


def _later(one: Window, other: Window) -> bool:
    return one.start is not None and other.end is not None and one.start > other.end


def _marks(draft: Draft) -> Iterator[Hashable]:
    """The days on which it held, and those on which it was declared and ended."""
    yield from (("on", day) for day in days(extent(draft.told).held, LONGEST)[:-1])
    for one in draft.told:
        if stage(one) is not None:
            yield from ((stage(one), day) for day in days(one.window))
        if stage(one) == "start" or (one.claim.phase in ("holding", BROKEN) and is_fact(one)):
            yield from (("on", day) for day in days(one.window))


def _truce(group: Sequence[Draft], strikes: Strikes) -> Truce:
    told = [one for draft in group for one in draft.told]
    known = extent(told)
    steps = ordered(((one, step(one, REFUSED if _refuses(one) else None)) for one in told), EventType.TRUCE)
    return Truce(
        id=named_for("truce", told),
        place=where(told, group[0].report.setting),
        status=standing([one for one in steps if one.status != REFUSED], EventType.TRUCE),
        kind=next((fact for one in told for fact in _kinds(one)), None),
        purposes=distinct(fact for one in told for fact in _purposes(one)),
        declared=persons(fact for one in told for fact in _declared(one)),
        length=known.length,
        start=known.start,
        end=known.end,
        lapsed=known.lapsed,
        extended=_those(steps, "extended", "renewed"),
        renewal_refused=_those(steps, REFUSED),
        broken=_those(steps, "broken"),
        strikes=strikes.beside(group, _ground(group), known),
        steps=steps,
    )


def _ground(group: Sequence[Draft]) -> Ground | None:
    return common([one for draft in group for one in draft.told]) or group[0].report.setting


def _those(steps: Iterable[Step], *statuses: str) -> tuple[Step, ...]:
    return tuple(one for one in steps if one.status in statuses)


def _refuses(one: Told) -> bool:
    """Whether the claim says that the truce will not be prolonged."""
    claim = one.claim
    if claim.phase not in LENGTHENED:
        return False
    unwilling = claim.polarity is Polarity.DENIED and claim.modality is Modality.PLANNED
    return unwilling or (claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.RULED_OUT)


def _declared(one: Told) -> tuple[Fact, ...]:
    """Who declared or agreed it; or whose the claim calls it ("to renew its ceasefire")."""
    claim = one.claim
    if claim.polarity is Polarity.DENIED:
        return ()
    who = names(claim.actors, claim)
    if claim.phase in DECLARED:
        return facts(who, one)
    owned = {key for piece in before(one, claim.trigger)[-2:] for key in piece.keys} & words.load().owners
    if not owned or claim.phase == BROKEN:
        return ()
    owner = who or tuple(filter(None, (speaker(claim),)))
    return facts(owner, one, Basis.POSSESSIVE)


def _kinds(one: Told) -> tuple[Fact, ...]:
    said = _called(one)
    return facts((kind for kind, phrases in words.load().kinds.items() if words.first(said, phrases)), one)


def _purposes(one: Told) -> tuple[Fact, ...]:
    said, then = _called(one), [key for piece in after(one, one.claim.trigger) for key in piece.keys]
    table = words.load().purposes
    return facts((p.name for p in table if words.first(said, p.before) or words.first(then, p.after)), one)


def _called(one: Told) -> list[str]:
    """What the truce is called: its noun and the words right before it."""
    preceding = [key for piece in before(one, one.claim.trigger)[-3:] for key in piece.keys]
    return [*preceding, *words.folded(one.statement.trigger)]
