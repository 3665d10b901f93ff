"""The records are the contract's, and a claim survives the way there and back."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from sayso.contract import LAYERS, claim_from_record, claim_record, line, record
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
from tests.made import TEXT, denial, headline, reading, report, toll

ALL = frozenset(LAYERS)
words = some.text(max_size=12)
maybe_words = some.none() | words
spans = some.tuples(some.integers(0, 60), some.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends)))
degrees = some.none() | some.floats(-180, 180).map(lambda value: round(value, 5) + 0.0)
numbers = some.none() | some.integers(0, 10**6)

times = some.builds(
    TimeMention,
    span=spans,
    type=words,
    value=maybe_words,
    earliest=maybe_words,
    latest=maybe_words,
    edtf=maybe_words,
    precision=words,
    basis=words,
    rule=words,
)
event_times = some.builds(
    EventTime,
    words=some.none() | spans,
    earliest=maybe_words,
    latest=maybe_words,
    timex=maybe_words,
    edtf=maybe_words,
    precision=words,
    basis=words,
)
places = some.builds(
    PlaceMention,
    span=spans,
    name=words,
    id=maybe_words,
    lat=degrees,
    lon=degrees,
    precision=some.integers(1, 7),
    within=some.lists(some.builds(PlaceRef, id=words, name=words), max_size=3).map(tuple),
    country=maybe_words,
    kind=words,
    adjective=some.booleans(),
    rule=words,
)
quantities = some.builds(
    Quantity,
    span=spans,
    low=numbers,
    high=numbers,
    unit=maybe_words,
    approximate=some.booleans(),
    kind=words,
    rule=words,
)
arguments = some.lists(some.builds(Argument, name=words, span=spans, entity=maybe_words), max_size=3).map(tuple)
founds = some.builds(Found, value=words, span=some.none() | spans, rule=words)
claims = some.builds(
    Claim,
    id=words,
    document=words,
    evidence=spans,
    speaker=some.none()
    | some.builds(Speaker, name=words, span=spans, entity=maybe_words, kind=some.sampled_from(SpeakerKind)),
    voices=some.lists(some.builds(Voice, name=words, kind=some.sampled_from(SpeakerKind)), max_size=3).map(tuple),
    cue=some.none() | spans,
    said=some.none() | times,
    type=some.sampled_from(EventType),
    phase=maybe_words,
    acled=maybe_words,
    plover=maybe_words,
    trigger=spans,
    polarity=some.sampled_from(Polarity),
    modality=some.sampled_from(Modality),
    factuality=some.sampled_from(Factuality),
    actors=arguments,
    targets=arguments,
    place=some.none() | places,
    time=some.none() | event_times,
    quantities=some.lists(quantities, max_size=3).map(tuple),
    zone=some.sampled_from(Zone),
    found=some.dictionaries(words, founds, max_size=4).map(lambda kept: tuple(kept.items())),
)


@given(claims, some.text(max_size=60))
def test_a_claim_comes_back_from_its_record(claim: Claim, text: str) -> None:
    assert claim_from_record(json.loads(line(claim_record(claim, text)))) == claim


def test_every_exact_is_what_the_offsets_cut() -> None:
    checked = 0
    waiting: list[object] = [record(reading(), ALL)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting.extend(part.values())
            if part.get("exact") is not None:
                assert TEXT[part["start"] : part["end"]] == part["exact"]
                checked += 1
        elif isinstance(part, list):
            waiting.extend(part)
    assert checked >= 10


def test_a_record_holds_the_layers_asked_for_in_order() -> None:
    assert list(record(reading(), ALL)) == ["id", "published", "times", "places", "voices", "claims", "problems"]
    assert list(record(reading(), frozenset({"claims", "times"}))) == ["id", "published", "times", "claims", "problems"]


def test_a_claim_record_has_every_key_even_where_nothing_is_said() -> None:
    home = report()
    full, bare = claim_record(denial(home), TEXT), claim_record(headline(home), TEXT)
    assert list(full) == list(bare)
    assert [key for key, value in bare.items() if value is None] == ["speaker", "cue", "said", "place", "time"]


def test_the_parts_of_a_claim_are_where_the_contract_says() -> None:
    home = report()
    denied, counted = claim_record(denial(home), TEXT), claim_record(toll(home), TEXT)
    assert denied["polarity"] == "denied"
    assert denied["event"]["trigger"]["exact"] == "bombed"
    assert denied["voices"] == [{"name": "Coast Wire", "kind": "media"}, {"name": "Russia", "kind": "party"}]
    assert denied["place"] is not None
    assert [ref["name"] for ref in denied["place"]["within"]] == ["Aleppo", "Syria"]
    assert denied["time"] is not None
    assert denied["time"]["text"] == "since Friday"
    assert denied["why"]["polarity"]["rule"] == "stance.cue-denies"
    assert denied["rules"] == ["stance.cue-denies", "stance.plain"]
    assert (counted["quantities"][0]["low"], counted["quantities"][0]["high"]) == (12, None)


def test_degrees_carry_no_noise_of_single_precision() -> None:
    claim = denial(report())
    assert claim.place is not None
    noisy = replace(claim, place=replace(claim.place, lat=36.20000076293945, lon=-0.0000001))
    written = line(claim_record(noisy, TEXT))
    assert '"lat": 36.2, "lon": 0.0,' in written


def test_a_line_is_one_line_of_unescaped_json() -> None:
    written = line({"text": "naïve\n\u2028Ärger"})
    assert "\n" not in written
    assert "naïve" in written
    assert json.loads(written) == {"text": "naïve\n\u2028Ärger"}
