"""Which assertions are of one event, and which only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import EventType, Incident, Modality, Statement
from sayso.reckoning.incidents import gather, lies_in
from tests.reckoning.tellings import (
    AMAQ,
    LAND,
    LCC,
    MILL,
    MOSCOW,
    PORT,
    QUAY,
    REED,
    SOHR,
    SOMEBODY,
    Report,
    many,
    on,
    party,
    place,
)

ONE, TWO = Report("one", publisher="Coast Wire"), Report("two", publisher="Delta Post")
SATURDAY, SUNDAY, SPELL = on("2024-03-02"), on("2024-03-03"), on("2024-02-28", "2024-03-03")


def groups(*told: Statement) -> list[set[str]]:
    """The claims of each incident of more than one claim."""
    return [set(one.claims) for one in gather(told).incidents if len(one.claims) > 1]


def together(*told: Statement) -> bool:
    return groups(*told) == [{one.claim.id for one in told}]


def the_incident(*told: Statement) -> Incident:
    (only,) = gather(told).incidents
    return only


def test_a_strike_and_its_toll_at_one_place_on_one_day_are_one_incident() -> None:
    assert together(
        ONE.strike(0, where=MILL, when=SATURDAY),
        TWO.toll(0, by=SOHR, where=MILL, when=SATURDAY, toll=(many(12, None),)),
    )


@pytest.mark.parametrize(
    ("where", "when"),
    [(REED, SATURDAY), (MILL, SUNDAY), (LAND, SATURDAY), (None, SATURDAY), (MILL, None), (MILL, SPELL)],
    ids=["another place", "another day", "the whole country", "no place", "no day", "a spell of days"],
)
def test_reports_that_agree_in_less_are_kept_apart(where: object, when: object) -> None:
    told = (ONE.strike(0, where=MILL, when=SATURDAY), TWO.strike(0, where=where, when=when))
    assert groups(*told) == []


@pytest.mark.parametrize(
    ("where", "when"),
    [(LAND, SATURDAY), (MILL, None)],
    ids=["the whole country", "no day"],
)
def test_the_same_number_makes_up_for_a_place_or_a_day_told_less_exactly(where: object, when: object) -> None:
    first = ONE.toll(0, by=SOHR, where=MILL, when=SATURDAY, toll=(many(56, None),))
    assert together(first, TWO.toll(0, by=AMAQ, where=where, when=when, toll=(many(56, 56),)))
    assert groups(first, TWO.toll(0, by=AMAQ, where=where, when=when, toll=(many(57, 57),))) == []


def test_small_numbers_are_the_same_by_chance() -> None:
    first = ONE.toll(0, by=SOHR, where=MILL, when=SATURDAY, toll=(many(2, 2),))
    assert groups(first, TWO.toll(0, by=AMAQ, where=LAND, when=SATURDAY, toll=(many(2, 2),))) == []


def test_an_old_report_without_a_day_does_not_tell_of_todays_event() -> None:
    first = ONE.toll(0, by=SOHR, where=MILL, when=SATURDAY, toll=(many(56, None),))
    for published in ("2024-03-01", "2024-03-09", None):
        old = Report("old", published=published)
        assert groups(first, old.toll(0, by=AMAQ, where=MILL, toll=(many(56, 56),))) == []


def test_other_kinds_of_attack_of_one_place_and_day_are_other_incidents() -> None:
    strike = ONE.strike(0, where=MILL, when=SATURDAY)
    for other in (EventType.SHELLING, EventType.CLASH, EventType.CHEMICAL_ATTACK):
        assert groups(strike, TWO.says(other, 0, where=MILL, when=SATURDAY)) == []
    attack = TWO.says(EventType.GROUND_ATTACK, 0, where=MILL, when=SATURDAY, trigger="attack")
    assert together(strike, attack)


def test_the_dead_of_a_day_are_not_those_of_fighting_told_elsewhere() -> None:
    toll = ONE.toll(0, by=SOHR, where=PORT, when=SATURDAY, toll=(many(9, None),))
    assert groups(toll, TWO.says(EventType.CLASH, 0, where=PORT, when=SATURDAY)) == []


def test_what_names_neither_place_nor_day_goes_on_with_the_event_told_before() -> None:
    assert together(
        ONE.toll(0, by=SOHR, where=MILL, when=SATURDAY, toll=(many(56, None),)),
        ONE.toll(100, by=LCC, toll=(many(24, 99),)),
    )


def test_further_people_at_a_place_of_their_own_are_another_event() -> None:
    first = ONE.toll(0, by=SOHR, where=PORT, when=SATURDAY, toll=(many(15, None),))
    six = (many(6, 6, share="further"),)
    assert groups(first, ONE.toll(100, by=SOHR, where=PORT, toll=six)) == []
    assert groups(first, ONE.toll(100, by=SOHR, toll=(many(24, 99, "wounded"),))) != []


def test_what_brings_neither_a_number_nor_an_attack_goes_with_nothing() -> None:
    first = ONE.toll(0, by=SOHR, where=MILL, when=SATURDAY, toll=(many(56, None),))
    assert groups(first, ONE.toll(100, by=LCC)) == []
    assert groups(first, ONE.strike(100, by=LCC, modality=Modality.ONGOING)) == []
    assert together(first, ONE.strike(100, by=LCC))


def test_what_could_belong_to_two_events_belongs_to_none() -> None:
    told = (
        ONE.strike(0, where=MILL, when=SATURDAY),
        ONE.strike(60, where=REED, when=SATURDAY),
        ONE.toll(190, toll=(many(7, 7),)),
    )
    assert groups(*told) == []
    assert gather(told).loose == (told[2].claim.id,)


def test_a_city_with_two_tolls_of_one_voice_has_two_incidents() -> None:
    told = (
        ONE.toll(0, by=SOHR, where=PORT, when=SATURDAY, toll=(many(12, None),)),
        ONE.toll(60, by=SOHR, where=PORT, when=SATURDAY, toll=(many(45, 45),)),
    )
    assert groups(*told) == []
    assert together(told[0], ONE.toll(60, by=AMAQ, where=PORT, when=SATURDAY, toll=(many(45, 45),)))


def test_a_district_is_in_its_city_only_where_the_report_or_the_number_says_so() -> None:
    strike, toll = {"where": QUAY, "when": SATURDAY}, {"where": PORT, "when": SATURDAY}
    assert together(ONE.strike(0, **strike), ONE.toll(60, **toll, toll=(many(12, None),)))
    assert groups(ONE.strike(0, **strike), TWO.toll(60, **toll, toll=(many(12, None),))) == []
    twelve = ONE.toll(0, **strike, by=SOHR, toll=(many(12, 12),))
    assert together(twelve, TWO.toll(60, **toll, toll=(many(12, None),)))


def test_two_parties_blamed_are_two_events_unless_the_number_is_the_same() -> None:
    first = ONE.toll(0, by=SOHR, where=MILL, when=SATURDAY, actors=party("Russian jets", "rus"), toll=(many(12, 12),))
    other = {"by": MOSCOW, "where": MILL, "when": SATURDAY, "actors": party("Turkish jets", "tur")}
    assert groups(first, TWO.toll(0, **other, toll=(many(30, 30),))) == []
    assert together(first, TWO.toll(0, **other, toll=(many(12, 12),)))


def test_a_place_and_a_day_told_side_by_side_are_those_of_one_event() -> None:
    toll = ONE.toll(0, by=SOMEBODY, where=MILL, toll=(many(100, None),))
    incident = the_incident(toll, ONE.strike(60, by=SOMEBODY, when=SATURDAY))
    assert (incident.sites[0].name, incident.earliest) == ("Millford", "2024-03-02")
    assert groups(toll, ONE.strike(900, by=SOMEBODY, when=SATURDAY)) == []


def test_totals_plans_habits_and_denials_are_no_incidents() -> None:
    told = (
        ONE.toll(0, where=MILL, toll=(many(300000, None),)),
        ONE.toll(100, where=MILL, when=on("2011-01-01", "2024-03-05"), toll=(many(500, None),)),
        ONE.toll(200, where=MILL, when=on("2024-02-01", "2024-02-29"), toll=(many(60, 60),)),
        ONE.strike(300, where=MILL, when=SATURDAY, modality=Modality.PLANNED),
        ONE.strike(400, where=MILL, when=SATURDAY, modality=Modality.HABITUAL),
        ONE.strike(500, where=MILL, when=SATURDAY, modality=Modality.POSSIBLE),
        ONE.strike(600, where=MILL, when=SATURDAY, denied=True),
        ONE.says(EventType.TRUCE, 700, where=MILL, when=SATURDAY),
    )
    assert gather(told).incidents == ()


def test_what_goes_on_while_somebody_speaks_has_no_day_of_its_own() -> None:
    speaking = on("2024-03-02", basis="speech")
    told = ONE.says(EventType.CLASH, 0, where=PORT, when=speaking, modality=Modality.ONGOING)
    assert gather([told]).incidents == ()
    assert gather([told]).loose == (told.claim.id,)


def test_an_unknown_place_is_the_same_only_under_the_same_name() -> None:
    first = ONE.strike(0, where=place("Old Mill", known=False), when=SATURDAY)
    assert together(first, TWO.strike(0, where=place("Old Mill", known=False), when=SATURDAY))
    assert groups(first, TWO.strike(0, where=place("Reed", known=False), when=SATURDAY)) == []


def test_an_incident_is_found_by_its_place_and_all_that_contains_it() -> None:
    incident = the_incident(ONE.strike(0, where=QUAY, when=SATURDAY))
    assert all(lies_in(incident, name) for name in ("quayside", "Port Harbour", "Coastland", "t:port", "harbour"))
    assert not any(lies_in(incident, name) for name in ("Quay", "Millford", "t:mill"))


WORLD = (
    ONE.strike(0, by=SOMEBODY, where=MILL, when=SATURDAY),
    ONE.toll(60, by=SOHR, where=MILL, when=SATURDAY, toll=(many(56, None), many(11, 11, unit="children"))),
    ONE.toll(120, by=LCC, toll=(many(24, 99),)),
    ONE.toll(700, by=AMAQ, where=REED, when=SUNDAY, toll=(many(160, 160),)),
    TWO.toll(0, by=SOHR, where=LAND, when=SATURDAY, toll=(many(56, 56),)),
    TWO.strike(100, where=REED, when=SUNDAY, actors=party("Russian jets", "rus")),
    TWO.strike(160, by=MOSCOW, where=LAND, when=on("2024-03-01", "2024-03-05"), denied=True),
    Report("three").toll(0, by=AMAQ, where=MILL, toll=(many(56, 56),)),
    Report("three").says(EventType.CLASH, 90, where=PORT, when=SATURDAY),
    Report("four", published=None).toll(0, toll=(many(5, 5),)),
)


@given(st.permutations(WORLD))
def test_the_order_of_adding_makes_no_difference(told: list[Statement]) -> None:
    assert gather(told) == gather(WORLD)


@given(st.lists(st.sampled_from(WORLD), unique=True))
def test_every_assertion_is_in_one_place_and_no_claim_in_two(told: list[Statement]) -> None:
    gathered = gather(told)
    listed = [*(claim for one in gathered.incidents for claim in one.claims), *gathered.loose]
    asserted = {one.claim.id for one in told if one.claim.polarity.value == "affirmed"}
    assert sorted(listed) == sorted(asserted)
