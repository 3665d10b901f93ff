"""What became of truces. Reports written for these tests."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Basis, Position, Truce
from sayso.reading import Kit
from sayso.reckoning.truces import truces
from tests.reckoning.serials import DAY, serial, shuffled

COURSE = (
    "The army declared a unilateral 48-hour ceasefire in Homs on Friday. The truce began at 6am GMT on Saturday. "
    "Rebels broke the truce on Sunday, the army said. Shells hit the Homs district of Waer on Sunday, residents said. "
    "Jets bombed Homs on Monday evening, residents said."
)
LAPSE = (
    "A three-day humanitarian pause in Homs expired at noon GMT on Sunday. The governor refused to extend the truce. "
    "Air strikes hit Homs on Thursday. Artillery shelled Homs on Friday. Jets bombed Homs on Monday."
)


def the(kit: Kit, text: str, day: str = DAY) -> Truce:
    (found,) = truces(serial(kit, (day, text)))
    return found


def test_a_truce_has_who_declared_it_its_kind_its_length_and_who_broke_it_according_to_whom(kit: Kit) -> None:
    truce = the(kit, COURSE)
    assert [fact.value for fact in truce.declared] == ["The army"]
    assert truce.kind is not None
    assert truce.kind.value == "unilateral"
    assert truce.length == 48 * 60
    assert [(step.who, step.by) for step in truce.broken] == [(("Rebels",), "the army")]
    assert [step.status for step in truce.steps] == ["declared", "effective", "broken"]


def test_an_end_that_follows_from_the_length_is_marked_derived_and_nothing_lapsed_as_a_fact(kit: Kit) -> None:
    truce = the(kit, COURSE)
    assert truce.start is not None
    assert truce.end is not None
    assert (truce.start.value, truce.start.basis) == ("2024-03-02T06:00Z", Basis.STATED)
    assert (truce.end.value, truce.end.basis) == ("2024-03-04T06:00Z", Basis.DERIVED)
    assert truce.lapsed is None


def test_a_start_that_follows_from_the_length_is_marked_derived(kit: Kit) -> None:
    truce = the(kit, LAPSE)
    assert truce.start is not None
    assert (truce.start.value, truce.start.basis) == ("2024-02-29T12:00Z", Basis.DERIVED)
    assert truce.lapsed is not None
    assert truce.lapsed.value == "2024-03-03T12:00Z"
    assert (truce.status, [fact.value for fact in truce.purposes]) == ("lapsed", ["humanitarian"])
    assert [step.by for step in truce.renewal_refused] == ["The governor"]


def test_attacks_are_placed_and_one_after_the_lapse_is_no_violation(kit: Kit) -> None:
    placed = [(strike.earliest, strike.position, strike.violation) for strike in the(kit, LAPSE).strikes]
    assert placed == [
        ("2024-02-29", Position.UNSAID, None),
        ("2024-03-01", Position.DURING, None),
        ("2024-03-04", Position.AFTER_LAPSE, False),
    ]


def test_an_attack_elsewhere_is_not_beside_the_truce(kit: Kit) -> None:
    text = (
        "A truce in Homs ended on Sunday. Jets bombed Idlib on Monday. Jets bombed the Homs district of Waer on Monday."
    )
    assert [strike.place for strike in the(kit, text).strikes] == ["Homs"]


def test_a_denied_attack_is_kept_as_denied(kit: Kit) -> None:
    text = "A truce in Homs ended on Sunday. The army said its jets had not bombed Homs on Monday."
    (strike,) = the(kit, text).strikes
    assert strike.denied
    assert strike.position is Position.AFTER_LAPSE


def test_what_no_claim_says_is_none(kit: Kit) -> None:
    truce = the(kit, "A truce in Homs was holding, residents said.")
    assert (truce.kind, truce.length, truce.start, truce.end, truce.lapsed) == (None, None, None, None, None)
    assert (truce.declared, truce.purposes, truce.status) == ((), (), "holding")


def test_the_age_of_a_truce_is_not_its_length(kit: Kit) -> None:
    assert the(kit, "A ten-day-old truce in Homs was shattered on Sunday.").length is None


def test_a_denied_breach_is_not_a_breach(kit: Kit) -> None:
    truce = the(kit, "A truce in Homs took effect on Friday. The army denied that it had broken the truce.")
    assert truce.status == "effective"
    assert [(step.by, step.denied) for step in truce.broken] == [("The army", True)]


def test_a_truce_that_is_only_called_for_has_no_attacks_beside_it(kit: Kit) -> None:
    truce = the(kit, "The UN called for a truce in Homs. Jets bombed Homs on Sunday.")
    assert (truce.status, truce.strikes) == ("requested", ())


def test_an_extension_takes_the_reckoned_end_away(kit: Kit) -> None:
    text = "A 24-hour truce in Homs began on Friday. The truce was extended on Saturday."
    truce = the(kit, text)
    assert (truce.end, truce.status) == (None, "extended")
    assert [step.earliest for step in truce.extended] == ["2024-03-02"]


@pytest.mark.parametrize(
    "text",
    [
        "A ceasefire in Homs collapsed on Sunday. A truce in Aleppo began on Monday.",
        "A ceasefire in Homs collapsed on Friday. A new truce in Homs took effect on Sunday.",
        "A three-day truce in Homs ended on Friday. A 24-hour truce in Homs began on Friday.",
    ],
    ids=["place", "after the end", "length"],
)
def test_two_truces_of_one_report_stay_two(kit: Kit, text: str) -> None:
    assert len(truces(serial(kit, (DAY, text)))) == 2


TOLD = (
    ("2024-03-03", "A ceasefire in Homs took effect on Saturday, the governor said."),
    ("2024-03-05", "Rebels violated the truce in Homs on Saturday, the army said. Jets bombed Homs on Monday."),
    ("2024-06-05", "A ceasefire in Homs took effect on Monday."),
    ("2024-03-04", "A ceasefire in Aleppo took effect on Saturday, the mayor said."),
)


def test_reports_of_one_place_and_day_tell_of_one_truce_and_others_of_others(kit: Kit) -> None:
    found = truces(serial(kit, *TOLD))
    assert [{step.document for step in truce.steps} for truce in found] == [
        {"report-0.txt", "report-1.txt"},
        {"report-2.txt"},
        {"report-3.txt"},
    ]


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_the_order_of_reading_plays_no_part(kit: Kit, data: st.DataObject) -> None:
    statements = serial(kit, *TOLD, (DAY, COURSE), (DAY, LAPSE))
    assert truces(data.draw(shuffled(statements))) == truces(statements)


@pytest.mark.parametrize("text", ["", "The talk of the town is the new bakery."])
def test_no_truce_told_of_is_no_truce(kit: Kit, text: str) -> None:
    assert truces(serial(kit, (DAY, text or "Nothing happened in Homs."))) == ()
