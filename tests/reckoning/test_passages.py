"""Passages and who came through. Reports written for these tests."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Passage
from sayso.reading import Kit
from sayso.reckoning.evacuations import evacuations
from sayso.reckoning.passages import passages
from tests.reckoning.serials import DAY, serial, shuffled

OPEN = (
    "The ministry said that three passages for civilians to leave Homs are still open. "
    "Few had used the passages, residents said. The ministry said that 60 people left Homs on Monday."
)


def the(kit: Kit, text: str) -> Passage:
    (found,) = passages(serial(kit, (DAY, text)))
    return found


def test_passages_have_a_number_a_place_that_they_lead_from_and_people_whom_they_are_for(kit: Kit) -> None:
    found = the(kit, OPEN)
    assert [(tally.low, tally.high) for tally in found.numbers] == [(3, 3)]
    assert [fact.value for fact in found.origins] == ["Homs"]
    assert [fact.value for fact in found.beneficiaries] == ["civilians"]
    assert found.destinations == ()


def test_whether_they_are_open_and_whether_they_are_used_are_two_things(kit: Kit) -> None:
    found = the(kit, OPEN)
    assert (found.status, found.use) == ("open", "used")
    assert [(step.status, step.by, step.who) for step in found.steps if step.status == "used"] == [
        ("used", "residents", ("Few",))
    ]


def test_people_who_leave_belong_to_the_passages_and_are_no_evacuation(kit: Kit) -> None:
    statements = serial(kit, (DAY, OPEN))
    (found,) = passages(statements)
    assert [(tally.low, tally.unit) for flow in found.flows for tally in flow.counts] == [(60, "people")]
    assert evacuations(statements) == ()


def test_people_brought_out_are_an_evacuation_even_where_there_are_passages(kit: Kit) -> None:
    text = f"{OPEN} The Red Cross evacuated 12 patients from Homs on Monday."
    statements = serial(kit, (DAY, text))
    (found,) = passages(statements)
    (evacuation,) = evacuations(statements)
    assert len(found.flows) == 1
    assert [fact.value for fact in evacuation.organisers] == ["The Red Cross"]


def test_nobody_used_them_is_unused_and_closed_is_blocked(kit: Kit) -> None:
    text = (
        "Nobody had used the corridors out of Homs, residents said. Rebels closed the corridors on Sunday, they said."
    )
    found = the(kit, text)
    assert (found.status, found.use) == ("blocked", "unused")


def test_passages_of_another_place_are_others(kit: Kit) -> None:
    text = "The corridor out of Homs is open, the army said. The corridor out of Idlib is closed, the army said."
    found = passages(serial(kit, (DAY, text)))
    assert [passage.status for passage in found] == ["open", "blocked"]


def test_blame_for_the_failure_of_passages_is_theirs(kit: Kit) -> None:
    text = f"{OPEN} The ministry blamed the rebels for the few people in the passages."
    assert [(one.blamed, one.by) for one in the(kit, text).blamed] == [(("the rebels",), "The ministry")]


TOLD = (
    ("2024-03-04", "The corridor out of Homs is open, the army said."),
    ("2024-03-05", "Rebels shut the corridor out of Homs on Monday, monitors said."),
    ("2024-03-25", "The corridor out of Homs is open, the army said."),
)


def test_reports_of_neighbouring_days_tell_of_the_same_passages_and_later_ones_of_others(kit: Kit) -> None:
    found = passages(serial(kit, *TOLD))
    assert [{step.document for step in passage.steps} for passage in found] == [
        {"report-0.txt", "report-1.txt"},
        {"report-2.txt"},
    ]


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_the_order_of_reading_plays_no_part(kit: Kit, data: st.DataObject) -> None:
    statements = serial(kit, *TOLD, (DAY, OPEN))
    assert passages(data.draw(shuffled(statements))) == passages(statements)
