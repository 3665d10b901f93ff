"""Who meets whom and what comes of it. Reports written for these tests."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Basis
from sayso.reading import Kit
from sayso.reckoning.talks import talks
from tests.reckoning.serials import DAY, serial, shuffled

HELD = (
    "The French foreign minister met his Turkish counterpart in Geneva on Monday. "
    "France and Turkey agreed to reopen the crossing."
)
PLANNED = "The Russian envoy will meet the Iranian foreign minister in Tehran on Thursday."


def test_talks_have_who_where_when_and_what_came_of_them(kit: Kit) -> None:
    (found,) = talks(serial(kit, (DAY, HELD)))
    assert [fact.value for fact in found.participants] == ["The French foreign minister", "his Turkish counterpart"]
    assert found.place is not None
    assert found.when is not None
    assert (found.place.name, found.when.value, found.status) == ("Geneva", "2024-03-04", "held")
    assert [(step.status, step.who) for step in found.outcomes] == [("agreed", ("France", "Turkey"))]


def test_planned_talks_are_planned_and_have_no_outcome(kit: Kit) -> None:
    (found,) = talks(serial(kit, (DAY, PLANNED)))
    assert found.when is not None
    assert (found.status, found.when.value, found.when.basis) == ("planned", "2024-03-07", Basis.PLANNED)
    assert [fact.value for fact in found.participants] == ["The Russian envoy", "the Iranian foreign minister"]
    assert found.outcomes == ()


def test_talks_ruled_out_are_refused(kit: Kit) -> None:
    (found,) = talks(serial(kit, (DAY, "Damascus ruled out talks with the rebels.")))
    assert found.status == "refused"
    assert found.when is None


def test_an_agreement_of_others_did_not_come_of_the_talks(kit: Kit) -> None:
    text = "The French foreign minister met his Turkish counterpart in Geneva. Russia and Iran agreed to send aid."
    (found,) = talks(serial(kit, (DAY, text)))
    assert found.outcomes == ()


def test_meetings_of_others_or_elsewhere_stay_apart(kit: Kit) -> None:
    found = talks(serial(kit, (DAY, f"{HELD} {PLANNED} The French foreign minister met the mayor of Paris on Friday.")))
    assert [one.place.name if one.place else None for one in found] == ["Geneva", "Tehran", "Paris"]


TOLD = (
    (DAY, HELD),
    ("2024-03-06", "The foreign ministers of France and Turkey held talks in Geneva on Monday."),
    (DAY, PLANNED),
)


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_the_order_of_reading_plays_no_part(kit: Kit, data: st.DataObject) -> None:
    statements = serial(kit, *TOLD)
    assert talks(data.draw(shuffled(statements))) == talks(statements)
