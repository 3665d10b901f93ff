"""Which claims collide, which only look as if, and why. Reports written for these tests."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Dispute, DisputeKind, Statement, Verdict
from sayso.reading import Kit
from sayso.reckoning import Scope, covers, disputes, judge, scopes
from sayso.reckoning.rules import Ruling, denial
from sayso.reckoning.rules.ruling import wide
from tests.reckoning.made import any_scope, any_scopes
from tests.reckoning.stories import disputed, told

DENIAL = "Moscow said on Tuesday that Russian and Syrian planes had not bombed Aleppo since Friday."


def one(found: tuple[Dispute, ...]) -> Dispute:
    assert len(found) == 1, [(d.kind.value, d.verdict.value, d.why) for d in found]
    return found[0]


def test_an_unnamed_aircraft_inside_the_denied_place_and_window_is_conditional(kit: Kit) -> None:
    report = f"{DENIAL}\n\nAir strikes hit Sukkari, a district of Aleppo, on Sunday, the Syrian Observatory said."
    found = one(disputed(kit, report))
    assert (found.kind, found.verdict) == (DisputeKind.ASSERTION_VS_DENIAL, Verdict.CONDITIONAL)
    assert found.condition == "if the unnamed aircraft were Russian or Syrian"
    assert (found.overlap.place.relation, found.overlap.time.relation) == ("inside", "inside")


def test_the_named_actor_makes_it_contradictory(kit: Kit) -> None:
    report = f"{DENIAL}\n\nRussian jets bombed the Aleppo district of Sukkari on Sunday, the Syrian Observatory said."
    assert one(disputed(kit, report)).verdict is Verdict.CONTRADICTORY


def test_either_of_two_denied_actors_is_contradictory_too(kit: Kit) -> None:
    report = f"{DENIAL}\n\nEither Russian or Syrian jets bombed Aleppo on Sunday, the Observatory said."
    assert one(disputed(kit, report)).verdict is Verdict.CONTRADICTORY


@pytest.mark.parametrize(
    ("assertion", "why"),
    [
        ("Turkish jets bombed the Aleppo district of Sukkari on Sunday, the Observatory said.", "Turkish"),
        ("Russian jets bombed the city of Homs on Sunday, the Observatory said.", "Homs is not in Aleppo"),
        ("Russian jets bombed Aleppo on 12 February, the Observatory said.", "outside"),
    ],
)
def test_another_actor_place_or_time_is_a_near_miss_and_says_so(kit: Kit, assertion: str, why: str) -> None:
    report = f"{DENIAL}\n\n{assertion}"
    assert disputed(kit, report) == ()
    found = one(disputed(kit, report, near_misses=True))
    assert found.verdict is Verdict.COMPATIBLE
    assert why in found.why


def test_two_reports_are_laid_side_by_side(kit: Kit) -> None:
    assertion = "The Syrian Observatory said air strikes hit Sukkari, a district of Aleppo, on Sunday."
    found = one(disputed(kit, DENIAL, assertion))
    assert {found.a.document, found.b.document} == {"report-0.txt", "report-1.txt"}


def test_headline_and_body_are_one_dispute_with_all_their_evidence(kit: Kit) -> None:
    report = (
        "Russia says no air strikes on Aleppo since Friday\n\n"
        f"{DENIAL}\n\nAir strikes hit the Aleppo district of Sukkari on Sunday, the Syrian Observatory said."
    )
    found = disputed(kit, report)
    assert len(found) == 2
    first = one(tuple(d for d in found if d.repeats is None))
    again = one(tuple(d for d in found if d.repeats is not None))
    assert again.repeats == first.id
    assert first.condition == "if the unnamed aircraft were Russian or Syrian"


def test_a_pro_form_denial_denies_what_it_points_to_and_nothing_else(kit: Kit) -> None:
    report = (
        "Rebels shelled the village of Nubl on Monday, residents said. "
        "The army said rebels had killed six people in Homs, which the rebels deny."
    )
    found = one(disputed(kit, report))
    assert found.verdict is Verdict.CONTRADICTORY
    assert found.why == "what “The army” claims before it is denied by “the rebels”"


def test_denial_of_ones_own_deed_is_not_denial_of_the_event(kit: Kit) -> None:
    report = (
        "The US-led coalition said it did not conduct air strikes near the town of Taji on Saturday. "
        "Six people were killed near Taji on Saturday, an army source said."
    )
    assert disputed(kit, report) == ()


def test_who_reports_first_and_denies_later_reverses_himself(kit: Kit) -> None:
    first = "The Syrian army said on Sunday that Russian jets had bombed Aleppo on Saturday."
    later = "The Syrian army denied on Monday that Russian jets had bombed Aleppo on Saturday."
    found = one(disputed(kit, first, later))
    assert found.reversal


def test_agreeing_denials_and_open_questions_are_no_disputes(kit: Kit) -> None:
    report = f"{DENIAL} The Syrian army said its planes had not bombed Aleppo since Friday."
    assert disputed(kit, report) == ()
    asked = "Russian jets bombed Aleppo on Sunday, residents said. Moscow was unable to confirm the strikes on Aleppo."
    assert disputed(kit, asked) == ()


def test_two_exact_tolls_of_one_event_contradict_each_other(kit: Kit) -> None:
    report = (
        "The Observatory said 12 civilians were killed in Sukkari on Sunday. "
        "The civil defence said 19 civilians were killed in Sukkari on Sunday."
    )
    found = one(disputed(kit, report))
    assert (found.kind, found.verdict) == (DisputeKind.COUNT_MISMATCH, Verdict.CONTRADICTORY)


def test_two_lower_bounds_are_conditional_on_being_meant_as_the_toll(kit: Kit) -> None:
    found = one(
        disputed(
            kit,
            "The Observatory said at least 12 civilians were killed in Sukkari on Sunday.",
            "The civil defence said at least 19 civilians were killed in Sukkari on Sunday.",
        )
    )
    assert found.verdict is Verdict.CONDITIONAL
    assert found.condition == "if the bound was meant as the toll"


@pytest.mark.parametrize(
    "other",
    [
        "The civil defence said dozens of civilians were killed in Sukkari on Sunday.",
        "The civil defence said seven children were among the dead in Sukkari on Sunday.",
        "The civil defence said 30 civilians were killed in Sukkari on Monday.",
        "The civil defence said 900 civilians were killed in Sukkari since January.",
        "The civil defence said 40 civilians were wounded in Sukkari on Sunday.",
        "The civil defence said at least 26 civilians were killed in Sukkari on Sunday.",
        "The civil defence said nine more civilians were killed in Sukkari on Sunday.",
    ],
)
def test_parts_sums_other_fates_and_the_same_number_are_no_mismatch(kit: Kit, other: str) -> None:
    report = f"The Observatory said 26 civilians were killed in Sukkari on Sunday.\n\n{other}"
    assert disputed(kit, report) == ()


def test_each_side_blames_the_other_for_one_strike(kit: Kit) -> None:
    report = (
        "Russia said Ukrainian forces had shelled the market of Donetsk on Sunday. "
        "Ukraine said Russian forces had shelled the market of Donetsk on Sunday."
    )
    assert one(disputed(kit, report)).kind is DisputeKind.ATTRIBUTION_MISMATCH


def test_two_attacks_by_two_sides_are_not_one(kit: Kit) -> None:
    report = (
        "Ukrainian forces shelled Donetsk on Sunday, the monitors said. "
        "Russian forces shelled Kharkiv on Sunday, the governor said."
    )
    assert disputed(kit, report) == ()


def test_ground_held_and_attacks_beaten_back_exclude_each_other(kit: Kit) -> None:
    report = (
        "Iraq said on Tuesday its forces had repelled the attack near Basra. "
        "Iran said on Tuesday its troops had captured new positions near Basra."
    )
    assert one(disputed(kit, report)).kind is DisputeKind.STATUS_MISMATCH


def test_disputes_do_not_depend_on_the_order_of_reading(kit: Kit) -> None:
    first = told(kit, DENIAL, "The Observatory said air strikes hit Sukkari, a district of Aleppo, on Sunday.")
    by_report: dict[str, list[Statement]] = {}
    for statement in first:
        by_report.setdefault(statement.claim.document, []).append(statement)
    turned = [statement for report in reversed(by_report.values()) for statement in report]
    assert disputes(scopes(turned), near_misses=True) == disputes(scopes(first), near_misses=True)


def said(ruling: Ruling | None) -> object:
    if ruling is None:
        return None
    sides = ruling.a.claim, ruling.b.claim
    return (
        ruling.kind,
        ruling.verdict,
        ruling.why(ruling.overlap),
        ruling.condition,
        ruling.overlap,
        ruling.reversal,
        sides,
    )


@settings(max_examples=60, deadline=None)
@given(any_scopes(), st.randoms())
def test_disputes_are_symmetric_and_independent_of_order(claims: list[Scope], chance: random.Random) -> None:
    turned = list(claims)
    chance.shuffle(turned)
    assert disputes(turned, near_misses=True) == disputes(claims, near_misses=True)
    for a, b in combinations(claims, 2):
        assert said(judge(a, b)) == said(judge(b, a))


@settings(max_examples=60, deadline=None)
@given(any_scopes())
def test_each_pair_is_one_dispute_at_most_and_repeats_point_to_one_that_is_there(claims: list[Scope]) -> None:
    found = disputes(claims, near_misses=True)
    assert len({frozenset((d.a.claim, d.b.claim)) for d in found}) == len(found)
    leading = {d.id for d in found if d.repeats is None}
    assert all(d.repeats in leading for d in found if d.repeats is not None)
    assert all((d.condition is not None) == (d.verdict is Verdict.CONDITIONAL) for d in found)
    assert all(d.why for d in found)


@settings(max_examples=200, deadline=None)
@given(any_scope(), any_scope(1))
def test_what_is_hopeless_is_never_supported(one: Scope, other: Scope) -> None:
    denied, told = one._replace(denied=True, document="d"), other._replace(denied=False, document="e")
    there, ground = told.place, denied.place
    here = there is not None and ground is not None and there.within(ground) and not wide(denied, told)
    if denial.hopeless(denied, told, here=here):
        assert not denial.supported(denied, told, covers(denied, told))
