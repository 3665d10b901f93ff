"""Who says so in the end, how many, and what grade that suggests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.model import Grade, Incident, SpeakerKind, Statement
from sayso.reckoning.incidents import gather
from tests.reckoning.tellings import AMAQ, LAND, LCC, MILL, MOSCOW, SOHR, SOMEBODY, Report, Voice, many, on, party

SATURDAY = on("2024-03-02")
ONE, TWO = Report("one", publisher="Coast Wire"), Report("two", publisher="Delta Post")
AT = {"where": MILL, "when": SATURDAY}
RUSSIAN = party("Russian jets", "rus")


def incident(*told: Statement) -> Incident:
    (only,) = gather(told).incidents
    return only


def counted(*told: Statement) -> list[str]:
    return [origin.name for origin in incident(*told).origins if origin.independent]


def test_two_outlets_that_quote_one_monitor_are_one_origin() -> None:
    told = (ONE.toll(0, by=SOHR, **AT, toll=(many(5, 5),)), TWO.toll(0, by=SOHR, **AT, toll=(many(5, 5),)))
    assert counted(*told) == ["Syrian Observatory for Human Rights"]
    assert incident(*told).grade is Grade.WEAK


def test_two_monitors_are_two() -> None:
    told = (ONE.strike(0, by=SOHR, **AT), TWO.strike(0, by=LCC, **AT))
    assert len(counted(*told)) == 2
    assert incident(*told).grade is Grade.FAIR
    assert incident(*told).reasons[0].startswith("2 independent origins: ")


def test_copies_of_one_text_are_one_origin() -> None:
    words = "Shells fell on Millford at dawn."
    told = (ONE.strike(0, **AT, words=words), TWO.strike(0, **AT, words=words))
    assert counted(*told) == ["Coast Wire"]
    assert counted(told[0], TWO.strike(0, **AT, words="Millford was hit.")) == ["Coast Wire", "Delta Post"]


def test_copies_with_other_headlines_are_one_origin() -> None:
    told = (ONE.strike(0, **AT, words="Millford hit"), TWO.strike(0, **AT, words="Dawn raid on Millford"))
    assert len(counted(*told)) == 2
    copies = [replace(one, copies="one") for one in told]
    assert counted(*copies) == ["Coast Wire"]
    assert incident(*copies).grade is Grade.WEAK


def test_copies_of_two_texts_are_two_origins() -> None:
    told = (ONE.strike(0, **AT, words="Millford hit"), TWO.strike(0, **AT, words="Dawn raid on Millford"))
    assert len(counted(replace(told[0], copies="one"), replace(told[1], copies="other"))) == 2


def test_two_monitors_quoted_in_copies_are_still_two() -> None:
    told = (ONE.strike(0, by=SOHR, **AT), TWO.strike(0, by=LCC, **AT))
    assert len(counted(*(replace(one, copies="one") for one in told))) == 2


def test_an_unnamed_source_in_two_copies_is_one() -> None:
    told = (ONE.strike(0, by=SOMEBODY, **AT, words="a"), TWO.strike(0, by=SOMEBODY, **AT, words="b"))
    assert len(incident(*told).origins) == 2
    assert len(incident(*(replace(one, copies="one") for one in told)).origins) == 1


def test_an_agency_named_as_publisher_is_the_origin_of_what_its_customers_print() -> None:
    wire, paper = Report("wire", publisher="AFP"), Report("paper", publisher="Delta Post (AFP)")
    assert counted(wire.strike(0, **AT), paper.strike(0, **AT)) == ["AFP"]


def test_the_outlets_own_words_do_not_count_beside_those_whom_it_quotes() -> None:
    told = (ONE.strike(0, **AT), ONE.toll(60, by=SOHR, **AT, toll=(many(5, 5),)))
    assert counted(*told) == ["Syrian Observatory for Human Rights"]
    assert {origin.name for origin in incident(*told).origins} == {"Syrian Observatory for Human Rights", "Coast Wire"}


def test_unnamed_sources_are_kept_apart_but_not_counted() -> None:
    told = (ONE.strike(0, by=SOMEBODY, **AT), TWO.strike(0, by=SOMEBODY, **AT), TWO.toll(60, by=SOHR, **AT))
    assert counted(*told) == ["Syrian Observatory for Human Rights"]
    assert [one.why for one in incident(*told).origins[1:]] == ["unnamed, not known to be independent"] * 2
    assert len(counted(*told[:2])) == 1, "somebody said so"


@pytest.mark.parametrize(
    ("name", "named"), [("residents", False), ("Syrian activists", False), ("Petro Halenko", True)]
)
def test_a_name_is_a_capital_that_no_state_has_lent(name: str, named: bool) -> None:
    told = (ONE.strike(0, by=SOHR, **AT), TWO.strike(0, by=Voice(name, SpeakerKind.OFFICIAL), **AT))
    assert (len(counted(*told)) == 2) is named


def test_a_monitor_said_is_the_monitor_named_later_in_the_report() -> None:
    lead = ONE.toll(0, by=Voice("a monitor", SpeakerKind.MONITOR), **AT, toll=(many(5, None),))
    told = (lead, ONE.toll(60, by=SOHR, **AT, toll=(many(5, None),)))
    assert [origin.key for origin in incident(*told).origins] == ["sohr"]


def test_organs_of_one_state_are_one_origin_and_joint_speakers_are_two() -> None:
    ministry = Voice("the Russian defence ministry", SpeakerKind.PARTY, "rus")
    assert len(counted(ONE.strike(0, by=MOSCOW, **AT), TWO.strike(0, by=ministry, **AT))) == 1
    joint = Voice("the Local Coordination Committees and the Syrian Observatory for Human Rights", SpeakerKind.MONITOR)
    assert len(counted(ONE.strike(0, by=replace(joint, entity="lcc"), **AT))) == 2


def test_the_party_named_that_says_so_itself_confirms() -> None:
    own = TWO.strike(0, by=MOSCOW, **AT, actors=RUSSIAN)
    assert incident(ONE.strike(0, by=SOHR, **AT, actors=RUSSIAN), own).grade is Grade.CONFIRMED
    toll = ONE.toll(0, by=SOHR, **AT, actors=RUSSIAN, toll=(many(9, 9),))
    assert incident(toll, own).grade is Grade.FAIR, "it accepts the strike and tells of no toll"
    assert any("no toll" in reason for reason in incident(toll, own).reasons)


def test_the_party_named_that_denies_contests() -> None:
    strike = ONE.strike(0, by=SOHR, **AT, actors=RUSSIAN)
    over = {"where": LAND, "when": on("2024-03-01", "2024-03-05"), "denied": True}
    found = gather((strike, TWO.strike(0, by=MOSCOW, **over, actors=RUSSIAN))).incidents[0]
    assert found.grade is Grade.CONTESTED
    assert found.reasons[0] == "denied by Moscow, named as behind it"


def test_a_denial_of_ones_own_planes_leaves_open_whose_the_unnamed_ones_were() -> None:
    strike = ONE.strike(0, by=SOHR, **AT)
    over = {"where": LAND, "when": on("2024-03-01", "2024-03-05"), "denied": True}
    found = gather((strike, TWO.strike(0, by=MOSCOW, **over, actors=RUSSIAN))).incidents[0]
    assert (found.grade, [one.blamed for one in found.deniers]) == (Grade.WEAK, [False])
    assert found.deniers[0].condition == "the unnamed aircraft were Russian"


@pytest.mark.parametrize(
    "over",
    [{"where": LAND, "when": on("2024-02-01", "2024-02-20")}, {"where": None, "when": SATURDAY}, {"where": LAND}],
    ids=["another time", "no place", "no time"],
)
def test_a_denial_in_another_report_must_surely_cover_it(over: dict[str, object]) -> None:
    strike = ONE.strike(0, by=SOHR, **AT, actors=RUSSIAN)
    found = gather((strike, TWO.strike(0, by=MOSCOW, **over, actors=RUSSIAN, denied=True))).incidents[0]
    assert found.deniers == ()


def test_competing_claims_of_responsibility_contest() -> None:
    toll = (many(12, 12),)
    first = ONE.toll(0, by=SOHR, **AT, actors=RUSSIAN, toll=toll)
    found = incident(first, TWO.toll(0, by=AMAQ, **AT, actors=party("US jets", "usa"), toll=toll))
    assert found.grade is Grade.CONTESTED
    assert [one.entities for one in found.blamed] == [("rus",), ("usa",)]


def test_what_its_only_voice_takes_back_is_discounted() -> None:
    first = ONE.strike(0, by=SOHR, **AT, said="2024-03-03")
    later = Report("later", published="2024-03-06").strike(0, by=SOHR, **AT, denied=True)
    assert gather((first, later)).incidents[0].grade is Grade.DISCOUNTED
    before = Report("before", published="2024-03-02").strike(0, by=SOHR, **AT, denied=True)
    assert gather((first, before)).incidents[0].grade is not Grade.DISCOUNTED


def test_a_reason_is_always_given() -> None:
    assert all(incident(told).reasons for told in (ONE.strike(0, **AT), ONE.strike(0, by=SOMEBODY, **AT)))
