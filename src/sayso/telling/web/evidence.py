"""Which claim stands in which report, and which claims are in dispute: looked up once for all rooms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.model import Dispute, Statement, Verdict
from sayso.telling.web.desk import Desk
from sayso.telling.web.review import Reach


def by_claim(desk: Desk, reach: Reach) -> Mapping[str, Statement]:
    """Every claim that may be shown, by its id."""
    told = desk.statements(reach)
    return desk.once(f"by claim {reach}", lambda: {one.claim.id: one for one in told}, within=reach)


def grave(desk: Desk, reach: Reach) -> tuple[Dispute, ...]:
    """The disputes that are no near misses and say nothing over again, the gravest first."""
    every = desk.disputes(reach)
    return desk.once(f"grave {reach}", lambda: tuple(one for one in every if _grave(one)), within=reach)


def disputed(desk: Desk, reach: Reach) -> Mapping[str, Sequence[Dispute]]:
    """Every claim in dispute, with its disputes, the gravest first; what is said over again comes last."""
    every = desk.disputes(reach)
    return desk.once(f"disputed {reach}", lambda: by_side(every), within=reach)


def among(disputes: Iterable[Dispute], claims: Iterable[str]) -> list[Dispute]:
    """Those in which one of these claims stands."""
    wanted = frozenset(claims)
    return [one for one in disputes if one.a.claim in wanted or one.b.claim in wanted]


def by_side(disputes: Iterable[Dispute]) -> dict[str, list[Dispute]]:
    """The disputes of each claim."""
    told = [one for one in disputes if one.verdict is not Verdict.COMPATIBLE]
    found: dict[str, list[Dispute]] = {}
    for one in sorted(told, key=lambda one: one.repeats is not None):
        for side in {one.a.claim, one.b.claim}:
            found.setdefault(side, []).append(one)
    return found


def _grave(one: Dispute) -> bool:
    return one.verdict is not Verdict.COMPATIBLE and one.repeats is None
