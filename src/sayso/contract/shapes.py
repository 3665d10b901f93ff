"""The shapes of the records, as types: which keys there are and what they hold."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class SpanRecord(TypedDict):
    """Some words of the report."""

    start: int
    end: int


class ExactRecord(SpanRecord):
    """Some words of the report, spelled out."""

    exact: str


class PublishedRecord(TypedDict):
    """When the report was written, and how that is known."""

    value: str | None
    basis: str
    start: int | None
    end: int | None
    rule: str


class TimeRecord(SpanRecord):
    """One mention of a time."""

    type: str
    value: str | None
    earliest: str | None
    latest: str | None
    edtf: str | None
    precision: str
    basis: str
    rule: str


class RefRecord(TypedDict):
    """An entry of the gazetteer."""

    id: str
    name: str


class PlaceRecord(SpanRecord):
    """One mention of a place; degrees WGS 84, rounded to five decimals (about a metre)."""

    name: str
    id: str | None
    lat: float | None
    lon: float | None
    precision: int
    within: list[RefRecord]
    country: str | None
    kind: str
    adjective: bool
    rule: str


class VoiceRecord(TypedDict):
    """One attribution; ``outer``: index in ``voices`` of the one that it stands inside."""

    source: list[SpanRecord]
    cue: list[SpanRecord]
    content: list[SpanRecord]
    name: str | None
    entity: str | None
    kind: str | None
    speaker: SpanRecord | None
    sense: str
    outer: int | None
    said: TimeRecord | None
    rule: str


class SpeakerRecord(SpanRecord):
    """The innermost asserter."""

    name: str
    entity: str | None
    kind: str | None


class LinkRecord(TypedDict):
    """One link of the reporting chain."""

    name: str
    kind: str | None


class EventRecord(TypedDict):
    """What is claimed, in this project's words and the field's."""

    type: str
    phase: str | None
    acled: str | None
    plover: str | None
    trigger: ExactRecord


class ArgumentRecord(SpanRecord):
    """Who does it, or to whom it is done."""

    name: str
    entity: str | None


class EventTimeRecord(TypedDict):
    """When the event was; no ``text`` where the time is inherited."""

    text: str | None
    start: int | None
    end: int | None
    earliest: str | None
    latest: str | None
    timex: str | None
    edtf: str | None
    precision: str
    basis: str


class QuantityRecord(ExactRecord):
    """A count; bounds inclusive, ``None`` = open; ``fate`` and ``share`` as in the model."""

    low: int | None
    high: int | None
    unit: str | None
    approximate: bool
    kind: str
    rule: str
    fate: NotRequired[str | None]
    share: NotRequired[str | None]


class WhyRecord(TypedDict):
    """Why a field has its value: the words that say so (none: inferred) and the rule that read them."""

    value: str
    rule: str
    start: int | None
    end: int | None
    exact: str | None


class ClaimRecord(TypedDict):
    """One claim with all its evidence."""

    id: str
    document: str
    evidence: ExactRecord
    speaker: SpeakerRecord | None
    voices: list[LinkRecord]
    cue: ExactRecord | None
    said: TimeRecord | None
    event: EventRecord
    polarity: str
    modality: str
    factuality: str
    actors: list[ArgumentRecord]
    targets: list[ArgumentRecord]
    place: PlaceRecord | None
    time: EventTimeRecord | None
    quantities: list[QuantityRecord]
    zone: str
    rules: list[str]
    why: dict[str, WhyRecord]


class ProblemRecord(TypedDict):
    """Something that could not be read; no span: the whole report."""

    what: str
    start: int | None
    end: int | None
