"""A reading as rows: the columns that filters look at, beside each claim's whole record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.contract import claim_record, line
from sayso.ledger.names import folded
from sayso.model import Claim, Key, PlaceMention, Problem, Reading, SpeakerKind

Row = dict[str, int | str | None]
"""One row to insert, by column."""


def reading_row(reading: Reading) -> Row:
    """The row of ``readings``, but for its keys."""
    published = reading.published
    return {
        "published": published.value,
        "published_basis": published.basis,
        "published_start": published.span.start if published.span else None,
        "published_end": published.span.end if published.span else None,
        "published_rule": published.rule,
        "voices": len(reading.voices),
    }


def claim_row(claim: Claim, text: str) -> Row:
    """The row of ``claims``, but for its keys."""
    return {**claim_columns(claim), "record": line(claim_record(claim, text))}


def claim_columns(claim: Claim) -> Row:
    """The columns of a claim that are taken from its record."""
    return {
        "claim": claim.id,
        **effective_row(claim),
        "phase": claim.phase,
        "zone": claim.zone.value,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
    }


def effective_row(claim: Claim) -> Row:
    """The columns by which claims are found, in ``claims`` and in ``effective_claims``; no speaker: the reporter's."""
    speaker, time = claim.speaker, claim.time
    return {
        "type": claim.type.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "speaker": folded(speaker.name) if speaker else None,
        "entity": speaker.entity if speaker else None,
        "kind": speaker.kind if speaker else SpeakerKind.REPORTER,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
    }


def place_rows(place: PlaceMention | None) -> Iterator[Row]:
    """The rows of ``claim_places``, but for the claim's key: the place itself, then what contains it, nearest first."""
    if place is not None:
        yield {"depth": 0, "place": place.id, "name": folded(place.name)}
        for depth, ref in enumerate(place.within, start=1):
            yield {"depth": depth, "place": ref.id, "name": folded(ref.name)}


def problem_row(problem: Problem) -> Row:
    """The row of ``problems``, but for its keys."""
    span = problem.span
    return {"what": problem.what, "start": span.start if span else None, "end": span.end if span else None}


def key_rows(claim: int, reading: int, keys: Iterable[Key]) -> Iterator[Row]:
    """The rows of ``claim_keys`` for one claim, by the keys of its row and of its reading's."""
    for key in keys:
        standing = key.standing
        yield {
            "family": key.family,
            "place": key.place,
            "unit": key.unit.value,
            "bucket": key.bucket,
            "own": int(key.own),
            "claim": claim,
            "reading": reading,
            "sides": standing.sides,
            "wants": standing.wants,
            "said": standing.said,
            "first": standing.first,
            "last": standing.last,
            "start": standing.start,
            "end": standing.end,
        }


def told_apart(claims: Iterable[Claim]) -> tuple[list[Claim], list[Problem]]:
    """The claims with one of each id, and a problem for every other: an id must find one claim."""
    kept: dict[str, Claim] = {}
    problems: list[Problem] = []
    for claim in claims:
        if claim.id in kept:
            what = f"a second claim with the id {claim.id} was not kept"
            problems.append(Problem(what=what, span=claim.evidence))
        else:
            kept[claim.id] = claim
    return list(kept.values()), problems
