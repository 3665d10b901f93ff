"""What became of what somebody said: contradicted by others, taken back by themselves. Never who was right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.ledger.outlines import Outline
from sayso.lexicon import actors
from sayso.lexicon.spelling import key
from sayso.model import Dispute, Gathered, Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """In how many disputes a source stands, by verdict, and how often it said both itself."""

    contradicted: int = 0
    conditional: int = 0
    reversed: int = 0


@dataclass(frozen=True, slots=True)
class Origins:
    """In how many incidents a source is an origin of its own, and in how many it is not known to be one."""

    independent: int
    others: int


def standing(disputes: Iterable[Dispute]) -> Standing:
    """The standing of a source in the disputes that it has a side in."""
    found = Standing()
    for one in disputes:
        found = _with(found, one)
    return found


def by_source(disputes: Iterable[Dispute], outlines: Mapping[str, Outline], by: str) -> dict[str, list[Dispute]]:
    """The disputes of every source by its key, without what says the same again; reversals first."""
    found: dict[str, list[Dispute]] = {}
    for one in sorted((one for one in disputes if one.repeats is None), key=lambda one: not one.reversal):
        for source in sources_of(one, outlines, by):
            found.setdefault(source, []).append(one)
    return found


def sources_of(dispute: Dispute, outlines: Mapping[str, Outline], by: str) -> frozenset[str]:
    """The voices or publishers on the two sides of a dispute."""
    sides = (outlines[side.claim] for side in (dispute.a, dispute.b) if side.claim in outlines)
    return frozenset(side.voice if by == "voice" else side.publisher for side in sides)


def origins(gathered: Gathered, source: str, by: str) -> Origins:
    """How a source counts in the incidents that it is an origin of."""
    keys = _keys(source, by)
    counts = [any(o.independent for o in one.origins if o.key in keys) for one in gathered.incidents
              if any(o.key in keys for o in one.origins)]  # fmt: skip
    return Origins(sum(counts), len(counts) - sum(counts))


def _keys(source: str, by: str) -> frozenset[str]:
    """The keys that reckoning gives to a source (``sayso.reckoning.origins``)."""
    known = actors.load()
    if source in known.by_id:
        return frozenset({known.root(source)})
    named = frozenset({f"{'outlet' if by == 'publisher' else 'name'}:{key(source)}"})
    return named | frozenset(known.root(one) for one in known.entities(source)) if by == "publisher" else named


def _with(before: Standing, dispute: Dispute) -> Standing:
    if dispute.reversal:
        return Standing(before.contradicted, before.conditional, before.reversed + 1)
    if dispute.verdict is Verdict.CONTRADICTORY:
        return Standing(before.contradicted + 1, before.conditional, before.reversed)
    return Standing(before.contradicted, before.conditional + 1, before.reversed)
