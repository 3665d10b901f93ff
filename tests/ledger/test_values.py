"""What an analyst writes is one of the values that a field can have, or is refused with what there is."""

from __future__ import annotations

import json

import pytest

from sayso.contract import claim_record
from sayso.contract.fields import in_words, replaced
from sayso.errors import BadQuery
from sayso.ledger.values import Judged, meant
from sayso.lexicon.gazetteer import Gazetteer, load
from sayso.model import PHASES, Field
from tests.made import TEXT, denial, headline, report, toll

DENIAL = Judged(claim_record(denial(report()), TEXT), TEXT)
TOLL = Judged(claim_record(toll(report()), TEXT), TEXT)
HEADLINE = Judged(claim_record(headline(report()), TEXT), TEXT)


def unopened() -> Gazetteer:
    raise AssertionError("only a place needs the gazetteer")


def said(field: Field, value: str, judged: Judged = TOLL) -> str | None:
    """The value of the field, in words, once ``value`` is put into it."""
    gazetteer = load if field is Field.PLACE else unopened
    record = replaced(judged.record, field, meant(field, value, judged, gazetteer), words=value, by="judged by Ann")
    json.dumps(record)
    return in_words(record, field)


@pytest.mark.parametrize(
    ("field", "value", "comes_to"),
    [
        (Field.TYPE, "air strike", "air_strike"),
        (Field.TYPE, "Ground-Attack", "ground_attack"),
        (Field.PHASE, "halted", "halted"),
        (Field.PHASE, "none", None),
        (Field.POLARITY, "denied", "denied"),
        (Field.MODALITY, "ruled_out", "ruled_out"),
        (Field.FACTUALITY, "pr+", "PR+"),
        (Field.KIND, "ngo", "ngo"),
        (Field.SPEAKER, "the  Harbour master", "the Harbour master"),
        (Field.SPEAKER, "none", None),
        (Field.PLACE, "Sheikh Saeed", "Sheikh Saeed"),
        (Field.PLACE, "sayso:sy/sheikh-saeed", "Sheikh Saeed"),
        (Field.PLACE, "Tell Amir?", "Tell Amir?"),
        (Field.PLACE, "none", None),
        (Field.TIME, "2024-03-02", "2024-03-02"),
        (Field.TIME, "2024-02", "2024-02-01/2024-02-29"),
        (Field.TIME, "../2024-03-02", "../2024-03-02"),
        (Field.TIME, "2024-03-01/2024-03-02", "2024-03-01/2024-03-02"),
        (Field.TIME, "2024-03-02T16:00Z", "2024-03-02T16:00Z"),
        (Field.TIME, "none", None),
        (Field.ACTORS, "Russia; the rebels", "Russia; the rebels"),
        (Field.TARGETS, "none", None),
        (Field.QUANTITIES, "at least 15 people killed", "at least 15 people (killed)"),
        (Field.QUANTITIES, "15", "15 people"),
        (Field.QUANTITIES, "up to 90 wounded", "up to 90 people (wounded)"),
        (Field.QUANTITIES, "about 20 fighters; 24 to 99 houses", "about 20 fighters; 24 to 99 houses"),
        (Field.QUANTITIES, "none", None),
    ],
)
def test_a_value_comes_to_what_it_says(field: Field, value: str, comes_to: str | None) -> None:
    assert said(field, value) == comes_to


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        (Field.TYPE, "airstrike", "air_strike, shelling"),
        (Field.TYPE, "none", "every claim has a type"),
        (Field.PHASE, "begun", "announced, started"),
        (Field.POLARITY, "false", "affirmed, denied"),
        (Field.KIND, "reporter", "party, official"),
        (Field.PLACE, "Qwertzuiop", r"write Qwertzuiop\? to keep the name"),
        (Field.PLACE, "London", "London, Ontario, Canada"),
        (Field.PLACE, "Homs, Norway", "no place 'Homs, Norway'"),
        (Field.PLACE, "geonames:0", "no place 'geonames:0'"),
        (Field.PLACE, "?", "no name"),
        (Field.TIME, "2024-02-30", "is not a date"),
        (Field.TIME, "last week", "is not a date"),
        (Field.TIME, "../..", "both ends open"),
        (Field.TIME, "2024-03-02/2024-03-01", "ends before it begins"),
        (Field.QUANTITIES, "many", "is no count"),
        (Field.QUANTITIES, "9 to 3", "ends below"),
        (Field.SPEAKER, "  ", "no value for speaker"),
    ],
)
def test_a_value_without_a_meaning_is_refused(field: Field, value: str, says: str) -> None:
    with pytest.raises(BadQuery, match=says):
        said(field, value)


def test_nobody_can_be_of_no_kind() -> None:
    with pytest.raises(BadQuery, match="judge the speaker first"):
        said(Field.KIND, "ngo", HEADLINE)


@pytest.mark.parametrize("judged", [DENIAL, TOLL, HEADLINE], ids=["denial", "toll", "headline"])
@pytest.mark.parametrize("field", sorted(set(Field) - {Field.PLACE, Field.KIND}))
def test_what_was_read_can_be_written_as_it_is_shown(field: Field, judged: Judged) -> None:
    shown = in_words(judged.record, field) or "none"
    if shown != "none" or field not in (Field.TYPE, Field.POLARITY):
        assert said(field, shown, judged) == in_words(judged.record, field)


def test_a_place_is_resolved_and_tells_what_it_lies_in() -> None:
    place = meant(Field.PLACE, "Sheikh Saeed", TOLL, load)["place"]
    assert place is not None
    assert (place["id"], place["within"][0]["name"]) == ("sayso:sy/sheikh-saeed", "Aleppo")


def test_a_value_stands_on_its_words_or_on_those_of_the_claim() -> None:
    speaker = meant(Field.SPEAKER, "Observatory", TOLL, unopened)["speaker"]
    other = meant(Field.SPEAKER, "Monitors", TOLL, unopened)["speaker"]
    assert speaker is not None and TEXT[speaker["start"] : speaker["end"]] == "Observatory"
    assert other is not None and TEXT[other["start"] : other["end"]] == TOLL.record["evidence"]["exact"]


def test_a_count_keeps_what_was_read_of_whom_and_their_fate() -> None:
    (quantity,) = meant(Field.QUANTITIES, "15", TOLL, unopened)["quantities"]
    assert (quantity["low"], quantity["high"], quantity["unit"]) == (15, 15, "people")


def test_another_type_has_other_codes_and_another_polarity_the_other_sign() -> None:
    typed = replaced(DENIAL.record, Field.TYPE, {"word": "shelling"}, words="shelling", by="judged by Ann")
    turned = replaced(DENIAL.record, Field.POLARITY, {"word": "affirmed"}, words="affirmed", by="judged by Ann")
    assert (typed["event"]["acled"], typed["event"]["plover"]) == (None, None)
    assert (DENIAL.record["factuality"], turned["factuality"]) == ("CT-", "CT+")


def test_another_speaker_is_the_last_of_the_voices() -> None:
    given = meant(Field.SPEAKER, "the UN", DENIAL, unopened)
    record = replaced(DENIAL.record, Field.SPEAKER, given, words="the UN", by="judged by Ann")
    assert [voice["name"] for voice in record["voices"]] == ["Coast Wire", "the UN"]
    assert record["speaker"] is not None and record["speaker"]["entity"] == "un"


def test_the_phases_are_those_of_the_codebook() -> None:
    assert len(PHASES) == len(set(PHASES)) == 22
