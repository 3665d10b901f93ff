"""What became of evacuations, who is blamed and what stood in the way. Reports written for these tests."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Evacuation
from sayso.reading import Kit
from sayso.reckoning.evacuations import evacuations
from tests.reckoning.serials import DAY, serial, shuffled

COURSE = (
    "The Red Cross requested the evacuation of wounded civilians from Homs on Friday. "
    "The evacuation of the wounded from Homs began on Saturday. "
    "The evacuation was suspended on Sunday because of sniper fire near the buses. "
    "The UN blamed the rebels for the failure of the evacuation."
)
ABANDONED = (
    "The UN on Monday abandoned plans to evacuate patients from Homs, after failing to secure agreements from the "
    "parties. According to a UN statement, UN agencies held negotiations to secure safe passage for the patients and "
    "the sick and wounded. The mayor blamed the army for restrictions on evacuations from Homs."
)


def the(kit: Kit, text: str) -> Evacuation:
    (found,) = evacuations(serial(kit, (DAY, text)))
    return found


def test_an_evacuation_runs_its_course(kit: Kit) -> None:
    found = the(kit, COURSE)
    assert [step.status for step in found.steps] == ["requested", "started", "suspended"]
    assert found.status == "suspended"
    assert [fact.value for fact in found.people] == ["wounded civilians"]
    assert [fact.value for fact in found.origins] == ["Homs"]


def test_it_says_why_and_whom_somebody_blames_and_what_stood_in_the_way(kit: Kit) -> None:
    found = the(kit, COURSE)
    assert [fact.value for fact in found.reasons] == ["sniper fire near the buses"]
    assert [(one.blamed, one.by) for one in found.blamed] == [(("the rebels",), "The UN")]
    assert [(one.code, one.words) for one in found.constraints] == [(7, "sniper")]


def test_negotiations_and_missing_agreements_are_steps_before_it_is_given_up(kit: Kit) -> None:
    found = the(kit, ABANDONED)
    assert [step.status for step in found.steps] == ["negotiated", "not_agreed", "abandoned"]
    assert found.status == "abandoned"
    assert [fact.value for fact in found.organisers] == ["The UN"]
    assert [(one.code, one.words) for one in found.constraints] == [(5, "restrictions")]


def test_every_part_names_its_claim(kit: Kit) -> None:
    statements = serial(kit, (DAY, ABANDONED))
    known = {statement.claim.id for statement in statements}
    (found,) = evacuations(statements)
    steps, blamed, constraints = found.steps, found.blamed, found.constraints
    facts = (*found.organisers, *found.people, *found.origins, *found.reasons)
    named = [[one.claim for one in steps], [one.claim for one in blamed], [one.claim for one in constraints]]
    assert {claim for claims in (*named, [fact.claim for fact in facts]) for claim in claims} <= known


def test_fighting_that_people_are_brought_away_from_hinders_nothing(kit: Kit) -> None:
    found = the(kit, "The Red Cross evacuated 40 people from Homs on Sunday after heavy fighting.")
    assert (found.constraints, found.reasons) == ((), ())


def test_a_failure_that_is_denied_is_no_failure(kit: Kit) -> None:
    text = "The evacuation of Homs began on Saturday. The governor denied that the evacuation had failed."
    found = the(kit, text)
    assert found.status == "started"
    assert [(step.status, step.denied) for step in found.steps] == [("started", False), ("failed", True)]
    assert found.constraints == ()


@pytest.mark.parametrize(
    "text",
    [
        "The evacuation of Homs was suspended on Sunday. The evacuation of Idlib was completed on Sunday.",
        "The UN abandoned the evacuation of patients from Homs on Sunday. "
        "Turkey evacuated fighters from Homs on Sunday.",
    ],
    ids=["place", "organiser"],
)
def test_two_evacuations_of_one_report_stay_two(kit: Kit, text: str) -> None:
    assert len(evacuations(serial(kit, (DAY, text)))) == 2


def test_a_blame_of_something_else_is_not_the_evacuations(kit: Kit) -> None:
    text = "The evacuation of Homs was suspended on Sunday. The UN blamed the rebels for the breach of the truce."
    assert the(kit, text).blamed == ()


TOLD = (
    ("2024-03-03", "The evacuation of Homs began on Saturday, the governor said."),
    ("2024-03-05", "The evacuation of Homs was suspended on Monday, residents said."),
    ("2024-04-05", "The evacuation of Homs was suspended on Monday, residents said."),
    ("2024-03-05", "The evacuation of Idlib was suspended on Monday, residents said."),
)


def test_reports_of_neighbouring_days_tell_of_one_evacuation_and_later_ones_of_another(kit: Kit) -> None:
    found = evacuations(serial(kit, *TOLD))
    assert [({step.document for step in one.steps}, one.status) for one in found] == [
        ({"report-0.txt", "report-1.txt"}, "suspended"),
        ({"report-2.txt"}, "suspended"),
        ({"report-3.txt"}, "suspended"),
    ]


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_the_order_of_reading_plays_no_part(kit: Kit, data: st.DataObject) -> None:
    statements = serial(kit, *TOLD, (DAY, COURSE), (DAY, ABANDONED))
    assert evacuations(data.draw(shuffled(statements))) == evacuations(statements)
