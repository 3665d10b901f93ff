"""From what was read to records, keys in the contract's order."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TypeVar

from sayso.contract.shapes import (
    ArgumentRecord,
    ClaimRecord,
    EventTimeRecord,
    ExactRecord,
    PlaceRecord,
    ProblemRecord,
    PublishedRecord,
    QuantityRecord,
    SpanRecord,
    SpeakerRecord,
    TimeRecord,
    VoiceRecord,
    WhyRecord,
)
from sayso.model import (
    LAYERS,
    Argument,
    Attribution,
    Claim,
    EventTime,
    Found,
    PlaceMention,
    Problem,
    Published,
    Quantity,
    Reading,
    Span,
    Speaker,
    TimeMention,
)

A = TypeVar("A")
B = TypeVar("B")


def record(reading: Reading, layers: frozenset[str]) -> dict[str, object]:
    """The record of one report with the layers asked for (names from ``LAYERS``), keys in the contract's order."""
    text = reading.document.text
    parts: dict[str, object] = {
        "times": [time_record(time) for time in reading.times],
        "places": [place_record(place) for place in reading.places],
        "voices": [voice_record(voice) for voice in reading.voices],
        "claims": [claim_record(claim, text) for claim in reading.claims],
    }
    return {
        "id": reading.document.id,
        "published": published_record(reading.published),
        **{layer: parts[layer] for layer in LAYERS if layer in layers},
        "problems": [problem_record(problem) for problem in reading.problems],
    }


def line(record: Mapping[str, object]) -> str:
    """A record as one line of JSON without its line end: UTF-8 words unescaped, keys in the contract's order."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def published_record(published: Published) -> PublishedRecord:
    """The ``published`` part of a report's record."""
    return {
        "value": published.value,
        "basis": published.basis,
        "start": _start(published.span),
        "end": _end(published.span),
        "rule": published.rule,
    }


def time_record(time: TimeMention) -> TimeRecord:
    """One entry of ``times``."""
    return {
        **_span(time.span),
        "type": time.type,
        "value": time.value,
        "earliest": time.earliest,
        "latest": time.latest,
        "edtf": time.edtf,
        "precision": time.precision,
        "basis": time.basis,
        "rule": time.rule,
    }


def place_record(place: PlaceMention) -> PlaceRecord:
    """One entry of ``places``, or the ``place`` of a claim."""
    return {
        **_span(place.span),
        "name": place.name,
        "id": place.id,
        "lat": _degrees(place.lat),
        "lon": _degrees(place.lon),
        "precision": place.precision,
        "within": [{"id": ref.id, "name": ref.name} for ref in place.within],
        "country": place.country,
        "kind": place.kind,
        "adjective": place.adjective,
        "rule": place.rule,
    }


def voice_record(voice: Attribution) -> VoiceRecord:
    """One entry of ``voices`` of a report."""
    return {
        "source": [_span(span) for span in voice.source],
        "cue": [_span(span) for span in voice.cue],
        "content": [_span(span) for span in voice.content],
        "name": voice.name,
        "entity": voice.entity,
        "kind": voice.kind and voice.kind.value,
        "speaker": _if(voice.speaker, _span),
        "sense": voice.sense,
        "outer": voice.outer,
        "said": _if(voice.said, time_record),
        "rule": voice.rule,
    }


def problem_record(problem: Problem) -> ProblemRecord:
    """One entry of ``problems``."""
    return {
        "what": problem.what,
        "start": _start(problem.span),
        "end": _end(problem.span),
    }


def claim_record(claim: Claim, text: str) -> ClaimRecord:
    """One claim; ``text`` is that of its report, from which every ``exact`` is cut."""
    return {
        "id": claim.id,
        "document": claim.document,
        "evidence": _exact(claim.evidence, text),
        "speaker": _if(claim.speaker, _speaker),
        "voices": [{"name": voice.name, "kind": voice.kind and voice.kind.value} for voice in claim.voices],
        "cue": _if(claim.cue, lambda cue: _exact(cue, text)),
        "said": _if(claim.said, time_record),
        "event": {
            "type": claim.type.value,
            "phase": claim.phase,
            "acled": claim.acled,
            "plover": claim.plover,
            "trigger": _exact(claim.trigger, text),
        },
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "factuality": claim.factuality.value,
        "actors": [_argument(argument) for argument in claim.actors],
        "targets": [_argument(argument) for argument in claim.targets],
        "place": _if(claim.place, place_record),
        "time": _if(claim.time, lambda time: _event_time(time, text)),
        "quantities": [_quantity(quantity, text) for quantity in claim.quantities],
        "zone": claim.zone.value,
        "rules": list(claim.rules),
        "why": {field: _why(found, text) for field, found in claim.found},
    }


def _if(value: A | None, write: Callable[[A], B]) -> B | None:
    """What ``write`` makes of a value that is there."""
    return None if value is None else write(value)


def _start(span: Span | None) -> int | None:
    return None if span is None else span.start


def _end(span: Span | None) -> int | None:
    return None if span is None else span.end


def _span(span: Span) -> SpanRecord:
    return {"start": span.start, "end": span.end}


def _exact(span: Span, text: str) -> ExactRecord:
    return {"start": span.start, "end": span.end, "exact": span.of(text)}


def _degrees(value: float | None) -> float | None:
    return None if value is None else round(value, 5) + 0.0  # + 0.0: never "-0.0"


def _speaker(speaker: Speaker) -> SpeakerRecord:
    return {
        "name": speaker.name,
        **_span(speaker.span),
        "entity": speaker.entity,
        "kind": speaker.kind and speaker.kind.value,
    }


def _argument(argument: Argument) -> ArgumentRecord:
    return {"name": argument.name, **_span(argument.span), "entity": argument.entity}


def _event_time(time: EventTime, text: str) -> EventTimeRecord:
    return {
        "text": _if(time.words, lambda words: words.of(text)),
        "start": _start(time.words),
        "end": _end(time.words),
        "earliest": time.earliest,
        "latest": time.latest,
        "timex": time.timex,
        "edtf": time.edtf,
        "precision": time.precision,
        "basis": time.basis,
    }


def _quantity(quantity: Quantity, text: str) -> QuantityRecord:
    return {
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        **_exact(quantity.span, text),
        "approximate": quantity.approximate,
        "kind": quantity.kind,
        "rule": quantity.rule,
        "fate": quantity.fate,
        "share": quantity.share,
    }


def _why(found: Found[str], text: str) -> WhyRecord:
    return {
        "value": found.value,
        "rule": found.rule,
        "start": _start(found.span),
        "end": _end(found.span),
        "exact": _if(found.span, lambda span: span.of(text)),
    }
