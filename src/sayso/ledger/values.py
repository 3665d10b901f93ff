"""What a value that an analyst writes stands for: checked against the codebook, the actors and the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.contract import ClaimRecord
from sayso.contract.fields import NONE, Meant
from sayso.contract.shapes import (
    ArgumentRecord,
    EventTimeRecord,
    PlaceRecord,
    QuantityRecord,
    SpanRecord,
    SpeakerRecord,
)
from sayso.errors import BadQuery
from sayso.ledger.filters import days
from sayso.lexicon import actors
from sayso.lexicon.gazetteer import ALTERNATE, CAPITALS, MAIN, Entry, Gazetteer
from sayso.lexicon.spelling import key
from sayso.model import (
    PHASES,
    EventType,
    Factuality,
    Field,
    Modality,
    Polarity,
    SpeakerKind,
)

RULE = "judgement"
"""The rule of what an analyst put."""

_WORDS = {
    Field.TYPE: tuple(one.value for one in EventType),
    Field.PHASE: PHASES,
    Field.POLARITY: tuple(one.value for one in Polarity),
    Field.MODALITY: tuple(one.value for one in Modality),
    Field.FACTUALITY: tuple(one.value for one in Factuality),
    Field.KIND: tuple(one.value for one in SpeakerKind if one is not SpeakerKind.REPORTER),
}
_MAY_BE_UNSAID = frozenset(Field) - {Field.TYPE, Field.POLARITY, Field.MODALITY, Field.FACTUALITY}
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z?", re.ASCII)
_COUNT = re.compile(
    r"(?P<lead>at least|up to|about)?\s*(?P<low>\d+)(?:\s*(?:to|-|–)\s*(?P<high>\d+))?\s*(?P<unit>\D.*)?",
    re.ASCII | re.IGNORECASE,
)
_FATES = ("killed or wounded", "killed", "wounded", "missing")
_PRECISION = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class Judged:
    """The claim that a value is for: its record and the text of its report."""

    record: ClaimRecord
    text: str

    def where(self, words: str) -> SpanRecord:
        """Where the words stand in the evidence, else the evidence itself: a value rests on the words it was put to."""
        evidence = self.record["evidence"]
        word = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        found = word.search(self.text, evidence["start"], evidence["end"])
        start, end = found.span() if found else (evidence["start"], evidence["end"])
        return {"start": start, "end": end}


def choices(field: Field) -> tuple[str, ...]:
    """The values of a field of a closed set, with ``NONE`` where it may be unsaid; none of a field of any words."""
    words = _WORDS.get(field, ())
    return (*words, NONE) if words and field in _MAY_BE_UNSAID else words


def meant(field: Field, written: str, judged: Judged, gazetteer: Callable[[], Gazetteer]) -> Meant:
    """What ``written`` stands for in ``field``; ``BadQuery`` when it is none of the values that the field can have.

    ``gazetteer``: opens the gazetteer, and is called for a place only.
    """
    value = " ".join(written.split())
    if not value:
        raise BadQuery(f"no value for {field}: write {NONE} where the report does not say")
    if value == NONE and field not in _MAY_BE_UNSAID:
        raise BadQuery(f"every claim has a {field}: it cannot be {NONE}")
    if field in _WORDS:
        return {"word": _word(field, value, judged)}
    said = None if value == NONE else value
    match field:
        case Field.SPEAKER:
            return {"speaker": None if said is None else _speaker(said, judged)}
        case Field.PLACE:
            return {"place": None if said is None else _place(said, judged, gazetteer())}
        case Field.TIME:
            return {"time": None if said is None else _time(said)}
        case Field.QUANTITIES:
            return {"quantities": [_quantity(one, n, judged) for n, one in enumerate(_parts(said))]}
        case _:
            return {"arguments": [_argument(one, judged) for one in _parts(said)]}


def _word(field: Field, value: str, judged: Judged) -> str | None:
    if field is Field.KIND and judged.record["speaker"] is None:
        raise BadQuery("nobody but the report itself speaks here: judge the speaker first")
    if value == NONE:
        return None
    word = value.upper() if field is Field.FACTUALITY else value.casefold().replace(" ", "_").replace("-", "_")
    known = {one.casefold(): one for one in _WORDS[field]}
    if (found := known.get(word.casefold())) is None:
        raise BadQuery(f"{value!r} is no {field}: it is one of {', '.join(_WORDS[field])}")
    return found


def _parts(said: str | None) -> Sequence[str]:
    return [part.strip() for part in (said or "").split(";") if part.strip()]


def _speaker(name: str, judged: Judged) -> SpeakerRecord:
    entity, kind = actors.load().describe(name)
    return {"name": name, **judged.where(name), "entity": entity, "kind": kind.value if kind else None}


def _argument(name: str, judged: Judged) -> ArgumentRecord:
    return {"name": name, **judged.where(name), "entity": actors.load().describe(name)[0]}


def _place(value: str, judged: Judged, gazetteer: Gazetteer) -> PlaceRecord:
    if value.endswith("?"):
        return _unresolved(value.rstrip("? "), judged)
    entry = _entry(value, gazetteer)
    name = entry.name if ":" in value else value.split(",")[0].strip()
    return {
        **judged.where(name),
        "name": name,
        "id": entry.id,
        "lat": entry.lat,
        "lon": entry.lon,
        "precision": entry.precision,
        "within": [{"id": ref.id, "name": ref.name} for ref in gazetteer.within(entry)],
        "country": entry.country,
        "kind": entry.kind,
        "adjective": False,
        "rule": RULE,
    }


def _unresolved(name: str, judged: Judged) -> PlaceRecord:
    """A place by its name alone, which the gazetteer need not know."""
    if not any(letter.isalnum() for letter in name):
        raise BadQuery("no name of a place: write one, with a question mark where the gazetteer does not know it")
    return {
        **judged.where(name), "name": name, "id": None, "lat": None, "lon": None, "precision": 5, "within": [],
        "country": None, "kind": "place", "adjective": False, "rule": RULE,
    }  # fmt: skip


def _entry(value: str, gazetteer: Gazetteer) -> Entry:
    """The one place that is meant; ``BadQuery`` when there is none, or several."""
    name, *around = (part.strip() for part in value.split(","))
    if ":" in value:
        found = list(gazetteer.by_id(value))
    else:
        named = [one for one in gazetteer.exact(key(name)) if one.form in (MAIN, CAPITALS, ALTERNATE)]
        found = [one for one in named if _lies_in(one, around, gazetteer)]
        found = [one for one in found if one.form != ALTERNATE] or found
    if not found:
        raise BadQuery(f"no place {value!r} in the gazetteer: write {value}? to keep the name alone")
    if len(found) > 1:
        known = "; ".join(_described(one, gazetteer) for one in found[:6])
        raise BadQuery(f"{value!r} are {len(found)} places: give what it lies in, or its id: {known}")
    return found[0]


def _lies_in(entry: Entry, around: Sequence[str], gazetteer: Gazetteer) -> bool:
    chain = [key(ref.name) for ref in gazetteer.within(entry)]
    return all(any(key(one) in name for name in chain) for one in around)


def _described(entry: Entry, gazetteer: Gazetteer) -> str:
    return f"{', '.join([entry.name, *(ref.name for ref in gazetteer.within(entry))])} ({entry.id})"


def _time(value: str) -> EventTimeRecord:
    """A day, month or year, a moment, or two of them with a stroke between; ``..`` is an open end."""
    first, stroke, last = (part.strip() for part in value.partition("/"))
    earliest, latest = _bound(first, 0), _bound(last if stroke else first, 1)
    if earliest is None and latest is None:
        raise BadQuery(f"{value!r} leaves both ends open: write {NONE} where the time is unknown")
    if earliest is not None and latest is not None and earliest[:10] > latest[:10]:
        raise BadQuery(f"{value!r} ends before it begins")
    return {
        "text": None, "start": None, "end": None, "earliest": earliest, "latest": latest,
        "timex": None if stroke else value, "edtf": value, "basis": "judged",
        "precision": _PRECISION.get(max(len(first.strip(".")), len(last.strip("."))), "minute"),
    }  # fmt: skip


def _bound(written: str, which: int) -> str | None:
    if written == "..":
        return None
    if _MOMENT.fullmatch(written):
        days(written[:10])
        return written
    return days(written)[which]


def _quantity(written: str, n: int, judged: Judged) -> QuantityRecord:
    """A count; what it does not say of whom and of their fate is as in the count that was read at its place."""
    found = _COUNT.fullmatch(written)
    if found is None:
        raise BadQuery(f"{written!r} is no count: write like 56; at least 56 people killed; up to 90; 24 to 99 wounded")
    read = judged.record["quantities"][n] if n < len(judged.record["quantities"]) else None
    unit, fate = _unit_and_fate((found["unit"] or "").strip())
    lead, low = (found["lead"] or "").casefold(), int(found["low"])
    high = int(found["high"]) if found["high"] else low
    if high < low:
        raise BadQuery(f"{written!r} ends below its beginning")
    at = judged.where(found["low"])
    return {
        "low": None if lead == "up to" else low,
        "high": None if lead == "at least" and not found["high"] else high,
        "unit": unit or (read["unit"] if read else None),
        **at,
        "exact": judged.text[at["start"] : at["end"]],
        "approximate": lead == "about",
        "kind": read["kind"] if read else "count",
        "rule": RULE,
        "fate": fate or (read.get("fate") if read else None),
        "share": read.get("share") if read else None,
    }


def _unit_and_fate(said: str) -> tuple[str, str | None]:
    for fate in _FATES:
        for written in (f"({fate})", fate):
            if said.casefold().endswith(written):
                return said[: -len(written)].strip(), fate.replace(" ", "_")
    return said, None
