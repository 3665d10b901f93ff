"""The fields of a claim's record that can be judged or compared: read, said in words, and put in place of others."""

from __future__ import annotations

import copy
from typing import TypedDict

from sayso.contract.shapes import (
    ArgumentRecord,
    ClaimRecord,
    EventTimeRecord,
    PlaceRecord,
    QuantityRecord,
    SpeakerRecord,
)
from sayso.model import Field, Polarity

NONE = "none"
"""How it is written that a report does not say."""


class Meant(TypedDict, total=False):
    """What a judged value stands for, under the one key that its field has."""

    word: str | None
    speaker: SpeakerRecord | None
    place: PlaceRecord | None
    time: EventTimeRecord | None
    arguments: list[ArgumentRecord]
    quantities: list[QuantityRecord]


def in_words(record: ClaimRecord, field: Field) -> str | None:
    """The value of a field as an analyst would write it; ``None`` where the report does not say."""
    match field:
        case Field.SPEAKER:
            return record["speaker"]["name"] if record["speaker"] else None
        case Field.PLACE:
            return _place_words(record["place"]) if record["place"] else None
        case Field.TIME:
            return _time_words(record["time"]) if record["time"] else None
        case Field.ACTORS | Field.TARGETS:
            return "; ".join(one["name"] for one in _arguments(record, field)) or None
        case Field.QUANTITIES:
            return "; ".join(map(quantity_words, record["quantities"])) or None
        case _:
            return _word(record, field)


def exact(record: ClaimRecord, field: Field) -> str | None:
    """The words of the report that a value was read from; ``None`` where there are none of its own."""
    match field:
        case Field.SPEAKER | Field.PLACE | Field.ACTORS | Field.TARGETS:
            return in_words(record, field)
        case Field.TIME:
            return record["time"]["text"] if record["time"] else None
        case Field.QUANTITIES:
            return "; ".join(one["exact"] for one in record["quantities"]) or None
        case Field.TYPE:
            return record["event"]["trigger"]["exact"]
        case _:
            why = record["why"].get(field.value)
            return why["exact"] if why else None


def value_of(record: ClaimRecord, field: Field) -> object:
    """The value of a field without the words that it was read from, for comparing two of them."""
    match field:
        case Field.SPEAKER:
            speaker = record["speaker"]
            return speaker and (speaker["name"], speaker["entity"])
        case Field.PLACE:
            place = record["place"]
            return place and (place["id"] or place["name"].casefold())
        case Field.TIME:
            time = record["time"]
            return time and (time["earliest"], time["latest"])
        case Field.ACTORS | Field.TARGETS:
            return [(one["name"], one["entity"]) for one in _arguments(record, field)]
        case Field.QUANTITIES:
            return [
                (one["low"], one["high"], one["unit"], one["approximate"], one.get("fate"))
                for one in record["quantities"]
            ]
        case _:
            return _word(record, field)


def quantity_words(quantity: QuantityRecord) -> str:
    """ "at least 56 people (killed)"; bounds of a range are parted by "to"."""
    low, high = quantity["low"], quantity["high"]
    if low is not None and high is not None:
        number = str(low) if low == high else f"{low} to {high}"
        number = f"about {number}" if quantity["approximate"] and low == high else number
    else:
        number = f"up to {high}" if low is None else f"at least {low}"
    fate = f"({quantity['fate']})".replace("_", " ") if quantity.get("fate") else ""
    return " ".join(filter(None, (number, *(quantity["unit"] or "").split(), fate)))


def replaced(record: ClaimRecord, field: Field, meant: Meant, *, words: str, by: str) -> ClaimRecord:
    """A copy of the record with another value in ``field``, and what hangs on that value in step with it.

    ``words``: the value as it was written. ``by``: what the record gives as the rule of the value.
    """
    made = copy.deepcopy(record)
    _PUT[field](made, field, meant)
    _sign(made, field, by)
    made["why"]["event" if field is Field.TYPE else field.value] = {
        "value": words,
        "rule": by,
        "start": None,
        "end": None,
        "exact": None,
    }
    return made


def _sign(record: ClaimRecord, field: Field, by: str) -> None:
    """Values that carry their own rule carry this one."""
    if field is Field.PLACE and record["place"]:
        record["place"]["rule"] = by
    if field is Field.QUANTITIES:
        for quantity in record["quantities"]:
            quantity["rule"] = by


def _word(record: ClaimRecord, field: Field) -> str | None:
    match field:
        case Field.TYPE:
            return record["event"]["type"]
        case Field.PHASE:
            return record["event"]["phase"]
        case Field.POLARITY:
            return record["polarity"]
        case Field.MODALITY:
            return record["modality"]
        case Field.FACTUALITY:
            return record["factuality"]
        case _:
            return record["speaker"]["kind"] if record["speaker"] else None


def _arguments(record: ClaimRecord, field: Field) -> list[ArgumentRecord]:
    return record["actors"] if field is Field.ACTORS else record["targets"]


def _place_words(place: PlaceRecord) -> str:
    return " ".join(place["name"].split()) + ("" if place["id"] else "?")


def _time_words(time: EventTimeRecord) -> str | None:
    earliest, latest = time["earliest"], time["latest"]
    if earliest is None and latest is None:
        return f"{' '.join(time['text'].split())}?" if time["text"] else None
    return f"{earliest}" if earliest == latest else f"{earliest or '..'}/{latest or '..'}"


def _put_type(record: ClaimRecord, field: Field, meant: Meant) -> None:
    """The finer codes and the phase were of the other type."""
    word = meant["word"] or record["event"]["type"]
    event = record["event"]
    if word != event["type"]:
        record["event"] = {"type": word, "phase": None, "acled": None, "plover": None, "trigger": event["trigger"]}


def _put_phase(record: ClaimRecord, field: Field, meant: Meant) -> None:
    record["event"]["phase"] = meant["word"]


def _put_polarity(record: ClaimRecord, field: Field, meant: Meant) -> None:
    """How certain the speaker is stays; the sign goes with the polarity."""
    word = meant["word"] or record["polarity"]
    if word != record["polarity"]:
        sign = "-" if word == Polarity.DENIED else "+"
        record["polarity"] = word
        record["factuality"] = record["factuality"].replace("+" if sign == "-" else "-", sign)


def _put_modality(record: ClaimRecord, field: Field, meant: Meant) -> None:
    record["modality"] = meant["word"] or record["modality"]


def _put_factuality(record: ClaimRecord, field: Field, meant: Meant) -> None:
    record["factuality"] = meant["word"] or record["factuality"]


def _put_speaker(record: ClaimRecord, field: Field, meant: Meant) -> None:
    """The speaker is the last of the chain of voices."""
    speaker = meant["speaker"]
    outer = record["voices"][:-1] if record["speaker"] else record["voices"]
    record["speaker"] = speaker
    record["voices"] = [*outer, {"name": speaker["name"], "kind": speaker["kind"]}] if speaker else outer


def _put_kind(record: ClaimRecord, field: Field, meant: Meant) -> None:
    if record["speaker"]:
        record["speaker"]["kind"] = meant["word"]
        record["voices"][-1:] = [{"name": record["speaker"]["name"], "kind": meant["word"]}]


def _put_place(record: ClaimRecord, field: Field, meant: Meant) -> None:
    record["place"] = meant["place"]


def _put_time(record: ClaimRecord, field: Field, meant: Meant) -> None:
    record["time"] = meant["time"]


def _put_arguments(record: ClaimRecord, field: Field, meant: Meant) -> None:
    if field is Field.ACTORS:
        record["actors"] = meant["arguments"]
    else:
        record["targets"] = meant["arguments"]


def _put_quantities(record: ClaimRecord, field: Field, meant: Meant) -> None:
    record["quantities"] = meant["quantities"]


_PUT = {
    Field.TYPE: _put_type,
    Field.PHASE: _put_phase,
    Field.POLARITY: _put_polarity,
    Field.MODALITY: _put_modality,
    Field.FACTUALITY: _put_factuality,
    Field.SPEAKER: _put_speaker,
    Field.KIND: _put_kind,
    Field.PLACE: _put_place,
    Field.TIME: _put_time,
    Field.ACTORS: _put_arguments,
    Field.TARGETS: _put_arguments,
    Field.QUANTITIES: _put_quantities,
}
