"""Incidents: what several voices say of one event, gathered, with the range of its toll and how well it is supported.

First each report is read for the events it tells of (narration.py), then the accounts of different reports are laid
together (across.py). What is left by itself and names neither a narrow place nor a day is no incident but loose.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from sayso.lexicon import actors
from sayso.model import Blamed, Gathered, Incident, PlaceRef, Site, SpeakerKind, Statement
from sayso.reckoning.accounts import FAMILIES, Account, Assertion, assertion
from sayso.reckoning.across import across
from sayso.reckoning.denials import Denied, denied, deniers
from sayso.reckoning.grades import Evidence, grade
from sayso.reckoning.grounds import Ground, asked_for
from sayso.reckoning.narration import accounts
from sayso.reckoning.origins import ends_of, origins
from sayso.reckoning.relations import strikes
from sayso.reckoning.scoping import scopes
from sayso.reckoning.tolls import tolls


def gather(statements: Iterable[Statement]) -> Gathered:
    """The incidents that the claims tell of, by time and place; the same whatever the order of the claims."""
    told = sorted(statements, key=_order)
    scoped = list(scopes(told))
    asserted = [one for one in map(assertion, told, scoped) if one is not None]
    reports = groupby(asserted, key=lambda one: one.scope.document)
    found = across(account for _, report in reports for account in accounts(report))
    known = [account for account in found if _identified(account)]
    denials = denied(known, [scope for scope in scoped if scope.denied and scope.family in FAMILIES])
    return Gathered(
        incidents=tuple(incident(account, against) for account, against in zip(known, denials, strict=True)),
        loose=tuple(one.scope.claim for account in found if not _identified(account) for one in account.assertions),
    )


def _identified(account: Account) -> bool:
    """Whether an account tells its event from others: by a day, or by a narrow place where something struck."""
    return not account.bare and (account.window is not None or strikes(account))


def _order(statement: Statement) -> tuple[str, int, int, str]:
    claim = statement.claim
    return (claim.document, claim.evidence.start, claim.evidence.end, claim.id)


def incident(account: Account, against: Sequence[Denied]) -> Incident:
    """The incident that an account tells of, with those who deny it."""
    told = sorted(account.assertions, key=_saying)
    found = origins(told)
    toll = tolls(told, found)
    named = _blamed(told)
    denying = deniers(against, named)
    struck = {claim for one in toll for bound in (one.low, one.high) for claim in bound.claims}
    admitted = frozenset(origin.key for origin in found if struck & set(origin.claims))
    accepted = frozenset(end.key for one in told for end in ends_of(one) if _accepts(one))
    retracted = frozenset(end.key for one in told for end in ends_of(one) if _took_back(one, against))
    suggested, reasons = grade(Evidence(found, named, denying, toll, accepted, admitted, retracted))
    narrow = min((one for one in told if one.window == account.window), key=_saying)
    time = narrow.statement.claim.time if account.window is not None else None
    return Incident(
        id=hashlib.blake2b(f"incident {told[0].scope.claim}".encode(), digest_size=8).hexdigest(),
        types=tuple(dict.fromkeys(one.scope.type for one in told)),
        sites=_sites(told),
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        claims=tuple(one.scope.claim for one in told),
        reports=tuple(dict.fromkeys(one.scope.document for one in told)),
        blamed=named,
        deniers=denying,
        tolls=toll,
        origins=found,
        grade=suggested,
        reasons=reasons,
    )


def _saying(one: Assertion) -> tuple[int, str, int, int, str]:
    """Order of the saying; what was said nobody knows when comes last."""
    said = one.scope.said
    return (said.start if said is not None and said.start is not None else 1 << 60, *one.order)


def _accepts(one: Assertion) -> bool:
    """Whether a party tells of what its own side did."""
    known, scope = actors.load(), one.scope
    if scope.kind is not SpeakerKind.PARTY or scope.own not in known.by_id:
        return False
    return any(known.root(entity) == known.root(scope.own) for entity in scope.actors.entities)


def _took_back(one: Assertion, against: Iterable[Denied]) -> bool:
    """Whether the same voice denies, on a later day, what it asserted."""
    said = one.scope.said
    for denial in against:
        later = denial.scope.said
        if denial.scope.voice == one.scope.voice and said is not None and later is not None:
            return said.end is not None and later.start is not None and said.end < later.start
    return False


def _sites(told: Sequence[Assertion]) -> tuple[Site, ...]:
    """The narrow places, the one named most first; where there is none, the wide ones."""
    grounds = [one.spot for one in told if one.spot is not None] or [one.wide for one in told if one.wide is not None]
    often = Counter(ground.own for ground in grounds)
    first: dict[str, Ground] = {}
    for ground in sorted(grounds, key=lambda ground: ground.precision):
        first.setdefault(ground.own, ground)
    chosen = sorted(first.values(), key=lambda ground: (-often[ground.own], ground.own))
    return tuple(_site(ground) for ground in chosen)


def _site(ground: Ground) -> Site:
    around = zip(ground.keys[1:], ground.names[1:], strict=True)
    return Site(
        id=ground.own if ground.resolved else None,
        name=ground.name,
        within=tuple(PlaceRef(id=place, name=name) for place, name in around),
    )


def _blamed(told: Sequence[Assertion]) -> tuple[Blamed, ...]:
    """Whom each origin names, in the order of the saying; who names nobody known is left out."""
    naming: dict[str, list[Assertion]] = {}
    called: dict[str, str] = {}
    for one in told:
        for end in ends_of(one) if one.scope.actors.entities else ():
            naming.setdefault(end.key, []).append(one)
            called.setdefault(end.key, end.name)
    return tuple(
        Blamed(
            origin=origin,
            by=called[origin],
            names=tuple(dict.fromkeys(name for one in ones for name in one.scope.actors.names)),
            entities=tuple(sorted({entity for one in ones for entity in one.scope.actors.entities})),
            claims=tuple(one.scope.claim for one in ones),
        )
        for origin, ones in naming.items()
    )


def lies_in(incident: Incident, place: str) -> bool:
    """Whether ``place``, whole words of a name or a gazetteer's id, is a site of the incident or contains one."""
    refs = ((ref.id, ref.name) for site in incident.sites for ref in site.within)
    return asked_for(place, (*((site.id, site.name) for site in incident.sites), *refs))
