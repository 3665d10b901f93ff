"""The index finds what can make a dispute, each pair once, and spares the rest."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import EventType, Modality, Verdict
from sayso.reckoning import Scope, judge
from sayso.reckoning.candidates import Sieve, pairs
from sayso.reckoning.posting import LONG, keys, weeks
from sayso.reckoning.records import from_record, record
from sayso.reckoning.sides import comparable
from sayso.reckoning.windows import Window
from tests.reckoning.made import CITY, COUNTRY, DISTRICT, ELSEWHERE, any_scopes, days, denial, party, scope
from tests.reckoning.posted import met, postable, postables


def found(*scopes: Scope) -> set[frozenset[str]]:
    """The pairs of the claims, by their ids."""
    listed = [frozenset((a.claim, b.claim)) for a, b in pairs(scopes)]
    assert len(listed) == len(set(listed))
    return set(listed)


def other(**changes: object) -> Scope:
    """A denial in another report."""
    return denial(**{"document": "e", **changes})


@pytest.mark.parametrize(
    "near",
    [
        {"place": COUNTRY, "window": days(1, 7)},
        {"place": DISTRICT},
        {"place": CITY, "window": None, "said": days(3, 3)},
        {"place": CITY, "window": None, "said": days(10, 10)},
        {"place": None, "setting": CITY, "window": days(1, 7)},
        {"place": CITY, "window": Window(days(1, 1).start, None), "said": days(20, 20)},
        {"place": CITY, "window": Window(None, days(5, 5).end)},
        {"place": CITY, "window": days(-2000, 300)},
        {"unspecific": True, "type": EventType.SHELLING},
    ],
)
def test_claims_of_one_place_and_week_meet(near: dict[str, object]) -> None:
    assert found(scope(actors=party("rus")), other(**near))


@pytest.mark.parametrize(
    "far",
    [
        {"place": ELSEWHERE},
        {"window": days(30, 31)},
        {"window": days(4, 6)},
        {"window": None, "said": days(40, 40)},
        {"window": None, "said": None},
        {"place": None, "setting": None},
        {"place": None, "window": None},
        {"place": CITY, "window": Window(days(-50, -50).start, None), "said": days(-40, -40)},
        {"type": EventType.CASUALTY},
        {"type": EventType.SHELLING},
        {"denied": False, "modality": Modality.HABITUAL},
        {"modality": Modality.DEMANDED},
    ],
)
def test_claims_of_another_place_week_or_kind_do_not(far: dict[str, object]) -> None:
    assert not found(scope(actors=party("rus")), other(**far))


def test_two_claims_of_one_report_meet_wherever_and_whenever_they_are() -> None:
    nowhere = {"place": None, "setting": None, "window": None, "said": None}
    assert found(scope(), denial(place=ELSEWHERE, window=days(900, 900)))
    assert found(scope(**nowhere), denial(**nowhere))


def test_a_claim_given_twice_counts_once() -> None:
    assert len(list(pairs([scope(), other(), scope(), other()]))) == 1


def test_a_long_window_is_posted_in_few_buckets() -> None:
    assert len(keys(scope(window=days(0, 30_000)))) < 100
    span = weeks(scope(window=days(0, 7 * LONG + 7)))
    assert span is not None and span.long


@settings(max_examples=200, deadline=None)
@given(postables())
def test_the_index_finds_what_looking_at_all_pairs_finds(scopes: list[Scope]) -> None:
    assert found(*scopes) == met(scopes)


@settings(max_examples=200, deadline=None)
@given(st.one_of(any_scopes(), postables()))
def test_what_the_sieve_takes_out_is_nothing_to_any_rule(scopes: list[Scope]) -> None:
    kept = {frozenset((a.claim, b.claim)) for a, b in pairs(scopes, Sieve.RULED)}
    assert kept <= found(*scopes)
    assert all(judge(a, b) is None for a, b in pairs(scopes) if frozenset((a.claim, b.claim)) not in kept)


@settings(max_examples=300, deadline=None)
@given(st.one_of(any_scopes(), postables()))
def test_what_is_not_sought_among_collisions_is_none(scopes: list[Scope]) -> None:
    ruled, kept = (set(pairs(scopes, sieve)) for sieve in (Sieve.RULED, Sieve.COLLIDING))
    assert kept <= ruled
    rulings = [judge(a, b) for a, b in ruled - kept]
    assert all(ruling is None or ruling.verdict is Verdict.COMPATIBLE for ruling in rulings)


def test_the_sieve_takes_out_what_says_too_little() -> None:
    one, far = scope(place=COUNTRY, window=None), other(place=COUNTRY, window=None, actors=party())
    near = other(place=CITY, window=days(1, 7))
    assert [(a, b) for a, b in pairs([scope(), near, far, one], Sieve.RULED)] == [(scope(), near)]


@settings(max_examples=100, deadline=None)
@given(postables(), st.randoms(use_true_random=False))
def test_the_order_of_the_claims_does_not_matter(scopes: list[Scope], chance: random.Random) -> None:
    shuffled = chance.sample(scopes, len(scopes))
    assert list(pairs(shuffled)) == list(pairs(scopes))


@settings(max_examples=100, deadline=None)
@given(postables(8))
def test_who_is_comparable_does_not_depend_on_who_is_asked(scopes: list[Scope]) -> None:
    assert all(comparable(a, b) == comparable(b, a) for a, b in combinations(scopes, 2))


@settings(max_examples=300, deadline=None)
@given(st.one_of(any_scopes(), postables()))
def test_no_dispute_is_lost_where_place_and_time_are_said(scopes: list[Scope]) -> None:
    for a, b in combinations(scopes, 2):
        ruling = judge(a, b)
        told = a.document == b.document or None not in (a.place, b.place, a.window, b.window)
        if ruling is not None and ruling.verdict is not Verdict.COMPATIBLE and told:
            assert comparable(a, b), ruling.kind


@given(postable(0))
def test_a_record_gives_its_scope_back(one: Scope) -> None:
    assert from_record(record(one)) == one
