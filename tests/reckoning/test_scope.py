"""Whether an assertion falls inside what a denial excludes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import EventType, SpeakerKind
from sayso.reckoning import Scope, covers
from sayso.reckoning.parties import NOBODY, Party
from sayso.reckoning.scope import Known
from sayso.reckoning.windows import Window
from tests.reckoning.made import (
    CITY,
    COUNTRY,
    DISTRICT,
    ELSEWHERE,
    PARTIES,
    PLACES,
    WIDER,
    WINDOWS,
    any_scope,
    days,
    denial,
    party,
    scope,
)


def test_inside_in_every_respect_is_certain() -> None:
    cover = covers(denial(), scope(actors=party("rus")))
    assert cover.certain
    assert cover.place.why == "Quarter is in Town"


@pytest.mark.parametrize(
    ("named", "known"),
    [
        (party("rus"), Known.YES),
        (party("fsb"), Known.YES),
        (party("usa"), Known.NO),
        (NOBODY, Known.UNSAID),
        (Party(("either",), frozenset({"rus", "syr"}), True, True, False), Known.YES),
        (Party(("either",), frozenset({"rus", "usa"}), True, True, False), Known.UNSAID),
        (Party(("rebels",), frozenset(), False, False, True), Known.NO),
        (Party(("forces",), frozenset(), False, False, False), Known.UNSAID),
    ],
)
def test_who_is_inside_whom(named: Party, known: Known) -> None:
    assert covers(denial(), scope(actors=named)).actor.known is known


def test_names_are_told_as_they_are_written() -> None:
    meant, named = (
        Party(("{0} forces",), frozenset(), False, False, False),
        Party(("{men}",), frozenset(), False, False, False),
    )
    answer = covers(denial(actors=meant), scope(actors=named)).actor
    assert answer.shared.why == "“{men}” may or may not be “{0} forces”"
    assert answer.condition == "“{men}” and “{0} forces” are the same"


def test_an_alliance_may_have_been_its_member() -> None:
    answer = covers(denial(actors=party("bel")), scope(actors=party("us-led-coalition"))).actor
    assert answer.known is Known.UNSAID
    assert answer.condition == "those behind it were Belgian"


def test_a_party_that_names_nobody_may_speak_only_of_itself() -> None:
    alone = denial(actors=NOBODY)
    assert covers(alone, scope(actors=party("rus"))).actor.known is Known.YES
    assert covers(alone, scope(actors=party("usa"))).actor.known is Known.UNSAID
    assert covers(alone._replace(kind=SpeakerKind.WITNESS), scope(actors=party("usa"))).actor.known is Known.YES


@pytest.mark.parametrize(
    ("there", "relation", "known"),
    [
        (CITY, "equal", Known.YES),
        (DISTRICT, "inside", Known.YES),
        (COUNTRY, "inside", Known.UNSAID),
        (ELSEWHERE, "apart", Known.NO),
        (None, "unsaid", Known.UNSAID),
    ],
)
def test_where_is_inside_where(there: object, relation: str, known: Known) -> None:
    answer = covers(denial(), scope(place=there)).place
    assert (answer.relation, answer.known) == (relation, known)


@pytest.mark.parametrize(
    ("then", "relation", "known"),
    [
        (days(2, 5), "inside", Known.YES),
        (days(6, 9), "overlap", Known.UNSAID),
        (Window(days(5, 5).start, None), "overlap", Known.UNSAID),
        (days(9, 9), "apart", Known.NO),
        (None, "unsaid", Known.UNSAID),
    ],
)
def test_when_is_inside_when(then: Window | None, relation: str, known: Known) -> None:
    answer = covers(denial(), scope(window=then, said=days(7, 7))).window
    assert (answer.relation, answer.known) == (relation, known)


def test_news_told_without_a_time_is_not_of_last_month() -> None:
    assert covers(denial(), scope(window=None, said=days(40, 40))).window.known is Known.NO


def test_an_attack_may_have_been_an_air_strike_and_an_air_strike_is_an_attack() -> None:
    attack = scope(type=EventType.GROUND_ATTACK, unspecific=True)
    assert covers(denial(), attack).type.known is Known.UNSAID
    assert covers(attack._replace(denied=True), scope()).type.known is Known.YES
    assert covers(denial(), scope(type=EventType.SHELLING)).type.known is Known.NO


def _wider(one: Scope) -> Scope:
    """The denial with a wider place, a longer window and more actors."""
    place = None if one.place is None else WIDER.get(one.place, one.place)
    window = one.window and Window(
        one.window.start and one.window.start - 1440, one.window.end and one.window.end + 1440
    )
    return one._replace(place=place, window=window, actors=party(*one.actors.entities, "usa") if one.actors else NOBODY)


@settings(max_examples=300)
@given(
    st.builds(lambda p, w, a: denial(place=p, window=w, actors=a), st.sampled_from(PLACES), WINDOWS, PARTIES),
    any_scope(),
)
def test_a_wider_denial_never_loses_a_collision(narrow: Scope, assertion: Scope) -> None:
    told = assertion._replace(denied=False)
    if covers(narrow, told).collides:
        assert covers(_wider(narrow), told).collides
    if covers(narrow, told).certain:
        assert covers(_wider(narrow), told).certain


@settings(max_examples=300)
@given(
    st.builds(lambda p, w, a: denial(place=p, window=w, actors=a), st.sampled_from(PLACES), WINDOWS, PARTIES),
    any_scope(),
)
def test_a_narrower_assertion_never_gains_one(denied: Scope, assertion: Scope) -> None:
    wide = _wider(assertion._replace(denied=False))
    narrow = wide._replace(place=assertion.place, window=assertion.window)
    if not covers(denied, wide).collides:
        assert not covers(denied, narrow).collides
