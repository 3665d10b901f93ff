"""The records of incidents and of the timeline: which keys there are, and how they are written."""

from __future__ import annotations

from typing import TypedDict

from sayso.model import Blamed, Bound, Denier, Happening, Incident, Origin, Site, Toll


class BoundRecord(TypedDict):
    """A number of people, and the claims that state it."""

    value: int
    claims: list[str]


class TollRecord(TypedDict):
    """How many: UCDP's low, best and high; ``open``: there may be more than ``high``."""

    fate: str
    group: str | None
    part: bool
    low: BoundRecord
    best: BoundRecord | None
    high: BoundRecord
    open: bool


class OriginRecord(TypedDict):
    """The end of a chain of reporting; ``why``: why it counts as one of its own, or does not."""

    key: str
    name: str
    kind: str | None
    independent: bool
    why: str
    claims: list[str]


class BlamedRecord(TypedDict):
    """Whom an origin names as behind it."""

    origin: str
    by: str
    names: list[str]
    entities: list[str]
    claims: list[str]


class DenierRecord(TypedDict):
    """Who denies it; ``condition``: what would have to be so for the denial to be of this incident."""

    name: str
    claims: list[str]
    blamed: bool
    condition: str | None


class NameRecord(TypedDict):
    """An entry of the gazetteer."""

    id: str
    name: str


class SiteRecord(TypedDict):
    """Where it was, and what contains it."""

    id: str | None
    name: str
    within: list[NameRecord]


class IncidentRecord(TypedDict):
    """Assertions of one event, gathered."""

    id: str
    types: list[str]
    sites: list[SiteRecord]
    earliest: str | None
    latest: str | None
    claims: list[str]
    documents: list[str]
    tolls: list[TollRecord]
    origins: list[OriginRecord]
    blamed: list[BlamedRecord]
    deniers: list[DenierRecord]
    grade: str
    reasons: list[str]


class SayingRecord(TypedDict):
    """When it was said, ISO dates."""

    earliest: str | None
    latest: str | None


class WhenRecord(TypedDict):
    """When the event was."""

    earliest: str | None
    latest: str | None
    precision: str
    basis: str


class HappeningRecord(TypedDict):
    """A claim on the line of time."""

    claim: str
    document: str
    placed: bool
    time: WhenRecord | None
    said: SayingRecord
    speaker: str | None
    type: str
    phase: str | None
    polarity: str
    modality: str
    place: str | None
    evidence: str


def incident_record(incident: Incident) -> IncidentRecord:
    """The record of one incident, keys in the contract's order."""
    return {
        "id": incident.id,
        "types": [one.value for one in incident.types],
        "sites": [_site(one) for one in incident.sites],
        "earliest": incident.earliest,
        "latest": incident.latest,
        "claims": list(incident.claims),
        "documents": list(incident.reports),
        "tolls": [_toll(one) for one in incident.tolls],
        "origins": [_origin(one) for one in incident.origins],
        "blamed": [_blamed(one) for one in incident.blamed],
        "deniers": [_denier(one) for one in incident.deniers],
        "grade": incident.grade.value,
        "reasons": list(incident.reasons),
    }


def happening_record(happening: Happening, *, placed: bool) -> HappeningRecord:
    """The record of one claim on the line of time; ``placed``: its time is known."""
    claim = happening.statement.claim
    time = claim.time
    return {
        "claim": claim.id,
        "document": claim.document,
        "placed": placed,
        "time": None if time is None else _when(time.earliest, time.latest, time.precision, time.basis),
        "said": {"earliest": happening.said_earliest, "latest": happening.said_latest},
        "speaker": claim.speaker.name if claim.speaker else None,
        "type": claim.type.value,
        "phase": claim.phase,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "place": claim.place.name if claim.place else None,
        "evidence": happening.statement.evidence,
    }


def _when(earliest: str | None, latest: str | None, precision: str, basis: str) -> WhenRecord:
    return {"earliest": earliest, "latest": latest, "precision": precision, "basis": basis}


def _site(site: Site) -> SiteRecord:
    return {"id": site.id, "name": site.name, "within": [{"id": ref.id, "name": ref.name} for ref in site.within]}


def _toll(toll: Toll) -> TollRecord:
    return {
        "fate": toll.fate,
        "group": toll.group,
        "part": toll.part,
        "low": _bound(toll.low),
        "best": None if toll.best is None else _bound(toll.best),
        "high": _bound(toll.high),
        "open": toll.open,
    }


def _bound(bound: Bound) -> BoundRecord:
    return {"value": bound.value, "claims": list(bound.claims)}


def _origin(origin: Origin) -> OriginRecord:
    return {
        "key": origin.key,
        "name": origin.name,
        "kind": None if origin.kind is None else origin.kind.value,
        "independent": origin.independent,
        "why": origin.why,
        "claims": list(origin.claims),
    }


def _blamed(blamed: Blamed) -> BlamedRecord:
    return {
        "origin": blamed.origin,
        "by": blamed.by,
        "names": list(blamed.names),
        "entities": list(blamed.entities),
        "claims": list(blamed.claims),
    }


def _denier(denier: Denier) -> DenierRecord:
    return {
        "name": denier.name,
        "claims": list(denier.claims),
        "blamed": denier.blamed,
        "condition": denier.condition,
    }
