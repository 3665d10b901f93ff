"""From a claim's record back to the claim."""

from __future__ import annotations

from sayso.contract.shapes import (
    ArgumentRecord,
    ClaimRecord,
    EventTimeRecord,
    PlaceRecord,
    QuantityRecord,
    SpanRecord,
    SpeakerRecord,
    TimeRecord,
    WhyRecord,
)
from sayso.model import (
    Argument,
    Claim,
    EventTime,
    EventType,
    Factuality,
    Found,
    Modality,
    PlaceMention,
    PlaceRef,
    Polarity,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    TimeMention,
    Voice,
    Zone,
)


def claim_from_record(record: ClaimRecord) -> Claim:
    """The claim that ``claim_record`` wrote. A field that several rules decided comes back with the last of them."""
    return Claim(
        id=record["id"],
        document=record["document"],
        evidence=_span(record["evidence"]),
        speaker=record["speaker"] and _speaker(record["speaker"]),
        voices=tuple(Voice(name=link["name"], kind=_kind(link["kind"])) for link in record["voices"]),
        cue=record["cue"] and _span(record["cue"]),
        said=record["said"] and _time(record["said"]),
        type=EventType(record["event"]["type"]),
        phase=record["event"]["phase"],
        acled=record["event"]["acled"],
        plover=record["event"]["plover"],
        trigger=_span(record["event"]["trigger"]),
        polarity=Polarity(record["polarity"]),
        modality=Modality(record["modality"]),
        factuality=Factuality(record["factuality"]),
        actors=tuple(_argument(argument) for argument in record["actors"]),
        targets=tuple(_argument(argument) for argument in record["targets"]),
        place=record["place"] and _place(record["place"]),
        time=record["time"] and _event_time(record["time"]),
        quantities=tuple(_quantity(quantity) for quantity in record["quantities"]),
        zone=Zone(record["zone"]),
        found=tuple((field, _found(why)) for field, why in record["why"].items()),
    )


def _kind(value: str | None) -> SpeakerKind | None:
    return SpeakerKind(value) if value is not None else None


def _span(record: SpanRecord) -> Span:
    return Span(record["start"], record["end"])


def _maybe_span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _speaker(record: SpeakerRecord) -> Speaker:
    return Speaker(name=record["name"], span=_span(record), entity=record["entity"], kind=_kind(record["kind"]))


def _argument(record: ArgumentRecord) -> Argument:
    return Argument(name=record["name"], span=_span(record), entity=record["entity"])


def _time(record: TimeRecord) -> TimeMention:
    return TimeMention(
        span=_span(record),
        type=record["type"],
        value=record["value"],
        earliest=record["earliest"],
        latest=record["latest"],
        edtf=record["edtf"],
        precision=record["precision"],
        basis=record["basis"],
        rule=record["rule"],
    )


def _place(record: PlaceRecord) -> PlaceMention:
    return PlaceMention(
        span=_span(record),
        name=record["name"],
        id=record["id"],
        lat=record["lat"],
        lon=record["lon"],
        precision=record["precision"],
        within=tuple(PlaceRef(id=ref["id"], name=ref["name"]) for ref in record["within"]),
        country=record["country"],
        kind=record["kind"],
        adjective=record["adjective"],
        rule=record["rule"],
    )


def _event_time(record: EventTimeRecord) -> EventTime:
    return EventTime(
        words=_maybe_span(record["start"], record["end"]),
        earliest=record["earliest"],
        latest=record["latest"],
        timex=record["timex"],
        edtf=record["edtf"],
        precision=record["precision"],
        basis=record["basis"],
    )


def _quantity(record: QuantityRecord) -> Quantity:
    return Quantity(
        span=_span(record),
        low=record["low"],
        high=record["high"],
        unit=record["unit"],
        approximate=record["approximate"],
        kind=record["kind"],
        rule=record["rule"],
        fate=record.get("fate"),
        share=record.get("share"),
    )


def _found(record: WhyRecord) -> Found[str]:
    return Found(value=record["value"], span=_maybe_span(record["start"], record["end"]), rule=record["rule"])
